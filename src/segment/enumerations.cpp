#include "segment/enumerations.h"

#include "text/order.h"

namespace duidu {

namespace {

// The places of the lists in document order; of two that begin together, the longer first.
std::vector<std::size_t> order_of(std::vector<Enumeration> const& all) {
    std::vector<std::pair<std::uint64_t, std::size_t>> keys;
    keys.reserve(all.size());
    for (Enumeration const& list : all) keys.push_back({rank({list.span.begin, ~list.span.end}), keys.size()});
    merge_rows(keys);
    std::vector<std::size_t> order(keys.size());
    std::transform(keys.begin(), keys.end(), order.begin(), [](auto const& key) { return key.second; });
    return order;
}

} // namespace

std::vector<std::size_t> number(std::vector<Enumeration>& all) {
    std::vector<std::size_t> places(all.size()), order = order_of(all);
    bool stand = std::is_sorted(order.begin(), order.end());
    std::vector<Enumeration> sorted;
    sorted.reserve(stand ? 0 : all.size());
    for (std::size_t place = 0; place < order.size(); ++place) {
        if (!stand) sorted.push_back(std::move(all[order[place]]));
        (stand ? all : sorted)[place].id = "e" + std::to_string(place + 1);
        places[order[place]] = place;
    }
    if (!stand) all = std::move(sorted);
    return places;
}

std::vector<Enumeration> enumerations(Prose const& prose, std::vector<Heading> const& outline) {
    std::vector<Enumeration> all = series(prose, outline), joined = coordinations(prose);
    all.reserve(all.size() + joined.size());
    for (Enumeration& list : joined) all.push_back(std::move(list));
    number(all);
    return all;
}

} // namespace duidu
