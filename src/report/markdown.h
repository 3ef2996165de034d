// The article as Markdown with what is known of it as front matter.
#pragma once

#include "document.h"

namespace duidu {

std::string markdown_report(Document const& document);

} // namespace duidu
