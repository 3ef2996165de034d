#include "compare/passages.h"

#include "compare/background.h"
#include "compare/relations.h"

#include <cmath>
#include <map>
#include <unordered_map>
#include <unordered_set>

namespace duidu {

namespace {

// What a clause says, as weighted features: pairs and triples of letters, and themes. Measured on a report and the plan that it answers,
// read by hand.
constexpr double triple_worth = 0.5, theme_worth = 1.6, deed_worth = 0.7;
// Clauses of little weight would be alike by chance.
constexpr double ballast = 0.5, least_shared = 0.8;
constexpr double cosine_part = 0.7, containment_part = 0.3;
constexpr double least_likeness = 0.15;
// Where a clause has a clear counterpart, what is less than this part as like is not shown beside it.
constexpr double beside_best = 0.6;
// How hard a feature is held down for standing all over one of the documents.
constexpr double commonness = 1.5;
// A feature in more clauses than this is not searched by where there are many clauses; it still counts where others led there.
constexpr std::size_t most_holders = 400, many_clauses = 4000;

struct Feature {
    std::uint64_t key;
    float weight;
};

constexpr std::uint64_t theme_key = std::uint64_t(1) << 60;

std::uint64_t key_of(std::u16string_view letters) {
    std::uint64_t key = 0;
    for (char16_t letter : letters) key = key << 16 | letter;
    return key;
}

// Joins words and is part of none.
bool is_joint(char16_t unit) { return std::u16string_view(u"的和等了与及或在").find(unit) != std::u16string_view::npos; }

// 化, 性 end a word, so a pair that begins with one reaches over into the next.
double straddles(char16_t first) { return first == u'化' || first == u'性' ? 0.3 : 1; }

// Sorted by key, each once; names in brackets left out.
std::vector<Feature> features_of(Clause const& clause, Letters const& text) {
    std::u16string_view letters = core_of(clause, text);
    std::vector<Feature> out;
    int depth = 0;
    for (std::size_t i = 0; i + 1 < letters.size(); ++i) {
        depth += (letters[i] == u'《' || letters[i] == u'(') - (depth > 0 && (letters[i] == u'》' || letters[i] == u')'));
        auto part = [&](std::size_t at) { return at < letters.size() && is_word(letters[at]) && !is_joint(letters[at]); };
        if (depth > 0 || !part(i) || !part(i + 1)) continue;
        double pair = telling(letters[i], letters[i + 1]) * straddles(letters[i]);
        out.push_back({key_of(letters.substr(i, 2)), float(pair)});
        if (!part(i + 2)) continue;
        double next = telling(letters[i + 1], letters[i + 2]) * straddles(letters[i + 1]);
        out.push_back({key_of(letters.substr(i, 3)), float(triple_worth * (pair + next) / 2)});
    }
    for (Mention const& mention : themes_in(text, clause.core_begin, Offset(clause.core_begin + letters.size())))
        out.push_back({theme_key | std::uint64_t(mention.theme), float(is_deed(mention.theme) ? deed_worth : theme_worth)});
    std::sort(out.begin(), out.end(), [](Feature x, Feature y) { return x.key < y.key; });
    out.erase(std::unique(out.begin(), out.end(), [](Feature x, Feature y) { return x.key == y.key; }), out.end());
    return out;
}

// One document's clauses as features, and in how many of its clauses each stands; a clause that is repeated counts once.
struct Side {
    std::vector<std::vector<Feature>> clauses;
    std::unordered_map<std::uint64_t, std::uint32_t> holders;
    double different = 0;

