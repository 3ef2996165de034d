#include "compare/unit_pairs.h"

#include "compare/series.h"
#include "compare/twins.h"

#include <algorithm>
#include <map>
#include <set>

namespace duidu {

namespace {

// A link needs this share of the shorter unit's letters in the other, and so many letters, unless it is most of the unit. Measured on four
// revisions of laws: true links below 0.3 share nothing but their place, false ones above it are sentences of a handful of letters.
constexpr double least_share = 0.3, plain_share = 0.5;
constexpr Offset least_letters = 20;
// Enough where a neighbour went to the same place.
constexpr double beside_share = 0.2;
// Units whose neighbours are linked may share less: they stand where they should.
constexpr double neighbour_share = 0.12;

// Which unit each letter stands in, by runs of letters: a number for each of them would be an eighth of all that a long comparison holds at
// once.
class Owners {
public:
    // Where units overlap, the later one has the letters.
    explicit Owners(std::vector<Body> const& bodies) {
        std::map<Offset, int> by_begin{{0, -1}};
        for (std::size_t i = 0; i < bodies.size(); ++i) {
            Offset const begin = bodies[i].begin, end = bodies[i].end;
            if (begin >= end) continue;
            int const behind = std::prev(by_begin.upper_bound(end))->second;
            by_begin.erase(by_begin.lower_bound(begin), by_begin.lower_bound(end));
            by_begin[begin] = int(i);
            by_begin.emplace(end, behind);
        }
        runs.assign(by_begin.begin(), by_begin.end());
    }

