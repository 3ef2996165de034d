// Article or boilerplate: votes sketch the article, then everything that a line shows of itself and of its company gives the odds that it
// is part of it.
//
//     votes.h      lines vote, the stretch with the largest sum is kept                         a sketch
//     evidence.h   what speaks for and against each line, the sketch among it                  100 numbers a line
//     together.h   tables, lists and notes are judged as a whole
//     weights.inc  what each of them weighs, fitted by weights.mjs to public test pages         log odds > 0: article
#pragma once

#include "segment/lines.h"
#include "segment/segment.h"

namespace duidu {

// Gives every block of `out` its role, its reason and the confidence. Nothing is dropped.
void find_article(Parsed const& parsed, std::vector<Line> const& lines, Segmented& out);

// When every line has its role: a document says something; where nothing but its title would be left, those lines stay that only their
// links speak against.
void keep_something(std::vector<Line> const& lines, std::vector<Block>& blocks);

// Then a block that holds only boilerplate is boilerplate, headings and captions of the article are called so.
void settle_containers(std::vector<Block>& blocks);

} // namespace duidu
