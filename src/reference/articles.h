// References to the parts of laws, and where they lead:
//
//     依照本法第十五条第二款、第三款和第二十条至第二十三条的规定     inside: the spans of those provisions
//     前款规定的期限，前条第（二）项，有下列情形之一的                 relative to where they stand
//     《甲法》第三条、第五条；刑法第十条                               outside: 《甲法》 governs the whole chain
#pragma once

#include "reference/reference.h"
#include "reference/starts.h"
#include "segment/prose.h"
#include "text/units.h"

namespace duidu {

// In order. `aliases` are names that the document gave: （以下简称甲法）.
std::vector<Citation> article_citations(Prose const& prose, Starts const& starts, Segmented const& segmented,
                                        std::vector<Alias> const& aliases);

// The units that a reference may begin with.
Units const& provision_openers();

} // namespace duidu
