// Which characters begin a Chinese name? Simplified, as fold() gives them.
#pragma once

#include "text/units.h"

namespace duidu {

Units const& surnames();
// Those that are seldom the first character of anything else.
Units const& plain_surnames();

} // namespace duidu
