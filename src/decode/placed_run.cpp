#include "decode/placed_run.h"

#include "text/fold.h"
#include "text/units.h"
#include "text/utf.h"

#include <algorithm>
#include <cmath>

namespace duidu {

namespace {

constexpr std::size_t longest_glance = 24; // pairs
constexpr Surprise letter_at_a_glance = 4; // by its neighbours alone
constexpr Offset neighbours = 8;           // units of text on either side by whose words a place is judged

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

// Half a character and an ASCII byte that is no second half: � 5.
bool is_torn_pair(Page const& page, Offset end) {
    std::u16string_view text = page.text.units;
    return end > 1 && text[end - 1] < 0x80 && text[end - 2] == u'\uFFFD' && is_left_over(page, end - 2);
}

} // namespace

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
    if (is_torn_pair(page, begin)) placed.units.push_back(begin -= 2);
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

PlacedRun run_before_swallowing(Page const& page, Offset at) {
    PlacedRun placed = run_before(page, at, longest_run);
    ShiftedRun& run = placed.run;
    if (run.bytes.size() != 2 * run.pairs.size() + 2) return {};
    run.after.insert(run.after.begin(), char16_t(run.bytes.back()));
    run.bytes.pop_back();
    run.swallows = true;
    return placed;
}

bool may_swallow(Page const& page, Offset at, Pairs const& pairs) {
    std::u16string_view text = page.text.units;
    std::uint16_t pair = pairs.bytes[text[at]];
    return pair && (pair & 0xFF) < 0x80 && at + 1 < text.size() && text[at + 1] < 0x80 &&
           page.text.map.source_of({at, at + 1}).length() == 2;
}

LeftOvers left_overs_of(Page const& page) {
    std::u16string_view text = page.text.units;
    LeftOvers found{{}, page.signs.letters};
    for (Offset at : found.all) ++found.like[text[at]];
    auto others = std::ptrdiff_t(found.all.size());
    for (Offset at = 0, length = page.text.length(); page.signs.lost + page.signs.western > 0; ++at) {
        if ((at = page.signs.next(at, seen_odd | seen_western, length)) >= length) break;
        if (!is_left_over(page, at)) continue;
        found.all.push_back(at);
        bool torn = at + 2 < length && is_torn_pair(page, at + 2) && text[at + 2] < 0x80 && Pairs::is_trail(std::uint8_t(text[at + 2]));
        if (torn) found.all.push_back(at + 2); // � 5 A: a half, and its other half behind what came in
    }
    std::inplace_merge(found.all.begin(), found.all.begin() + others, found.all.end());
    return found;
}

namespace {

// Whether a character may stand for the letter at all: not in a word, and not where the page writes such letters.
bool may_be_half(Page const& page, Offset letter, LeftOvers const& left_overs) {
    std::u16string_view text = page.text.units;
    bool in_word = letter + 1 < text.size() && is_latin(text[letter + 1]);
    bool at_end = letter + 1 == text.size(); // the file ends inside a character
    return !in_word && !at_end && (text[letter] >= 0x80 || left_overs.like[text[letter]] == 1);
}

// A bracket whose other half stands in the line is a bracket: 《印累绶若[精]讲》.
bool is_one_of_two_brackets(std::u16string_view text, Offset at) {
    constexpr Offset most_between = 64; // units
    constexpr std::u16string_view opening = u"[{", closing = u"]}";
    std::size_t opens = opening.find(text[at]), closes = closing.find(text[at]);
    if (opens != opening.npos) {
        std::u16string_view behind = text.substr(at + 1, most_between);
        return behind.substr(0, behind.find(u'\n')).find(closing[opens]) != behind.npos;
    }
    if (closes == closing.npos) return false;
    std::u16string_view before = text.substr(at - std::min(at, most_between), std::min(at, most_between));
    std::size_t opened = before.rfind(opening[closes]), line = before.rfind(u'\n');
    return opened != before.npos && (line == before.npos || line < opened);
}

// The page’s: what is read is Latin.
bool is_possessive(std::u16string_view text, Offset at) { return at > 1 && text[at - 1] == u'’' && is_latin(text[at - 2]); }

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
        char16_t moved = pairs.character(pair.trail, byte), within = pairs.character(pair.lead, byte);
        if (!moved) moved = u'\uFFFD';
        Surprise without_trail = within ? surprise(pair.unit, stands) - surprise(within, next) - came_in_price : given_up;
        if (gain + without_trail >= worth_weighing) return true;
        gain += surprise(pair.unit, stands) - surprise(moved, next);
        if (gain - surprise(moved) + surprise(pair.unit) >= worth_weighing) return true;
        if (gain < given_up) return false;
        stands = pair.unit, next = moved, byte = pair.lead;
    }
    return false;
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

} // namespace

// Where a letter stands for itself: 维生素C, 方案B, A股, T恤, Y染色体, “A”, a、b、c.
bool is_at_home(ShiftedRun const& run) {
    static Units const ahead(u"素型案件级组区栋座班队图表甲乙型唱老肝京类点式卷码门站升降"),
        behind(u"股型光恤超领语类级区照座染线轴点形段组班方罩版转轮口栏弦抗次值层字货级片栋队君某公计调音市国县省镇村站口盘姓女男趋表");
    constexpr std::u16string_view opening = u"“‘「『", closing = u"”’」』";
    char16_t before = run.pairs.empty() ? run.before.back() : run.pairs.back(), after = run.after.front();
    bool quoted = opening.find(before) != opening.npos && closing.find(after) != closing.npos;
    bool listed = before == u'、' && after == u'、';
    return quoted || listed || ahead.has(fold(before)) || behind.has(fold(after));
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

Glance glance_at(Page const& page, Offset left_over, LeftOvers const& left_overs, Pairs const& pairs) {
    std::u16string_view text = page.text.units;
    if (is_one_of_two_brackets(text, left_over) || is_possessive(text, left_over)) return {};
    bool ascii = text[left_over] < 0x80;
    if (ascii && is_torn_pair(page, left_over)) return {false, true};
    Offset letters_like_it = ascii ? left_overs.like[text[left_over]] : 0;
    bool half = may_be_half(page, left_over, left_overs);
    if (ascii && !half && !may_have_moved(text, left_over, pairs, letters_like_it)) return {};
    PlacedRun glance = run_before(page, left_over, longest_glance);
    if (glance.run.bytes.size() != 2 * glance.run.pairs.size() + 1) return {};
    return {half && may_be_character(glance, pairs), !ascii || may_have_moved(glance, pairs, letters_like_it)};
}

bool has_pairs(std::string_view charset) { return charset == "big5" || charset == "gb18030" || charset == "gbk"; }

Pairs const* pairs_at(Page const& page, Offset at) {
    bool one = page.charset.regions.size() < 2;
    std::string_view charset = one ? std::string_view(page.charset.name) : charset_at(page, page.text.map.source_of({at, at + 1}).begin);
    if (charset == "big5") return &pairs_of("big5");
    return has_pairs(charset) ? &pairs_of("gb18030") : nullptr;
}

} // namespace duidu
