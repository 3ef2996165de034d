// A DOCX becomes HTML: styles become headings, the numbers that Word only counts become text, tables tables, notes notes. Tracked changes
// make two texts of one file:
//
//     第三条 <w:del>十日</w:del><w:ins>五日</w:ins>内答复。      accepted  第三条 <ins>五日</ins>内答复。
//                                                      original  第三条 <del>十日</del>内答复。
#pragma once

#include "parse/unpack.h"

#include <string>
#include <string_view>

namespace duidu {

struct DocxParts {
    std::string document, styles, numbering, footnotes, endnotes, comments, core; // word/document.xml and so on; "" where the file has none
};

struct DocxHtml {
    std::string html; // UTF-8
    int insertions = 0, deletions = 0, comments = 0;
};

DocxHtml docx_to_html(DocxParts const& parts, Changes changes);

} // namespace duidu
