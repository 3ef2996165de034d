// The units of a statute under its headings:
//
//     第二十四条　有下列情形之一的，…：          条 tiao-24, its first 款 kuan-1
//     （一）…；                                   项 kuan-1/xiang-1
//     （二）…。
//     前款规定的…                                 款 kuan-2
#pragma once

#include "segment/heads.h"
#include "segment/segment.h"

namespace duidu {

// In order; each names the one that holds it. Skipped rows (contents, quoted amendments) make none. Names begin with that of the heading
// above.
std::vector<Provision> provisions(Prose const& prose, std::vector<Row> const& rows, std::vector<Head> const& heads,
                                  std::vector<bool> const& skipped, std::vector<Heading> const& headings);

} // namespace duidu
