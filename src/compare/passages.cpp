#include "compare/passages.h"

#include "compare/background.h"
#include "compare/themes.h"
#include "text/numeral.h"
#include "text/utf.h"

#include <cmath>
#include <map>
#include <unordered_map>
#include <unordered_set>

namespace duidu {

namespace {

using Relation = Passage::Relation;

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
constexpr Offset longest_clause = 200;

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

std::u16string_view core(Clause const& clause, Letters const& text) {
    Offset length = std::min(clause.core_end - clause.core_begin, longest_clause);
    return std::u16string_view(text.units).substr(clause.core_begin, length);
}

// Sorted by key, each once; names in brackets left out.
std::vector<Feature> features_of(Clause const& clause, Letters const& text) {
    std::u16string_view letters = core(clause, text);
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
            if (clauses.back().empty() || !seen.insert(core(clause, text)).second) continue;
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

// ---- what two clauses share, and how they stand to each other ----

// Where the words of the clauses of one text begin and end; each clause is cut once, when it is first asked for.
class Words {
public:
    Words(std::vector<Clause> const& clauses, Letters const& text, WordCutter const& cutter)
        : clauses(clauses), text(text), cutter(cutter), places(clauses.size()) {}

    // Whether a word begins or ends before this letter of the core.
    bool is_cut(int clause, Offset letter) {
        Offset at = clauses[clause].core_begin + letter;
        if (!cutter || at <= clauses[clause].core_begin || at >= clauses[clause].core_end) return true;
        std::vector<Offset> const& cuts = cuts_of(clause);
        return std::binary_search(cuts.begin(), cuts.end(), text.at[at]);
    }
    bool splits_number(int clause, Offset letter) const {
        Offset at = clauses[clause].core_begin + letter;
        return at > 0 && at < text.length() && is_arabic_digit(text.units[at - 1]) && is_arabic_digit(text.units[at]);
    }
    // Whether a piece that ends there, and goes on towards `inner`, has only one letter of a word of three or more: 雲溪|縣.
    bool tears(int clause, Offset letter, int inner) {
        return !is_cut(clause, letter) && is_cut(clause, letter + Offset(inner)) && !is_cut(clause, letter - Offset(inner));
    }

private:
    std::vector<Clause> const& clauses;
    Letters const& text;
    WordCutter const& cutter;
    std::vector<std::vector<Offset>> places; // in the text; empty where nobody asked

    std::vector<Offset> const& cuts_of(int clause) {
        std::vector<Offset>& cuts = places[clause];
        if (!cuts.empty()) return cuts;
        Span span = text.span(clauses[clause].core_begin, clauses[clause].core_end);
        cuts = cutter(text.text.substr(span.begin, span.length()));
        for (Offset& place : cuts) place += span.begin;
        return cuts;
    }
};

struct Piece {
    Offset a = 0, b = 0, length = 0; // in the cores
};

// Common runs of two letters or more, the longest first, each letter once.
std::vector<Piece> common_pieces(std::u16string_view a, std::u16string_view b) {
    std::vector<Piece> out;
    std::vector<bool> taken_a(a.size()), taken_b(b.size());
    auto longest = [&] {
        Piece best;
        std::vector<Offset> run(b.size() + 1, 0);
        for (Offset i = 0; i < a.size(); ++i)
            for (Offset j = Offset(b.size()); j-- > 0;) {
                run[j + 1] = a[i] == b[j] && is_word(a[i]) && !taken_a[i] && !taken_b[j] ? run[j] + 1 : 0;
                if (run[j + 1] > best.length) best = {i + 1 - run[j + 1], j + 1 - run[j + 1], run[j + 1]};
            }
        return best;
    };
    for (Piece piece = longest(); piece.length >= 2; piece = longest()) {
        for (Offset i = 0; i < piece.length; ++i) taken_a[piece.a + i] = taken_b[piece.b + i] = true;
        out.push_back(piece);
    }
    std::sort(out.begin(), out.end(), [](Piece const& x, Piece const& y) { return x.a < y.a; });
    return out;
}

// What of the pieces is whole words and numbers: 雲溪[縣開通] ~ 山区三[县开通] share 開通. Of a word of several, as 生态环境 is one of
// 生态环境保护, a piece may end inside where the other side has the end of one. Where nothing is whole, all stay as they are.
std::vector<Piece> in_whole_words(std::vector<Piece> const& pieces, Words& words_a, int clause_a, Words& words_b, int clause_b) {
    std::vector<Piece> out;
    auto cut = [&](Offset a, Offset b, int inner) {
        if (words_a.splits_number(clause_a, a) || words_b.splits_number(clause_b, b)) return false;
        bool somewhere = words_a.is_cut(clause_a, a) || words_b.is_cut(clause_b, b);
        return somewhere && !words_a.tears(clause_a, a, inner) && !words_b.tears(clause_b, b, inner);
    };
    for (Piece piece : pieces) {
        while (piece.length >= 2 && !cut(piece.a, piece.b, 1)) ++piece.a, ++piece.b, --piece.length;
        while (piece.length >= 2 && !cut(piece.a + piece.length, piece.b + piece.length, -1)) --piece.length;
        if (piece.length >= 2) out.push_back(piece);
    }
    return out.empty() ? pieces : out;
}

struct Pair {
    Clause const &a, &b;
    std::u16string_view core_a, core_b;
    std::vector<Piece> pieces;
    std::vector<Mention> themes_a, themes_b;
    double likeness;

    std::u16string_view name_a(Mention const& m) const { return core_a.substr(m.begin - a.core_begin, m.end - m.begin); }
    std::u16string_view name_b(Mention const& m) const { return core_b.substr(m.begin - b.core_begin, m.end - m.begin); }
    double covered() const {
        Offset letters = 0;
        for (Piece const& piece : pieces) letters += piece.length;
        return double(letters) / double(std::max<std::size_t>(1, std::min(core_a.size(), core_b.size())));
    }
    Offset longest() const {
        Offset out = 0;
        for (Piece const& piece : pieces) out = std::max(out, piece.length);
        return out;
    }
};

// 新质|生产力 and 数字|生产力: names of one thing that end alike, with something else before.
constexpr Offset head = 3, filler = 2;

bool same_slot(Pair const& pair) {
    for (Mention const& x : pair.themes_a)
        for (Mention const& y : pair.themes_b) {
            std::u16string_view name_a = pair.name_a(x), name_b = pair.name_b(y);
            bool long_enough = x.theme == y.theme && std::min(name_a.size(), name_b.size()) >= head + filler && name_a != name_b;
            if (long_enough && name_a.substr(name_a.size() - head) == name_b.substr(name_b.size() - head)) return true;
        }
    return false;
}

std::optional<double> number_in(std::u16string_view core) {
    for (Offset at = 0; at < core.size(); ++at)
        if (is_arabic_digit(core[at]))
            if (std::optional<Numeral> value = numeral_at(core, at)) return value->value;
    return {};
}

bool other_number(Pair const& pair) {
    std::optional<double> a = number_in(pair.core_a), b = number_in(pair.core_b);
    return a && b && *a != *b;
}

bool verbatim(Pair const& pair) {
    return pair.longest() >= 9 || (pair.longest() >= 4 && pair.covered() >= 0.95 && pair.pieces.size() == 1);
}

bool same_phrase(Pair const& pair) {
    return (pair.longest() >= 4 && pair.covered() >= 0.75) || (pair.longest() >= 6 && pair.covered() >= 0.5);
}

bool follows_up(Pair const& pair) {
    return (pair.a.result && pair.b.goal && !pair.b.result) || (pair.b.result && pair.a.goal && !pair.a.result);
}

// 构建…数字产业集群 ~ 培育…数字产业体系: both set a goal for what one run names.
bool sets_the_same_goal(Pair const& pair) {
    return pair.a.goal && pair.b.goal && pair.pieces.size() == 1 && pair.longest() >= 4 && pair.covered() >= 0.35;
}

// 适度超前推进…规模部署 ~ 适度超前部署…体系: one phrase with something else in its gap. Read on two work reports, three of four that hold
// this are one thought in other words; below these figures they share no more than 深化…改革.
bool fills_a_gap(Pair const& pair) {
    return pair.pieces.size() >= 2 && pair.longest() >= 4 && pair.covered() >= 0.4 && pair.likeness >= 0.22;
}

bool says_the_same(Pair const& pair) {
    return pair.covered() >= 0.6 || (pair.pieces.size() >= 2 && pair.likeness >= 0.35) || sets_the_same_goal(pair) || fills_a_gap(pair);
}

bool always(Pair const&) { return true; }

constexpr struct {
    bool (*holds)(Pair const&);
    Relation relation;
} relations[] = {{same_slot, Relation::contrast},   {other_number, Relation::contrast},   {verbatim, Relation::same_phrase},
                 {follows_up, Relation::follow_up}, {same_phrase, Relation::same_phrase}, {says_the_same, Relation::paraphrase},
                 {always, Relation::same_theme}};

std::string quote(Letters const& text, Span span) { return to_utf8(text.text.substr(span.begin, span.length())); }

void add_reason(std::string& why, std::string const& reason) { why += (why.empty() ? "" : "; ") + reason; }

// Themes that both name in other words.
void tell_themes(Pair const& pair, Letters const& a, Letters const& b, Passage& out) {
    for (Mention const& x : pair.themes_a)
        for (Mention const& y : pair.themes_b) {
            if (x.theme != y.theme || pair.name_a(x) == pair.name_b(y)) continue;
            Span here = a.span(x.begin, x.end), there = b.span(y.begin, y.end);
            add_reason(out.why, "one theme: " + quote(a, here) + " ~ " + quote(b, there));
            out.shared.push_back({here, there});
        }
}

Passage passage_of(Pair const& pair, std::vector<Piece> const& shown, Letters const& a, Letters const& b) {
    Passage out;
    out.a = a.span(pair.a.core_begin, pair.a.core_end);
    out.b = b.span(pair.b.core_begin, pair.b.core_end);
    out.score = std::sqrt(std::min(1.0, pair.likeness)); // spreads the figures: 0.15 is shown as 0.39
    for (auto const& row : relations)
        if (row.holds(pair)) {
            out.relation = row.relation;
            break;
        }
    std::string shared;
    for (Piece const& piece : shown) {
        Span here = a.span(pair.a.core_begin + piece.a, pair.a.core_begin + piece.a + piece.length);
        Span there = b.span(pair.b.core_begin + piece.b, pair.b.core_begin + piece.b + piece.length);
        out.shared.push_back({here, there});
        shared += (shared.empty() ? "" : ", ") + quote(a, here);
    }
    if (!shared.empty()) add_reason(out.why, "shares " + shared);
    tell_themes(pair, a, b, out);
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
        std::u16string_view core_a = core(x, a), core_b = core(y, b);
        std::vector<Mention> themes_a = themes_in(a, x.core_begin, Offset(x.core_begin + core_a.size()));
        std::vector<Mention> themes_b = themes_in(b, y.core_begin, Offset(y.core_begin + core_b.size()));
        Pair pair{x, y, core_a, core_b, common_pieces(core_a, core_b), themes_a, themes_b, best.likeness};
        out.found.push_back(passage_of(pair, in_whole_words(pair.pieces, words_a, best.a, words_b, best.b), a, b));
    }
    mark_main(out.found);
    return out;
}

} // namespace duidu
