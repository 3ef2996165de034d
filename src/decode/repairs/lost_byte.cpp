// A byte that is missing, or one too many, in a two-byte charset: every character from there on is read from the wrong halves, until an
// ASCII byte stops it.
//
//     written    。《管理辦法》     A1A3 A1B6 B9DC C0ED DE6B B7A8 …
//     stands     ！豆芾磙k法》      A3A1 B6B9 DCC0 EDDE 6B B7A8 …      the first byte is gone
//
// The place and the frame follow from the text; the lost half of one character does not: it is the likeliest one, with the others as
// candidates. In UTF-8 only the one character is hurt.
#include "decode/repair.h"

#include "decode/frames.h"
#include "decode/utf8_frames.h"
#include "text/utf.h"

#include <cmath>

namespace duidu {

namespace {

constexpr Offset before_trouble = 16, after_trouble = 120; // units
constexpr Surprise odd_character = 76;
constexpr Surprise needed_gain = 40;          // quarter bits, beyond what the loss itself costs: clean lines with rare names stay below
constexpr Surprise gain_where_malformed = 12; // something is wrong in any case
constexpr Offset most_pieces = 16'000;        // that are searched on one page
constexpr Offset least_odd = 2;               // one rare character is a name
constexpr Offset most_utf8_letters = 24;

bool is_han(char16_t unit) { return unit >= 0x4E00 && unit <= 0x9FFF; }

bool is_odd(char16_t unit) {
    bool latin = unit < 0x250 || (unit >= 0x2000 && unit < 0x2070);
    return !latin && surprise(char32_t(unit)) >= odd_character;
}

// A letter or sign with the value of a trail byte, alone between Han characters: 本k規定 was 本法規定, AA 6B.
bool is_lone_trail(std::u16string_view text, Offset at) {
    bool trail = text[at] >= 0x40 && text[at] < 0x7F && !(text[at] >= u'A' && text[at] <= u'Z');
    return trail && at > 0 && at + 1 < text.size() && is_han(text[at - 1]) && is_han(text[at + 1]);
}

struct Window {
    Span at;
    bool malformed = false;
    Offset odd = 0; // rare characters count one, what no text has (private use, a lone trail byte) counts three
};

// Stretches of lines around odd characters.
std::vector<Window> windows_of(Page const& page) {
    std::u16string_view text = page.text.units;
    std::vector<Window> out;
    Offset line = 0;
    bool open = false;
    for (Offset at = 0; at < text.size(); ++at) {
        if (text[at] == u'\n') {
            if (open) out.back().at.end = std::min(out.back().at.end, at);
            line = at + 1, open = false;
            continue;
        }
        if (!is_odd(text[at]) && !is_lone_trail(text, at)) continue;
        Offset begin = std::max(line, at > before_trouble ? at - before_trouble : 0);
        if (open && begin <= out.back().at.end) out.back().at.end = at + after_trouble;
        else out.push_back({{begin, at + after_trouble}});
        open = true;
        out.back().malformed |= text[at] == u'\uFFFD';
        out.back().odd += text[at] >= 0x4E00 && text[at] <= 0x9FFF ? 1 : 3;
    }
    for (Window& window : out) window.at.end = std::min(window.at.end, Offset(text.size()));
    return out;
}

std::string_view charset_at(Page const& page, Offset byte) {
    for (CharsetRegion const& region : page.charset.regions)
        if (region.bytes.contains(byte)) return region.name;
    return page.charset.name;
}

// The bytes of the file, each with the units that were read from it.
std::vector<Piece> file_pieces(Page const& page, Span span) {
    std::vector<Piece> pieces;
    for (Offset at = span.begin; at < span.end;) {
        Span units{at, at + units_of(code_point_at(page.text.units, at))};
        ByteSpan bytes = page.text.map.source_of(units);
        bool four = bytes.length() == 4;
        if (four || bytes.empty()) pieces.push_back({Piece::wall, 0, units, {}});
        else
            for (Offset byte = bytes.begin; byte < bytes.end; ++byte) pieces.push_back({Piece::byte, page.bytes[byte], units, {}});
        at = units.end;
    }
    return pieces;
}

struct Belief {
    double confidence = 1;
    std::vector<std::u16string> candidates;
    Offset unknown = 0;
};

std::u16string text_of(Page const& page, Letter const& letter, std::vector<Piece> const& pieces) {
    std::u16string text;
    if (letter.character == 0) return text;
    if (letter.character == 0xFFFF) return std::u16string(page.text[pieces[letter.begin].units]);
    append(text, letter.character);
    return text;
}

template <class Others> void believe(Page const& page, Reading const& reading, std::vector<Piece> const& pieces, Span letters,
                                     std::size_t i, Others const& others, Belief& belief) {
    double sum = 0, own = 0;
    for (Alternative const& other : others) {
        double weight = std::exp2(-double(other.cost - others.front().cost) / 4);
        sum += weight;
        if (other.character == reading.letters[i].character) own = weight;
        else if (belief.unknown == 0 && belief.candidates.size() < 8) {
            std::u16string text;
            for (std::size_t k = letters.begin; k < letters.end; ++k)
                text += k == i ? std::u16string(1, other.character) : text_of(page, reading.letters[k], pieces);
            belief.candidates.push_back(text);
        }
    }
    ++belief.unknown;
    belief.confidence = std::min(belief.confidence, sum > 0 ? own / sum : 0);
}

std::string hex(std::uint8_t byte) {
    constexpr char digits[] = "0123456789ABCDEF";
    return {digits[byte >> 4], digits[byte & 15]};
}

std::vector<Step> trace_of(Page const& page, Reading const& reading, std::vector<Piece> const& pieces, Span letters) {
    std::string written, stands;
    std::u16string text;
    for (Offset i = letters.begin; i < letters.end; ++i) {
        Letter const& letter = reading.letters[i];
        text += text_of(page, letter, pieces);
        if (!written.empty()) written += ' ';
        if (letter.lead) written += hex(letter.lead);
        if (letter.character) written += hex(letter.trail);
    }
    for (Offset at = reading.letters[letters.begin].begin; at < reading.letters[letters.end - 1].end; ++at) {
        if (!stands.empty() && pieces[at].units != pieces[at - 1].units) stands += ' ';
        stands += hex(pieces[at].value);
    }
    return {{"as written: " + to_utf8(text), written}, {"as it stands", stands}};
}

// The file ends inside a character, and that is all that was found.
bool guesses_the_end(Page const& page, Reading const& reading, Repair const& repair) {
    Offset unknown = 0;
    for (Letter const& letter : reading.letters) unknown += letter.lead_unknown || letter.trail_unknown;
    return repair.span.end == page.text.length() && unknown == 1 && repair.was.size() <= 2 && reading.letters.back().trail_unknown;
}

void tell(Page const& page, Reading const& reading, std::vector<Piece> const& pieces, FrameRules const& rules, Span letters, Span span,
          Findings& findings) {
    Offset begin = reading.letters[letters.begin].begin, end = reading.letters[letters.end - 1].end;
    Repair repair;
    repair.span = {begin < pieces.size() ? pieces[begin].units.begin : span.end, end < pieces.size() ? pieces[end].units.begin : span.end};
    if (end < pieces.size() && end > 0 && pieces[end].units == pieces[end - 1].units) return; // the frame does not close: not understood
    repair.was = page.text[repair.span];
    Belief belief;
    bool came_in = false;
    for (std::size_t i = letters.begin; i < letters.end; ++i) {
        Letter const& letter = reading.letters[i];
        repair.now += text_of(page, letter, pieces);
        came_in |= letter.character == 0;
        if (letter.lead_unknown || letter.trail_unknown)
            believe(page, reading, pieces, letters, i, alternatives(reading, i, pieces, rules), belief);
    }
    if (repair.now == repair.was || guesses_the_end(page, reading, repair)) return;
    repair.kind = belief.unknown || !came_in ? "lost_byte" : "added_byte";
    repair.certainty = belief.confidence >= 0.5 ? Certainty::probable : Certainty::possible;
    repair.confidence = 0.95 * belief.confidence;
    repair.why = belief.unknown ? "a byte is missing here, so that the rest was read from the wrong halves; the frame is certain, the "
                                  "character that lost it is the likeliest of its kind"
                                : "a byte has come in here that belongs to no character";
    repair.candidates = belief.candidates;
    repair.trace = trace_of(page, reading, pieces, letters);
    findings.repairs.push_back(std::move(repair));
}

void solve_pairs(Page const& page, Window const& window, std::string_view charset, Findings& findings) {
    Span span = window.at;
    std::vector<Piece> pieces = file_pieces(page, span);
    FrameRules rules{pairs_of(charset), page.usage()};
    Reading stands = as_it_stands(pieces, rules);
    rules.lost = rules.gained = true;
    Reading reading = best_reading(pieces, rules);
    bool understood = !reading.letters.empty() &&
                      (stands.letters.empty() || stands.cost - reading.cost >= (window.malformed ? gain_where_malformed : needed_gain));
    if (!understood) return;
    for (Offset first = 0; first < reading.letters.size(); ++first) {
        if (reading.letters[first].as_it_stands) continue;
        Offset last = first;
        while (last < reading.letters.size() && !reading.letters[last].as_it_stands) ++last;
        tell(page, reading, pieces, rules, {first, last}, span, findings);
        first = last;
    }
}

// A character of UTF-8 that lost a byte: what the decoder could not read, and its neighbours to judge by.
void solve_utf8(Page const& page, Span broken, Findings& findings) {
    Span span{broken.begin > most_utf8_letters ? broken.begin - most_utf8_letters : 0,
              std::min(broken.end + most_utf8_letters, page.text.length())};
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
        Letter const& letter = reading.letters[i];
        Span units{pieces[std::min<std::size_t>(letter.begin, pieces.size() - 1)].units.begin,
                   letter.end ? pieces[letter.end - 1].units.end : span.begin};
        if (!units.overlaps(broken)) continue;
        if (letter.character == 0xFFFD) return;
        append(now, letter.character);
        if (!letter.unknown_bits) continue;
        std::vector<Alternative> others = utf8_alternatives(reading, i, page.usage());
        believe(page, reading, pieces, {Offset(i), Offset(i + 1)}, i, others, belief);
    }
    if (now.empty() || belief.unknown == 0) return;
    repair.kind = "lost_byte";
    repair.span = broken;
    repair.was = page.text[broken];
    repair.now = now;
    repair.certainty = belief.confidence >= 0.5 ? Certainty::probable : Certainty::possible;
    repair.confidence = 0.95 * belief.confidence;
    repair.why = "a character lost one of its bytes; those that remain leave 64 characters, of which this is the likeliest here";
    repair.candidates = belief.candidates;
    findings.repairs.push_back(std::move(repair));
}

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

} // namespace

