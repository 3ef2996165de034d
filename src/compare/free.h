// The letters of a pairing that have no partner yet.
#pragma once

#include "compare/tiles.h"
#include "compare/watch.h"

namespace duidu {

inline Offset free_end(std::vector<Offset> const& partner, Offset at) {
    while (at < partner.size() && partner[at] == unpaired) ++at;
    return at;
}

inline Offset free_begin(std::vector<Offset> const& partner, Offset at) {
    while (at > 0 && partner[at - 1] == unpaired) --at;
    return at;
}

// Calls visit(begin, end) for each free stretch of b; what is paired meanwhile behind it does not disturb.
template <class Visit> void each_gap(Pairing const& pairing, Watch& watch, Visit const& visit) {
    Offset length = Offset(pairing.of_b.size());
    for (Offset at = 0; at < length;) {
        if (pairing.of_b[at] != unpaired) {
            ++at;
            continue;
        }
        if (watch.over()) return;
        Offset end = free_end(pairing.of_b, at);
        visit(at, end);
        at = end;
    }
}

} // namespace duidu
