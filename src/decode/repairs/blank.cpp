// Blanks and line ends that cut words: a text set in lines of one width, a text whose characters were spaced.
//
//     确需裁⏎减人员的，应当提前三十日向工会或者全体职工说明情⏎况        第二 十七条　用 人 单位濒 临破 产
//
// 附 件 and 作 者 use blanks as layout, poems use lines: only a text that is cut throughout, in the middle of words, is repaired.
#include "decode/repair.h"

#include "text/utf.h"

namespace duidu {

namespace {

bool is_han(char16_t unit) { return (unit >= 0x4E00 && unit <= 0x9FFF) || unit == u'〇'; }

constexpr Surprise of_one_word = 30; // a pair that words have

// ---- lines of one width ----

struct Line {
    Span at;
    Offset width = 0; // columns: 2 for a wide character
};

constexpr Offset narrowest = 32;    // columns: lines of verse are shorter
constexpr Offset widest_line = 200; // columns: longer ones are paragraphs
constexpr Offset slack = 4;         // columns that a line may lack so that no mark begins the next one

Offset columns(std::u16string_view line) {
    Offset width = Offset(line.size());
    for (char16_t unit : line) width += unit >= 0x1100;
    return width - (!line.empty() && line.back() == u'\r');
}

// No lines where one of them is a paragraph: such a text is not set in lines.
std::vector<Line> lines_of(std::u16string_view text) {
    std::vector<Line> lines;
    for (Offset begin = 0; begin <= text.size();) {
        Offset end = Offset(std::min(text.find(u'\n', begin), text.size()));
        if (end - begin > widest_line + 1) return {};
        lines.push_back({{begin, end}, columns(text.substr(begin, end - begin))});
        if (lines.back().width > widest_line) return {};
        begin = end + 1;
    }
    return lines;
}

bool goes_on(std::u16string_view text, Line const& line, Line const& next) {
    char16_t last = text[line.at.end - 1], first = text[next.at.begin];
    return (is_han(last) || last == u'，' || last == u'、' || last == u'；' || last == u'：' || last == u'。') && first != u' ' &&
           first != u'　' && first > 0x7F;
}

void join_lines(Page const& page, Findings& findings) {
    std::u16string_view text = page.text.units;
    std::vector<Line> lines = lines_of(text);
    Offset widest = 0, full = 0, inside_words = 0, blank = 0;
    for (Line const& line : lines) widest = std::max(widest, line.width);
    if (widest < narrowest) return;
    std::vector<std::size_t> breaks;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        blank += lines[i].width == 0;
        bool is_full = lines[i].width + slack >= widest && lines[i + 1].width > 0;
        if (!is_full) continue;
        ++full;
        inside_words += is_han(text[lines[i].at.end - 1]);
        if (goes_on(text, lines[i], lines[i + 1])) breaks.push_back(i);
    }
    // Most lines that are full must end between Han characters, and paragraphs must be set apart, or more than half of all lines be full.
    bool set_in_lines = full >= 2 && inside_words * 10 >= full * 6 && (blank > 0 || full * 2 > lines.size());
    if (!set_in_lines) return;
    for (std::size_t i : breaks) {
        char16_t last = text[lines[i].at.end - 1];
        if (blank == 0 && last == u'。') continue;
        Repair repair;
        repair.kind = "blank";
        repair.span = {lines[i].at.end, lines[i + 1].at.begin};
        repair.was = text.substr(repair.span.begin, repair.span.length());
        repair.certainty = Certainty::probable;
        repair.confidence = 0.95;
        repair.why = "the text is set in lines of " + std::to_string(widest) + " columns, and this one goes on";
        findings.repairs.push_back(std::move(repair));
    }
}

// ---- blanks between characters ----

bool is_blank(char16_t unit) { return unit == u' ' || unit == 0xA0; }

// The blank behind 第二十七条 at the start of a line, counted without blanks, is the author's.
bool follows_ordinal(std::u16string_view text, Offset at) {
    constexpr std::u16string_view numbers = u"零〇一二三四五六七八九十百千0123456789之 ", units = u"条條章节節编編款项項回部";
    if (units.find(text[at - 1]) == units.npos) return false;
    Offset begin = at - 1;
    while (begin > 0 && at - begin < 30 && numbers.find(text[begin - 1]) != numbers.npos) --begin;
    return begin > 0 && text[begin - 1] == u'第' &&
           (begin == 1 || text[begin - 2] == u'\n' || text[begin - 2] == u'　' || text[begin - 2] == u' ');
}

// 附 件, 王 明: one character, a blank, one character is a way of setting two characters as wide as three.
bool is_layout(std::u16string_view text, Offset at) {
    bool alone_before = at < 2 || !is_han(text[at - 2]), alone_after = at + 2 >= text.size() || !is_han(text[at + 2]);
    return alone_before && alone_after;
}

constexpr Offset fewest_blanks = 5, han_between_blanks = 25; // of a text that is cut throughout

void close_blanks(Page const& page, Findings& findings) {
    std::u16string_view text = page.text.units;
    Offset inside_words = 0, layout = 0;
    std::vector<Repair> repairs;
    for (Offset at = 1; at + 1 < text.size(); ++at) {
        if (!is_blank(text[at]) || !is_han(text[at - 1]) || !is_han(text[at + 1])) continue;
        if (follows_ordinal(text, at)) continue;
        bool set_wide = is_layout(text, at);
        layout += set_wide;
        inside_words += !set_wide && surprise(text[at - 1], text[at + 1]) <= of_one_word;
        Repair repair;
        repair.kind = "blank";
        repair.span = {at, at + 1};
        repair.was = text.substr(at, 1);
        repair.certainty = Certainty::probable;
        repair.confidence = 0.95;
        repair.why = "blanks cut words all over the text";
        repairs.push_back(std::move(repair));
    }
    std::size_t others = repairs.size() - layout;
    bool throughout = others >= fewest_blanks && others * han_between_blanks >= page.signs.han && inside_words * 4 >= others;
    if (throughout) std::move(repairs.begin(), repairs.end(), std::back_inserter(findings.repairs));
}

} // namespace

void blank(Page const& page, Findings& findings) {
    Signs const& signs = page.signs;
    if (signs.wrapped > 1) join_lines(page, findings);
    if (signs.spaced >= fewest_blanks && signs.spaced * han_between_blanks >= signs.han) close_blanks(page, findings);
}

} // namespace duidu