void lost_byte(Page const& page, Findings& findings) {
    std::u16string_view text = page.text.units;
    Offset searched = 0;
    for (Window const& window : windows_of(page)) {
        if (window.odd < least_odd && !window.malformed) continue;
        std::string_view charset = charset_at(page, page.text.map.source_of(window.at).begin);
        if (!is_one_of(charset, {"gb18030", "gbk", "big5"})) continue;
        searched += 2 * window.at.length();
        if (searched > most_pieces)
            return findings.notes.push_back(
                {"much_damage", window.at, {}, "too many characters look wrong from here on to seek lost bytes one by one"});
        solve_pairs(page, window, charset == "big5" ? "big5" : "gb18030", findings);
    }
    for (Offset at = 0; at < text.size(); ++at) {
        if (text[at] != u'\uFFFD') continue;
        Offset end = at;
        while (end < text.size() && text[end] == u'\uFFFD') ++end;
        Span broken{at, end};
        ByteSpan bytes = page.text.map.source_of(broken);
        bool written_so = bytes.length() >= 3 && page.bytes[bytes.begin] == 0xEF && page.bytes[bytes.begin + 1] == 0xBF;
        at = end - 1;
        bool cut_off = bytes.end == page.bytes.size(); // the file ends inside a character: nothing is known of it
        if (cut_off || written_so || broken.length() > 3 || charset_at(page, bytes.begin) != "utf-8") continue;
        searched += 100;
        if (searched > most_pieces) return;
        solve_utf8(page, broken, findings);
    }
}

} // namespace duidu
