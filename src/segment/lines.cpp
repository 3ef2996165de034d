#include "segment/lines.h"

#include "segment/sayings.h"
#include "text/fold.h"
#include "text/numeral.h"
#include "text/unicode.h"
#include "text/units.h"
#include "text/utf.h"

#include <algorithm>
#include <array>

namespace duidu {

namespace {

constexpr Offset legal_line = 400; // units; a longer paragraph is prose, whatever it mentions

bool is_bar(char16_t unit) { return bar_units.find(unit) != bar_units.npos; }
bool is_arrow(char16_t unit) { return arrow_units.find(unit) != arrow_units.npos; }

// A row of short words between bars, or a path of them between arrows.
Clue shape_of(std::u16string_view line, double weight) {
    int bars = 0, arrows = 0;
    for (std::size_t at = 0; at < line.size(); ++at) {
        bars += is_bar(line[at]);
        arrows += is_arrow(line[at]) && (at == 0 || !is_arrow(line[at - 1]));
    }
    if (bars + arrows == 0) return Clue::none;
    constexpr double part_limit = 10; // a menu's entry is shorter
    bool path = line.starts_with(u"首页") || line.starts_with(u"home") || line.find(u"首页>") != line.npos;
    path |= line.ends_with(u">正文") || line.ends_with(u"/正文");
    if (arrows >= 1 && path && line.size() <= 120) return Clue::breadcrumb;
    if (arrows >= 2 && weight / (arrows + 1) <= part_limit) return Clue::breadcrumb;
    if (bars >= 2 && weight / (bars + 1) <= part_limit) return Clue::nav;
    return Clue::none;
}

bool is_chinese_number(char16_t unit) { return in(u"一二三四五六七八九十百零〇", unit); }

// 第一章, 一、, （二）, 1.2: the text numbers its own parts.
bool is_numbered(std::u16string_view line) {
    std::size_t at = 0;
    bool bracket = line.starts_with(u'(');
    bool ordinal = line.starts_with(u'第');
    at += bracket || ordinal;
    std::size_t begin = at;
    while (at < line.size() && (is_chinese_number(line[at]) || (line[at] >= u'0' && line[at] <= u'9') || (at > begin && line[at] == u'.')))
        ++at;
    if (at == begin || at >= line.size()) return false;
    if (ordinal) return in(u"编篇章节条款部", line[at]);
    if (bracket) return line[at] == u')' && is_chinese_number(line[begin]);
    return line[at] == u'、' || (line[at - 1] == u'.' && line[at] != u' ');
}

// 二〇二四年九月十一日 alone on its line, as documents are signed.
bool is_signed_date(std::u16string_view line) {
    constexpr std::size_t longest = 14;
    return line.size() <= longest && line.size() >= 6 && line.ends_with(u'日') && line.find(u'年') != line.npos &&
           line.find(u'月') != line.npos && (is_chinese_number(line[0]) || (line[0] >= u'0' && line[0] <= u'9'));
}

// 审判长王某某, 书记员李某: who signs a court's paper, one a line. 日期:年月日: the blanks of a form.
bool is_signer(std::u16string_view line) {
    constexpr std::u16string_view offices[] = {u"审判长", u"审判员", u"代理审判员", u"人民陪审员", u"陪审员",     u"法官助理",
                                               u"书记员", u"执行员", u"检察长",     u"检察员",     u"首席仲裁员", u"仲裁员"};
    constexpr std::size_t form = 30, name = 5, longest = 6 + name; // units
    if (line.size() <= form && line.find(u"年月日") != line.npos) return true;
    if (line.size() > longest) return false;
    return std::any_of(std::begin(offices), std::end(offices), [&](std::u16string_view office) {
        bool named = line.starts_with(office) && line.size() >= office.size() + 2 && line.size() <= office.size() + name;
        return named && std::all_of(line.begin(), line.end(), [](char16_t unit) { return is_han(unit); });
    });
}

// A link to a place of its own page; "#" alone is for scripts.
bool leads_inside(Hyperlink const& link) { return link.href.size() > 1 && link.href.front() == u'#'; }

// How much of the span leads elsewhere. The sign that links a heading to itself (第一节¶) does not.
double linked_share(std::vector<Hyperlink> const& links, std::size_t& next, Span span, bool heading) {
    while (next < links.size() && links[next].span.end <= span.begin) ++next;
    Offset linked = 0, reached = span.begin;
    for (std::size_t at = next; at < links.size() && links[at].span.begin < span.end; ++at) {
        if (heading && leads_inside(links[at])) continue;
        Span part = common(links[at].span, Span{reached, span.end});
        linked += part.length();
        reached = std::max(reached, part.end);
    }
    return span.empty() ? 0 : double(linked) / span.length();
}

// ……圆满结束。（王小明）: who signs in brackets behind the last stop takes nothing from it.
std::u16string_view without_signature(std::u16string_view text) {
    constexpr std::size_t longest = 30; // units
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    if (text.empty() || (text.back() != u'）' && text.back() != u')')) return text;
    std::size_t open = text.find_last_of(u"（(");
    bool signs = open != text.npos && open > 0 && text.size() - open <= longest && in(u"。！？”", text[open - 1]);
    return signs ? text.substr(0, open) : text;
}

bool ends_with_stop(std::u16string_view text) {
    constexpr std::u16string_view closing = u"”’\"')）」』】", stops = u"。！？!?….；;：:";
    while (!text.empty() && (is_space(text.back()) || closing.find(text.back()) != closing.npos)) text.remove_suffix(1);
    return !text.empty() && stops.find(text.back()) != stops.npos;
}

} // namespace

char const* name_of(Clue clue) {
    constexpr char const* names[] = {"",         "nav",       "breadcrumb", "tools",        "pager",   "related",       "share",
                                     "comments", "copyright", "disclaimer", "registration", "contact", "advertisement", "login",
                                     "metadata"};
    return is_of_page(clue) ? names[int(clue)] : "";
}

bool is_of_page(Clue clue) { return clue >= Clue::nav && clue <= Clue::metadata; }

bool stands_on_a_page(std::vector<Line> const& lines) {
    return std::any_of(lines.begin(), lines.end(), [](Line const& line) { return is_of_page(line.clue) && line.clue != Clue::metadata; });
}

bool is_prose(Line const& line) {
    constexpr double short_prose = 15, long_prose = 40; // in Chinese characters: a clause with a mark, two clauses without
    if (line.linked >= (line.weight >= long_prose && line.stops > 0 ? 0.8 : 0.6)) return false;
    return line.weight >= long_prose || (line.weight >= short_prose && line.stops + line.commas > 0);
}

std::u16string phrase_form(std::u16string_view text) {
    std::u16string out(text.size(), u'\0');
    std::size_t end = 0;
    bool gap = false;
    for (char16_t unit : text) {
        if (is_gap(unit)) {
            gap = true;
            continue;
        }
        char16_t folded = fold(unit);
        if (gap && end > 0 && out[end - 1] < 0x2E80 && folded < 0x2E80) out[end++] = u' ';
        gap = false;
        out[end++] = folded;
    }
    out.resize(end);
    return out;
}

namespace {

// 第五十三条　未经许可，…: a statute may say what pages say below their articles.
bool opens_provision(std::u16string_view text) {
    if (!text.starts_with(u'第')) return false;
    auto number = numeral_at(text.substr(0, std::min<std::size_t>(text.size(), 12)), 1);
    return number && number->span.end < text.size() && text[number->span.end] == u'条';
}

// What the line is by its phrases and its shape.
void find_clue(std::u16string_view form, Tally const& tally, Line& line) {
    if (tally.parts) line.clue = shape_of(form, line.weight);
    if (line.clue != Clue::none) return;
    bool prose = line.ends && line.weight >= 25 && line.commas > 0;
    if (Phrase const* phrase = phrase_of(form, prose, tally.says)) line.clue = phrase->clue, line.closes = phrase->closes;
    else if (is_signed_date(form) || is_signer(form)) line.clue = Clue::signature;
    else if (is_numbered(form)) line.clue = Clue::number;
}

} // namespace

std::vector<Line> lines_of(Parsed const& parsed, std::u16string_view folded) {
    std::vector<bool> holds_others(parsed.blocks.size(), false);
    for (Block const& block : parsed.blocks)
        if (block.parent >= 0) holds_others[std::size_t(block.parent)] = true;
    std::vector<Line> lines;
    lines.reserve(parsed.blocks.size());
    std::size_t next_link = 0;
    for (std::size_t i = 0; i < parsed.blocks.size(); ++i) {
        if (holds_others[i]) continue;
        Line line;
        line.block = int(i);
        line.span = parsed.blocks[i].span;
        line.linked = linked_share(parsed.links, next_link, line.span, parsed.blocks[i].kind == BlockKind::heading);
        std::u16string_view text = parsed.text[line.span];
        Tally const tally = tally_of(text);
        line.weight = tally.tenths / 10.0, line.commas = tally.commas, line.stops = tally.stops, line.words = tally.words;
        line.ends = ends_with_stop(without_signature(text));
        if (text.size() <= legal_line && !opens_provision(text)) {
            if (tally.gaps) find_clue(phrase_form(text), tally, line);
            else find_clue(folded.substr(line.span.begin, line.span.length()), tally, line);
        }
        lines.push_back(line);
    }
    return lines;
}

} // namespace duidu
