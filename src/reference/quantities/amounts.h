// How many: a number with all that makes it larger, vaguer or a range.
//
//     4.5万亿 → 4.5e12      八九亿 → 8e8 to 9e8      3000多 → 3000 to 4000      2到3万 → 20 000 to 30 000      一百千瓦 → 100
#pragma once

#include "reference/quantities/scan.h"
#include "text/numeral.h"

#include <optional>

namespace duidu::measuring {

// A number, or the two ends of one.
struct Amount {
    Offset begin = 0, end = 0;
    double low = 0, high = 0;
    bool arabic = false, whole = true;
};

// What the number at `at` says; nothing where it is part of a word (百姓, 零部件).
std::optional<Amount> amount_at(Scan const& scan, Offset at, Numeral const& numeral);
// 1万-5万, 从8500到3万: the amount that goes on from `left` at `at`; nothing where none does.
std::optional<Amount> range_at(Scan const& scan, Amount const& left, Offset at);

} // namespace duidu::measuring
