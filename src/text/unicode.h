// The only door to ICU: properties, compatibility forms, charsets outside the Encoding Standard. No other file knows ICU.
#pragma once

#include "text/span.h"

#include <functional>
#include <string>
#include <string_view>

namespace duidu {

bool is_han(char32_t point);         // an ideograph, 〇 included
bool is_letter(char32_t point);      // a letter of any script, Han included
bool is_latin(char32_t point);       // a letter of the Latin script
bool is_digit(char32_t point);       // a decimal digit of any script
bool is_space(char32_t point);       // white space, U+00A0 and U+3000 included
bool is_punctuation(char32_t point); // punctuation or symbol
bool is_private_use(char32_t point);
bool is_assigned(char32_t point);

// NFKC of one code point (⼀ → 一, ﹐ → ,).
std::u16string compatibility_form(char32_t point);
// NFD of one code point without its marks (è → e, ǚ → u).
std::u16string base_letters(char32_t point);

// Decodes `bytes` by ICU's converter `name` and calls `piece` for every stretch in order: its bytes and units. Malformed bytes come as a piece with
// no units. False where ICU has no such converter (or its data is not loaded).
using Piece = std::function<void(ByteSpan bytes, std::u16string_view units)>;
bool decode_by_icu(std::string_view name, std::string_view bytes, Piece const& piece);
// The bytes of `units` in the charset `name`; nothing where it cannot say them.
bool encode_by_icu(std::string_view name, std::u16string_view units, std::string& bytes);

// Adds ICU data (a package cut by wasm/icu-data); the memory must stay. False where ICU refuses it.
bool load_unicode_data(void const* data);

} // namespace duidu
