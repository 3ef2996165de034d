// The tiles of one grain: k-grams of one text looked up in the other, each extended to the longest run of free and equal letters.
#pragma once

#include "compare/claims.h"

namespace duidu {

// Finds the tiles and claims them. `exact` turns false where the finest grain had to leave places out.
void search(Letters const& a, Letters const& b, Grain grain, Pairing& pairing, Watch& watch);

} // namespace duidu
