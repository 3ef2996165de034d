#include "compare/links.h"

#include "compare/unit_pairs.h"
#include "text/numeral.h"
#include "text/utf.h"

#include <cstdio>
#include <tuple>

namespace duidu {

namespace {

constexpr std::size_t longest_quote = 24;

// ---- a decision ----

int find_label(std::vector<Section> const& sections, std::string const& label) {
    for (std::size_t i = 0; i < sections.size(); ++i)
        if (sections[i].unit.label == label) return int(i);
    return -1;
}

template <class Predicate> void unlink(UnitPairs& linked, Predicate const& goes) {
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

void obey(AmendmentOrder const& order, Sides const& sides, UnitPairs const& all, UnitPairs& linked, Notes& notes) {
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
        if (!order.part) unlink(linked, [i = i, j = j](UnitPair const& pair) { return pair.a == i || pair.b == j; });
        auto found = all.find({i, j});
        UnitPair pair = found != all.end() ? found->second : UnitPair{i, j, 0, 0, 0, {}, true, false, {}};
        pair.order = order.words;
        linked[{i, j}] = pair;
    }
    for (std::string const& label : order.kind == AmendmentOrder::Kind::insert ? order.to : std::vector<std::string>{}) {
        int j = find_label(sides.in_b, label);
        if (j < 0) complain(label, "B");
        unlink(linked, [&](UnitPair const& pair) { return pair.b == j; });
    }
    for (std::string const& label : order.kind == AmendmentOrder::Kind::remove ? order.from : std::vector<std::string>{}) {
        int i = find_label(sides.in_a, label);
        if (i < 0) complain(label, "A");
        unlink(linked, [&](UnitPair const& pair) { return pair.a == i; });
    }
}

// Marks every pair that is not on the longest chain that keeps the order of both documents; among chains of one length the one with more
// letters.
void mark_moved(UnitPairs& linked, Sides const& sides) {
    struct Chain {
        std::uint64_t weight = 0;
        UnitPair* last = nullptr;
    };
    constexpr std::uint64_t one_pair = std::uint64_t(1) << 32;
    bool straight = goes_first(sides.a, sides.b);
    std::map<std::pair<int, int>, UnitPair*> in_order; // of the one text, then of the other
    for (auto& [key, pair] : linked) in_order[straight ? key : std::pair{key.second, key.first}] = &pair;
    std::size_t const units = straight ? sides.in_b.size() : sides.in_a.size();
    std::vector<Chain> best(units + 1); // Fenwick tree over units of the other
    std::map<UnitPair*, UnitPair*> before;
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
    for (UnitPair* pair = whole.last; pair; pair = before[pair]) pair->moved = false;
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

std::vector<std::string> reasons(UnitPair const& pair, Sides const& sides) {
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

double score(UnitPair const& pair, Sides const& sides) {
    Body const &x = sides.bodies_a[pair.a], &y = sides.bodies_b[pair.b];
    if (!pair.series.empty()) return pair.series_share / 4; // below all that shares wording
    if (pair.by_place) return share_of_bigrams(x, y, sides.a, sides.b) / 2;
    double contained = std::max(share(pair.letters + pair.echo_a, x.words), share(pair.letters + pair.echo_b, y.words));
    return std::min(1.0, (contained + 2.0 * share(pair.letters, x.words + y.words)) / 2);
}

UnitLink link_of(UnitPair const& pair, UnitLink::Kind kind, UnitLink::Level level, Sides const& sides) {
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
std::vector<UnitLink> links_of(UnitPairs const& linked, UnitLink::Level level, Sides const& sides) {
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
    auto [all, linked] = pair_units(sides, pairing, watch);
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
