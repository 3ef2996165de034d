// Damages texts as real programs did, so that tests know what was there before.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace damage {

// Characters and the readings that a careless program puts behind them.
using Table = std::map<char16_t, std::u16string>;

// Readings of all characters of the text that GB2312 does not have.
Table table_of(std::u16string_view text);

// The page is held in GBK; character by character of the table, in the order of their bytes, the two bytes are replaced by themselves and
// the reading, wherever they stand; a decoder then writes one ? for half a character and the byte behind it.
std::u16string put_readings_in(std::u16string_view text, Table const &table);

// The page is held in GBK; full-width marks are replaced by half-width ones, wherever their bytes stand; a decoder then drops half
// characters.
std::u16string make_marks_narrow(std::u16string_view text);

} // namespace damage
