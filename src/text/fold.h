// Folding makes forms that mean the same look the same, unit for unit, so that offsets hold:
//
//     國家信息化發展報告（２０２３年）：  →  国家信息化发展报告(2023年):
//
// Each character goes to one representative of its class: simplified form (著 = 着, 臺 = 台), half width, plain punctuation, small Latin.
// Every quotation mark folds to ", every dash to -, every square or tortoise-shell bracket to [ or ], 〇 and ○ to 零; 。 、 《 》 stay as
// they are. It is for comparing, searching and looking up words, never for display; where the side of a quotation mark counts, look at the
// text itself.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace duidu {

// As long as the text, unit for unit.
std::u16string fold(std::u16string_view text);
// What each unit folds to. Flat, so that folding is one look-up a unit; 128 KB, of which a Chinese text touches the third with its
// characters.
extern std::array<char16_t, 0x10000> const folded_units;
inline char16_t fold(char16_t unit) { return folded_units[unit]; }

// Folded, without blanks: two texts say the same where these are equal. Not as long as the text.
std::u16string essence(std::u16string_view text);
// Whether that is the essence of the text.
bool has_essence(std::u16string_view text, std::u16string_view essence);

} // namespace duidu
