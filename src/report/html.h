// A page that stands alone: prints, needs no script, asks nothing of any server.
#pragma once

#include "compare/compare.h"

namespace duidu {

// The article with its repairs marked, boilerplate folded under its reason.
std::string html_report(Document const& document);
// Versions: a table of units, old beside new (新旧对照表). Related: the passages side by side.
std::string html_report(Comparison const& comparison, Document const& a, Document const& b);

} // namespace duidu
