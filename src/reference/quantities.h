// How many, how much, how long? Numbers with what they count:
//
//     10项重大任务 → 10 项 重大任务      近4.5万亿元 → 4.5e12 元, about      百分之五 → 5 %      三年 → 3 年, a duration      2到3万人 → 20
//     000 to 30 000 人
//
// No quantities: ordinals (第三条, 二十届), names (5G, IPv6, 三农, “四个全面”, 十九大), list markers (一是), idioms (进一步, 一体化), parts
// of dates.
#pragma once

#include "reference/numbers.h"
#include "reference/reference.h"
#include "segment/prose.h"

namespace duidu {

// The quantities of one passage, in order. `dates` are the dates of the passage: what is a date is no quantity.
std::vector<Quantity> quantities(std::u16string_view text, std::vector<Date> const& dates);
// Those of the article.
std::vector<Quantity> quantities(Prose const& prose, Numbers const& numbers, std::vector<Date> const& dates);

// 10³ is not 103: no number runs over the edge of a raised or lowered figure. A power of ten is reckoned, other numbers of such parts are
// left out.
void part_at_shifts(std::vector<Quantity>& quantities, std::u16string_view text, std::vector<Emphasis> const& emphases);

// A claim that counts a list is a quantity with the same words: 17项重点工程.
void agree(std::vector<Quantity>& quantities, std::vector<CountClaim> const& claims);

} // namespace duidu
