// Numbers that count nothing: 第三条, 5G, 三农, “四个全面”, 十九大, 新一代.
#pragma once

#include "reference/quantities/amounts.h"

namespace duidu::measuring {

// A name, a place in an order, or a part of something else.
bool is_name(Scan const& scan, Amount const& amount);

} // namespace duidu::measuring
