// The stretches of a document that are read for references: what is said, block by block, without what surrounds the article.
#pragma once

#include "reference/reference.h"

namespace duidu {

// The blocks that hold no other, in order; boilerplate, hidden blocks and code are left out. The whole text where there are no blocks.
std::vector<Span> passages(Parsed const &parsed, Segmented const &segmented);

} // namespace duidu
