#include "compare/kin.h"

#include "text/utf.h"

#include <cmath>
#include <unordered_map>

namespace duidu {

namespace {

// Robertson's BM25 with the usual figures; a gram that the query repeats counts three times at most.
constexpr double saturation = 1.2, length_part = 0.6;
constexpr int most_repeats = 3;
// 本法第二十八条所称申请日: what is being defined is what the other text speaks of.
constexpr int definition_worth = 6;
constexpr Offset longest_term = 14;
// Neighbours of a unit mostly belong to neighbours of its counterpart.
constexpr double neighbour_part = 0.1;
constexpr int neighbours = 3, neighbour_shift = 4;
// A gram in more units than this is no help in finding one among many.
constexpr std::size_t most_holders = 300;
// Best counterparts kept for each unit while neighbours are looked at.
constexpr std::size_t kept = 64;

bool tells(char16_t unit) { return is_word(unit) && unit != masked_number; }

using Grams = std::unordered_map<std::uint64_t, int>;

void add_grams(std::u16string_view letters, int worth, Grams& out) {
    for (std::size_t i = 0; i + 1 < letters.size(); ++i) {
        if (!tells(letters[i]) || !tells(letters[i + 1])) continue;
        std::uint64_t pair = std::uint64_t(letters[i]) << 16 | letters[i + 1];
        out[pair] += worth;
        if (i + 2 < letters.size() && tells(letters[i + 2])) out[pair << 16 | letters[i + 2]] += worth;
    }
}

std::u16string_view body(Section const& section, Letters const& text) {
    auto [begin, end] = text.inside({section.body, std::max(section.body, section.unit.span.end)});
    return std::u16string_view(text.units).substr(begin, end - begin);
}

// What stands behind 所称 up to the next mark, 的 or 是指.
void add_definitions(std::u16string_view letters, Grams& out) {
    constexpr std::u16string_view sign = u"所称";
    for (std::size_t at = letters.find(sign); at != letters.npos; at = letters.find(sign, at + 1)) {
        std::size_t begin = at + sign.size() + (letters.substr(at + sign.size(), 1) == u"的"), end = begin;
        while (end < letters.size() && end - begin < longest_term && tells(letters[end]) && letters[end] != u'的' &&
               letters.substr(end, 2) != u"是指")
            ++end;
        add_grams(letters.substr(begin, end - begin), definition_worth, out);
    }
}

struct Ranked {
    int b;
    double score;
};
using Row = std::vector<Ranked>; // by b

class Ranking {
public:
    Ranking(std::vector<Section> const& in_a, std::vector<Section> const& in_b, Letters const& a, Letters const& b, Watch& watch)
        : units(in_a.size() + in_b.size()) {
        for (Section const& section : in_b) {
            if (watch.over_now()) return;
            Grams grams;
            add_grams(body(section, b), 1, grams);
            for (auto [gram, count] : grams) holders[gram].push_back({int(lengths.size()), float(count)}), ++units_with[gram];
            lengths.push_back(double(body(section, b).size()));
            mean_length += lengths.back() / double(in_b.size());
        }
        for (Section const& section : in_a) {
            if (watch.over_now()) return;
            Grams grams;
            add_grams(body(section, a), 1, grams);
            for (auto& [gram, count] : grams) ++units_with[gram], count = std::min(count, most_repeats);
            add_definitions(body(section, a), grams);
            queries.emplace_back(grams.begin(), grams.end());
            std::sort(queries.back().begin(), queries.back().end());
        }
    }

    // What the unit would score against itself: the measure of how much of it a counterpart holds.
    double own_score(int i) const {
        double out = 0;
        for (auto [gram, count] : queries[i]) out += rarity(gram) * count;
        return out;
    }

