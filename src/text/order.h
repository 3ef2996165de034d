// Things in the order of a key, those with one key as they stood. What is sorted are the keys, not the things, which may be large.
#pragma once

#include "text/span.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>
#include <vector>

namespace duidu {

// Sorts what comes as a few rows behind each other, each of them nearly in order: what stands a few places too late goes back, and
// neighbours are merged. Of things that are alike nothing is said.
template <class Thing> void merge_rows(std::vector<Thing>& all) {
    constexpr std::size_t most = 8, near = 16; // rows, places; of more, sorting is quicker
    std::array<std::size_t, most + 1> begins{};
    std::size_t rows = 1;
    for (std::size_t i = 1; i < all.size() && rows <= most; ++i) {
        if (!(all[i] < all[i - 1])) continue;
        std::size_t least = std::max(begins[rows - 1], i - std::min(i, near)), at = i;
        if (least > begins[rows - 1] && all[i] < all[least]) {
            if (rows++ < most) begins[rows - 1] = i;
            continue;
        }
        Thing late = std::move(all[i]);
        for (; at > least && late < all[at - 1]; --at) all[at] = std::move(all[at - 1]);
        all[at] = std::move(late);
    }
    if (rows > most) return std::sort(all.begin(), all.end());
    auto at = [&](std::size_t row) { return all.begin() + std::ptrdiff_t(row < rows ? begins[row] : all.size()); };
    for (std::size_t width = 1; width < rows; width *= 2)
        for (std::size_t row = 0; row + width < rows; row += 2 * width) std::inplace_merge(at(row), at(row + width), at(row + 2 * width));
}

// A number that ascends as spans do; two of them are compared in one step.
constexpr std::uint64_t rank(Span span) { return std::uint64_t(span.begin) << 32 | span.end; }

template <class Thing, class Key> std::vector<Thing> in_order(std::vector<Thing> all, Key key) {
    std::vector<std::pair<decltype(key(all[0])), std::size_t>> order;
    order.reserve(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) order.push_back({key(all[i]), i});
    if (std::is_sorted(order.begin(), order.end())) return all;
    merge_rows(order);
    std::vector<Thing> sorted;
    sorted.reserve(all.size());
    for (auto const& one : order) sorted.push_back(std::move(all[one.second]));
    return sorted;
}

} // namespace duidu
