// The obvious way to what signs_of() sees: every unit is asked by itself, and its neighbours with it.
#pragma once

#include "decode/signs.h"

namespace duidu::plain {

// Linear, but some thirty questions a unit.
Signs signs_of(std::u16string_view text);

} // namespace duidu::plain
