// The reports as JSON; see report.h for what they are.
#pragma once

#include "report/report.h"
#include "report/sheet.h"

namespace duidu {

std::string json_report(Document const& document, ReportOptions const& options);
std::string json_report(Comparison const& comparison, Document const& a, Document const& b, ReportOptions const& options);
std::string json_report(Table const& table, std::vector<Document const*> const& documents, ReportOptions const& options);
// {"title", "kind", "facts": [[name, value]], "columns": [[head, language]], "label", "rows": [{"label", "kind", "name", "cells": [[[text, mark]]]}]}
std::string json_sheet(Sheet const& sheet);

// A list of terms, as a report's "terms"; spans count UTF-16 units.
std::string json_terms(std::vector<Term> const& terms);

// What --batch prints for a file that cannot be opened: {"source":{"name":…},"error":"…"}.
std::string json_failure(std::string_view name, std::string_view error);

} // namespace duidu