    // -1 in none. Who asks goes from letter to letter, so the run of the last answer is looked at first.
    int operator[](Offset at) const {
        bool const same = runs[last].first <= at && (last + 1 == runs.size() || at < runs[last + 1].first);
        if (!same) {
            auto const behind =
                std::upper_bound(runs.begin(), runs.end(), at, [](Offset place, auto const& run) { return place < run.first; });
            last = std::size_t(behind - runs.begin()) - 1;
        }
        return runs[last].second;
    }

private:
    std::vector<std::pair<Offset, int>> runs; // where each begins, and its unit
    mutable std::size_t last = 0;
};

UnitPairs pairs_of(std::vector<Body> const& in_a, Owners const& owner_b, Letters const& a, Pairing const& pairing) {
    UnitPairs out;
    for (int i = 0; i < int(in_a.size()); ++i) {
        UnitPair* last = nullptr;
        Offset begin = in_a[i].begin;
        for (Offset x = in_a[i].begin; x < in_a[i].end; ++x) {
            Offset y = pairing.of_a[x];
            int owner = y == unpaired ? -1 : owner_b[y];
            if (owner < 0) continue;
            bool goes_on = last && x > begin && y > 0 && pairing.of_a[x - 1] == y - 1 && owner_b[y - 1] == owner;
            if (!goes_on) begin = x, last = &out[{i, owner}];
            last->a = i, last->b = owner;
            last->letters += is_word(a.units[x]);
            if (x + 1 - begin > last->longest.length()) last->longest = {begin, x + 1};
        }
    }
    return out;
}

double share_of_shorter(UnitPair const& pair, Body const& a, Body const& b) { return share(pair.letters, std::min(a.words, b.words)); }

bool enough(UnitPair const& pair, Body const& a, Body const& b) {
    double found = share_of_shorter(pair, a, b);
    double echoed = std::max(share(pair.letters + pair.echo_a, a.words), share(pair.letters + pair.echo_b, b.words));
    return found >= plain_share || (std::max(found, echoed) >= least_share && pair.letters >= least_letters);
}

std::vector<std::uint32_t> bigrams(Body const& body, Letters const& text) {
    std::vector<std::uint32_t> out;
    for (Offset i = body.begin; i + 1 < body.end; ++i)
        if (is_word(text.units[i]) && is_word(text.units[i + 1])) out.push_back(std::uint32_t(text.units[i]) << 16 | text.units[i + 1]);
    std::sort(out.begin(), out.end());
    return out;
}

// Calls count(unit, unit of the other text) for each word of the units that the other text has from its twin.
template <class Count> void each_echo(std::set<int> const& units, std::vector<Body> const& bodies, Letters const& text,
                                      std::vector<Offset> const& partner, Owners const& owner_of_others, Count const& count) {
    std::vector<Span> stretches;
    for (int unit : units) stretches.push_back({bodies[unit].begin, bodies[unit].end});
    std::vector<Offset> const heard = echoes(text, partner, stretches);
    for (int unit : units)
        for (Offset x = bodies[unit].begin; x < bodies[unit].end; ++x)
            if (heard[x] != unpaired && is_word(text.units[x])) count(unit, owner_of_others[heard[x]]);
}

// What two old articles say alike stands once in the new one that merges them, and is paired with one of the two; the other says it as
// well. It counts between units that share something besides, though too little to be linked by that.
void count_echoes(Sides const& sides, Owners const& owner_b, Pairing const& pairing, UnitPairs& pairs) {
    std::set<int> open_a, open_b;
    auto open = [&](UnitPair const& pair) {
        return pair.letters >= least_letters && !enough(pair, sides.bodies_a[pair.a], sides.bodies_b[pair.b]);
    };
    for (auto const& [key, pair] : pairs)
        if (open(pair)) open_a.insert(pair.a), open_b.insert(pair.b);
    if (open_a.empty()) return;
    std::map<std::pair<int, int>, std::pair<Offset, Offset>> words;
    Owners const owner_a(sides.bodies_a);
    each_echo(open_a, sides.bodies_a, sides.a, pairing.of_a, owner_b, [&](int i, int j) { ++words[{i, j}].first; });
    each_echo(open_b, sides.bodies_b, sides.b, pairing.of_b, owner_a, [&](int j, int i) { ++words[{i, j}].second; });
    for (auto const& [key, echo] : words) {
        auto found = pairs.find(key);
        if (found != pairs.end() && open(found->second)) found->second.echo_a = echo.first, found->second.echo_b = echo.second;
    }
}

// Links the units that stand beside linked ones on one side at least, are linked to nothing themselves and share a little.
void link_by_place(Sides const& sides, UnitPairs& linked) {
    std::vector<bool> taken_a(sides.in_a.size()), taken_b(sides.in_b.size());
    std::set<std::pair<int, int>> known; // by the sum of the two places, which does not ask which text is a; with the place in a
    auto note = [&](int i, int j) { known.insert({i + j, i}), taken_a[i] = taken_b[j] = true; };
    for (auto const& [key, pair] : linked) note(pair.a, pair.b);
    int last_a = int(sides.in_a.size()) - 1, last_b = int(sides.in_b.size()) - 1;
    auto try_pair = [&](int i, int j) {
        if (i < 0 || j < 0 || i > last_a || j > last_b || taken_a[i] || taken_b[j]) return;
        if (share_of_bigrams(sides.bodies_a[i], sides.bodies_b[j], sides.a, sides.b) < neighbour_share) return;
        linked[{i, j}] = {i, j, 0, 0, 0, {}, true, false, {}};
        note(i, j);
    };
    try_pair(0, 0);
    for (auto at = known.begin(); at != known.end(); ++at)
        try_pair(at->second + 1, at->first - at->second + 1); // sees what is added behind it
    try_pair(last_a, last_b);
    for (auto at = known.rbegin(); at != known.rend(); ++at) try_pair(at->second - 1, at->first - at->second - 1);
}

// A unit that is linked to nothing yet belongs to its best counterpart, where a neighbour of it went to the same place or beside it:
// the second half of a merge, or of a split, that was rewritten more than the first.
void link_beside(Sides const& sides, UnitPairs const& all, UnitPairs& linked) {
    std::map<int, UnitPair> best_of_a, best_of_b;
    std::set<int> linked_a, linked_b;
    for (auto const& [key, pair] : linked) linked_a.insert(pair.a), linked_b.insert(pair.b);
    auto keep = [](std::map<int, UnitPair>& best, int unit, UnitPair const& pair) {
        auto at = best.try_emplace(unit, pair).first;
        if (pair.letters > at->second.letters) at->second = pair;
    };
    for (auto const& [key, pair] : all) {
        if (!linked_a.count(pair.a)) keep(best_of_a, pair.a, pair);
        if (!linked_b.count(pair.b)) keep(best_of_b, pair.b, pair);
    }
    UnitPairs const before = linked;
    auto try_pair = [&](UnitPair const& pair) {
        double found = share_of_shorter(pair, sides.bodies_a[pair.a], sides.bodies_b[pair.b]);
        if (found < beside_share || pair.letters < least_letters) return;
        for (int i : {pair.a - 1, pair.a, pair.a + 1})
            for (int j : {pair.b - 1, pair.b, pair.b + 1})
                if ((i != pair.a || j != pair.b) && before.count({i, j})) linked[{pair.a, pair.b}] = pair;
    };
    for (auto const& [unit, pair] : best_of_a) try_pair(pair);
    for (auto const& [unit, pair] : best_of_b) try_pair(pair);
}

// Links units that are linked to nothing to the one that took up what they listed: the weakest evidence there is.
void link_by_series(Sides const& sides, Pairing const& pairing, UnitPairs& linked) {
    std::vector<bool> linked_a(sides.in_a.size()), linked_b(sides.in_b.size());
    for (auto const& [key, pair] : linked) linked_a[pair.a] = linked_b[pair.b] = true;
    auto stretches = [](std::vector<Body> const& bodies) {
        std::vector<Extent> out;
        for (Body const& body : bodies) out.push_back({body.begin, body.end});
        return out;
    };
    std::vector<Extent> const in_a = stretches(sides.bodies_a), in_b = stretches(sides.bodies_b);
    auto lone = [](std::vector<Extent> const& all, std::vector<bool> const& taken, std::vector<int>& which) {
        std::vector<Extent> out;
        for (std::size_t i = 0; i < all.size(); ++i)
            if (!taken[i]) out.push_back(all[i]), which.push_back(int(i));
        return out;
    };
    auto link = [&](int i, int j, SeriesMatch const& match) {
        UnitPair pair{i, j, 0, 0, 0, {}, true, false, {}};
        pair.series = match.terms, pair.series_share = match.share;
        linked.try_emplace({i, j}, pair);
    };
    std::vector<int> which_a, which_b;
    std::vector<SeriesMatch> of_a = series_matches(lone(in_a, linked_a, which_a), sides.a, pairing.of_a, in_b, sides.b, pairing.of_b);
    std::vector<SeriesMatch> of_b = series_matches(lone(in_b, linked_b, which_b), sides.b, pairing.of_b, in_a, sides.a, pairing.of_a);
    for (std::size_t n = 0; n < of_a.size(); ++n)
        if (of_a[n].unit >= 0) link(which_a[n], of_a[n].unit, of_a[n]);
    for (std::size_t n = 0; n < of_b.size(); ++n)
        if (of_b[n].unit >= 0) link(of_b[n].unit, which_b[n], of_b[n]);
}

} // namespace

std::vector<Body> bodies_of(std::vector<Section> const& sections, Letters const& text) {
    std::vector<Body> out;
    for (Section const& section : sections) {
        auto [begin, end] = text.inside({section.body, std::max(section.body, section.unit.span.end)});
        Body body{begin, end, 0};
        for (Offset i = begin; i < end; ++i) body.words += is_word(text.units[i]);
        out.push_back(body);
    }
    return out;
}

double share(Offset part, Offset whole) { return double(part) / std::max<Offset>(1, whole); }

double share_of_bigrams(Body const& body_a, Body const& body_b, Letters const& a, Letters const& b) {
    std::vector<std::uint32_t> x = bigrams(body_a, a), y = bigrams(body_b, b), both;
    std::set_intersection(x.begin(), x.end(), y.begin(), y.end(), std::back_inserter(both));
    return double(both.size()) / std::max<std::size_t>(1, std::min(x.size(), y.size()));
}

PairedUnits pair_units(Sides const& sides, Pairing const& pairing, Watch& watch) {
    Owners const owner_b(sides.bodies_b);
    PairedUnits out;
    out.all = pairs_of(sides.bodies_a, owner_b, sides.a, pairing);
    if (watch.over_now()) return out;
    count_echoes(sides, owner_b, pairing, out.all);
    for (auto const& [key, pair] : out.all)
        if (enough(pair, sides.bodies_a[pair.a], sides.bodies_b[pair.b])) out.linked[key] = pair;
    link_beside(sides, out.all, out.linked);
    if (watch.over_now()) return out;
    link_by_place(sides, out.linked);
    link_by_series(sides, pairing, out.linked);
    return out;
}

} // namespace duidu
