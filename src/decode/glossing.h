// The damage of glossed pages, done again: what makes a repair certain.
//
//     請在相關              D588 D4DA CFE0 EA50
//     readings put in       D588(qǐng) D4(jiān) DA CFE0 EA50(guān)      by bytes: 88D4 is 堅
//     decoded               請(qǐng)?jiān)谙嚓P(guān)                   D4 28 is nothing: ?
//
//     。《報                A1A3 A1B6 88F3(bào)
//     marks made narrow     A1 21 B6 88F3(bào)                          by bytes: A3A1 is ！
//     decoded               !秷(bào)                                    A1 and F3 begin nothing and are dropped
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace duidu {

// Bytes of a character in GBK → the bracket that the machine puts behind them.
using GlossTable = std::map<std::uint16_t, std::u16string>;

std::u16string glossed(std::u16string_view text, GlossTable const& table);
std::u16string narrowed(std::u16string_view text);

} // namespace duidu
