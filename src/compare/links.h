// Which unit became which: linked where the letters of one went on in the other, or where what they say is rare and the same.
#pragma once

#include "compare/amendment.h"
#include "compare/changes.h"
#include "compare/units.h"

namespace duidu {

struct UnitLinks {
    std::vector<UnitLink> links; // in the order of a, then of b
    std::vector<Unit> unmatched_a, unmatched_b;
    Notes notes; // orders of a decision that the texts do not bear out
};

// The orders of a decision, where there is one, overrule likeness for the articles that they name. Stopped, it links nothing.
UnitLinks link_units(std::vector<Section> const& in_a, std::vector<Section> const& in_b, UnitLink::Level level, Letters const& a,
                     Letters const& b, Pairing const& pairing, Watch& watch, std::vector<AmendmentOrder> const& orders = {});

} // namespace duidu
