// A DOCX becomes HTML: styles become headings, the numbers that Word only counts become text, tables tables, notes notes.
#pragma once

#include <string>
#include <string_view>

namespace duidu {

struct DocxParts {
    std::string document, styles, numbering, footnotes, core; // word/document.xml and so on; "" where the file has none
};

struct DocxHtml {
    std::string html;  // UTF-8
    int deletions = 0; // tracked deletions, which were left out
};

DocxHtml docx_to_html(DocxParts const& parts);

} // namespace duidu
