// A stretch of a text, or of a file: where it begins and where it ends, never which of the two it counts in.
//
//     國 家 信 息        Span{1, 3}      = 家信      UTF-16 units
//     B9FA BCD2 D0C5     ByteSpan{2, 6}  = 家信      bytes
//
// The two are different types, so that nobody mixes them.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>

namespace duidu {

using Offset = std::uint32_t;

// Half open, begin ≤ end; Unit is a tag that only tells what is counted.
template <class Unit> struct Stretch {
    Offset begin = 0;
    Offset end = 0;

    constexpr Offset length() const { return end - begin; }
    constexpr bool empty() const { return begin == end; }
    constexpr bool contains(Offset at) const { return begin <= at && at < end; }
    constexpr bool contains(Stretch other) const { return begin <= other.begin && other.end <= end; }
    constexpr bool overlaps(Stretch other) const { return begin < other.end && other.begin < end; }
    constexpr auto operator<=>(Stretch const&) const = default;
};

// The stretch that both have in common; empty, at the later begin, where they have none.
template <class Unit> constexpr Stretch<Unit> common(Stretch<Unit> a, Stretch<Unit> b) {
    Offset begin = std::max(a.begin, b.begin);
    return {begin, std::max(begin, std::min(a.end, b.end))};
}

using Span = Stretch<struct Utf16Unit>; // UTF-16 units of a text
using ByteSpan = Stretch<struct Byte>;  // bytes of a file

} // namespace duidu
