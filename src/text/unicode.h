// The only door to ICU: properties of characters and their compatibility forms. No other file knows ICU.
#pragma once

#include <string>

namespace duidu {

bool is_han(char32_t point);    // an ideograph, 〇 included
bool is_letter(char32_t point); // a letter of any script, Han included
bool is_latin(char32_t point);  // a letter of the Latin script
bool is_digit(char32_t point);  // a decimal digit of any script
// White space, U+00A0 and U+3000 included: Unicode's White_Space, which never changes. Asked for every unit of a text.
constexpr bool is_space(char32_t point) {
    if (point < 0x1680) return point == 0x20 || (point >= 0x09 && point <= 0x0D) || point == 0x85 || point == 0xA0;
    if (point > 0x205F) return point == 0x3000;
    return point == 0x1680 || (point >= 0x2000 && point <= 0x200A) || point == 0x2028 || point == 0x2029 || point == 0x202F ||
           point == 0x205F;
}
bool is_punctuation(char32_t point); // punctuation or symbol

// NFKC of one code point (⼀ → 一, ﹐ → ,).
std::u16string compatibility_form(char32_t point);

} // namespace duidu
