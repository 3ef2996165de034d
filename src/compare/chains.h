// What runs through both of two related documents: a term with every clause that names it on either side, and the figures that two clauses
// give for one thing.
//
//     社区书屋    a  社区书屋达到243个 (result)           b  建成社区书屋300个 (goal), 每个乡镇至少一个社区书屋 (goal)
//     243个 ~ 300个                                      of one passage, in one measure
#pragma once

#include "compare/clauses.h"
#include "compare/watch.h"

namespace duidu {

// The best first: by how rare the term is elsewhere and how often it stands here. None when it was stopped.
std::vector<Chain> find_chains(std::vector<Clause> const& in_a, std::vector<Clause> const& in_b, Letters const& a, Letters const& b,
                               Watch& watch);

// Numbers of one measure, and dates, that the two clauses of a passage name, in the order of the passages.
std::vector<FigurePair> figures_of(std::vector<Passage> const& passages, Document const& a, Document const& b);

} // namespace duidu
