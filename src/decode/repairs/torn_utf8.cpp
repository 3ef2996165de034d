// A byte lost from a character of UTF-8: only that one character is hurt, and what is left of it leaves 64 of them at most.
//
//     国家信�中心     E681 is left: 息 is E681AF; 恀 恁 恂 … are the others
#include "decode/repairs/lost_byte.h"

#include "decode/belief.h"
#include "decode/utf8_frames.h"
#include "text/utf.h"

#include <algorithm>

namespace duidu {

namespace {

constexpr Offset most_letters = 24;    // of text on either side
constexpr Offset most_pieces = 16'000; // that are searched on one page, a place counting a hundred

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
        bool written_so = bytes.length() >= 3 && page.bytes[bytes.begin] == 0xEF && page.bytes[bytes.begin + 1] == 0xBF;
        bool cut_off = bytes.end == page.bytes.size(); // the file ends inside a character: nothing is known of it
        if (cut_off || written_so || broken.length() > 3 || charset_at(page, bytes.begin) != "utf-8") continue;
        searched += 100;
        if (searched > most_pieces) return;
        solve_utf8(page, broken, findings);
    }
}

} // namespace duidu
