// Wide units: Han, kana, marks, each of which takes three bytes in UTF-8. Chinese text is made of them, and they are written eight at once.
//
//     國家发2025年      國家发 → E59C8B E5AEB6 E58F91      3
#pragma once

#include <cstddef>
#include <string_view>

namespace duidu {

// Whether a unit alone takes three bytes; half of a surrogate pair does not.
constexpr bool is_wide_unit(char16_t unit) { return unit >= 0x800 && (unit & 0xF800) != 0xD800; }

// Writes the wide units at the start, and gives how many they are. There must be room for three bytes of every unit, wide or not.
std::size_t write_wide(char* to, std::u16string_view units);

} // namespace duidu
