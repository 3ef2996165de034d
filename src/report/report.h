// How is it told? The reports of CONTRACT: JSON, text, HTML, Markdown; of comparisons CSV, too. All UTF-8.
#pragma once

#include "compare/table.h"

namespace duidu {

// sheet: what the HTML, Markdown and CSV of a comparison show, as JSON, for whoever draws it in another way.
enum class Format { json, text, html, markdown, csv, sheet };
enum class Counting { utf16, code_points };

struct ReportOptions {
    Format format = Format::json;
    Counting offsets = Counting::utf16;
    bool with_map = false;
    bool with_documents = true; // false: a comparison without the reports of its two documents, for whoever has them already
    bool with_lists = true;     // false: without the text and the lists, which json_list tells part by part
};

std::string report(Document const& document, ReportOptions const& options = {});
std::string report(Comparison const& comparison, Document const& a, Document const& b, ReportOptions const& options = {});
std::string report(Table const& table, std::vector<Document const*> const& documents, ReportOptions const& options = {});

} // namespace duidu
