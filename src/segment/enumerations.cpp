#include "segment/enumerations.h"

#include "text/order.h"

namespace duidu {

namespace {

// The places of the lists in document order; of two that begin together, the longer first.
std::vector<std::size_t> order_of(std::vector<Enumeration> const& all) {
    std::vector<std::pair<std::uint64_t, std::size_t>> keys;
    keys.reserve(all.size());
    for (Enumeration const& list : all) keys.push_back({rank({list.span.begin, ~list.span.end}), keys.size()});
    std::sort(keys.begin(), keys.end());
    std::vector<std::size_t> order(keys.size());
    std::transform(keys.begin(), keys.end(), order.begin(), [](auto const& key) { return key.second; });
    return order;
}

} // namespace

std::vector<std::string> number(std::vector<Enumeration>& all) {
    std::vector<std::string> names(all.size());
    std::vector<Enumeration> sorted;
    sorted.reserve(all.size());
    for (std::size_t place : order_of(all)) {
        sorted.push_back(std::move(all[place]));
        sorted.back().id = names[place] = "e" + std::to_string(sorted.size());
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
