#include "text/wide.h"

#include <bit>
#include <cstdint>
#include <cstring>

// SSSE3, since 2006, is the first that can put sixteen bytes in any order; NEON and WebAssembly always could.
#if defined(__x86_64__) && defined(__GNUC__)
#define DUIDU_ANY_ORDER __attribute__((target("ssse3")))
#define DUIDU_HAS_ANY_ORDER __builtin_cpu_supports("ssse3")
#else
#define DUIDU_ANY_ORDER
#define DUIDU_HAS_ANY_ORDER true
#endif

namespace duidu {

namespace {

constexpr std::size_t at_once = 8; // units

using Eight = std::uint16_t __attribute__((vector_size(16)));
using Sixteen = std::uint8_t __attribute__((vector_size(16)));

// Bytes of two rows: 0 to 15 are those of the first.
template <std::uint8_t... places> DUIDU_ANY_ORDER inline Sixteen picked(Eight first, Eight second) {
#ifdef __clang__
    return __builtin_shufflevector(Sixteen(first), Sixteen(second), places...);
#else
    return __builtin_shuffle(Sixteen(first), Sixteen(second), Sixteen{places...});
#endif
}

// Eight units at once, up to the first that takes more or less than three bytes; what was written behind it does not count. Two bytes of a
// unit stand in its own 16 bits, the third in those of another row:
//
//     國家      E5 9C  E5 AE …      8B ··  B6 ·· …      E5 9C 8B  E5 AE B6 …
DUIDU_ANY_ORDER std::size_t write_eights(char* to, char16_t const* from, std::size_t size) {
    std::size_t at = 0;
    for (; at + at_once <= size; at += at_once, to += 3 * at_once) {
        Eight units;
        std::memcpy(&units, from + at, sizeof units);
        Eight high = units & 0xF800;
        auto others = (high == 0) | (high == 0xD800); // two bytes would do, or it is half a character
        Eight two = (units >> 12 | 0xE0) | (units << 2 & 0x3F00) | 0x8000, third = (units & 0x3F) | 0x80;
        Sixteen first = picked<0, 1, 16, 2, 3, 18, 4, 5, 20, 6, 7, 22, 8, 9, 24, 10>(two, third);
        Sixteen rest = picked<11, 26, 12, 13, 28, 14, 15, 30, 0, 0, 0, 0, 0, 0, 0, 0>(two, third);
        std::memcpy(to, &first, sizeof first);
        std::memcpy(to + sizeof first, &rest, sizeof rest / 2);
        std::uint64_t halves[2];
        std::memcpy(halves, &others, sizeof halves);
        if (halves[0] != 0) return at + std::size_t(std::countr_zero(halves[0])) / 16;
        if (halves[1] != 0) return at + 4 + std::size_t(std::countr_zero(halves[1])) / 16;
    }
    return at;
}

bool const writes_eights = DUIDU_HAS_ANY_ORDER;

} // namespace

std::size_t write_wide(char* to, std::u16string_view units) {
    std::size_t at = writes_eights ? write_eights(to, units.data(), units.size()) : 0;
    for (to += 3 * at; at < units.size() && is_wide_unit(units[at]); ++at, to += 3) {
        char16_t unit = units[at];
        to[0] = char(0xE0 | unit >> 12), to[1] = char(0x80 | (unit >> 6 & 0x3F)), to[2] = char(0x80 | (unit & 0x3F));
    }
    return at;
}

} // namespace duidu
