// How is it told? The reports of CONTRACT: JSON, text, HTML, Markdown. All UTF-8.
#pragma once

#include "compare/compare.h"

namespace duidu {

enum class Format { json, text, html, markdown };
enum class Counting { utf16, code_points };

struct ReportOptions {
    Format format = Format::json;
    Counting offsets = Counting::utf16;
    bool with_map = false;
};

std::string report(Document const& document, ReportOptions const& options = {});
std::string report(Comparison const& comparison, Document const& a, Document const& b, ReportOptions const& options = {});

} // namespace duidu
