#include "report/report.h"

#include "report/html.h"
#include "report/json.h"
#include "report/markdown.h"
#include "report/plain.h"

namespace duidu {

std::string report(Document const& document, ReportOptions const& options) {
    switch (options.format) {
    case Format::json: return json_report(document, options);
    case Format::text: return plain_report(document);
    case Format::html: return html_report(document);
    case Format::markdown: return markdown_report(document);
    }
    return {};
}

std::string report(Comparison const& comparison, Document const& a, Document const& b, ReportOptions const& options) {
    switch (options.format) {
    case Format::json: return json_report(comparison, a, b, options);
    case Format::html: return html_report(comparison, a, b);
    case Format::text:
    case Format::markdown: return plain_report(comparison, a, b);
    }
    return {};
}

} // namespace duidu
