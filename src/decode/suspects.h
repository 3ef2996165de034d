// Which stretches of a text may a wrong decoder have read? Latin letters beyond ASCII in a run, or a line full of rare characters.
//
//     Wir lesen [Ã¼ber StÃ¤]dte.     from the first to the last unit beyond ASCII, and the one behind, which may be half of it
//     [鍥藉淇℃伅鍖栧彂灞曟姤鍛�]        a whole line
#pragma once

#include "decode/repair.h"

namespace duidu {

// A stretch of one line that one decoder may have read wrongly.
struct Suspect {
    Span span;
    bool western = false;
    double stands = 0; // mean surprise
};

// Mean surprise: running text lay near 30 in what we tried, text in a wrong decoder between 66 and 97.
inline constexpr double garbled = 56;

std::vector<Suspect> suspects_of(Page const& page);

} // namespace duidu
