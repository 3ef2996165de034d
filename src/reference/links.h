// Which passage takes up which:
//
//     一是增强信息化发展关键能力；                     item
//     在“增强信息化发展关键能力”方面，《报告》提出…      the paragraph that elaborates it
//
// Besides, passages that occur twice, and what the markup links.
#pragma once

#include "reference/reference.h"
#include "segment/prose.h"

namespace duidu {

// In order of where they start from.
std::vector<Link> links(Parsed const& parsed, Prose const& prose, Segmented const& segmented);

} // namespace duidu
