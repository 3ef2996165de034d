// Sixteen bytes at once: what a loop asks of each is one instruction for all of them, in SSE, NEON and WebAssembly alike.
//
//     bytes        61 62 E5 9B BD …
//     bytes < 0    00 00 FF FF FF …      a mask, as every question gives one
#pragma once

#include "decode/decode.h"

#include <bit>
#include <cstring>

namespace duidu {

// Signed: bytes above 7F are below zero. Comparing two of them is one instruction everywhere; unsigned bytes have none in SSE.
using Sixteen = signed char __attribute__((vector_size(16)));
using SixteenUnsigned = unsigned char __attribute__((vector_size(16))); // the greater of two is one instruction

inline Sixteen sixteen_at(std::uint8_t const* at) {
    Sixteen bytes;
    std::memcpy(&bytes, at, sizeof bytes);
    return bytes;
}

// The first of sixteen where a mask, which has all bits or none in each, is set; 16 where it is not.
inline std::size_t first_of(Sixteen mask) {
    std::uint64_t halves[2];
    std::memcpy(halves, &mask, sizeof halves);
    return std::size_t(halves[0] ? std::countr_zero(halves[0]) / 8 : 8 + std::countr_zero(halves[1]) / 8);
}

inline bool any(Sixteen mask) {
    std::uint64_t halves[2];
    std::memcpy(halves, &mask, sizeof halves);
    return (halves[0] | halves[1]) != 0;
}

// How often masks were set, out of what was taken from nothing for each: at most 127 of them.
inline std::size_t sum(Sixteen counts) {
    std::size_t all = 0;
    for (std::size_t column = 0; column < sizeof counts; ++column) all += std::size_t(counts[column]);
    return all;
}

// The first place from `at` on whose byte `is_one` holds of; the end where there is none. `is_one` is asked of sixteen and of one.
template <class IsOne> std::size_t find_byte(Bytes bytes, std::size_t at, IsOne is_one) {
    constexpr std::size_t width = sizeof(Sixteen);
    auto sixteen = [&](std::size_t from) -> Sixteen { return is_one(sixteen_at(bytes.data() + at + from)); };
    while (bytes.size() - at >= 4 * width && !any(sixteen(0) | sixteen(width) | sixteen(2 * width) | sixteen(3 * width))) at += 4 * width;
    for (; bytes.size() - at >= width; at += width)
        if (std::size_t first = first_of(sixteen(0)); first < width) return at + first;
    while (at < bytes.size() && !is_one(static_cast<signed char>(bytes[at]))) ++at;
    return at;
}

inline bool is_ascii(Bytes bytes) {
    return find_byte(bytes, 0, [](auto byte) { return byte < 0; }) == bytes.size();
}

} // namespace duidu
