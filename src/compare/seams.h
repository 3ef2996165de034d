// Where two strands meet. Which of two equal passages is which, the search decides by length alone; what stands beside them tells more:
//
//     A   甲乙丙|X|丁戊     己庚辛|X|壬癸         found: 甲乙丙|X₂|丁戊 and 己庚辛|X₁|壬癸, four seams
//     B   甲乙丙|X|丁戊     己庚辛|X|壬癸         exchanged: none
#pragma once

#include "compare/free.h"

namespace duidu {

// Exchanges the partners of equal passages, or gives them to free ones, wherever fewer seams or better places for them come of it.
void exchange_at_seams(Letters const& a, Letters const& b, Pairing& pairing, Watch& watch);

// Moves every seam and every edit to where a reader would cut, as far as letters on both sides allow it.
void slide_to_cuts(Letters const& a, Letters const& b, Pairing& pairing, Watch& watch);

} // namespace duidu
