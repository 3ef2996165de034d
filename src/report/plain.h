// The article as plain text; a comparison as a list that reads in a terminal.
#pragma once

#include "compare/compare.h"

namespace duidu {

// Blocks of the article, a blank line between them; cells of a row are parted by tabs.
std::string plain_report(Document const& document);
std::string plain_report(Comparison const& comparison, Document const& a, Document const& b);

} // namespace duidu
