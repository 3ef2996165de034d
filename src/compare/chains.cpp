#include "compare/chains.h"

#include "compare/background.h"
#include "text/fold.h"

#include <map>
#include <set>
#include <unordered_map>

namespace duidu {

namespace {

// A term has so many letters, stands at least so often in all and once on each side, and tells so much a letter: 进一步加强 tells less.
constexpr Offset shortest_term = 4, longest_term = 8;
constexpr int least_places = 4;
constexpr double least_telling = 0.35;
// Of a term that is one, at least so many different letters stand before it, and behind it; ends of clauses count each.
constexpr std::size_t least_variety = 2;
constexpr std::size_t most_chains = 60;
// Larger texts have terms enough in their first part to be surveyed by.
constexpr std::size_t most_letters = 2000000;

struct Place {
    int clause;
    Offset at; // letter
    bool in_b;
};

struct Gram {
    std::vector<Place> places;
    bool both = false;
};

bool is_term_letter(char16_t letter) {
    return is_word(letter) && letter != masked_number &&
           std::u16string_view(u"的和等了与及或在是为对由被将要到").find(letter) == std::u16string_view::npos;
}

class Survey {
public:
    Survey(std::vector<Clause> const& in_a, std::vector<Clause> const& in_b, Letters const& a, Letters const& b, Watch& watch)
        : in_a(in_a), in_b(in_b), a(a), b(b), watch(watch), covered_a(a.length()), covered_b(b.length()) {}

    std::vector<Chain> chains() {
        std::vector<Chain> out;
        for (Offset length = longest_term; length >= shortest_term; --length) add_terms(length, out);
        if (watch.was_over()) return {};
        std::stable_sort(out.begin(), out.end(), [](Chain const& x, Chain const& y) { return x.weight > y.weight; });
        if (out.size() > most_chains) out.resize(most_chains);
        return out;
    }

private:
    std::vector<Clause> const &in_a, &in_b;
    Letters const &a, &b;
    Watch& watch;
    std::vector<bool> covered_a, covered_b; // letters inside a longer term

    Letters const& text(Place const& place) const { return place.in_b ? b : a; }
    Clause const& clause(Place const& place) const { return place.in_b ? in_b[place.clause] : in_a[place.clause]; }

    void collect(bool side_b, Offset length, std::unordered_map<std::u16string_view, Gram>& grams) const {
        Letters const& letters = side_b ? b : a;
        std::vector<Clause> const& clauses = side_b ? in_b : in_a;
        std::vector<bool> const& covered = side_b ? covered_b : covered_a;
        for (std::size_t i = 0; i < clauses.size() && clauses[i].core_end < most_letters && !watch.over(); ++i) {
            Offset run = 0;
            for (Offset at = clauses[i].core_begin; at < clauses[i].core_end; ++at) {
                run = is_term_letter(letters.units[at]) && !covered[at] ? run + 1 : 0;
                if (run < length) continue;
                std::u16string_view gram = std::u16string_view(letters.units).substr(at + 1 - length, length);
                if (!side_b) grams[gram].places.push_back({int(i), at + 1 - length, false});
                else if (auto found = grams.find(gram); found != grams.end())
                    found->second.places.push_back({int(i), at + 1 - length, true}), found->second.both = true;
            }
        }
    }

    // How many different letters stand on one side of the term.
    std::size_t variety(Gram const& gram, Offset length, bool before) const {
        std::set<char16_t> letters;
        std::size_t edges = 0;
        for (Place const& place : gram.places) {
            Clause const& in = clause(place);
            bool edge = before ? place.at == in.core_begin : place.at + length == in.core_end;
            char16_t letter = edge ? u' ' : text(place).units[before ? place.at - 1 : place.at + length];
            if (edge || is_mark(letter)) ++edges;
            else letters.insert(letter);
        }
        return letters.size() + edges;
    }

    static double telling_of(std::u16string_view term) {
        double sum = 0;
        for (std::size_t i = 0; i + 1 < term.size(); ++i) sum += telling(term[i], term[i + 1]);
        return sum / double(term.size() - 1);
    }

    bool is_term(std::u16string_view term, Gram const& gram) const {
        if (term == u"以下简称") return false; // rare in a word list, and in every document
        if (!gram.both || int(gram.places.size()) < least_places || telling_of(term) < least_telling) return false;
        return variety(gram, Offset(term.size()), true) >= least_variety && variety(gram, Offset(term.size()), false) >= least_variety;
    }

