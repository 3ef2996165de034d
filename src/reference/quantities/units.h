// What numbers count: 项, 元, 公里, 年. A table that says of each what kind of quantity it makes and how reports name it.
#pragma once

#include "reference/quantities/scan.h"
#include "text/units.h"

namespace duidu::measuring {

using Kind = Quantity::Kind;

struct Unit {
    View name;
    Kind kind;
    View measure; // as reports name it: 元 of 块
    double scale = 1;
    bool takes_noun = false; // what is counted follows it: 10项│任务, but not 3000人
    View not_before = {};    // what would make another word of it: 年│级
};

// What units begin with, whether Latin ones are folded or not.
Units const& unit_beginnings();
// The longest unit that stands here; `arabic`: behind Arabic digits, where Latin ones may follow. Null for none.
Unit const* unit_at(Scan const& scan, Offset at, bool arabic);
// Currencies that stand before their number: 人民币30万元, 港币两千九百六十.
Unit const* currency_before(Scan const& scan, Offset at);

} // namespace duidu::measuring
