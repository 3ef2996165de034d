// What lies between two tiles, letter by letter: an alignment that prefers few edits, at places where a reader would cut.
#pragma once

#include "compare/tiles.h"

namespace duidu {

// Half-open stretches of letters in both texts.
struct Gap {
    Offset a_begin = 0, a_end = 0, b_begin = 0, b_end = 0;

    std::uint64_t cells() const { return std::uint64_t(a_end - a_begin) * (b_end - b_begin); }
};

// Cells of the alignment table that may still be filled; a gap that does not fit stays coarse.
struct Budget {
    std::uint64_t cells = 0;
};

// Pairs what is alike inside the gap, in order. False where the budget did not allow a look.
bool fill(Gap const& gap, Letters const& a, Letters const& b, Pairing& pairing, Budget& budget);

// A gap in b whose two neighbours come from different places of a: after the left one a goes on with `left`, before the right one with
// `right` (stretches of free letters in a). Grows both neighbours into the gap, to where they meet best.
struct Seam {
    Offset b_begin = 0, b_end = 0;
    Offset left_begin = 0, left_end = 0;
    Offset right_begin = 0, right_end = 0;
};
void grow(Seam const& seam, Letters const& a, Letters const& b, Pairing& pairing, Budget& budget);

} // namespace duidu
