#include "compare/links.h"

#include "compare/series.h"
#include "compare/twins.h"
#include "text/numeral.h"
#include "text/utf.h"

#include <cstdio>
#include <map>
#include <set>
#include <tuple>

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
constexpr std::size_t longest_quote = 24;

// The letters of a unit, without its own number.
struct Body {
    Offset begin = 0, end = 0;
    Offset words = 0; // letters that are no punctuation
};

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

std::vector<int> owners(std::vector<Body> const& bodies, Offset length) {
    std::vector<int> out(length, -1);
    for (std::size_t i = 0; i < bodies.size(); ++i) std::fill(out.begin() + bodies[i].begin, out.begin() + bodies[i].end, int(i));
    return out;
}

// Two units that share letters.
struct Pair {
    int a = 0, b = 0;
    Offset letters = 0;            // words of one that went on in the other
    Offset echo_a = 0, echo_b = 0; // words of each that the other has taken from a twin of theirs
    Span longest;                  // the longest run they share, in letters of a
    bool by_place = false;
    bool moved = false;
    std::u16string_view order = {}; // the words of the decision that made the link
    std::u16string series = {};     // what one listed and the other took up, where that alone made the link
    double series_share = 0;
};

// In the order of a, then of b.
using Pairs = std::map<std::pair<int, int>, Pair>;

