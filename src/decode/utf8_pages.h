// UTF-8 in Latin, Greek or Cyrillic letters that was read by a page of 128 characters other than windows-1252:
//
//     r√©gime   AmĂ©rica   РґРѕСЂРѕРі      ←  régime (macintosh), América (windows-1250), дорог (windows-1251)
//
// Each character beyond ASCII must be part of a sequence of UTF-8: no text that is meant so is.
#pragma once

#include "text/span.h"

#include <optional>
#include <string>
#include <string_view>

namespace duidu {

struct PageReading {
    Span at{}; // of the line: from the first to the last unit beyond ASCII
    std::u16string text;
    std::string bytes;        // of what stands, in the page
    std::string_view charset; // the first page that read it wrongly
    int times = 1;            // that it was read wrongly, one after the other
};

// What such a line was; nothing for any other line, and for one that windows-1252 has all characters of.
std::optional<PageReading> utf8_read_by_page(std::u16string_view line);

} // namespace duidu
