// Bytes lost and come in anywhere in a stretch that reads badly: where the frame closes again by itself, no byte is left over to tell of it.
//
//     written    全民健身活动     C8AB C3F1 BDA1 C9ED BBEE B6AF
//     stands     全窠∩眍动        C8AB F1BD A1C9 EDEE B6AF          C3 and BB are gone
//
// The stretch is read anew in every frame (frames.h); that reading must be far likelier than what stands.
#include "decode/repairs/lost_byte.h"

#include "decode/belief.h"
#include "decode/hex.h"
#include "decode/placed_run.h"
#include "text/utf.h"

#include <algorithm>

namespace duidu {

namespace {

constexpr Offset before_trouble = 16, after_trouble = 120; // units
constexpr Surprise odd_character = 76;
constexpr Surprise needed_gain = 40;          // quarter bits, beyond what the loss itself costs: clean lines with rare names stay below
constexpr Surprise gain_where_malformed = 12; // something is wrong in any case
constexpr Offset most_pieces = 16'000;        // that are searched on one page
constexpr Offset least_odd = 2;               // one rare character is a name
constexpr Offset most_for_an_odd_one = 16;    // units of a stretch; names are farther apart
constexpr double bad_reading = 50;            // mean surprise; running text lies near 30, misread text above 65

bool is_odd(char16_t unit) {
    bool latin = unit < 0x250 || (unit >= 0x2000 && unit < 0x2070);
    return !latin && surprise(char32_t(unit)) >= odd_character;
}

struct Window {
    Span at;
    bool malformed = false;
    Offset odd = 0; // rare characters count one, what no text has (private use) counts three
};

// The stretch of a line around an odd character.
Span stretch_around(std::u16string_view text, Offset at) {
    Offset begin = at, end = at, limit = Offset(std::min<std::size_t>(text.size(), std::size_t(at) + after_trouble));
    while (begin > 0 && at - begin < before_trouble && text[begin - 1] != u'\n') --begin;
    while (end < limit && text[end] != u'\n') ++end;
    return {begin, end};
}

// A rare character with no other near it: a name.
bool is_lone(Signs const& signs, std::size_t block) {
    if (signs.blocks[block] & seen_odd) return false;
    Offset near = signs.suspects[block];
    if (block > 0) near += signs.suspects[block - 1];
    if (block + 1 < signs.blocks.size()) near += signs.suspects[block + 1];
    return near < least_odd;
}

void add_odd(std::u16string_view text, Offset at, std::vector<Window>& out) {
    Span stretch = stretch_around(text, at);
    if (!out.empty() && stretch.begin <= out.back().at.end) out.back().at.end = stretch.end;
    else out.push_back({stretch});
    out.back().malformed |= text[at] == u'\uFFFD';
    out.back().odd += text[at] >= 0x4E00 && text[at] <= 0x9FFF ? 1 : 3;
}

// Stretches of lines around odd characters.
std::vector<Window> windows_of(Page const& page) {
    std::u16string_view text = page.text.units;
    std::vector<Window> out;
    for (std::size_t block = 0; block < page.signs.blocks.size(); ++block) {
        if (!(page.signs.blocks[block] & (seen_rare | seen_odd)) || is_lone(page.signs, block)) continue;
        Offset begin = Offset(block) * block_length, end = std::min(begin + block_length, Offset(text.size()));
        for (Offset at = begin; at < end; ++at)
            if (is_odd(text[at])) add_odd(text, at, out);
    }
    return out;
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
    return repair.span.end == page.text.length() && unknown == 1 && repair.was.size() <= 2;
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
        if (!letter.lead_unknown && !letter.trail_unknown) continue;
        std::vector<Alternative> others = alternatives(reading, i, pieces, rules);
        weigh_words(page, reading, i, others);
        believe(page, reading, pieces, letters, i, others, belief);
    }
    if (repair.now == repair.was || guesses_the_end(page, reading, repair)) return;
    repair.kind = belief.unknown || !came_in ? "lost_byte" : "added_byte";
    repair.certainty = certainty_of(belief.confidence);
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

} // namespace

void find_torn_stretches(Page const& page, Findings& findings) {
    Offset searched = 0;
    std::vector<Repair> const found = findings.repairs; // by their runs
    for (Window const& window : windows_of(page)) {
        bool thin = window.odd < least_odd || window.odd * most_for_an_odd_one < window.at.length();
        if (thin && !window.malformed) continue;
        bool solved = std::any_of(found.begin(), found.end(), [&](Repair const& r) { return r.span.overlaps(window.at); });
        if (solved) continue;
        Pairs const* pairs = pairs_at(page, window.at.begin);
        if (!pairs) continue;
        std::size_t told = findings.repairs.size();
        for (Offset at = window.at.begin; at < window.at.end && told == findings.repairs.size() && searched < most_pieces; ++at)
            if (may_swallow(page, at, *pairs)) searched += solve_swallowed(page, at, *pairs, findings);
        if (told < findings.repairs.size() || mean_surprise(page.text[window.at]) < bad_reading) continue;
        searched += 2 * window.at.length();
        if (searched > most_pieces)
            return findings.notes.push_back(
                {"much_damage", window.at, {}, "too many characters look wrong from here on to seek lost bytes one by one"});
        solve_pairs(page, window, pairs->charset, findings);
    }
}

} // namespace duidu
