// Things in the order of a key, those with one key as they stood. What is sorted are the keys, not the things, which may be large.
#pragma once

#include "text/span.h"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace duidu {

// A number that ascends as spans do; two of them are compared in one step.
constexpr std::uint64_t rank(Span span) { return std::uint64_t(span.begin) << 32 | span.end; }

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
