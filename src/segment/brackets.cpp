#include "segment/brackets.h"

#include <algorithm>
#include <array>

namespace duidu {

namespace {

struct Pair {
    char16_t open, close;
    BracketKind kind;
    Offset reach; // units from mark to mark; a quotation may fill a paragraph, a title never does
};

constexpr Offset any_length = 0xFFFFFFFF;
constexpr Pair pairs[] = {
    {u'《', u'》', BracketKind::title, 120},         {u'〈', u'〉', BracketKind::inner_title, 120},
    {u'“', u'”', BracketKind::quote, any_length},    {u'‘', u'’', BracketKind::inner_quote, 400},
    {u'「', u'」', BracketKind::corner, any_length}, {u'『', u'』', BracketKind::corner, 400},
    {u'（', u'）', BracketKind::round, 400},         {u'(', u')', BracketKind::round, 400},
    {u'【', u'】', BracketKind::black, 400},         {u'〔', u'〕', BracketKind::square, 120},
    {u'［', u'］', BracketKind::square, 120},        {u'[', u']', BracketKind::square, 120},
};
constexpr char16_t straight_quote = u'"';

// Where the pair of a unit stands in the table: no two pairs share a slot.
constexpr unsigned slot_factor = 523; // the least that parts them all
constexpr std::size_t slot_of(char16_t unit) { return std::uint16_t(unit * slot_factor) >> 10; }
constexpr auto slots = [] {
    std::array<std::uint8_t, 64> places{};
    for (std::size_t i = 0; i < std::size(pairs); ++i) places[slot_of(pairs[i].open)] = places[slot_of(pairs[i].close)] = std::uint8_t(i);
    return places;
}();
constexpr bool slots_are_own = [] {
    for (std::size_t i = 0; i < std::size(pairs); ++i)
        if (slots[slot_of(pairs[i].open)] != i || slots[slot_of(pairs[i].close)] != i) return false;
    return true;
}();
static_assert(slots_are_own);

Pair const* pair_of(char16_t unit) {
    Pair const& pair = pairs[slots[slot_of(unit)]];
    return unit == pair.open || unit == pair.close ? &pair : nullptr;
}

struct Open {
    Offset at;
    BracketKind kind;
    Offset reach;
};

// Openers that wait. Nobody nests deeper than this; in a million 《 the oldest give up first.
struct Waiting {
    static constexpr std::size_t deepest = 16;
    std::array<Open, deepest> open;
    std::size_t count = 0;

    void wait(Open one) {
        if (count == deepest) std::move(open.begin() + 1, open.end(), open.begin()), --count;
        open[count++] = one;
    }
    // Closes the nearest opener of this kind that is within reach; those opened after it had no closer.
    void close(Offset at, BracketKind kind, std::vector<Bracket>& found) {
        for (std::size_t i = count; i-- > 0;) {
            if (open[i].kind != kind) continue;
            if (at - open[i].at <= open[i].reach) found.push_back({kind, {open[i].at, at + 1}, -1});
            count = i;
            return;
        }
    }
};

// Sorts, and gives every bracket the one around it. Straight quotes may cross others: then they are none.
void nest(std::vector<Bracket>& all) {
    if (all.size() < 2) return;
    std::sort(all.begin(), all.end(), [](Bracket const& a, Bracket const& b) {
        return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
    });
    std::size_t kept = 0;
    int around = -1;
    for (Bracket bracket : all) {
        while (around >= 0 && all[std::size_t(around)].span.end <= bracket.span.begin) around = all[std::size_t(around)].parent;
        if (around >= 0 && !all[std::size_t(around)].span.contains(bracket.span)) continue;
        bracket.parent = around;
        around = int(kept);
        all[kept++] = bracket;
    }
    all.resize(kept);
}

} // namespace

std::vector<Bracket> brackets(std::u16string_view text, Marks marks) {
    std::vector<Bracket> found;
    auto is_one = [](MarkPlace mark) { return (mark.kinds & bracket_mark) != 0; };
    found.reserve(std::size_t(std::count_if(marks.begin(), marks.end(), is_one)) / 2);
    Waiting waiting;
    constexpr Offset straight_reach = 400;
    Offset straight = any_length; // where a " waits for its partner
    for (MarkPlace mark : marks) {
        if (!is_one(mark)) continue;
        Offset at = mark.at;
        char16_t unit = text[at];
        if (unit == straight_quote) {
            bool closes = straight != any_length && at - straight <= straight_reach;
            if (closes) found.push_back({BracketKind::quote, {straight, at + 1}, -1});
            straight = closes ? any_length : at;
        } else if (Pair const* pair = pair_of(unit)) {
            if (unit == pair->open) waiting.wait({at, pair->kind, pair->reach});
            else waiting.close(at, pair->kind, found);
        }
    }
    nest(found);
    return found;
}

bool opens_bracket(char16_t unit) {
    Pair const* pair = pair_of(unit);
    return pair && pair->open == unit;
}
std::u16string opening_brackets() {
    std::u16string units;
    for (Pair const& pair : pairs) units += pair.open;
    return units;
}
std::u16string closing_brackets() {
    std::u16string units;
    for (Pair const& pair : pairs) units += pair.close;
    return units;
}

Bracket const* bracket_at(std::vector<Bracket> const& all, Offset begin) {
    auto found = std::lower_bound(all.begin(), all.end(), begin, [](Bracket const& b, Offset at) { return b.span.begin < at; });
    return found != all.end() && found->span.begin == begin ? &*found : nullptr;
}

Bracket const* bracket_before(std::vector<Bracket> const& all, Offset end) {
    auto after = std::lower_bound(all.begin(), all.end(), end, [](Bracket const& b, Offset at) { return b.span.begin < at; });
    Bracket const* found = nullptr;
    for (int i = int(after - all.begin()) - 1; i >= 0; i = all[std::size_t(i)].parent)
        if (all[std::size_t(i)].span.end == end) found = &all[std::size_t(i)];
    return found;
}

int bracket_around(std::vector<Bracket> const& all, Offset at) {
    auto after = std::upper_bound(all.begin(), all.end(), at, [](Offset a, Bracket const& b) { return a < b.span.begin; });
    int i = int(after - all.begin()) - 1;
    auto holds = [&](Span span) { return span.begin < at && at + 1 < span.end; };
    while (i >= 0 && !holds(all[std::size_t(i)].span)) i = all[std::size_t(i)].parent;
    return i;
}

} // namespace duidu