    Row row(int i) const {
        std::vector<double> scores(lengths.size());
        for (auto [gram, count] : queries[i]) {
            auto list = holders.find(gram);
            if (list == holders.end() || list->second.size() > most_holders) continue;
            double worth = rarity(gram) * count;
            for (auto [j, often] : list->second) {
                double long_text = saturation * (1 - length_part + length_part * lengths[j] / std::max(1.0, mean_length));
                scores[j] += worth * often * (saturation + 1) / (often + long_text);
            }
        }
        Row out;
        for (int j = 0; j < int(scores.size()); ++j)
            if (scores[j] > 0) out.push_back({j, scores[j]});
        if (out.size() <= kept) return out;
        std::nth_element(out.begin(), out.begin() + kept, out.end(),
                         [](Ranked x, Ranked y) { return x.score > y.score || (x.score == y.score && x.b < y.b); });
        out.resize(kept);
        std::sort(out.begin(), out.end(), [](Ranked x, Ranked y) { return x.b < y.b; });
        return out;
    }

private:
    struct Holder {
        int unit;
        float often;
    };
    std::unordered_map<std::uint64_t, std::vector<Holder>> holders;
    std::unordered_map<std::uint64_t, int> units_with;
    std::vector<std::vector<std::pair<std::uint64_t, int>>> queries;
    std::vector<double> lengths;
    double mean_length = 0;
    std::size_t units;

    double rarity(std::uint64_t gram) const { return std::log(1 + double(units) / units_with.at(gram)); }
};

double highest(Row const& row) {
    double out = 0;
    for (Ranked const& r : row) out = std::max(out, r.score);
    return out;
}

// The best of what a neighbour scores near j, of 1.
double near(Row const& row, double best, int j) {
    auto at = std::lower_bound(row.begin(), row.end(), j - neighbour_shift, [](Ranked const& r, int b) { return r.b < b; });
    double out = 0;
    for (; at != row.end() && at->b <= j + neighbour_shift; ++at) out = std::max(out, at->score / best - 0.15 * std::abs(at->b - j));
    return out;
}

// Scores of one unit with what its neighbours belong to, relative to its best.
Row with_neighbours(std::vector<Row> const& rows, std::vector<double> const& best, int i) {
    constexpr double distance_weight[] = {0, 1, 0.6, 0.3};
    Row out = rows[i];
    for (Ranked& r : out) {
        r.score /= best[i];
        for (int d = 1; d <= neighbours; ++d)
            for (int k : {i - d, i + d})
                if (k >= 0 && k < int(rows.size()) && best[k] > 0)
                    r.score += neighbour_part * distance_weight[d] * near(rows[k], best[k], r.b);
    }
    std::stable_sort(out.begin(), out.end(), [](Ranked x, Ranked y) { return x.score > y.score; });
    return out;
}

// The longest run of letters that both units hold, for the reason.
std::u16string longest_common(std::u16string_view a, std::u16string_view b) {
    constexpr std::size_t longest_unit = 2000; // 4 M steps at most
    a = a.substr(0, longest_unit), b = b.substr(0, longest_unit);
    std::vector<Offset> run(b.size() + 1, 0);
    Offset best = 0, end = 0;
    for (Offset i = 0; i < a.size(); ++i)
        for (Offset j = Offset(b.size()); j-- > 0;) {
            run[j + 1] = a[i] == b[j] && tells(a[i]) ? run[j] + 1 : 0;
            if (run[j + 1] > best) best = run[j + 1], end = i + 1;
        }
    return std::u16string(a.substr(end - best, best));
}

} // namespace

std::vector<UnitLink> rank_units(std::vector<Section> const& in_a, std::vector<Section> const& in_b, UnitLink::Level level,
                                 Letters const& a, Letters const& b, int top, Watch& watch) {
    Ranking ranking(in_a, in_b, a, b, watch);
    std::vector<Row> rows;
    std::vector<double> best;
    for (int i = 0; i < int(in_a.size()) && !watch.over_now(); ++i) rows.push_back(ranking.row(i)), best.push_back(highest(rows.back()));
    std::vector<UnitLink> out;
    for (int i = 0; i < int(in_a.size()) && !watch.over_now(); ++i) {
        Row ranked = with_neighbours(rows, best, i);
        double whole = std::max(ranking.own_score(i) / std::max(best[i], 1e-9), ranked.empty() ? 1.0 : ranked[0].score);
        for (int n = 0; n < std::min<int>(top, int(ranked.size())); ++n) {
            UnitLink link;
            link.level = level;
            link.a = {in_a[i].unit};
            link.b = {in_b[ranked[n].b].unit};
            link.score = ranked[n].score / whole;
            link.why = {"shares " + to_utf8(longest_common(body(in_a[i], a), body(in_b[ranked[n].b], b))),
                        "number " + std::to_string(n + 1) + " of its counterparts"};
            out.push_back(std::move(link));
        }
    }
    return out;
}

} // namespace duidu