    void add_terms(Offset length, std::vector<Chain>& out) {
        std::unordered_map<std::u16string_view, Gram> grams;
        collect(false, length, grams);
        collect(true, length, grams);
        std::map<std::pair<bool, Offset>, std::u16string_view> terms; // by where they stand first, so that the order is that of the texts
        for (auto const& [term, gram] : grams)
            if (!watch.over() && is_term(term, gram)) terms[{gram.places[0].in_b, gram.places[0].at}] = term;
        for (auto const& [where, term] : terms)
            if (!watch.over()) add_chain(term, grams[term], out);
    }

    void add_chain(std::u16string_view term, Gram const& gram, std::vector<Chain>& out) {
        Offset length = Offset(term.size());
        Chain chain;
        for (Place const& place : gram.places) {
            std::vector<bool>& covered = place.in_b ? covered_b : covered_a;
            bool taken = std::any_of(covered.begin() + place.at, covered.begin() + place.at + length, [](bool one) { return one; });
            if (taken) continue;
            std::fill(covered.begin() + place.at, covered.begin() + place.at + length, true);
            Clause const& in = clause(place);
            Letters const& letters = text(place);
            ChainPlace::Says says = in.result ? ChainPlace::Says::result : in.goal ? ChainPlace::Says::goal : ChainPlace::Says::neither;
            (place.in_b ? chain.b : chain.a).push_back({letters.span(place.at, place.at + length), letters.span(in.begin, in.end), says});
        }
        if (chain.a.empty() || chain.b.empty() || int(chain.a.size() + chain.b.size()) < least_places) return;
        Span first = chain.a[0].span;
        chain.term = a.text.substr(first.begin, first.length());
        chain.weight = telling_of(term) * double(length) * std::min(double(chain.a.size() + chain.b.size()), 12.0);
        out.push_back(std::move(chain));
    }
};

// ---- figures ----

// The things of a sorted list that lie in a span.
template <class List> auto inside(List const& list, Span span) {
    auto first = std::partition_point(list.begin(), list.end(), [&](auto const& one) { return one.span.begin < span.begin; });
    auto last = std::partition_point(first, list.end(), [&](auto const& one) { return one.span.begin < span.end; });
    return std::pair{first, last};
}

bool one_measure(Quantity const& x, Quantity const& y) {
    return x.kind == y.kind && x.measure == y.measure && (x.noun.empty() || y.noun.empty() || x.noun == y.noun);
}

// 书屋 of 新建智慧书屋68个: what stands before a figure.
std::u16string subject(Quantity const& quantity, Document const& document) {
    constexpr Offset letters = 2;
    Offset begin = quantity.span.begin > letters ? quantity.span.begin - letters : 0;
    return fold(document.text[{begin, quantity.span.begin}]);
}

template <class Iterator> bool alone(Iterator first, Iterator last, Quantity const& quantity) {
    return std::count_if(first, last, [&](Quantity const& other) { return one_measure(quantity, other); }) == 1;
}

} // namespace

std::vector<Chain> find_chains(std::vector<Clause> const& in_a, std::vector<Clause> const& in_b, Letters const& a, Letters const& b,
                               Watch& watch) {
    return Survey(in_a, in_b, a, b, watch).chains();
}

std::vector<FigurePair> figures_of(std::vector<Passage> const& passages, Document const& a, Document const& b) {
    std::vector<FigurePair> out;
    std::set<std::pair<Span, Span>> told;
    auto add = [&](std::size_t passage, FigurePair::Kind kind, Span x, Span y, bool same) {
        if (told.insert({x, y}).second) out.push_back({kind, int(passage), x, y, same});
    };
    for (std::size_t i = 0; i < passages.size(); ++i) {
        auto quantities_a = inside(a.references.quantities, passages[i].a), quantities_b = inside(b.references.quantities, passages[i].b);
        for (auto x = quantities_a.first; x != quantities_a.second; ++x)
            for (auto y = quantities_b.first; y != quantities_b.second; ++y)
                if (one_measure(*x, *y) && (subject(*x, a) == subject(*y, b) || (alone(quantities_a.first, quantities_a.second, *x) &&
                                                                                 alone(quantities_b.first, quantities_b.second, *y))))
                    add(i, FigurePair::Kind::quantity, x->span, y->span, x->value == y->value && x->until == y->until);
        auto dates_a = inside(a.references.dates, passages[i].a), dates_b = inside(b.references.dates, passages[i].b);
        for (auto x = dates_a.first; x != dates_a.second; ++x)
            for (auto y = dates_b.first; y != dates_b.second; ++y)
                if (x->kind == y->kind && !x->value.empty()) add(i, FigurePair::Kind::date, x->span, y->span, x->value == y->value);
    }
    return out;
}

} // namespace duidu
