// What was done to get from a to b: a list of changes that covers every unit of both texts once.
//
//     a   第十五条 国务院设办公厅。          equal 国务院设 · replace 办公厅 → 秘书处 · equal 。
//     b   第十六條 国务院设秘书处。          replace 十五 → 十六 (renumbering) · folded 条 → 條 (script)
#pragma once

#include "compare/compare.h"
#include "compare/strands.h"

namespace duidu {

// In the order of a; an insertion stands behind what precedes it in b, so a moved passage lies out of order in b.
std::vector<Change> changes_of(Letters const& a, Letters const& b, Pairing const& pairing, std::vector<Strand> const& strands);

} // namespace duidu
