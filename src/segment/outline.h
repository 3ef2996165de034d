// The outline: headings with their level, number and a name that lasts.
//
//     一、总体要求                                     2   s-1
//     （一）统筹两个市场。 各地要…                       3   s-1/s-1      run in: the heading ends at the first 。
//     第二章　管理　                                    2   zhang-2
//     第一百二十条之一　…                               a provision: zhang-2/tiao-120-1
//
// Marks alone do not make a heading: （一）…；（二）…。 is a list. The siblings are judged together, by their shape, by what introduces
// them, and by the face that they are set in.
#pragma once

#include "segment/heads.h"
#include "segment/segment.h"

namespace duidu {

struct Outline {
    std::vector<Heading> headings;
    std::vector<Provision> provisions;
    Notes notes; // numbers that jump
};

Outline outline(Parsed const& parsed, Prose const& prose, std::vector<Row> const& rows);

} // namespace duidu
