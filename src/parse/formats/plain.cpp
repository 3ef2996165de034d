// Text without marks: a line is a paragraph.
#include "parse/formats/formats.h"

#include "text/unicode.h"

namespace duidu {

namespace {

// Blank space at the edges of a line only indents it.
Span trimmed(std::u16string_view units, Span line) {
    while (line.begin < line.end && (is_space(units[line.begin]) || units[line.begin] == u'\uFEFF')) ++line.begin;
    while (line.end > line.begin && is_space(units[line.end - 1])) --line.end;
    return line;
}

} // namespace

Parsed read_plain(Text const& source) {
    std::u16string_view units = source.units;
    Stream stream(source);
    stream.begin_verbatim();
    for (Offset at = 0; at < units.size();) {
        Offset end = at;
        while (end < units.size() && units[end] != u'\n' && units[end] != u'\r') ++end;
        stream.boundary();
        stream.copy(trimmed(units, {at, end}));
        at = end + 1;
    }
    stream.end_verbatim();
    Parsed parsed = stream.finish();
    parsed.type = "text/plain";
    return parsed;
}

} // namespace duidu
