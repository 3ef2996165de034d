// UTF-16 is what the core counts in; UTF-8 and code points are what the outside speaks.
#pragma once

#include "text/span.h"

#include <string>
#include <string_view>

namespace duidu {

// Malformed input gives U+FFFD; decode/ is where malformed bytes are located and reported.
std::u16string from_utf8(std::string_view bytes);
// A lone surrogate gives U+FFFD.
std::string to_utf8(std::u16string_view units);

constexpr bool is_lead_surrogate(char16_t unit) { return (unit & 0xFC00) == 0xD800; }
constexpr bool is_trail_surrogate(char16_t unit) { return (unit & 0xFC00) == 0xDC00; }

// The code point that begins at `at`; a lone surrogate is itself.
char32_t code_point_at(std::u16string_view units, Offset at);
// The code point that ends at `at` (at > 0).
char32_t code_point_before(std::u16string_view units, Offset at);
// UTF-16 units of a code point: 1 or 2.
constexpr Offset units_of(char32_t point) { return point > 0xFFFF ? 2 : 1; }
void append(std::u16string& units, char32_t point);
// Code points in a text (for --offsets code-points).
Offset count_code_points(std::u16string_view units);

} // namespace duidu
