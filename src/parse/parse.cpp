#include "parse/parse.h"

#include "parse/formats/formats.h"

#include <iterator>

namespace duidu {

namespace {

// The formats, the most particular first; what none claims is text.
struct TextFormat {
    std::string_view name, type, ending, other_ending;
    bool (*looks_like)(std::u16string_view units);
    Parsed (*read)(Text const& text);
};

bool looks_like_nothing_else(std::u16string_view) { return true; }

constexpr TextFormat formats[] = {
    {"placed", "text/x-duidu-placed", ".placed", ".placed", looks_placed, read_placed},
    {"front matter", "text/markdown", ".md", ".markdown", looks_like_front_matter, read_behind_front_matter},
    {"markdown", "text/markdown", ".md", ".markdown", looks_like_markdown, read_markdown},
    {"html", "text/html", ".html", ".htm", looks_like_html, read_html},
    {"text", "text/plain", ".txt", ".text", looks_like_nothing_else, read_plain},
};

// The reader's choice first, then what the text looks like, then the file's name.
TextFormat const& format_of(std::u16string_view units, ParseOptions const& options) {
    for (TextFormat const& format : formats)
        if (options.type == format.name || (!options.type.empty() && options.type.starts_with(format.type))) return format;
    for (TextFormat const& format : formats) {
        bool named = options.name.ends_with(format.ending) || options.name.ends_with(format.other_ending);
        if (named && format.read != read_plain) return format;
    }
    for (TextFormat const& format : formats)
        if (format.looks_like(units)) return format;
    return std::end(formats)[-1];
}

} // namespace

Parsed parse(Text const& text, ParseOptions const& options) {
    TextFormat const& format = format_of(text.units, options);
    Parsed parsed = format.read(text);
    parsed.type = format.type;
    return parsed;
}

bool consistent(Parsed const& parsed) {
    return consistent(parsed.text) && consistent(parsed.map) && parsed.map.length() == parsed.text.length();
}

} // namespace duidu
