// Which units of b a unit of a has to do with: the implementing rule's article and the law's, the report's paragraph and the plan's. Ranked
// by rare pairs and triples of letters (BM25), by what the rule says that it defines (所称……), and by what its neighbours belong to.
#pragma once

#include "compare/letters.h"
#include "compare/units.h"
#include "compare/watch.h"

namespace duidu {

// For each unit of a its best `top` of b, by falling score; of those that were reached when it was stopped.
std::vector<UnitLink> rank_units(std::vector<Section> const& in_a, std::vector<Section> const& in_b, UnitLink::Level level,
                                 Letters const& a, Letters const& b, int top, Watch& watch);

} // namespace duidu
