// What one document does with what another says: clauses of a linked to clauses of b by rare pairs of letters and common themes, weighed
// against what every document says, with the pieces they share and how they stand to each other.
//
//     適度超前推進5G-A、高速光網等規模部署     ~   适度超前部署下一代智能设施体系        shares 适度超前, 部署
//     電子政務賦能高效能治理                   ~   数字政府建设水平全面提升              one theme: 電子政務 ~ 数字政府
#pragma once

#include "compare/clauses.h"
#include "compare/watch.h"

namespace duidu {

struct Passages {
    std::vector<Passage> found; // in the order of a, best first
    bool exact = true;          // false: clauses were so many that common words were left out of the search
};

// At most `top` counterparts for a clause of a. What they share is told in whole words, where there is a cutter, and in whole numbers.
// Stopped, it tells those that were reached.
Passages find_passages(std::vector<Clause> const& in_a, std::vector<Clause> const& in_b, Letters const& a, Letters const& b, int top,
                       WordCutter const& cutter, Watch& watch);

} // namespace duidu
