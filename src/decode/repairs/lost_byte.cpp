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
#include "decode/shifted_run.h"
#include "decode/utf8_frames.h"
#include "decode/vocabulary.h"
#include "text/fold.h"
#include "text/units.h"
#include "text/utf.h"

#include <array>
#include <cmath>

namespace duidu {

namespace {

constexpr Offset before_trouble = 16, after_trouble = 120; // units
constexpr Surprise odd_character = 76;
constexpr Surprise needed_gain = 40;          // quarter bits, beyond what the loss itself costs: clean lines with rare names stay below
constexpr Surprise gain_where_malformed = 12; // something is wrong in any case
constexpr Offset most_pieces = 16'000;        // that are searched on one page
constexpr Offset least_odd = 2;               // one rare character is a name
constexpr Offset most_for_an_odd_one = 16;    // units of a stretch; names are farther apart
constexpr Offset most_utf8_letters = 24;
constexpr Offset neighbours = 8;   // units of text on either side by whose words a place is judged
constexpr double bad_reading = 50; // mean surprise; running text lies near 30, misread text above 65

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
        double weight = std::exp2(-double(other.cost - others.front().cost) / evidence_counts_twice);
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

// Adds what the words around a letter cost with each of the others in its place; best first.
void weigh_words(Page const& page, Reading const& reading, std::size_t letter, std::vector<Alternative>& others) {
    std::u16string before, after;
    for (std::size_t i = letter - std::min<std::size_t>(letter, neighbours); i < letter; ++i) append(before, reading.letters[i].character);
    for (std::size_t i = letter + 1; i < std::min<std::size_t>(reading.letters.size(), letter + 1 + neighbours); ++i)
        append(after, reading.letters[i].character);
    std::vector<Surprise> beginnings = costs_of_beginnings(before), ends = costs_of_ends(after);
    Hole hole{before, after, beginnings.data(), ends.data()};
    for (Alternative& other : others) other.cost += filled(hole, other.character) + page.usage().foreign_form(other.character);
    std::stable_sort(others.begin(), others.end(), [](Alternative const& a, Alternative const& b) { return a.cost < b.cost; });
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
        if (!letter.lead_unknown && !letter.trail_unknown) continue;
        std::vector<Alternative> others = alternatives(reading, i, pieces, rules);
        weigh_words(page, reading, i, others);
        believe(page, reading, pieces, letters, i, others, belief);
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

// ---- a run that one lost byte shifted ----

constexpr std::size_t longest_run = 400, longest_glance = 24; // pairs
// How much likelier than what stands a loss must be, in quarter bits. In clean text no loss that leaves a byte over came above 0, and none
// that explains a letter away above 36, but beside characters with which letters go: C语言 49, A股 48.
constexpr Surprise gain_of_run = 24;
constexpr Surprise gain_of_swallowed = 80; // nothing else says that a byte is missing
constexpr Surprise gain_of_lone_letter = 42;
constexpr Surprise gain_of_rare_letter = 48; // where the page has other letters
constexpr Surprise letter_at_home = 24;      // more
constexpr Surprise letter_at_a_glance = 4;   // by its neighbours alone
constexpr Offset most_weighed = 8'000;       // pairs of runs on one page
constexpr std::size_t most_candidates = 8;   // the chosen one among them

// A run and where its pairs lie in the text.
struct PlacedRun {
    ShiftedRun run;
    std::vector<Offset> units; // where each pair begins, and the byte left over
    Offset end = 0;
};

// A byte above 7F that no pair takes: a lead before ASCII, or 80.
bool is_left_over(Page const& page, Offset at) {
    char16_t unit = page.text.units[at];
    return (unit == u'\uFFFD' || unit == u'€') && page.text.map.source_of({at, at + 1}).length() == 1;
}

bool is_latin(char16_t unit) { return (unit | 32) >= u'a' && (unit | 32) <= u'z'; }

// Where the pairs of one unit each begin that stand before `end`, so many at most: the map is asked for all of them at once.
Offset plain_pairs_before(Page const& page, Offset end, std::size_t most_pairs) {
    std::u16string_view text = page.text.units;
    auto is_plain = [](char16_t unit) { return unit >= 0x80 && unit != u'€' && unit != u'\uFFFD' && (unit & 0xF800) != 0xD800; };
    Offset begin = end;
    while (begin > 0 && end - begin < most_pairs && is_plain(text[begin - 1])) --begin;
    return page.text.map.source_of({begin, end}).length() == 2 * (end - begin) ? begin : end; // else some of them have four bytes
}

// The pairs before the byte left over, so many at most, back to the last character that is none.
PlacedRun run_before(Page const& page, Offset left_over, std::size_t most_pairs) {
    std::u16string_view text = page.text.units;
    PlacedRun placed;
    placed.end = left_over + 1;
    Offset begin = plain_pairs_before(page, left_over, most_pairs);
    for (Offset at = left_over + 1; at-- > begin;) placed.units.push_back(at);
    while (begin > 0 && text[begin - 1] >= 0x80 && placed.units.size() <= most_pairs) {
        Offset previous = begin - 1 - (begin > 1 && is_trail_surrogate(text[begin - 1]));
        if (page.text.map.source_of({previous, begin}).length() != 2) break;
        placed.units.push_back(begin = previous);
    }
    std::reverse(placed.units.begin(), placed.units.end());
    ShiftedRun& run = placed.run;
    ByteSpan bytes = page.text.map.source_of({begin, placed.end});
    run.bytes.assign(page.bytes.begin() + bytes.begin, page.bytes.begin() + bytes.end);
    for (std::size_t i = 0; i + 1 < placed.units.size(); ++i)
        run.pairs.push_back(placed.units[i + 1] - placed.units[i] == 1 ? text[placed.units[i]] : u'\uFFFD');
    run.left_over = text[left_over];
    run.before = begin ? text.substr(begin - std::min(begin, neighbours), std::min(begin, neighbours)) : u"\n";
    run.after = text.substr(placed.end, neighbours);
    if (run.after.size() < 2) run.after.push_back(u'\n');
    return placed;
}

// The damaged line would speak for itself, so it is forgotten; what of it is whole once the place is known may speak again.
Losses losses_learned(Page const& page, PlacedRun const& placed, Pairs const& pairs) {
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
    Losses losses = losses_of(placed.run, pairs, usage);
    if (!losses.all.empty() && losses.as_it_stands > losses.all.front().cost) {
        std::u16string_view before = text.substr(first.begin, placed.units[losses.all.front().at] - first.begin);
        std::u16string_view after = text.substr(run.end, std::max(lesson_at(text, run.end).end, run.end) - run.end);
        usage.learn(before);
        usage.learn(after);
        losses = losses_of(placed.run, pairs, usage);
        usage.forget(before);
        usage.forget(after);
    }
    for (std::u16string_view lesson : lessons) usage.learn(lesson);
    return losses;
}

// Letters and signs that may be second halves: where bytes stand that no pair takes.
struct Letters {
    std::array<Offset, 128> like = {}; // of each kind behind two-byte characters
    std::vector<Offset> left_over;
};

Letters letters_of(Page const& page) {
    std::u16string_view text = page.text.units;
    Letters letters{{}, page.signs.letters};
    for (Offset at : letters.left_over) ++letters.like[text[at]];
    auto others = std::ptrdiff_t(letters.left_over.size());
    for (Offset at = 0, length = page.text.length(); page.signs.lost + page.signs.western > 0; ++at) {
        if ((at = page.signs.next(at, seen_odd | seen_western, length)) >= length) break;
        if (is_left_over(page, at)) letters.left_over.push_back(at);
    }
    std::inplace_merge(letters.left_over.begin(), letters.left_over.begin() + others, letters.left_over.end());
    return letters;
}

bool is_letter(char16_t unit) { return unit >= 0x40 && unit <= 0x7E; }

bool has_one_letter(std::u16string_view text) {
    auto first = std::find_if(text.begin(), text.end(), is_letter);
    return first != text.end() && std::find_if(first + 1, text.end(), is_letter) == text.end();
}

// Whether a character may stand for the letter at all: not in a word, and not where the page writes such letters.
bool may_be_half(Page const& page, Offset letter, Letters const& letters) {
    std::u16string_view text = page.text.units;
    bool in_word = letter + 1 < text.size() && is_latin(text[letter + 1]);
    bool at_end = letter + 1 == text.size(); // the file ends inside a character
    return !in_word && !at_end && (text[letter] >= 0x80 || letters.like[text[letter]] == 1);
}

// Where a letter stands for itself: 维生素C, 方案B, A股, T恤, Y染色体.
bool is_at_home(ShiftedRun const& run) {
    static Units const ahead(u"素型案件级组区栋座班队图表甲乙型唱老肝京类点式卷码门站"),
        behind(u"股型光恤超领语类级区照座染线轴点形段组班方罩版转轮口栏弦抗次值层字货级片栋队君某公计");
    char16_t before = run.pairs.empty() ? run.before.back() : run.pairs.back();
    return ahead.has(fold(before)) || behind.has(fold(run.after.front()));
}

// A glance by general usage alone: some character must read better than the letter.
bool may_be_character(PlacedRun const& placed, Pairs const& pairs) {
    constexpr Surprise leeway = 12;
    ShiftedRun const& run = placed.run;
    std::uint8_t known = run.bytes.back();
    char16_t before = run.pairs.empty() ? run.before.back() : run.pairs.back(), after = run.after.front();
    Surprise stands = surprise(before, run.left_over) + surprise(run.left_over, after) - letter_at_a_glance + leeway;
    auto reads_better = [&](char16_t unit) {
        return unit && surprise(char32_t(unit)) <= stands && surprise(before, unit) + surprise(unit, after) <= stands;
    };
    for (unsigned other = 0x40; other < 0xFF; ++other) {
        bool leads = Pairs::is_lead(known) && reads_better(pairs.character(known, std::uint8_t(other)));
        if (leads || (Pairs::is_lead(std::uint8_t(other)) && reads_better(pairs.character(std::uint8_t(other), known)))) return true;
    }
    return false;
}

// What stands before a byte left over: a character and its bytes. End: nothing, or nothing of two bytes.
struct StandingPair {
    enum Kind : std::uint8_t { pair, end, unknown } kind = end;
    char16_t unit = 0;
    std::uint8_t lead = 0, trail = 0;
};

// The same for the end of the run: moved by one byte, some pairs of it must read better than they stand; the more so, the more often the
// page has that letter there. `before(i)` is the i-th pair before the byte left over. True where it is not known.
template <class Before>
bool may_have_moved(char16_t left_over, std::uint8_t byte, char16_t next, Pairs const& pairs, Offset letters_like_it, Before before) {
    constexpr Surprise given_up = -60, most_needed = 64;
    Surprise worth_weighing = 16 + std::min(most_needed, Surprise(8 * std::log2(std::max(letters_like_it, 1u))));
    Surprise gain = surprise(left_over, next);
    char16_t stands = left_over;
    for (std::size_t i = 0; i < longest_glance; ++i) {
        StandingPair pair = before(i);
        if (pair.kind != StandingPair::pair) return pair.kind == StandingPair::unknown;
        char16_t moved = pairs.character(pair.trail, byte);
        if (!moved) moved = u'\uFFFD';
        gain += surprise(pair.unit, stands) - surprise(moved, next);
        if (gain - surprise(moved) + surprise(pair.unit) >= worth_weighing) return true;
        if (gain < given_up) return false;
        stands = pair.unit, next = moved, byte = pair.lead;
    }
    return false;
}

bool may_have_moved(PlacedRun const& placed, Pairs const& pairs, Offset letters_like_it) {
    ShiftedRun const& run = placed.run;
    auto before = [&](std::size_t i) {
        if (i >= run.pairs.size()) return StandingPair{};
        std::size_t at = run.pairs.size() - 1 - i;
        return StandingPair{StandingPair::pair, run.pairs[at], run.bytes[2 * at], run.bytes[2 * at + 1]};
    };
    return may_have_moved(run.left_over, run.bytes.back(), run.after.front(), pairs, letters_like_it, before);
}

// By the text alone, without asking which bytes stand in the file.
bool may_have_moved(std::u16string_view text, Offset letter, Pairs const& pairs, Offset letters_like_it) {
    auto before = [&](std::size_t i) {
        if (i >= letter || text[letter - 1 - i] < 0x80) return StandingPair{};
        char16_t unit = text[letter - 1 - i];
        std::uint16_t pair = pairs.bytes[unit];
        return StandingPair{pair ? StandingPair::pair : StandingPair::unknown, unit, std::uint8_t(pair >> 8), std::uint8_t(pair)};
    };
    char16_t next = letter + 1 < text.size() ? text[letter + 1] : u'\n';
    return may_have_moved(text[letter], std::uint8_t(text[letter]), next, pairs, letters_like_it, before);
}

std::string hex_of(std::vector<std::uint8_t> const& bytes, std::size_t begin, std::size_t phase) {
    std::string out;
    for (std::size_t at = begin; at < bytes.size(); ++at) {
        if (at > begin && (at - begin) % 2 == phase) out += ' ';
        out += hex(bytes[at]);
    }
    return out;
}

// The bytes as they stand, and with the lost one.
std::vector<Step> trace_of(ShiftedRun const& run, Loss const& loss, Pairs const& pairs) {
    std::uint16_t own = pairs.bytes[loss.character];
    std::size_t begin = 2 * loss.at;
    std::string written = hex(std::uint8_t(own >> 8)) + hex(std::uint8_t(own));
    if (begin + 1 < run.bytes.size()) written += ' ' + hex_of(run.bytes, begin + 1, 0);
    return {{"as written: " + to_utf8(restored(run, loss, pairs).substr(loss.at)), written}, {"as it stands", hex_of(run.bytes, begin, 0)}};
}

std::string why_of(ShiftedRun const& run, Loss const& loss) {
    std::string half = hex(run.bytes[2 * loss.at]);
    std::string why =
        loss.at < run.pairs.size()
            ? "a byte is missing here, so that what follows was read from the wrong halves until a byte was left over; of the "
              "character that lost it only "
            : "a byte is missing here; of the character that lost it only ";
    return why + half + " is left, and this is the likeliest one between its neighbours and by what the page says elsewhere";
}

// Whether two losses differ only in what this repair can write: between them stands nothing but pairs of one unit.
bool are_comparable(ShiftedRun const& run, Loss const& a, Loss const& b) {
    auto [first, last] = std::minmax(a.at, b.at);
    return run.pairs.substr(first, last - first).find(u'\uFFFD') == run.pairs.npos;
}

Repair repair_of(Page const& page, PlacedRun const& placed, Losses const& losses, Pairs const& pairs) {
    ShiftedRun const& run = placed.run;
    Loss const& best = losses.all.front();
    std::vector<Loss const*> told;
    std::size_t first = best.at;
    std::u16string freed = run.after.substr(0, run.swallows);
    for (Loss const& loss : losses.all) {
        if (told.size() == most_candidates) break;
        if (!are_comparable(run, loss, best)) continue;
        told.push_back(&loss);
        first = std::min(first, loss.at);
    }
    Repair repair;
    repair.kind = "lost_byte";
    repair.span = {placed.units[first], placed.end};
    repair.was = page.text[repair.span];
    for (Loss const* loss : told) repair.candidates.push_back(restored(run, *loss, pairs).substr(first) + freed);
    repair.now = repair.candidates.front();
    repair.candidates.erase(repair.candidates.begin());
    repair.confidence = best.weight;
    repair.certainty = repair.confidence >= 0.5 ? Certainty::probable : Certainty::possible;
    repair.why = why_of(run, best);
    repair.trace = trace_of(run, best, pairs);
    return repair;
}

// Seeks the lost byte that explains the byte left over. Returns how many pairs were weighed.
Offset solve_run(Page const& page, Offset left_over, Letters const& letters, Pairs const& pairs, Findings& findings) {
    std::u16string_view text = page.text.units;
    Offset letters_like_it = text[left_over] < 0x80 ? letters.like[text[left_over]] : 0;
    bool letter_may = may_be_half(page, left_over, letters);
    if (text[left_over] < 0x80 && !letter_may && !may_have_moved(text, left_over, pairs, letters_like_it)) return 0;
    PlacedRun glance = run_before(page, left_over, longest_glance);
    if (glance.run.bytes.size() != 2 * glance.run.pairs.size() + 1) return 0;
    letter_may = letter_may && may_be_character(glance, pairs);
    if (!letter_may && !may_have_moved(glance, pairs, letters_like_it)) return 0;
    PlacedRun placed = run_before(page, left_over, longest_run);
    ShiftedRun const& run = placed.run;
    Losses losses = losses_learned(page, placed, pairs);
    Offset weighed = Offset(placed.units.size());
    if (losses.all.empty()) return weighed;
    bool letter = losses.all.front().at == run.pairs.size();
    Surprise needed = gain_of_run;
    if (run.left_over < 0x80) needed = has_one_letter(page.text.units) ? gain_of_lone_letter : gain_of_rare_letter;
    if (run.left_over < 0x80 && is_at_home(run)) needed += letter_at_home;
    bool likelier = losses.as_it_stands - losses.all.front().cost >= needed;
    if (!likelier || (letter && !letter_may)) return weighed;
    Repair repair = repair_of(page, placed, losses, pairs);
    if (repair.now.find(u'\uFFFD') == repair.now.npos) findings.repairs.push_back(std::move(repair));
    return weighed;
}

// A character whose second half is ASCII, with more ASCII behind it, may have taken what begins there: 珿MP for ，GMP.
bool may_swallow(Page const& page, Offset at, Pairs const& pairs) {
    std::u16string_view text = page.text.units;
    std::uint16_t pair = pairs.bytes[text[at]];
    return pair && (pair & 0xFF) < 0x80 && at + 1 < text.size() && text[at + 1] < 0x80 &&
           page.text.map.source_of({at, at + 1}).length() == 2;
}

// Seeks the lost byte that explains such a character. Returns how many pairs were weighed.
Offset solve_swallowed(Page const& page, Offset at, Pairs const& pairs, Findings& findings) {
    PlacedRun placed = run_before(page, at, longest_run);
    ShiftedRun& run = placed.run;
    if (run.pairs.empty() || run.bytes.size() != 2 * run.pairs.size() + 2) return 0;
    run.after.insert(run.after.begin(), char16_t(run.bytes.back()));
    run.bytes.pop_back();
    run.swallows = true;
    if (!may_have_moved(placed, pairs, 0)) return 0;
    Losses losses = losses_learned(page, placed, pairs);
    bool found = !losses.all.empty() && losses.all.front().at < run.pairs.size() &&
                 losses.as_it_stands - losses.all.front().cost >= gain_of_swallowed;
    if (!found) return Offset(placed.units.size());
    Repair repair = repair_of(page, placed, losses, pairs);
    if (repair.now.find(u'\uFFFD') == repair.now.npos) findings.repairs.push_back(std::move(repair));
    return Offset(placed.units.size());
}

// ---- any damage of two-byte charsets, in a stretch that reads badly ----

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
    repair.certainty = belief.confidence >= 0.5 ? Certainty::probable : Certainty::possible;
    repair.confidence = 0.95 * belief.confidence;
    repair.why = "a character lost one of its bytes; those that remain leave 64 characters, of which this is the likeliest here";
    repair.candidates = belief.candidates;
    findings.repairs.push_back(std::move(repair));
}

bool has_pairs(std::string_view charset) { return charset == "big5" || charset == "gb18030" || charset == "gbk"; }

// The tables of the two-byte charset that was used there; none where it was another.
Pairs const* pairs_at(Page const& page, Offset at) {
    bool one = page.charset.regions.size() < 2;
    std::string_view charset = one ? std::string_view(page.charset.name) : charset_at(page, page.text.map.source_of({at, at + 1}).begin);
    if (charset == "big5") return &pairs_of("big5");
    return has_pairs(charset) ? &pairs_of("gb18030") : nullptr;
}

void find_runs(Page const& page, Findings& findings) {
    Letters letters = letters_of(page);
    Offset weighed = 0;
    for (Offset at : letters.left_over) {
        if (weighed >= most_weighed) break;
        if (Pairs const* pairs = pairs_at(page, at)) weighed += solve_run(page, at, letters, *pairs, findings);
    }
    if (weighed >= most_weighed)
        findings.notes.push_back({"much_damage", {0, 0}, {}, "more bytes may be lost than were sought one by one"});
}

void find_bad_stretches(Page const& page, Findings& findings) {
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

void find_broken_utf8(Page const& page, Findings& findings) {
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

} // namespace

void lost_byte(Page const& page, Findings& findings) {
    bool in_pairs = std::any_of(page.charset.regions.begin(), page.charset.regions.end(),
                                [](CharsetRegion const& region) { return has_pairs(region.name); });
    if (in_pairs || has_pairs(page.charset.name)) {
        find_runs(page, findings);
        find_bad_stretches(page, findings);
    }
    if (page.signs.lost) find_broken_utf8(page, findings);
}

} // namespace duidu
