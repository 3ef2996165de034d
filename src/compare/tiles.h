// Tiles are runs of letters that two texts share. Long ones are claimed first; what lies between two tiles that neighbour each other in
// both texts is aligned letter by letter; a tile out of order is a move, and grows over its own edits as well:
//
//     A   一 二 三|四 五 六 七|八 九 十           tiles: 一二三, 八九十 in order (the chain); 四五六七 moved, with 六 → X inside
//     B   一 二 三|八 九 十|四 五 X 七
//
// Greedy string tiling (Wise 1993) over sampled k-grams, coarse to fine; time is near-linear in the two lengths.
#pragma once

#include "compare/letters.h"
#include "compare/watch.h"

namespace duidu {

inline constexpr Offset unpaired = 0xFFFFFFFF;

// Which letter of the other text each letter is; no two share one.
struct Pairing {
    std::vector<Offset> of_a, of_b;
    bool exact = true; // false: a budget ended the search somewhere, and a stretch stayed coarse

    void pair(Offset a, Offset b) { of_a[a] = b, of_b[b] = a; }
    void part(Offset b) { of_a[of_b[b]] = unpaired, of_b[b] = unpaired; }
};

// Stopped, it leaves what is found so far and exact = false.
Pairing pair_letters(Letters const& a, Letters const& b, Watch& watch);

// How much of the shorter text long shared runs cover, from 0 to 1: cheap, to tell versions from related documents.
double likeness(Letters const& a, Letters const& b, Watch& watch);

// No letter paired twice, both sides agree, and only equal letters are paired.
bool consistent(Pairing const& pairing, Letters const& a, Letters const& b);

} // namespace duidu
