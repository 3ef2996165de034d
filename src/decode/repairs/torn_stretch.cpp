// Bytes lost and come in anywhere in a stretch that reads badly: where the frame closes again by itself, no byte is left over to
// tell of it.
//
//     written    全民健身活动     C8AB C3F1 BDA1 C9ED BBEE B6AF
//     stands     全窠∩眍动        C8AB F1BD A1C9 EDEE B6AF          C3 and BB are gone
//
// The stretch is read anew in every frame (frames.h); that reading must be far likelier than what stands.
#include "decode/repairs/lost_byte.h"

#include "decode/belief.h"
#include "decode/hex.h"
#include "decode/placed_run.h"
#include "decode/slips.h"
#include "text/unicode.h"
#include "text/utf.h"

#include <algorithm>
#include <optional>

namespace duidu {

namespace {

constexpr Offset near_trouble = 3, around_trouble = 16, longest_window = 160; // units
constexpr Surprise odd_character = 76;
constexpr Surprise needed_gain = 40;             // quarter bits, beyond what the loss itself costs: clean lines with rare names stay below
constexpr Surprise gain_where_malformed = 12;    // something is wrong in any case
constexpr Surprise doubt_of_kind = 32;           // whether bytes were lost or came in: in quarter bits
constexpr double confidence_of_one_frame = 0.49; // where there are others
constexpr Offset most_pieces = 16'000;           // that are searched on one page
constexpr Offset most_kana = 2;
constexpr Offset least_read = 4;     // characters behind others that are looked at
constexpr Surprise bad_reading = 52; // of each unit; running text lies near 30, misread text above 65

// `surprises`: of each unit.
bool is_odd(char16_t unit, std::uint8_t const* surprises) {
    bool latin = unit < 0x250 || (unit >= 0x2000 && unit < 0x2070);
    return surprises[unit] >= odd_character && !latin;
}

struct Window {
    Span at;
    bool malformed = false;
};

// The stretch of a line around a place.
Span stretch_around(std::u16string_view text, Offset at, Offset reach) {
    Offset begin = at, end = at;
    while (begin > 0 && at - begin < reach && text[begin - 1] != u'\n') --begin;
    while (end < text.size() && end - at <= reach && text[end] != u'\n') ++end;
    return {begin, end};
}

// Whether an odd character stands among others that go ill together, as names and rare words do not. Only what stands right behind another
// character tells: beside blanks and stops nearly everything surprises.
bool reads_badly(std::u16string_view text, Offset at) {
    Span near = stretch_around(text, at, near_trouble);
    Surprise sum = 0;
    Offset kana = 0, read = 0;
    for (Offset i = near.begin; i < near.end; ++i) {
        if (i == 0 || is_space(text[i]) || is_space(text[i - 1])) continue;
        sum += surprise(text[i - 1], text[i]), ++read;
        kana += text[i] >= 0x3041 && text[i] <= 0x30FF;
    }
    return read >= least_read && sum >= bad_reading * Surprise(read) && kana <= most_kana; // else it is Japanese
}

void add_odd(std::u16string_view text, Offset at, std::vector<Window>& out) {
    bool malformed = text[at] == u'\uFFFD';
    if (!malformed && !reads_badly(text, at)) return;
    Span stretch = stretch_around(text, at, around_trouble);
    bool joins = !out.empty() && stretch.begin <= out.back().at.end && stretch.end - out.back().at.begin <= longest_window;
    if (joins) out.back().at.end = stretch.end, out.back().malformed |= malformed;
    else out.push_back({stretch, malformed});
}

// Stretches of lines around odd characters.
std::vector<Window> windows_of(Page const& page) {
    std::u16string_view text = page.text.units;
    std::uint8_t const* known = surprises();
    std::vector<Window> out;
    for (std::size_t block = 0; block < page.signs.blocks.size(); ++block) {
        if (!(page.signs.blocks[block] & (seen_rare | seen_odd | seen_script))) continue;
        Offset begin = Offset(block) * block_length, end = std::min(begin + block_length, Offset(text.size()));
        for (Offset at = begin; at < end; ++at)
            if (is_odd(text[at], known)) add_odd(text, at, out);
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

// A stretch of the bytes as it was read, in every way that is nearly as likely.
struct Solved {
    std::vector<Piece> const& pieces;
    FrameRules const& rules;
    Reading const& reading;
    std::vector<Reading> const& others; // where a byte come in is taken for a little more or less likely than one that is lost
};

// What a reading makes of these pieces; nothing where no character of it begins or ends there.
std::optional<std::u16string> text_between(Page const& page, Reading const& reading, std::vector<Piece> const& pieces, Span at) {
    std::u16string text;
    bool begins = false, ends = false;
    for (Letter const& letter : reading.letters) {
        begins |= letter.begin == at.begin, ends |= letter.end == at.end;
        if (letter.begin >= at.begin && letter.end <= at.end) text += text_of(page, letter, pieces);
    }
    if (!begins || !ends) return {};
    return text;
}

// The other readings of what a repair tells, if they are of another length or place their characters elsewhere.
std::vector<std::u16string> other_frames(Page const& page, Solved const& solved, Span at, std::u16string const& now) {
    std::vector<std::u16string> out;
    for (Reading const& other : solved.others) {
        std::optional<std::u16string> text = text_between(page, other, solved.pieces, at);
        if (!text) text = page.text[{solved.pieces[at.begin].units.begin, solved.pieces[at.end - 1].units.end}];
        std::size_t differing = 0;
        for (std::size_t i = 0; i < std::min(text->size(), now.size()); ++i) differing += (*text)[i] != now[i];
        bool same_frame = text->size() == now.size() && differing <= 1;
        if (!same_frame && std::find(out.begin(), out.end(), *text) == out.end()) out.push_back(*text);
    }
    return out;
}

void tell(Page const& page, Solved const& solved, Span letters, Span span, Findings& findings) {
    std::vector<Piece> const& pieces = solved.pieces;
    Reading const& reading = solved.reading;
    Span at{reading.letters[letters.begin].begin, reading.letters[letters.end - 1].end};
    Repair repair;
    repair.span = {at.begin < pieces.size() ? pieces[at.begin].units.begin : span.end,
                   at.end < pieces.size() ? pieces[at.end].units.begin : span.end};
    if (at.end < pieces.size() && at.end > 0 && pieces[at.end].units == pieces[at.end - 1].units) return; // the frame does not close
    repair.was = page.text[repair.span];
    Belief belief;
    bool came_in = false;
    for (std::size_t i = letters.begin; i < letters.end; ++i) {
        Letter const& letter = reading.letters[i];
        repair.now += text_of(page, letter, pieces);
        came_in |= letter.character == 0 || letter.end - letter.begin > 2;
        if (!letter.lead_unknown && !letter.trail_unknown) continue;
        std::vector<Alternative> others = alternatives(reading, i, pieces, solved.rules);
        weigh_words(page, reading, i, others);
        believe(page, reading, pieces, letters, i, others, belief);
    }
    if (repair.now == repair.was || guesses_the_end(page, reading, repair)) return;
    repair.candidates = other_frames(page, solved, at, repair.now);
    if (!repair.candidates.empty()) belief.confidence = std::min(belief.confidence, confidence_of_one_frame);
    repair.kind = belief.unknown || !came_in ? "lost_byte" : "added_byte";
    repair.certainty = certainty_of(belief.confidence);
    repair.confidence = 0.95 * belief.confidence;
    repair.why = belief.unknown
                     ? "a byte is missing here, so that the rest was read from the wrong halves; the character that lost it is the "
                       "likeliest of its kind"
                     : "a byte has come in here that belongs to no character";
    std::move(belief.candidates.begin(), belief.candidates.end(), std::back_inserter(repair.candidates));
    repair.trace = trace_of(page, reading, pieces, letters);
    findings.repairs.push_back(std::move(repair));
}

void solve_pairs(Page const& page, Window const& window, std::string_view charset, Findings& findings) {
    Span span = window.at;
    std::u16string_view text = page.text.units;
    std::vector<Piece> pieces = file_pieces(page, span);
    FrameRules rules{pairs_of(charset), page.usage()};
    char32_t before = span.begin ? text[span.begin - 1] : u'\n', after = span.end < text.size() ? text[span.end] : u'\n';
    auto read = [&](Surprise dearer) { return slipped_reading(pieces, before, after, rules.pairs, rules.usage, dearer); };
    SlippedReading slipped = read(0);
    std::vector<Letter> const& letters = slipped.reading.letters;
    Surprise needed = window.malformed ? gain_where_malformed : needed_gain;
    if (letters.empty() || slipped.as_it_stands - slipped.reading.cost < needed) return;
    std::vector<Reading> others{read(-doubt_of_kind).reading, read(doubt_of_kind).reading};
    for (Offset first = 0; first < letters.size(); ++first) {
        if (letters[first].as_it_stands) continue;
        Offset last = first;
        while (last < letters.size() && !letters[last].as_it_stands) ++last;
        tell(page, {pieces, rules, slipped.reading, others}, {first, last}, span, findings);
        first = last;
    }
}

} // namespace

void find_torn_stretches(Page const& page, Findings& findings) {
    Offset searched = 0;
    std::vector<Repair> const found = findings.repairs; // by their runs
    for (Window const& window : windows_of(page)) {
        bool solved = std::any_of(found.begin(), found.end(), [&](Repair const& r) { return r.span.overlaps(window.at); });
        if (solved) continue;
        Pairs const* pairs = pairs_at(page, window.at.begin);
        if (!pairs) continue;
        std::size_t told = findings.repairs.size();
        for (Offset at = window.at.begin; at < window.at.end && told == findings.repairs.size() && searched < most_pieces; ++at)
            if (may_swallow(page, at, *pairs)) searched += solve_swallowed(page, at, *pairs, findings);
        if (told < findings.repairs.size()) continue;
        searched += 2 * window.at.length();
        if (searched > most_pieces)
            return findings.notes.push_back(
                {"much_damage", window.at, {}, "too many characters look wrong from here on to seek lost bytes one by one"});
        solve_pairs(page, window, pairs->charset, findings);
    }
}

} // namespace duidu
