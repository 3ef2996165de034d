// Eight units at once: what a loop asks of each is one instruction for all of them, in SSE, NEON and WebAssembly alike.
//
//     units            国   4    家   …
//     units < 0x80     0000 FFFF 0000 …      a mask, as every question gives one
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace duidu {

// Compare them with numbers, not with characters: clang 14 breaks over char16_t here.
using Eight = std::uint16_t __attribute__((vector_size(16)));
inline constexpr std::size_t at_once = sizeof(Eight) / sizeof(char16_t);

inline Eight eight_at(char16_t const* at) {
    Eight units;
    std::memcpy(&units, at, sizeof units);
    return units;
}

inline bool any(Eight bits) {
    std::uint64_t halves[2];
    std::memcpy(halves, &bits, sizeof halves);
    return (halves[0] | halves[1]) != 0;
}

// The first of eight that has a bit set; 8 where none has.
inline std::size_t first_of(Eight bits) {
    std::uint64_t halves[2];
    std::memcpy(halves, &bits, sizeof halves);
    if (halves[0] != 0) return std::size_t(std::countr_zero(halves[0])) / 16;
    return halves[1] != 0 ? at_once / 2 + std::size_t(std::countr_zero(halves[1])) / 16 : at_once;
}

} // namespace duidu
