// The rules by which dates are read, in the order in which they are asked, and what they may begin with.
#pragma once

#include "reference/dates/scan.h"
#include "text/units.h"

namespace duidu::dating {

// What the first rule that fits reads at a place.
Maybe date_at(Scan const& scan, Offset at);
// The units that a date may begin with.
Units const& opening_units();
// Can any rule read something here? Seldom yes, and never no where one can: most places of a text are asked nothing else.
bool may_begin(Scan const& scan, Offset at);

} // namespace duidu::dating
