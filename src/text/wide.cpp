#include "text/wide.h"

#include "text/eight.h"

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

using Sixteen = std::uint8_t __attribute__((vector_size(16)));

// Bytes of two rows: 0 to 15 are those of the first.
template <std::uint8_t... places> DUIDU_ANY_ORDER inline Sixteen picked(Eight first, Eight second) {
#ifdef __clang__
    return __builtin_shufflevector(Sixteen(first), Sixteen(second), places...);
#else
    return __builtin_shuffle(Sixteen(first), Sixteen(second), Sixteen{places...});
#endif
}

// Two bytes of a unit stand in its own 16 bits, the third in those of another row:
//
//     國家      E5 9C  E5 AE …      8B ··  B6 ·· …      E5 9C 8B  E5 AE B6 …
DUIDU_ANY_ORDER inline void put_wide(char* to, Eight units) {
    Eight two = (units >> 12 | 0xE0) | (units << 2 & 0x3F00) | 0x8000, third = (units & 0x3F) | 0x80;
    Sixteen first = picked<0, 1, 16, 2, 3, 18, 4, 5, 20, 6, 7, 22, 8, 9, 24, 10>(two, third);
    Sixteen rest = picked<11, 26, 12, 13, 28, 14, 15, 30, 0, 0, 0, 0, 0, 0, 0, 0>(two, third);
    std::memcpy(to, &first, sizeof first);
    std::memcpy(to + sizeof first, &rest, sizeof rest / 2);
}

DUIDU_ANY_ORDER inline void put_ascii(char* to, Eight units) {
    Sixteen bytes = picked<0, 2, 4, 6, 8, 10, 12, 14, 0, 0, 0, 0, 0, 0, 0, 0>(units, units);
    std::memcpy(to, &bytes, at_once);
}

// Lanes without a bit are ASCII that stands for itself.
template <bool in_json> Eight no_ascii(Eight units) {
    Eight other = units & 0xFF80;
    constexpr std::uint16_t quotation_mark = u'"', backslash = u'\\';
    if constexpr (in_json) other |= Eight(units == quotation_mark) | Eight(units == backslash) | Eight(units < 0x20);
    return other;
}
template <bool in_json> bool is_ascii_unit(char16_t unit) {
    return unit < 0x80 && (!in_json || (unit >= 0x20 && unit != u'"' && unit != u'\\'));
}

// Eight units at once. They are written as if all were like the first; what was written behind those that are does not count.
template <bool in_json> DUIDU_ANY_ORDER Written write_eights(char* const to, char16_t const* from, std::size_t size) {
    Written done;
    while (done.units + at_once <= size) {
        Eight units = eight_at(from + done.units), high = units & 0xF800;
        std::size_t count = first_of(Eight(high == 0) | Eight(high == 0xD800)); // two bytes would do, or it is half a character
        if (count > 0) {
            put_wide(to + done.bytes, units);
            done.units += count, done.bytes += 3 * count;
            continue;
        }
        count = first_of(no_ascii<in_json>(units));
        if (count == 0) break;
        put_ascii(to + done.bytes, units);
        done.units += count, done.bytes += count;
    }
    return done;
}

// The way back. Two rows of bytes that share eight become the second and first byte of each character, and its third:
//
//     E5 9C 8B  E5 AE B6 …      9C E5  AE E5 …      8B ··  B6 ·· …      國家
DUIDU_ANY_ORDER std::size_t read_eights(char16_t* to, std::uint8_t const* from, std::size_t size) {
    std::size_t count = 0;
    for (; 3 * (count + at_once) <= size; from += 3 * at_once) {
        Eight first, rest;
        std::memcpy(&first, from, sizeof first);
        std::memcpy(&rest, from + at_once, sizeof rest);
        Eight two = Eight(picked<1, 0, 4, 3, 7, 6, 10, 9, 13, 12, 24, 15, 27, 26, 30, 29>(first, rest));
        Eight third = Eight(picked<2, 0, 5, 0, 8, 0, 11, 0, 14, 0, 25, 0, 28, 0, 31, 0>(first, rest)) & 0xFF;
        Eight lead = two & 0xFF00, units = (two << 4 & 0xF000) | (two << 6 & 0xFC0) | (third & 0x3F);
        Eight other = ((two & 0xF0C0) ^ 0xE080) | ((third & 0xC0) ^ 0x80) | Eight(lead == 0xE000) | Eight(lead == 0xED00);
        std::memcpy(to + count, &units, sizeof units);
        std::size_t fit = first_of(other);
        count += fit;
        if (fit < at_once) break;
    }
    return count;
}

bool const has_any_order = DUIDU_HAS_ANY_ORDER;

template <bool in_json> Written write_all(char* to, std::u16string_view units) {
    Written done = has_any_order ? write_eights<in_json>(to, units.data(), units.size()) : Written();
    for (to += done.bytes; done.units < units.size(); ++done.units) {
        char16_t unit = units[done.units];
        if (is_wide_unit(unit)) {
            to[0] = char(0xE0 | unit >> 12), to[1] = char(0x80 | (unit >> 6 & 0x3F)), to[2] = char(0x80 | (unit & 0x3F));
            to += 3, done.bytes += 3;
        } else if (is_ascii_unit<in_json>(unit)) {
            *to++ = char(unit), ++done.bytes;
        } else {
            break;
        }
    }
    return done;
}

} // namespace

Written write_common(char* to, std::u16string_view units) { return write_all<false>(to, units); }
Written write_unescaped(char* to, std::u16string_view units) { return write_all<true>(to, units); }

std::size_t read_wide(char16_t* to, std::span<std::uint8_t const> bytes) {
    std::size_t count = has_any_order ? read_eights(to, bytes.data(), bytes.size()) : 0;
    for (std::uint8_t const* at = bytes.data() + 3 * count; 3 * (count + 1) <= bytes.size(); at += 3) {
        unsigned lead = at[0], second = at[1] ^ 0x80u, third = at[2] ^ 0x80u;
        if (lead - 0xE1 > 0xE || lead == 0xED || (second | third) > 0x3F) break;
        to[count++] = char16_t((lead & 0xF) << 12 | second << 6 | third);
    }
    return count;
}

} // namespace duidu
