#include "segment/enumerations.h"

#include <algorithm>
#include <numeric>

namespace duidu {

std::vector<std::string> number(std::vector<Enumeration>& all) {
    std::vector<std::size_t> order(all.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        Span first = all[a].span, second = all[b].span;
        return first.begin != second.begin ? first.begin < second.begin : first.end > second.end;
    });
    std::vector<std::string> names(all.size());
    std::vector<Enumeration> sorted;
    sorted.reserve(all.size());
    for (std::size_t place : order) {
        names[place] = "e" + std::to_string(sorted.size() + 1);
        sorted.push_back(std::move(all[place]));
        sorted.back().id = names[place];
    }
    all = std::move(sorted);
    return names;
}

std::vector<Enumeration> enumerations(Prose const& prose, std::vector<Heading> const& outline) {
    std::vector<Enumeration> all = series(prose, outline), joined = coordinations(prose);
    all.reserve(all.size() + joined.size());
    for (Enumeration& list : joined) all.push_back(std::move(list));
    number(all);
    return all;
}

} // namespace duidu
