// Wide units: Han, kana, marks, each of which takes three bytes in UTF-8. Chinese text is made of them and of ASCII; eight of either are
// written, and read, at once.
//
//     國家发2025年      國家发 → E59C8B E5AEB6 E58F91      2025 → 32303235      年 → E5B9B4
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace duidu {

// Whether a unit alone takes three bytes; half of a surrogate pair does not.
constexpr bool is_wide_unit(char16_t unit) { return unit >= 0x800 && (unit & 0xF800) != 0xD800; }

// What was written, and of how many units.
struct Written {
    std::size_t units = 0, bytes = 0;
};

// Writes the wide units and the ASCII at the start, up to the first unit that is neither. There must be room for three bytes of every unit.
Written write_common(char* to, std::u16string_view units);
// The same, where ASCII that JSON escapes ends it, too: a quotation mark, a backslash, what is below U+0020.
Written write_unescaped(char* to, std::u16string_view units);

// Reads the characters of three bytes at the start, and gives how many they are; those whose lead is E0 or ED, behind which not every
// continuation may follow, end it. There must be room for a unit of every three bytes, and for seven more.
std::size_t read_wide(char16_t* to, std::span<std::uint8_t const> bytes);

} // namespace duidu
