#include "compare/series.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace duidu {

namespace {

// A series has at least so many terms of so many letters; a first term keeps the verb before it (记录资产), so it may count by its end.
constexpr std::size_t least_terms = 5;
constexpr Offset shortest_term = 2, longest_term = 8;
// So many terms must stand in the other unit, in letters that are new there; and this part of the series anywhere in it.
constexpr int least_new = 3;
constexpr double least_part = 0.5;
// A term that is new in more places than this is a word of the whole law.
constexpr std::size_t most_places = 48;

bool joins_terms(char16_t unit) { return std::u16string_view(u"、和与及或").find(unit) != std::u16string_view::npos; }

// The terms of the unit's longest series, in order.
std::vector<std::u16string_view> series_of(Letters const& text, Extent unit) {
    std::vector<std::u16string_view> best, open;
    std::u16string_view units = text.units;
    Offset from = unit.begin;
    for (Offset at = unit.begin; at <= unit.end; ++at) {
        bool ends = at == unit.end || (is_mark(units[at]) && units[at] != u'、');
        if (!ends && !joins_terms(units[at])) continue;
        Offset length = at - from;
        if (length >= shortest_term && length <= longest_term) open.push_back(units.substr(from, length));
        else if (length > longest_term) open.clear();
        if (ends) {
            if (open.size() > best.size()) best = open;
            open.clear();
        }
        from = at + 1;
    }
    return best;
}

std::uint32_t key_of(std::u16string_view letters) { return std::uint32_t(letters[0]) << 16 | letters[1]; }

// Where in the other text pairs of letters stand that nothing was paired with.
using NewPlaces = std::unordered_map<std::uint32_t, std::vector<Offset>>;

NewPlaces new_places(Letters const& text, std::vector<Offset> const& pairs) {
    NewPlaces out;
    std::u16string_view units = text.units;
    for (Offset at = 0; at + 1 < units.size(); ++at)
        if (pairs[at] == unpaired && pairs[at + 1] == unpaired) out[key_of(units.substr(at, 2))].push_back(at);
    return out;
}

// A term as it may be taken up: whole, or without the verb before it (记录资产, 资产).
std::vector<std::u16string_view> forms_of(std::u16string_view term) {
    if (term.size() < 2 * shortest_term) return {term};
    return {term, term.substr(term.size() / 2)};
}

class Search {
public:
    Search(std::vector<Extent> const& units, Letters const& other, std::vector<Offset> const& pairs)
        : units(units), other(other), places(new_places(other, pairs)), owner(other.length(), -1) {
        for (std::size_t i = 0; i < units.size(); ++i) std::fill(owner.begin() + units[i].begin, owner.begin() + units[i].end, int(i));
    }

    SeriesMatch best_for(std::vector<std::u16string_view> const& terms) const {
        std::map<int, int> fresh; // by unit, how many terms are new in it
        for (std::u16string_view term : terms)
            for (int unit : new_holders(term)) ++fresh[unit];
        SeriesMatch best;
        for (auto [unit, count] : fresh) {
            if (count < least_new) continue;
            SeriesMatch match = match_with(unit, terms);
            if (match.share >= least_part && match.share > best.share) best = match;
        }
        return best;
    }

private:
    std::vector<Extent> const& units;
    Letters const& other;
    NewPlaces places;
    std::vector<int> owner;

    std::vector<int> new_holders(std::u16string_view term) const {
        std::vector<int> out;
        for (std::u16string_view form : forms_of(term)) {
            auto found = places.find(key_of(form));
            if (found == places.end() || found->second.size() > most_places) continue;
            for (Offset at : found->second)
                if (owner[at] >= 0 && std::u16string_view(other.units).substr(at, form.size()) == form) out.push_back(owner[at]);
        }
        std::sort(out.begin(), out.end());
        out.erase(std::unique(out.begin(), out.end()), out.end());
        return out;
    }

    SeriesMatch match_with(int unit, std::vector<std::u16string_view> const& terms) const {
        Extent at = units[unit];
        std::u16string_view letters = std::u16string_view(other.units).substr(at.begin, at.end - at.begin);
        SeriesMatch out{unit, 0, {}};
        int count = 0;
        for (std::u16string_view term : terms)
            for (std::u16string_view form : forms_of(term))
                if (letters.find(form) != letters.npos) {
                    out.terms += (out.terms.empty() ? u"" : u"、") + std::u16string(form);
                    ++count;
                    break;
                }
        out.share = double(count) / double(terms.size());
        return out;
    }
};

// Nothing of the unit went elsewhere.
bool went_away(Extent unit, std::vector<Offset> const& pairs) {
    auto paired = std::count_if(pairs.begin() + unit.begin, pairs.begin() + unit.end, [](Offset other) { return other != unpaired; });
    return 2 * paired <= std::ptrdiff_t(unit.end - unit.begin);
}

} // namespace

std::vector<SeriesMatch> series_matches(std::vector<Extent> const& gone, Letters const& text, std::vector<Offset> const& pairs,
                                        std::vector<Extent> const& units, Letters const& other, std::vector<Offset> const& pairs_of_other) {
    std::vector<SeriesMatch> out(gone.size());
    std::vector<std::vector<std::u16string_view>> series;
    bool any = false;
    for (Extent unit : gone) {
        series.push_back(went_away(unit, pairs) ? series_of(text, unit) : std::vector<std::u16string_view>{});
        if (series.back().size() < least_terms) series.back().clear();
        any = any || !series.back().empty();
    }
    if (!any) return out;
    Search search(units, other, pairs_of_other);
    for (std::size_t i = 0; i < gone.size(); ++i)
        if (!series[i].empty()) out[i] = search.best_for(series[i]);
    return out;
}

} // namespace duidu
