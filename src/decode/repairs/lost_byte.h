// The three ways in which lost bytes show, each in its own file; lost_byte.cpp says which is asked when.
#pragma once

#include "decode/pairs.h"
#include "decode/repair.h"

namespace duidu {

// Where a two-byte charset reads badly, but for what `findings` has already explained.
void find_torn_stretches(Page const& page, Findings& findings);
// Characters of UTF-8 that lost a byte.
void find_torn_utf8(Page const& page, Findings& findings);
// A character whose second half is ASCII may have swallowed the byte that a shifted run left over. Returns how many pairs were weighed.
Offset solve_swallowed(Page const& page, Offset at, Pairs const& pairs, Findings& findings);

} // namespace duidu
