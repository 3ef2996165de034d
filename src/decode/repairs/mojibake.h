// The ways in which text that a wrong decoder read shows, each in its own file; mojibake.cpp says which is asked when.
#pragma once

#include "decode/repair.h"

namespace duidu {

// UTF-8 that a page of 128 characters other than windows-1252 has read, in lines of which nothing is told.
void find_utf8_read_by_pages(Page const& page, Findings& findings);
// Controls that are marks of windows-1252, where nothing else is told.
void find_western_marks(Page const& page, Findings& findings);

// Whether one of the repairs, which stand in order, overlaps the span.
bool is_told(std::vector<Repair> const& repairs, Span span);
// UTF-8 was read as windows-1252, twice: the clause that every such repair begins with.
std::string was_read_as(std::string_view written, std::string_view read_as, int times);

} // namespace duidu
