// A byte that is missing, or one too many, in a two-byte charset: every character from there on is read from the wrong halves, until an
// ASCII byte stops it.
//
//     written    。《管理辦法》     A1A3 A1B6 B9DC C0ED DE6B B7A8 …
//     stands     ！豆芾磙k法》      A3A1 B6B9 DCC0 EDDE 6B B7A8 …      the first byte is gone
//
// The place and the frame follow from the text; the lost half of one character does not: it is the likeliest one, with the others as
// candidates. Where a byte has come in nothing is lost, but whether that happened or a loss is weighed as well.
#include "decode/repairs/lost_byte.h"

#include "decode/belief.h"
#include "decode/hex.h"
#include "decode/placed_run.h"
#include "text/utf.h"

#include <algorithm>

namespace duidu {

namespace {

// How much likelier than what stands a cause must be, in quarter bits. In clean text none that leaves a byte over came above 0, and none
// that explains a letter away above 45 (乙方以b表示, where the page has other letters), but beside characters with which letters go: C语言,
// A股.
constexpr Surprise gain_of_run = 24;
constexpr Surprise gain_at_the_end = 210; // where the file may have been cut inside a character: U+FFFD costs so much more than one
constexpr std::size_t least_moved_at_the_end = 3;
constexpr Surprise gain_of_torn = 150;     // that a byte came in between two halves, beyond that one of them is lost and the other a letter
constexpr Surprise gain_of_swallowed = 80; // nothing else says that a byte is missing
constexpr Surprise gain_of_lone_letter = 42;
constexpr Surprise gain_of_rare_letter = 48; // where the page has other letters
constexpr Surprise letter_at_home = 24;      // more
constexpr Offset most_weighed = 8'000;       // pairs of runs on one page
constexpr std::size_t most_told = 8;         // the chosen one among them
constexpr double surely = 0.98;
// Of belief. Of pages damaged in two places 1.0 % were told wrongly at 0.1, 0.8 at 0.08; 0.7 at 0.06, where a sixth of what was right was
// not told to be.
constexpr double most_of_the_other_kind = 0.08;

// The damaged line would speak for itself, so it is forgotten; what of it is whole once the place is known may speak again.
Causes causes_learned(Page const& page, PlacedRun const& placed, Pairs const& pairs) {
    std::u16string_view text = page.text.units;
    Usage& usage = page.usage();
    Span run{placed.units.front(), placed.end};
    std::vector<std::u16string_view> lessons;
    Span first = lesson_at(text, run.begin);
    for (Offset at = run.begin; at < run.end;) {
        Span lesson = lesson_at(text, at);
        if (teaches(page, lesson)) lessons.push_back(text.substr(lesson.begin, lesson.length()));
        at = next_lesson(text, lesson);
    }
    for (std::u16string_view lesson : lessons) usage.forget(lesson);
    Causes causes = causes_of(placed.run, pairs, usage, page.vocabulary);
    if (!causes.all.empty() && causes.as_it_stands > causes.all.front().cost) {
        std::u16string_view before = text.substr(first.begin, placed.units[causes.all.front().at] - first.begin);
        std::u16string_view after = text.substr(run.end, std::max(lesson_at(text, run.end).end, run.end) - run.end);
        usage.learn(before);
        usage.learn(after);
        causes = causes_of(placed.run, pairs, usage, page.vocabulary);
        usage.forget(before);
        usage.forget(after);
    }
    for (std::u16string_view lesson : lessons) usage.learn(lesson);
    return causes;
}

// Bytes as they are, in pairs from the first on; `alone`: that one stands apart.
std::string hex_of(std::vector<std::uint8_t> const& bytes, std::size_t begin, std::size_t alone) {
    std::string out;
    std::size_t half = 0;
    for (std::size_t at = begin; at < bytes.size(); ++at, ++half) {
        if (at == alone || at == alone + 1) half = 0;
        if (at > begin && half % 2 == 0) out += ' ';
        out += hex(bytes[at]);
    }
    return out;
}

// The bytes as they were written, and as they stand.
std::vector<Step> trace_of(ShiftedRun const& run, Cause const& cause, Pairs const& pairs) {
    std::vector<std::uint8_t> written = run.bytes;
    std::size_t begin = 2 * cause.at, none = run.bytes.size();
    std::uint16_t own = pairs.bytes[cause.character];
    if (cause.kind == Cause::trail_lost) written.insert(written.begin() + std::ptrdiff_t(begin) + 1, std::uint8_t(own));
    else if (cause.kind == Cause::lead_lost) written.insert(written.begin() + std::ptrdiff_t(begin), std::uint8_t(own >> 8));
    else written.erase(written.begin() + std::ptrdiff_t(byte_come_in(cause)));
    std::string text = to_utf8(restored(run, cause, pairs).substr(cause.at));
    return {{"as written: " + text, hex_of(written, begin, none + 1)}, {"as it stands", hex_of(run.bytes, begin, none)}};
}

// FF is a half of nothing in either charset, 80 in Big5.
bool is_of_no_character(std::uint8_t byte, Pairs const& pairs) { return byte == 0xFF || (byte == 0x80 && pairs.charset == "big5"); }

std::string why_of(ShiftedRun const& run, Cause const& cause, bool certain) {
    bool moved = cause.at < run.pairs.size();
    std::string_view wrong_halves = moved ? ", so that what follows was read from the wrong halves until a byte was left over; " : "; ";
    if (cause.is_loss())
        return "a byte is missing here" + std::string(wrong_halves) + "of the character that lost it only " + hex(run.bytes[2 * cause.at]) +
               " is left, and this is the likeliest one between its neighbours and by what the page says elsewhere";
    std::string byte = hex(run.bytes[byte_come_in(cause)]);
    std::string_view proof = certain ? "no character has such a byte, and put in again it gives what stands"
                                     : "without it the text reads on, likelier than with any byte that may be missing";
    return "a byte has come in here, " + byte + std::string(wrong_halves) + std::string(proof);
}

// Whether two causes differ only in what this repair can write: between them stands nothing but pairs of one unit.
bool are_comparable(ShiftedRun const& run, Cause const& a, Cause const& b) {
    auto [first, last] = std::minmax(a.at, b.at);
    return run.pairs.substr(first, last - first).find(u'\uFFFD') == run.pairs.npos;
}

// Probable where the frame is as well: a loss and a byte that came in leave different texts.
Certainty certainty_by(Causes const& causes, double weight) {
    double others = 0;
    for (Cause const& cause : causes.all)
        if (cause.is_loss() != causes.all.front().is_loss()) others += cause.weight;
    return others <= most_of_the_other_kind ? certainty_of(weight) : Certainty::possible;
}

Repair repair_of(Page const& page, PlacedRun const& placed, Causes const& causes, Pairs const& pairs) {
    ShiftedRun const& run = placed.run;
    Cause const& best = causes.all.front();
    std::vector<Cause const*> told;
    std::size_t first = best.at;
    std::u16string freed = run.after.substr(0, run.swallows);
    for (Cause const& cause : causes.all) {
        if (told.size() == most_told) break;
        if (!are_comparable(run, cause, best)) continue;
        told.push_back(&cause);
        first = std::min(first, cause.at);
    }
    Repair repair;
    repair.kind = best.is_loss() ? "lost_byte" : "added_byte";
    repair.span = {placed.units[first], placed.end};
    repair.was = page.text[repair.span];
    for (Cause const* cause : told) repair.candidates.push_back(restored(run, *cause, pairs).substr(first) + freed);
    repair.now = repair.candidates.front();
    repair.candidates.erase(repair.candidates.begin());
    bool certain = !best.is_loss() && best.weight >= surely && is_of_no_character(run.bytes[byte_come_in(best)], pairs);
    repair.confidence = certain ? 1 : best.weight;
    repair.certainty = certain ? Certainty::certain : certainty_by(causes, best.weight);
    repair.why = why_of(run, best, certain);
    repair.trace = trace_of(run, best, pairs);
    return repair;
}

// Tells it unless something in it would still be nothing.
void tell(Page const& page, PlacedRun const& placed, Causes const& causes, Pairs const& pairs, Findings& findings) {
    Repair repair = repair_of(page, placed, causes, pairs);
    if (repair.now.find(u'\uFFFD') == repair.now.npos) findings.repairs.push_back(std::move(repair));
}

bool is_letter(char16_t unit) { return unit >= 0x40 && unit <= 0x7E; }

bool has_one_letter(std::u16string_view text) {
    auto first = std::find_if(text.begin(), text.end(), is_letter);
    return first != text.end() && std::find_if(first + 1, text.end(), is_letter) == text.end();
}

Surprise needed_gain(Page const& page, PlacedRun const& placed) {
    ShiftedRun const& run = placed.run;
    if (run.left_over >= 0x80) return placed.end == page.text.length() ? gain_at_the_end : gain_of_run;
    bool torn = placed.units.size() == 2 && placed.units[1] - placed.units[0] == 2;
    if (torn) return gain_of_torn;
    Surprise needed = has_one_letter(page.text.units) ? gain_of_lone_letter : gain_of_rare_letter;
    return needed + (is_at_home(run) ? letter_at_home : 0);
}

// Half a character before ASCII may be what a run before it left over, and not parted by what came in.
bool ends_a_run(Page const& page, PlacedRun const& placed, Cause const& cause, Pairs const& pairs) {
    constexpr std::size_t least_moved = 2; // pairs
    bool parted =
        cause.kind == Cause::came_within && cause.at + 1 < placed.units.size() && placed.units[cause.at + 1] - placed.units[cause.at] == 2;
    if (!parted) return false;
    PlacedRun before = run_before(page, placed.units[cause.at], longest_run);
    if (before.run.bytes.size() != 2 * before.run.pairs.size() + 1) return false;
    Causes causes = causes_learned(page, before, pairs);
    return !causes.all.empty() && causes.all.front().at + least_moved <= before.run.pairs.size();
}

// Seeks what one byte did that explains the byte left over. Returns how many pairs were weighed.
Offset solve_run(Page const& page, Offset left_over, LeftOvers const& left_overs, Pairs const& pairs, Findings& findings) {
    Glance glance = glance_at(page, left_over, left_overs, pairs);
    if (!glance.may_be_half && !glance.may_have_moved) return 0;
    PlacedRun placed = run_before(page, left_over, longest_run);
    Causes causes = causes_learned(page, placed, pairs);
    Offset weighed = Offset(placed.units.size());
    if (causes.all.empty()) return weighed;
    Cause const& best = causes.all.front();
    bool half = best.is_loss() && best.at == placed.run.pairs.size();
    bool cut_off = placed.end == page.text.length() && best.at + least_moved_at_the_end > placed.run.pairs.size();
    bool likelier = causes.as_it_stands - best.cost >= needed_gain(page, placed) && !ends_a_run(page, placed, best, pairs);
    if (likelier && !cut_off && (!half || glance.may_be_half)) tell(page, placed, causes, pairs, findings);
    return weighed;
}

void find_runs(Page const& page, Findings& findings) {
    LeftOvers left_overs = left_overs_of(page);
    Offset weighed = 0, explained = page.text.length();
    // From the last one on: a byte that came in before a run may have left one over before itself, too.
    for (std::size_t i = left_overs.all.size(); i-- > 0 && weighed < most_weighed;) {
        Offset at = left_overs.all[i];
        Pairs const* pairs = at < explained ? pairs_at(page, at) : nullptr;
        if (!pairs) continue;
        weighed += solve_run(page, at, left_overs, *pairs, findings);
        if (!findings.repairs.empty()) explained = findings.repairs.back().span.begin;
    }
    if (weighed >= most_weighed)
        findings.notes.push_back({"much_damage", {0, 0}, {}, "more bytes may be lost than were sought one by one"});
}

} // namespace

Offset solve_swallowed(Page const& page, Offset at, Pairs const& pairs, Findings& findings) {
    PlacedRun placed = run_before_swallowing(page, at);
    if (placed.run.pairs.empty() || !may_have_moved(placed, pairs, 0)) return 0;
    Causes causes = causes_learned(page, placed, pairs);
    bool found = !causes.all.empty() && causes.all.front().at < placed.run.pairs.size() &&
                 causes.as_it_stands - causes.all.front().cost >= gain_of_swallowed;
    if (found) tell(page, placed, causes, pairs, findings);
    return Offset(placed.units.size());
}

void lost_byte(Page const& page, Findings& findings) {
    bool in_pairs = std::any_of(page.charset.regions.begin(), page.charset.regions.end(),
                                [](CharsetRegion const& region) { return has_pairs(region.name); });
    if (in_pairs || has_pairs(page.charset.name)) {
        find_runs(page, findings);
        find_torn_stretches(page, findings);
    }
    if (page.signs.lost) find_torn_utf8(page, findings);
}

} // namespace duidu
