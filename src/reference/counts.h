// How many does it say, and how many are there?
//
//     《规划》部署了10项重大任务，一是…，十是…，并明确了5G创新应用工程等17项重点工程
//                   ╰─ 10 of 10, holds                ╰─ 1 of 17, an open list: 等 says that there are more
#pragma once

#include "reference/numbers.h"
#include "reference/reference.h"
#include "segment/prose.h"

namespace duidu {

// In order, with ids. Things that texts seldom list (5个区县, 三市) are a claim only where a list of them stands there. Sibling headings
// count as a list where a claim announces them. A list that a claim counts becomes `claimed`, unless it has marks of its own; one that only
// the claim shows is added. The lists are numbered anew.
std::vector<CountClaim> counts(Prose const& prose, Numbers const& numbers, std::vector<Block> const& blocks,
                               std::vector<Heading> const& outline, std::vector<Enumeration>& lists);

} // namespace duidu