Pairs pairs_of(std::vector<Body> const& in_a, std::vector<int> const& owner_b, Letters const& a, Pairing const& pairing) {
    Pairs out;
    for (int i = 0; i < int(in_a.size()); ++i) {
        Pair* last = nullptr;
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

double share(Offset part, Offset whole) { return double(part) / std::max<Offset>(1, whole); }

double share_of_shorter(Pair const& pair, Body const& a, Body const& b) { return share(pair.letters, std::min(a.words, b.words)); }

bool enough(Pair const& pair, Body const& a, Body const& b) {
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

// Of the pairs of neighbouring letters, the share that the poorer unit has in common with the other.
double share_of_bigrams(Body const& body_a, Body const& body_b, Letters const& a, Letters const& b) {
    std::vector<std::uint32_t> x = bigrams(body_a, a), y = bigrams(body_b, b), both;
    std::set_intersection(x.begin(), x.end(), y.begin(), y.end(), std::back_inserter(both));
    return double(both.size()) / std::max<std::size_t>(1, std::min(x.size(), y.size()));
}

// What one linked text looks like from both sides.
struct Sides {
    std::vector<Section> const &in_a, &in_b;
    std::vector<Body> const &bodies_a, &bodies_b;
    Letters const &a, &b;
};

// Calls count(unit, unit of the other text) for each word of the units that the other text has from its twin.
template <class Count> void each_echo(std::set<int> const& units, std::vector<Body> const& bodies, Letters const& text,
                                      std::vector<Offset> const& partner, std::vector<int> const& owner_of_others, Count const& count) {
    std::vector<Span> stretches;
    for (int unit : units) stretches.push_back({bodies[unit].begin, bodies[unit].end});
    std::vector<Offset> const heard = echoes(text, partner, stretches);
    for (int unit : units)
        for (Offset x = bodies[unit].begin; x < bodies[unit].end; ++x)
            if (heard[x] != unpaired && is_word(text.units[x])) count(unit, owner_of_others[heard[x]]);
}

// What two old articles say alike stands once in the new one that merges them, and is paired with one of the two; the other says it as
// well. It counts between units that share something besides, though too little to be linked by that.
void count_echoes(Sides const& sides, std::vector<int> const& owner_b, Pairing const& pairing, Pairs& pairs) {
    std::set<int> open_a, open_b;
    auto open = [&](Pair const& pair) {
        return pair.letters >= least_letters && !enough(pair, sides.bodies_a[pair.a], sides.bodies_b[pair.b]);
    };
    for (auto const& [key, pair] : pairs)
        if (open(pair)) open_a.insert(pair.a), open_b.insert(pair.b);
    if (open_a.empty()) return;
    std::map<std::pair<int, int>, std::pair<Offset, Offset>> words;
    std::vector<int> const owner_a = owners(sides.bodies_a, sides.a.length());
    each_echo(open_a, sides.bodies_a, sides.a, pairing.of_a, owner_b, [&](int i, int j) { ++words[{i, j}].first; });
    each_echo(open_b, sides.bodies_b, sides.b, pairing.of_b, owner_a, [&](int j, int i) { ++words[{i, j}].second; });
    for (auto const& [key, echo] : words) {
        auto found = pairs.find(key);
        if (found != pairs.end() && open(found->second)) found->second.echo_a = echo.first, found->second.echo_b = echo.second;
    }
}

// Links the units that stand beside linked ones on one side at least, are linked to nothing themselves and share a little.
void link_by_place(Sides const& sides, Pairs& linked) {
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
void link_beside(Sides const& sides, Pairs const& all, Pairs& linked) {
    std::map<int, Pair> best_of_a, best_of_b;
    std::set<int> linked_a, linked_b;
    for (auto const& [key, pair] : linked) linked_a.insert(pair.a), linked_b.insert(pair.b);
    auto keep = [](std::map<int, Pair>& best, int unit, Pair const& pair) {
        auto at = best.try_emplace(unit, pair).first;
        if (pair.letters > at->second.letters) at->second = pair;
    };
    for (auto const& [key, pair] : all) {
        if (!linked_a.count(pair.a)) keep(best_of_a, pair.a, pair);
        if (!linked_b.count(pair.b)) keep(best_of_b, pair.b, pair);
    }
    Pairs const before = linked;
    auto try_pair = [&](Pair const& pair) {
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
void link_by_series(Sides const& sides, Pairing const& pairing, Pairs& linked) {
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
        Pair pair{i, j, 0, 0, 0, {}, true, false, {}};
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

// ---- a decision ----

int find_label(std::vector<Section> const& sections, std::string const& label) {
    for (std::size_t i = 0; i < sections.size(); ++i)
        if (sections[i].unit.label == label) return int(i);
    return -1;
}

template <class Predicate> void unlink(Pairs& linked, Predicate const& goes) {
    for (auto at = linked.begin(); at != linked.end();)
        at = at->second.order.empty() && goes(at->second) ? linked.erase(at) : std::next(at);
}

// 43, 44 → 41 is a merge, 43 → 47, 48, 49 a split, 5, 6 → 7, 8 two renumberings.
std::vector<std::pair<std::string, std::string>> pairs_of_labels(AmendmentOrder const& order) {
    std::vector<std::pair<std::string, std::string>> out;
    bool abreast = order.from.size() == order.to.size();
    for (std::size_t i = 0; i < order.from.size(); ++i)
        for (std::size_t j = 0; j < order.to.size(); ++j)
            if (!abreast || i == j) out.push_back({order.from[i], order.to[j]});
    return out;
}

void obey(AmendmentOrder const& order, Sides const& sides, Pairs const& all, Pairs& linked, Notes& notes) {
    auto complain = [&](std::string const& label, char const* side) {
        std::string message = "The decision names article " + label + ", which " + side + " has not: ";
        notes.push_back({"decision_does_not_fit", {}, {}, message + to_utf8(order.words)});
    };
    std::vector<std::pair<int, int>> wanted;
    for (auto const& [from, to] : pairs_of_labels(order)) {
        int i = find_label(sides.in_a, from), j = find_label(sides.in_b, to);
        if (i < 0) complain(from, "A");
        if (j < 0) complain(to, "B");
        if (i >= 0 && j >= 0) wanted.push_back({i, j});
    }
    for (auto [i, j] : wanted) {
        if (!order.part) unlink(linked, [i = i, j = j](Pair const& pair) { return pair.a == i || pair.b == j; });
        auto found = all.find({i, j});
        Pair pair = found != all.end() ? found->second : Pair{i, j, 0, 0, 0, {}, true, false, {}};
        pair.order = order.words;
        linked[{i, j}] = pair;
    }
    for (std::string const& label : order.kind == AmendmentOrder::Kind::insert ? order.to : std::vector<std::string>{}) {
        int j = find_label(sides.in_b, label);
        if (j < 0) complain(label, "B");
        unlink(linked, [&](Pair const& pair) { return pair.b == j; });
    }
    for (std::string const& label : order.kind == AmendmentOrder::Kind::remove ? order.from : std::vector<std::string>{}) {
        int i = find_label(sides.in_a, label);
        if (i < 0) complain(label, "A");
        unlink(linked, [&](Pair const& pair) { return pair.a == i; });
    }
}

// Marks every pair that is not on the longest chain that keeps the order of both documents; among chains of one length the one with more
// letters.
void mark_moved(Pairs& linked, Sides const& sides) {
    struct Chain {
        std::uint64_t weight = 0;
        Pair* last = nullptr;
    };
    constexpr std::uint64_t one_pair = std::uint64_t(1) << 32;
    bool straight = goes_first(sides.a, sides.b);
    std::map<std::pair<int, int>, Pair*> in_order; // of the one text, then of the other
    for (auto& [key, pair] : linked) in_order[straight ? key : std::pair{key.second, key.first}] = &pair;
    std::size_t const units = straight ? sides.in_b.size() : sides.in_a.size();
    std::vector<Chain> best(units + 1); // Fenwick tree over units of the other
    std::map<Pair*, Pair*> before;
    Chain whole;
    for (auto const& [places, pair] : in_order) {
        std::size_t const place = std::size_t(places.second) + 1;
        pair->moved = true;
        Chain chain;
        for (std::size_t at = place; at > 0; at &= at - 1)
            if (best[at].weight > chain.weight) chain = best[at];
        before[pair] = chain.last;
        chain = {chain.weight + one_pair + pair->letters, pair};
        for (std::size_t at = place; at <= units; at += at & (~at + 1))
            if (chain.weight > best[at].weight) best[at] = chain;
        if (chain.weight > whole.weight) whole = chain;
    }
    for (Pair* pair = whole.last; pair; pair = before[pair]) pair->moved = false;
}

// The letters of a unit for the question whether it stayed the same: numbers of articles are set aside, those of 款 and 项 are not.
std::u16string essence(Body const& body, Letters const& text) {
    std::u16string out;
    for (Offset i = body.begin; i < body.end; ++i) {
        bool article = i + 1 < body.end && text.units[i + 1] == u'条';
        if (text.units[i] != masked_number || article) {
            out += text.units[i];
            continue;
        }
        Span number = text.span(i);
        std::optional<Numeral> value = whole_numeral(text.text.substr(number.begin, number.length()));
        out += value ? hanzi_numeral(int(value->integer)) : u"?";
    }
    return out;
}

std::string percent(double share) {
    char buffer[16];
    std::snprintf(buffer, sizeof buffer, "%.2f", share);
    return buffer;
}

std::vector<std::string> reasons(Pair const& pair, Sides const& sides) {
    std::vector<std::string> out;
    Body const &x = sides.bodies_a[pair.a], &y = sides.bodies_b[pair.b];
    std::string const &was = sides.in_a[pair.a].unit.label, &now = sides.in_b[pair.b].unit.label;
    if (!pair.order.empty()) out.push_back("the decision says: " + to_utf8(pair.order));
    if (!pair.series.empty()) {
        out.push_back("weak: the new words of one name what the other listed: " + to_utf8(pair.series));
    } else if (pair.by_place) {
        if (pair.order.empty())
            out.push_back("stands beside linked units and shares " + percent(share_of_bigrams(x, y, sides.a, sides.b)) +
                          " of its pairs of letters");
    } else {
        Span span = sides.a.span(pair.longest.begin, pair.longest.end);
        std::u16string quote(sides.a.text.substr(span.begin, std::min<std::size_t>(span.length(), longest_quote)));
        if (is_lead_surrogate(quote.back())) quote.pop_back();
        out.push_back("shares " + to_utf8(quote) + (span.length() > longest_quote ? "…" : ""));
        out.push_back(percent(share(pair.letters + pair.echo_a, x.words)) + " of A in B, " +
                      percent(share(pair.letters + pair.echo_b, y.words)) + " of B in A");
    }
    if (pair.moved) out.push_back("out of order");
    if (was != now) out.push_back("numbered " + was + " in A, " + now + " in B");
    return out;
}

double score(Pair const& pair, Sides const& sides) {
    Body const &x = sides.bodies_a[pair.a], &y = sides.bodies_b[pair.b];
    if (!pair.series.empty()) return pair.series_share / 4; // below all that shares wording
    if (pair.by_place) return share_of_bigrams(x, y, sides.a, sides.b) / 2;
    double contained = std::max(share(pair.letters + pair.echo_a, x.words), share(pair.letters + pair.echo_b, y.words));
    return std::min(1.0, (contained + 2.0 * share(pair.letters, x.words + y.words)) / 2);
}

UnitLink link_of(Pair const& pair, UnitLink::Kind kind, UnitLink::Level level, Sides const& sides) {
    UnitLink link;
    link.level = level;
    link.kind = kind;
    link.a = {sides.in_a[pair.a].unit};
    link.b = {sides.in_b[pair.b].unit};
    link.moved = pair.moved;
    link.score = score(pair, sides);
    link.same = kind == UnitLink::Kind::one && essence(sides.bodies_a[pair.a], sides.a) == essence(sides.bodies_b[pair.b], sides.b);
    link.why = reasons(pair, sides);
    return link;
}

// One link for each pair; the parts of one split, and those of one merge, come together where they moved alike.
std::vector<UnitLink> links_of(Pairs const& linked, UnitLink::Level level, Sides const& sides) {
    std::vector<int> degree_a(sides.in_a.size()), degree_b(sides.in_b.size());
    for (auto const& [key, pair] : linked) ++degree_a[pair.a], ++degree_b[pair.b];
    std::map<std::tuple<UnitLink::Kind, int, bool>, std::size_t> group;
    std::vector<UnitLink> out;
    for (auto const& [key, pair] : linked) {
        bool split = degree_a[pair.a] > 1, merge = degree_b[pair.b] > 1;
        UnitLink::Kind kind = split && merge ? UnitLink::Kind::many
                              : split        ? UnitLink::Kind::split
                              : merge        ? UnitLink::Kind::merge
                                             : UnitLink::Kind::one;
        UnitLink link = link_of(pair, kind, level, sides);
        bool alone = kind == UnitLink::Kind::one || kind == UnitLink::Kind::many;
        auto [at, fresh] =
            alone ? std::pair{group.end(), true} : group.try_emplace({kind, split ? pair.a : pair.b, pair.moved}, out.size());
        if (fresh) {
            out.push_back(std::move(link));
            continue;
        }
        UnitLink& whole = out[at->second];
        (split ? whole.b : whole.a).push_back((split ? link.b : link.a)[0]);
        whole.score = std::max(whole.score, link.score);
        whole.why.insert(whole.why.end(), link.why.begin(), link.why.end());
    }
    return out;
}

std::vector<Unit> left_over(std::vector<Section> const& sections, std::vector<Body> const& bodies, std::vector<bool> const& linked) {
    std::vector<Unit> out;
    for (std::size_t i = 0; i < sections.size(); ++i)
        if (!linked[i] && bodies[i].words > 0) out.push_back(sections[i].unit);
    return out;
}

} // namespace

UnitLinks link_units(std::vector<Section> const& in_a, std::vector<Section> const& in_b, UnitLink::Level level, Letters const& a,
                     Letters const& b, Pairing const& pairing, Watch& watch, std::vector<AmendmentOrder> const& orders) {
    std::vector<Body> bodies_a = bodies_of(in_a, a), bodies_b = bodies_of(in_b, b);
    Sides sides{in_a, in_b, bodies_a, bodies_b, a, b};
    UnitLinks out;
    Pairs linked;
    std::vector<int> const owner_b = owners(bodies_b, b.length());
    Pairs all = pairs_of(bodies_a, owner_b, a, pairing);
    if (watch.over_now()) return out;
    count_echoes(sides, owner_b, pairing, all);
    for (auto const& [key, pair] : all)
        if (enough(pair, bodies_a[pair.a], bodies_b[pair.b])) linked[key] = pair;
    link_beside(sides, all, linked);
    if (watch.over_now()) return out;
    link_by_place(sides, linked);
    link_by_series(sides, pairing, linked);
    if (watch.over_now()) return out;
    for (AmendmentOrder const& order : orders) obey(order, sides, all, linked, out.notes);
    mark_moved(linked, sides);

    std::vector<bool> linked_a(in_a.size()), linked_b(in_b.size());
    for (auto const& [key, pair] : linked) linked_a[pair.a] = linked_b[pair.b] = true;
    out.links = links_of(linked, level, sides);
    out.unmatched_a = left_over(in_a, bodies_a, linked_a), out.unmatched_b = left_over(in_b, bodies_b, linked_b);
    return out;
}

} // namespace duidu
