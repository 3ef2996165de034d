// Where one document is damaged and the other says the same, the other is a witness of what stood there:
//
//     a   国家信息化发展报�2023年编制          the last character of 报告 is lost, or only guessed
//     b   《国家信息化发展报告》2023年编制      says 告 between the same letters
//
// It is evidence, no proof: the other may have been edited there. So it never makes a repair certain.
#pragma once

#include "compare/compare.h"
#include "compare/letters.h"
#include "compare/watch.h"

namespace duidu {

// What b says of the doubtful places of a, then what a says of those of b; each in the order of the text.
std::vector<Testimony> testimonies(Document const& a, Document const& b, Letters const& x, Letters const& y, Watch& watch);

} // namespace duidu
