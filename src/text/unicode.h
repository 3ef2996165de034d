// The only door to ICU: properties of characters and their compatibility forms. No other file knows ICU.
#pragma once

#include <string>

namespace duidu {

bool is_han(char32_t point);         // an ideograph, 〇 included
bool is_letter(char32_t point);      // a letter of any script, Han included
bool is_latin(char32_t point);       // a letter of the Latin script
bool is_digit(char32_t point);       // a decimal digit of any script
bool is_space(char32_t point);       // white space, U+00A0 and U+3000 included
bool is_punctuation(char32_t point); // punctuation or symbol

// NFKC of one code point (⼀ → 一, ﹐ → ,).
std::u16string compatibility_form(char32_t point);

} // namespace duidu
