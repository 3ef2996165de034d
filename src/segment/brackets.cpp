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

// By unit: its place in the table above, from 1; 0 for units that neither open nor close.
struct Places {
    std::array<std::uint8_t, 0x10000> of{};
    Places() {
        for (std::size_t i = 0; i < std::size(pairs); ++i) of[pairs[i].open] = of[pairs[i].close] = std::uint8_t(i + 1);
    }
};

Pair const* pair_of(char16_t unit) {
    static Places const places;
    std::uint8_t place = places.of[unit];
    return place ? &pairs[place - 1] : nullptr;
}

struct Open {
    Offset at;
    BracketKind kind;
    Offset reach;
};

// Openers that wait. Nobody nests deeper than this; in a million 《 the oldest give up first.
constexpr std::size_t deepest = 16;

void wait(std::vector<Open>& open, Open one) {
    if (open.size() == deepest) open.erase(open.begin());
    open.push_back(one);
}

// Closes the nearest waiting opener of this kind that is within reach; those opened after it had no closer.
void close(std::vector<Open>& open, Offset at, BracketKind kind, std::vector<Bracket>& found) {
    for (std::size_t i = open.size(); i-- > 0;) {
        if (open[i].kind != kind) continue;
        if (at - open[i].at <= open[i].reach) found.push_back({kind, {open[i].at, at + 1}, -1});
        open.resize(i);
        return;
    }
}

// Sorts, and gives every bracket the one around it. Straight quotes may cross others: then they are none.
std::vector<Bracket> nested(std::vector<Bracket> found) {
    std::sort(found.begin(), found.end(), [](Bracket const& a, Bracket const& b) {
        return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
    });
    std::vector<Bracket> all;
    std::vector<int> around;
    for (Bracket& bracket : found) {
        while (!around.empty() && all[std::size_t(around.back())].span.end <= bracket.span.begin) around.pop_back();
        if (!around.empty() && !all[std::size_t(around.back())].span.contains(bracket.span)) continue;
        bracket.parent = around.empty() ? -1 : around.back();
        around.push_back(int(all.size()));
        all.push_back(bracket);
    }
    return all;
}

} // namespace

std::vector<Bracket> brackets(std::u16string_view text, Marks marks) {
    std::vector<Bracket> found;
    std::vector<Open> open;
    constexpr Offset straight_reach = 400;
    Offset straight = any_length; // where a " waits for its partner
    for (Offset at : marks) {
        char16_t unit = text[at];
        if (unit == straight_quote) {
            bool closes = straight != any_length && at - straight <= straight_reach;
            if (closes) found.push_back({BracketKind::quote, {straight, at + 1}, -1});
            straight = closes ? any_length : at;
        } else if (Pair const* pair = pair_of(unit)) {
            if (unit == pair->open) wait(open, {at, pair->kind, pair->reach});
            else close(open, at, pair->kind, found);
        }
    }
    return found.empty() ? found : nested(std::move(found));
}

bool opens_bracket(char16_t unit) {
    Pair const* pair = pair_of(unit);
    return pair && pair->open == unit;
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
