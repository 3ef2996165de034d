// Which units of two versions belong together, and by what evidence: the letters of one that went on in the other; what the other has from
// a twin of it (a merge says it once); its place beside units that are linked; what it listed and the other took up.
#pragma once

#include "compare/tiles.h"
#include "compare/units.h"

#include <map>

namespace duidu {

// The letters of a unit, without its own number.
struct Body {
    Offset begin = 0, end = 0;
    Offset words = 0; // letters that are no punctuation
};

// Two units that share letters.
struct UnitPair {
    int a = 0, b = 0;
    Offset letters = 0;            // words of one that went on in the other
    Offset echo_a = 0, echo_b = 0; // words of each that the other has taken from a twin of theirs
    Span longest;                  // the longest run they share, in letters of a
    bool by_place = false;
    bool moved = false;
    std::u16string_view order = {}; // the words of the decision that made the link
    std::u16string series = {};     // what one listed and the other took up, where that alone made the link
    double series_share = 0;
};

// In the order of a, then of b.
using UnitPairs = std::map<std::pair<int, int>, UnitPair>;

// Both lists of units, and the texts they are of.
struct Sides {
    std::vector<Section> const &in_a, &in_b;
    std::vector<Body> const &bodies_a, &bodies_b;
    Letters const &a, &b;
};

// In the order of the sections.
std::vector<Body> bodies_of(std::vector<Section> const& sections, Letters const& text);

// The part that something is of a whole; of an empty one, as if it were one letter.
double share(Offset part, Offset whole);
// Of the pairs of neighbouring letters, the share that the poorer unit has in common with the other.
double share_of_bigrams(Body const& body_a, Body const& body_b, Letters const& a, Letters const& b);

// All units that share letters, and those of them and others that are linked.
struct PairedUnits {
    UnitPairs all, linked;
};
// Stopped, it links fewer.
PairedUnits pair_units(Sides const& sides, Pairing const& pairing, Watch& watch);

} // namespace duidu
