// The indexes of the Encoding Standard, as whatwg.mjs makes them: the character of pointer p stands at place p, U+FFFD where there is none.
// https://encoding.spec.whatwg.org/#indexes
#pragma once

#include <cstdint>
#include <string_view>

namespace duidu::indexes {

extern char16_t const gb18030_index[126 * 190 + 1]; // 190 trails a lead, from lead 81
extern char32_t const big5_index[126 * 157 + 1];    // 157 trails a lead, from lead 81
extern char16_t const euc_kr_index[125 * 190 + 1];  // 190 trails a lead, from lead 81
extern char16_t const jis0208_index[120 * 94 + 1];  // 94 cells a row, from row 1
extern char16_t const jis0212_index[77 * 94 + 1];   // 94 cells a row, from row 1

// Four bytes of GB 18030: the pointer at which a range begins, and its first code point.
struct Gb18030Range {
    std::uint16_t pointer;
    char16_t point;
};
extern Gb18030Range const gb18030_ranges[206];

struct SingleByte {
    std::string_view name;
    char16_t const* high; // what bytes 80–FF mean
};
extern SingleByte const single_bytes[27];

} // namespace duidu::indexes
