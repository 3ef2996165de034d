// Strands are what a reader follows: tiles with the small edits between them. The heaviest chain of strands that stands in one order in
// both texts stayed; all others moved.
#pragma once

#include "compare/tiles.h"

namespace duidu {

// Runs of pairs that neighbour each other in both texts, with small edits between them; all of one run is in order or moved together.
struct Strand {
    Offset a_begin = 0, a_end = 0, b_begin = 0, b_end = 0;
    Offset pairs = 0;
    bool moved = false; // not on the heaviest chain that keeps the order
};

// In the order of b.
std::vector<Strand> strands(Pairing const& pairing);

} // namespace duidu
