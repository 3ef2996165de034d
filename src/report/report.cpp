#include "report/report.h"

#include "text/utf.h"

namespace duidu {

std::string report(Document const& document, ReportOptions const&) { return to_utf8(document.text.units); }
std::string report(Comparison const&, Document const&, Document const&, ReportOptions const&) { return ""; }

} // namespace duidu
