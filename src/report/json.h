// The reports as JSON; see report.h for what they are.
#pragma once

#include "report/report.h"
#include "report/sheet.h"

namespace duidu {

std::string json_report(Document const& document, ReportOptions const& options);
std::string json_report(Comparison const& comparison, Document const& a, Document const& b, ReportOptions const& options);
std::string json_report(Table const& table, std::vector<Document const*> const& documents, ReportOptions const& options);

// A stretch of a list.
struct ListPart {
    std::size_t from = 0, most = std::size_t(-1); // index of its first item, and how many at most
};

// A report list by list and each list in parts, for whoever has no room for all of it at once: what with_lists = false leaves out.
// Spans count UTF-16 units; "[]" after the last item and for a name that is no list.
std::string json_list(Document const& document, std::string_view name, ListPart part);
std::string json_list(Comparison const& comparison, Document const& a, Document const& b, std::string_view name, ListPart part);

// {"title", "kind", "facts": [[name, value]], "columns": [[head, language]], "label", "rows": [{"label", "kind", "name", "cells": [[[text, mark]]]}]}
std::string json_sheet(Sheet const& sheet);

// A list of terms, as a report's "terms"; spans count UTF-16 units.
std::string json_terms(std::vector<Term> const& terms);

// How the charset of the file with that name was found: "charset" as in a report, but for what is malformed, which decoding tells.
std::string json_charset(std::string_view name, Charset const& charset);

// What --batch prints for a file that cannot be opened: {"source":{"name":…},"error":"…"}.
std::string json_failure(std::string_view name, std::string_view error);

} // namespace duidu
