// The only door to ICU: properties of characters and their compatibility forms. No other file knows ICU.
//
//     properties[u'国'] = han | letter        properties[u'，'] = punctuation        one look a unit, for they are asked for all of a text
#pragma once

#include <array>
#include <cstdint>
#include <string>

namespace duidu {

struct Property {
    enum : std::uint8_t { han = 1, letter = 2, latin = 4, digit = 8, punctuation = 16 };
};

// Of every point of the basic plane; ICU is asked once, when the program starts.
extern std::array<std::uint8_t, 0x10000> const properties;

// The same of a point of any other plane.
std::uint8_t properties_beyond(char32_t point);

inline std::uint8_t properties_of(char32_t point) { return point < properties.size() ? properties[point] : properties_beyond(point); }

inline bool is_han(char32_t point) { return (properties_of(point) & Property::han) != 0; }       // an ideograph, 〇 included
inline bool is_letter(char32_t point) { return (properties_of(point) & Property::letter) != 0; } // a letter of any script, Han included
inline bool is_latin(char32_t point) { return (properties_of(point) & Property::latin) != 0; }   // a letter of the Latin script
inline bool is_digit(char32_t point) { return (properties_of(point) & Property::digit) != 0; }   // a decimal digit of any script
inline bool is_punctuation(char32_t point) { return (properties_of(point) & Property::punctuation) != 0; } // or a symbol

// White space, U+00A0 and U+3000 included: Unicode's White_Space, which never changes. Asked for every unit of a text.
constexpr bool is_space(char32_t point) {
    if (point < 0x1680) return point == 0x20 || (point >= 0x09 && point <= 0x0D) || point == 0x85 || point == 0xA0;
    if (point > 0x205F) return point == 0x3000;
    return point == 0x1680 || (point >= 0x2000 && point <= 0x200A) || point == 0x2028 || point == 0x2029 || point == 0x202F ||
           point == 0x205F;
}

// NFKC of one code point (⼀ → 一, ﹐ → ,).
std::u16string compatibility_form(char32_t point);

} // namespace duidu