    Side(std::vector<Clause> const& list, Letters const& text, Watch& watch) {
        std::unordered_set<std::u16string_view> seen;
        for (Clause const& clause : list) {
            if (watch.over()) break;
            clauses.push_back(features_of(clause, text));
            if (clauses.back().empty() || !seen.insert(core_of(clause, text)).second) continue;
            for (Feature const& feature : clauses.back()) ++holders[feature.key];
        }
        different = double(seen.size());
    }
    std::uint32_t count(std::uint64_t key) const {
        auto at = holders.find(key);
        return at == holders.end() ? 0 : at->second;
    }
};

// What stands all over one of the documents tells little about a clause of it.
void weigh(Side& a, Side& b, Watch& watch) {
    double all = std::max({a.different, b.different, 1.0});
    for (Side* side : {&a, &b})
        for (auto& features : side->clauses) {
            if (watch.over()) return;
            for (Feature& feature : features) {
                double here = std::max({a.count(feature.key), b.count(feature.key), 1u});
                feature.weight *= float(std::pow(std::log(1 + all / here) / std::log(1 + all), commonness));
            }
        }
}

double sum(std::vector<Feature> const& features) {
    double out = 0;
    for (Feature const& feature : features) out += feature.weight;
    return out;
}

struct Candidate {
    int a, b;
    double likeness;
};

double likeness(double shared, double a, double b) {
    if (shared < least_shared) return 0;
    double cosine = shared / std::sqrt((a + ballast) * (b + ballast)), contained = shared / (std::min(a, b) + 2 * ballast);
    return cosine_part * cosine + containment_part * contained;
}

std::vector<Candidate> candidates(Side const& a, Side const& b, Watch& watch) {
    std::unordered_map<std::uint64_t, std::vector<std::pair<int, float>>> index;
    std::vector<double> weight_b;
    for (int j = 0; j < int(b.clauses.size()) && !watch.over(); ++j) {
        weight_b.push_back(sum(b.clauses[j]));
        for (Feature const& feature : b.clauses[j]) index[feature.key].push_back({j, feature.weight});
    }
    std::vector<double> shared(b.clauses.size());
    std::vector<int> touched;
    std::vector<Candidate> out;
    bool many = b.clauses.size() > many_clauses;
    for (int i = 0; i < int(a.clauses.size()) && !watch.over_now(); ++i) {
        for (Feature const& feature : a.clauses[i]) {
            auto holders = index.find(feature.key);
            if (holders == index.end() || (many && holders->second.size() > most_holders)) continue;
            for (auto [j, weight] : holders->second) {
                if (shared[j] == 0) touched.push_back(j);
                shared[j] += weight;
            }
        }
        double weight_a = sum(a.clauses[i]);
        for (int j : touched) {
            double found = likeness(shared[j], weight_a, weight_b[j]);
            if (found >= least_likeness) out.push_back({i, j, found});
            shared[j] = 0;
        }
        touched.clear();
    }
    return out;
}

// The best of each clause of a; a clause of b that fits everything is shown with its best only.
std::vector<Candidate> best_of(std::vector<Candidate> all, std::size_t clauses_a, std::size_t clauses_b, int top) {
    std::stable_sort(all.begin(), all.end(), [](Candidate const& x, Candidate const& y) { return x.likeness > y.likeness; });
    std::vector<int> given_a(clauses_a), given_b(clauses_b);
    std::vector<double> best_a(clauses_a);
    std::vector<Candidate> out;
    for (Candidate const& candidate : all) {
        double& best = best_a[candidate.a];
        best = std::max(best, candidate.likeness);
        if (candidate.likeness < beside_best * best) continue;
        if (given_a[candidate.a] >= top || given_b[candidate.b] >= 3 * top) continue;
        ++given_a[candidate.a], ++given_b[candidate.b];
        out.push_back(candidate);
    }
    std::stable_sort(out.begin(), out.end(), [](Candidate const& x, Candidate const& y) { return x.a < y.a; });
    return out;
}

// What is shown unasked: passages nearly as good as the best of either clause. Of two work reports the rest is a third; it stays in the
// report. Below 0.8 more is shown, above it strong correspondences of a report and its plan go missing.
void mark_main(std::vector<Passage>& passages) {
    constexpr double nearly = 0.8;
    std::map<Span, double> best_a, best_b;
    for (Passage const& passage : passages) {
        best_a[passage.a] = std::max(best_a[passage.a], passage.score);
        best_b[passage.b] = std::max(best_b[passage.b], passage.score);
    }
    for (Passage& passage : passages)
        passage.main = passage.score >= nearly * best_a[passage.a] && passage.score >= nearly * best_b[passage.b];
}

} // namespace

Passages find_passages(std::vector<Clause> const& in_a, std::vector<Clause> const& in_b, Letters const& a, Letters const& b, int top,
                       WordCutter const& cutter, Watch& watch) {
    Side side_a(in_a, a, watch), side_b(in_b, b, watch);
    weigh(side_a, side_b, watch);
    Passages out;
    out.exact = in_b.size() <= many_clauses;
    Words words_a(in_a, a, cutter), words_b(in_b, b, cutter);
    for (Candidate const& best : best_of(candidates(side_a, side_b, watch), in_a.size(), in_b.size(), top)) {
        if (watch.over_now()) break;
        Clause const &x = in_a[best.a], &y = in_b[best.b];
        std::u16string_view core_a = core_of(x, a), core_b = core_of(y, b);
        std::vector<Mention> themes_a = themes_in(a, x.core_begin, Offset(x.core_begin + core_a.size()));
        std::vector<Mention> themes_b = themes_in(b, y.core_begin, Offset(y.core_begin + core_b.size()));
        ClausePair pair{x, y, core_a, core_b, common_pieces(core_a, core_b), themes_a, themes_b, best.likeness};
        out.found.push_back(passage_of(pair, in_whole_words(pair.pieces, words_a, best.a, words_b, best.b), a, b));
    }
    mark_main(out.found);
    return out;
}

} // namespace duidu
