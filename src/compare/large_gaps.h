// Gaps too large for one table of alignment: cut at what stands once on each side, or, where nothing does, walked edit by edit.
//
//     A   一 二 三 … 甲 乙 丙 丁 戊 己 庚 辛 … 四 五        甲…辛 stands once in both: two smaller gaps
//     B   六 七 … 甲 乙 丙 丁 戊 己 庚 辛 … 八
#pragma once

#include "compare/gaps.h"

namespace duidu {

// Pairs the runs that stand once on each side and adds the gaps between them to `pieces`; false where there are none.
bool cut_up(Gap const& gap, Letters const& a, Letters const& b, std::vector<Gap>& pieces, Pairing& pairing);

// Pairs along a way of few edits, for gaps that repeat themselves so much that nothing in them is rare. False where the budget ended first;
// what lies behind then stays coarse.
bool pair_by_edits(Gap const& gap, Letters const& a, Letters const& b, Pairing& pairing, Budget& budget);

} // namespace duidu
