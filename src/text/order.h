// Things in the order of a key, those with one key as they stood. What is sorted are the keys, not the things, which may be large.
#pragma once

#include <algorithm>
#include <utility>
#include <vector>

namespace duidu {

template <class Thing, class Key> std::vector<Thing> in_order(std::vector<Thing> all, Key key) {
    std::vector<std::pair<decltype(key(all[0])), std::size_t>> order;
    order.reserve(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) order.push_back({key(all[i]), i});
    if (std::is_sorted(order.begin(), order.end())) return all;
    std::sort(order.begin(), order.end());
    std::vector<Thing> sorted;
    sorted.reserve(all.size());
    for (auto const& one : order) sorted.push_back(std::move(all[one.second]));
    return sorted;
}

} // namespace duidu
