// Which tiles are taken: the longest first, of equal ones the nearest to their neighbours. A tile far from its neighbours is a move, and
// only what is no chance moves: a long passage, or a whole clause.
#pragma once

#include "compare/free.h"
#include "compare/grams.h"

namespace duidu {

// A run of letters that both texts hold.
struct Tile {
    Offset a = 0, b = 0, length = 0;
};

inline constexpr Grain coarse{32, 3}, middle{12, 0}, fine{6, 0};

// A passage of at least this many letters moves by itself; a shorter one only as a whole clause on both sides, and never below the second
// figure: shorter ones are chance (measured on edited statutes).
inline constexpr Offset free_move = 18, shortest_move = 6;

// Whether it could be claimed at all. Short runs are alike by chance, and the more the longer the texts are: those that neither lie near
// their neighbours nor can move need not even be noted.
bool may_stand(Letters const& a, Letters const& b, Tile const& tile, Pairing const& pairing);

void claim(std::vector<Tile> const& found, Letters const& a, Letters const& b, Grain grain, Pairing& pairing, Watch& watch);

} // namespace duidu
