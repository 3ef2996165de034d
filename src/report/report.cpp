#include "report/report.h"

#include "report/html.h"
#include "report/json.h"
#include "report/markdown.h"
#include "report/plain.h"
#include "report/sheet.h"

namespace duidu {

namespace {

std::string told(Sheet const& sheet, Format format) {
    switch (format) {
    case Format::html: return html_sheet(sheet);
    case Format::csv: return csv_sheet(sheet);
    case Format::sheet: return json_sheet(sheet);
    default: return markdown_sheet(sheet);
    }
}

} // namespace

std::string report(Document const& document, ReportOptions const& options) {
    switch (options.format) {
    case Format::text: return plain_report(document);
    case Format::html: return html_report(document);
    case Format::markdown: return markdown_report(document);
    default: return json_report(document, options); // one document is no table
    }
}

std::string report(Comparison const& comparison, Document const& a, Document const& b, ReportOptions const& options) {
    if (options.format == Format::json) return json_report(comparison, a, b, options);
    if (options.format == Format::text) return plain_report(comparison, a, b);
    return told(sheet_of(comparison, a, b), options.format);
}

std::string report(Table const& table, std::vector<Document const*> const& documents, ReportOptions const& options) {
    if (options.format == Format::json) return json_report(table, documents, options);
    return told(sheet_of(table, documents), options.format);
}

} // namespace duidu
