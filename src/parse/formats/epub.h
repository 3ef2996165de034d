// A book is a ZIP of pages; which of them and in what order says its package document:
//
//     META-INF/container.xml → OEBPS/content.opf     <spine> 1 2 …      OEBPS/1.xhtml   <h1>第一章</h1>…
//                                                                      OEBPS/2.xhtml   <h1>第二章</h1>…
//
// They become one page with a <section> for each.
#pragma once

#include "parse/formats/zip.h"

namespace duidu {

struct EpubHtml {
    std::string html;  // UTF-8
    ByteSpan at;       // of the chapters in the file
    int chapters = 0;  // that were read
    int missing = 0;   // that the spine names and that could not be read
    bool whole = true; // no chapter is damaged, and all of them fit
};

// Nothing (no chapters) where the archive is no book.
EpubHtml epub_to_html(std::span<std::uint8_t const> file, std::vector<ZipEntry> const& entries);

} // namespace duidu
