// A page that stands alone: prints, needs no script, asks nothing of any server.
#pragma once

#include "document.h"

namespace duidu {

// The article with its repairs marked, boilerplate folded under its reason.
std::string html_report(Document const& document);

// A whole page around a body; `kind` is the body's class, title and body are HTML.
std::string html_page(std::string const& language, std::string const& title, std::string const& kind, std::string const& body);

// Text as HTML, line breaks kept.
std::string html_text(std::string_view text);
std::string html_text(std::u16string_view text);

} // namespace duidu
