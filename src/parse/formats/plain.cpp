// Text without marks: a line is a paragraph. Where a program broke the lines at a fixed width, they are joined again:
//
//     　　第一条  为了保护和改善城市环境，根据有关        第一条  为了保护和改善城市环境，根据有关法律，制定本条例。
//     法律，制定本条例。                            →
//     　　第二条  本条例适用于本市。                    第二条  本条例适用于本市。
#include "parse/formats/formats.h"

#include "text/unicode.h"

namespace duidu {

namespace {

struct Line {
    Span words;    // without the blanks at its edges
    Span end;      // the line's end
    int width = 0; // in columns; a wide character takes two
    bool indented = false;
    bool after_blank = false; // an empty line stands before it
};

bool is_blank(char16_t unit) { return is_space(unit) || unit == u'\uFEFF'; }

constexpr Offset at_once = 16; // units, so that the compiler looks at several in one step

bool ends_line_within(char16_t const* units) {
    std::uint16_t found = 0;
    for (Offset i = 0; i < at_once; ++i) found |= std::uint16_t((units[i] == u'\n') | (units[i] == u'\r'));
    return found != 0;
}

// In columns.
int width_of(std::u16string_view units) {
    int width = int(units.size());
    Offset at = 0;
    for (; at + at_once <= units.size(); at += at_once) {
        std::uint16_t wide = 0;
        for (Offset i = 0; i < at_once; ++i) wide = std::uint16_t(wide + (units[at + i] >= 0x1100));
        width += wide;
    }
    for (; at < units.size(); ++at) width += units[at] >= 0x1100;
    return width;
}

std::vector<Line> lines_of(std::u16string_view units) {
    std::vector<Line> lines;
    bool blank = true;
    for (Offset at = 0; at < units.size();) {
        Offset end = at;
        while (end + at_once <= units.size() && !ends_line_within(units.data() + end)) end += at_once;
        while (end < units.size() && units[end] != u'\n' && units[end] != u'\r') ++end;
        Offset next = end + (end < units.size());
        if (next < units.size() && units[end] == u'\r' && units[next] == u'\n') ++next;
        Line line;
        line.words = {at, end};
        while (line.words.begin < end && is_blank(units[line.words.begin])) ++line.words.begin;
        while (line.words.end > line.words.begin && is_blank(units[line.words.end - 1])) --line.words.end;
        line.end = {line.words.end, next};
        line.indented = line.words.begin > at;
        line.after_blank = blank;
        line.width = width_of(units.substr(line.words.begin, line.words.length()));
        blank = line.words.empty();
        if (!blank) lines.push_back(line);
        at = next;
    }
    return lines;
}

// A line that opens a part of its own, whatever stands above it.
bool opens_item(std::u16string_view units, Line const& line) {
    std::u16string_view words = units.substr(line.words.begin, line.words.length());
    constexpr std::u16string_view marks = u"-*•·●○■□◆（(【[第一二三四五六七八九十0123456789①②③④⑤";
    return marks.find(words[0]) != marks.npos;
}

// The width at which a program broke the lines; 0 where none did. Lines that go on below then all reach it.
int broken_at(std::u16string_view units, std::vector<Line> const& lines) {
    constexpr int narrowest = 40, widest = 130; // columns: poems are narrower, paragraphs wider
    constexpr int least = 4;                    // such lines; fewer may be chance
    std::vector<int> widths;
    for (Line const& line : lines) widths.push_back(line.width);
    if (widths.size() < std::size_t(least)) return 0;
    auto tenth = widths.begin() + std::ptrdiff_t(widths.size() * 9 / 10);
    std::nth_element(widths.begin(), tenth, widths.end());
    int width = *tenth;
    if (width < narrowest || width > widest) return 0;
    int all = 0, full = 0, longer = 0;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        Line const& next = lines[i + 1];
        longer += lines[i].width > width + 8;
        if (next.after_blank || next.indented || opens_item(units, next)) continue;
        ++all;
        full += lines[i].width >= width - 10 && lines[i].width <= width + 8; // a long word or a mark that may not begin a line moves on
    }
    return full >= least && full * 5 >= all * 4 && longer * 20 <= int(lines.size()) ? width : 0;
}

bool is_small(char16_t unit) { return unit >= u'a' && unit <= u'z'; }

// The lines of Western prose that go on with the next one, however few there are: between two blank lines all but the last are about as long as the longest,
// and of the others most begin within a sentence, with a small letter.
void mark_prose(std::u16string_view units, std::vector<Line> const& lines, std::vector<bool>& goes_on) {
    constexpr int narrowest = 40; // columns: lists of words and verses are narrower
    for (std::size_t begin = 0, end = 0; begin < lines.size(); begin = end) {
        int longest = 0, small = 0, shortest = lines[begin].width;
        bool western = true;
        for (end = begin; end < lines.size() && (end == begin || !(lines[end].after_blank || lines[end].indented)); ++end) {
            Line const& line = lines[end];
            western = western && line.width == int(line.words.length()) && (end == begin || !opens_item(units, line));
            if (end > begin) small += is_small(units[line.words.begin]), shortest = std::min(shortest, lines[end - 1].width);
            longest = std::max(longest, line.width);
        }
        bool broken = western && end > begin + 1 && shortest >= narrowest && shortest >= longest - 16 && small * 2 >= int(end - begin - 1);
        for (std::size_t i = begin + 1; broken && i < end; ++i) goes_on[i] = true;
    }
}

// Which lines go on with the sentence of the line before.
std::vector<bool> continued(std::u16string_view units, std::vector<Line> const& lines) {
    std::vector<bool> goes_on(lines.size(), false);
    mark_prose(units, lines, goes_on);
    int width = broken_at(units, lines);
    for (std::size_t i = 1; width > 0 && i < lines.size(); ++i) {
        Line const& line = lines[i];
        if (!line.after_blank && !line.indented && !opens_item(units, line) && lines[i - 1].width >= width - 10) goes_on[i] = true;
    }
    return goes_on;
}

} // namespace

Parsed read_plain(Text const& source) {
    std::u16string_view units = source.units;
    std::vector<Line> lines = lines_of(units);
    std::vector<bool> const goes_on = continued(units, lines);
    Stream stream(source);
    stream.parsed().blocks.reserve(lines.size());
    stream.parsed().text.units.reserve(units.size() + lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        Line const& line = lines[i];
        if (goes_on[i]) stream.make(u"\n", lines[i - 1].end);
        else if (line.after_blank) stream.empty_line();
        else stream.boundary();
        stream.begin_verbatim();
        stream.copy(line.words);
        stream.end_verbatim();
    }
    Parsed parsed = stream.finish();
    parsed.type = "text/plain";
    return parsed;
}

} // namespace duidu
