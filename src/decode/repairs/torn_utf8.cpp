// A byte lost from a character of UTF-8, or come in within it: only that one character is hurt. What is left of it leaves 64 of them at
// most; where a byte came in that no character goes on with, nothing is lost.
//
//     国家信�中心     E681 is left: 息 is E681AF; 恀 恁 恂 … are the others
//     国家信�k�中心   E681 6B AF: 息 without k
#include "decode/repairs/lost_byte.h"

#include "decode/belief.h"
#include "decode/hex.h"
#include "decode/utf8_frames.h"
#include "text/utf.h"

#include <algorithm>

namespace duidu {

namespace {

constexpr Offset most_letters = 24;           // of text on either side
constexpr double confidence_of_parted = 0.99; // two parts of one character that meet by chance are hardly ever its own
constexpr Offset most_pieces = 16'000;        // that are searched on one page, a place counting a hundred

// A character of UTF-8 that lost a byte: what the decoder could not read, and its neighbours to judge by.
void solve_utf8(Page const& page, Span broken, Findings& findings) {
    Span span{broken.begin > most_letters ? broken.begin - most_letters : 0, std::min(broken.end + most_letters, page.text.length())};
    if (span.begin > 0 && is_trail_surrogate(page.text.units[span.begin])) ++span.begin;
    std::vector<Piece> pieces;
    for (Offset at = span.begin; at < span.end;) {
        Span units{at, at + units_of(code_point_at(page.text.units, at))};
        ByteSpan bytes = page.text.map.source_of(units);
        for (Offset byte = bytes.begin; byte < bytes.end; ++byte) pieces.push_back({Piece::byte, page.bytes[byte], units, {}});
        at = units.end;
    }
    Reading reading = best_utf8_reading(pieces, {page.usage(), true});
    std::u16string now;
    Repair repair;
    Belief belief;
    for (std::size_t i = 0; i < reading.letters.size(); ++i) {
        Letter& letter = reading.letters[i];
        Span units{pieces[std::min<std::size_t>(letter.begin, pieces.size() - 1)].units.begin,
                   letter.end ? pieces[letter.end - 1].units.end : span.begin};
        if (!units.overlaps(broken)) continue;
        if (letter.character == 0xFFFD) return;
        append(now, letter.character);
        if (!letter.unknown_bits) continue;
        std::vector<Alternative> others = utf8_alternatives(reading, i, page.usage());
        weigh_words(page, reading, i, others);
        now.resize(now.size() - units_of(letter.character));
        append(now, letter.character = others.front().character);
        believe(page, reading, pieces, {Offset(i), Offset(i + 1)}, i, others, belief);
    }
    if (now.empty() || belief.unknown == 0) return;
    repair.kind = "lost_byte";
    repair.span = broken;
    repair.was = page.text[broken];
    repair.now = now;
    repair.certainty = certainty_of(belief.confidence);
    repair.confidence = 0.95 * belief.confidence;
    repair.why = "a character lost one of its bytes; those that remain leave 64 characters, of which this is the likeliest here";
    repair.candidates = belief.candidates;
    findings.repairs.push_back(std::move(repair));
}

// How many bytes a character has that begins so; 0 where none does.
Offset length_by_lead(std::uint8_t lead) {
    if (lead >= 0xC2 && lead < 0xE0) return 2;
    if (lead >= 0xE0 && lead < 0xF0) return 3;
    return lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
}

bool goes_on(std::uint8_t byte) { return (byte & 0xC0) == 0x80; }
bool is_of_no_character(std::uint8_t byte) { return byte == 0xC0 || byte == 0xC1 || byte >= 0xF5; }

// The character that `bytes` are without a byte that came in within it, which alone neither begins nor goes on; empty where they are none.
struct Parted {
    std::u16string character;
    std::uint8_t came_in = 0;
};
Parted without_one(Bytes bytes) {
    std::string rest;
    Parted parted;
    for (std::uint8_t byte : bytes) {
        bool foreign = byte < 0x80 || is_of_no_character(byte);
        if (foreign && parted.came_in) return {};
        if (foreign) parted.came_in = byte;
        else rest += char(byte);
    }
    if (rest.size() + 1 != bytes.size()) return {};
    parted.character = from_utf8(rest);
    bool one = units_of(code_point_at(parted.character, 0)) == parted.character.size() && parted.character[0] != u'\uFFFD';
    return one ? parted : Parted{};
}

void tell_added(Page const& page, Span span, Parted const& parted, Findings& findings) {
    Repair repair;
    repair.kind = "added_byte";
    repair.span = span;
    repair.was = page.text[span];
    repair.now = parted.character;
    bool certain = is_of_no_character(parted.came_in);
    repair.certainty = certain ? Certainty::certain : Certainty::probable;
    repair.confidence = certain ? 1 : confidence_of_parted;
    std::string_view where =
        parted.character.empty() ? " between two characters" : " within a character of which both parts stand for nothing";
    repair.why = "a byte has come in here, " + hex(parted.came_in) + "," + std::string(where) +
                 (certain ? "; no character has such a byte, and put in again it gives what stands" : "");
    findings.repairs.push_back(std::move(repair));
}

// FF between two characters that are whole, one of them Han: what is no text at all is full of such bytes.
bool stands_alone_in_text(Page const& page, Offset at) {
    std::u16string_view text = page.text.units;
    char16_t before = at ? text[at - 1] : u'\n', behind = at + 1 < text.size() ? text[at + 1] : u'\n';
    auto is_chinese = [](char16_t unit) { return unit >= 0x2E80 && unit < 0xFFF0; };
    return before != u'\uFFFD' && behind != u'\uFFFD' && (is_chinese(before) || is_chinese(behind));
}

// E5 9B 6B BD: both parts of 国 stand for nothing, until what came in between them is taken out. Returns where that ends, 0 where it is not
// so.
Offset solve_parted(Page const& page, Offset at, Findings& findings) {
    Offset begin = page.text.map.source_of({at, at + 1}).begin, length = length_by_lead(page.bytes[begin]);
    if (is_of_no_character(page.bytes[begin]) && stands_alone_in_text(page, at)) {
        tell_added(page, {at, at + 1}, {{}, page.bytes[begin]}, findings);
        return at + 1;
    }
    if (length == 0 || begin + length + 1 > page.bytes.size() || !goes_on(page.bytes[begin + length])) return 0;
    Parted parted = without_one(page.bytes.subspan(begin, length + 1));
    Offset end = at;
    while (end < page.text.length() && page.text.map.source_of({at, end + 1}).end <= begin + length + 1) ++end;
    if (parted.character.empty() || page.text.map.source_of({at, end}).end != begin + length + 1) return 0;
    tell_added(page, {at, end}, parted, findings);
    return end;
}

} // namespace

void find_torn_utf8(Page const& page, Findings& findings) {
    std::u16string_view text = page.text.units;
    Offset searched = 0;
    for (std::size_t found = text.find(u'\uFFFD'); found != text.npos; found = text.find(u'\uFFFD', found)) {
        Offset at = Offset(found), end = at;
        while (end < text.size() && text[end] == u'\uFFFD') ++end;
        found = end;
        Span broken{at, end};
        ByteSpan bytes = page.text.map.source_of(broken);
        if (charset_at(page, bytes.begin) != "utf-8") continue;
        if (Offset behind = solve_parted(page, at, findings)) {
            found = behind;
            continue;
        }
        bool written_so = bytes.length() >= 3 && page.bytes[bytes.begin] == 0xEF && page.bytes[bytes.begin + 1] == 0xBF;
        bool cut_off = bytes.end == page.bytes.size(); // the file ends inside a character: nothing is known of it
        if (cut_off || written_so || broken.length() > 3) continue;
        searched += 100;
        if (searched > most_pieces) return;
        solve_utf8(page, broken, findings);
    }
}

} // namespace duidu
