// Strays are sentences that were moved and edited on the way, so that no run of theirs is long enough to be a move by itself. What is left
// of both texts is cut into sentences, and those that are alike as wholes belong together:
//
//     A   …。承运企业应当依法处理冩咏培训材料。…        both stand alone between paired letters;
//     B   …。承运企业应当依法处理水质报告训材料。…      13 of 16 and of 17 pairs of letters are the same
#pragma once

#include "compare/free.h"
#include "compare/gaps.h"

namespace duidu {

void pair_strays(Letters const& a, Letters const& b, Pairing& pairing, Budget& budget, Watch& watch);

} // namespace duidu
