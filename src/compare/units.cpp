#include "compare/units.h"

#include "compare/letters.h"
#include "text/fold.h"
#include "text/numeral.h"
#include "text/utf.h"

namespace duidu {

namespace {

bool is_decoration(char16_t unit) { return is_white(unit) || unit == u'*'; }

Offset skip_decoration(std::u16string_view text, Offset at, Offset end) {
    while (at < end && is_decoration(text[at])) ++at;
    return at;
}

// ## …, 第二章 …, 附则: what stands between articles.
bool is_heading_line(std::u16string_view line) {
    Offset at = skip_decoration(line, 0, Offset(line.size()));
    std::u16string_view rest = line.substr(at);
    if (rest.empty()) return false;
    if (rest[0] == u'#' || rest.substr(0, 4) == u"<!--" || rest.substr(0, 3) == u"---") return true;
    if (rest.size() <= 4 && (fold(rest).substr(0, 2) == u"附则" || rest[0] == u'附')) return true;
    std::optional<Numeral> number = rest[0] == u'第' ? numeral_at(rest, 1) : std::nullopt;
    if (!number || number->span.begin != 1 || number->span.end >= rest.size()) return false;
    Offset end = number->span.end + 1;
    bool division = std::u16string_view(u"编篇章节").find(fold(rest[number->span.end])) != std::u16string_view::npos;
    return division && (end == rest.size() || is_decoration(rest[end]));
}

// Whether an article begins with this number here: set off by a space, or the one that comes next.
bool begins_article(std::u16string_view text, ArticleNumber const& number, int last) {
    bool set_off = number.end >= text.size() || is_decoration(text[number.end]);
    return set_off || number.value == last + 1;
}

struct Line {
    Span span;
    bool boilerplate = false;
};

std::vector<Line> lines_of(Document const& document) {
    std::vector<Span> left_out;
    for (Block const& block : document.blocks)
        if (block.role == Role::boilerplate && (left_out.empty() || block.span.end > left_out.back().end)) left_out.push_back(block.span);
    std::vector<Line> out;
    std::size_t next = 0;
    std::u16string const& text = document.text.units;
    for (Offset begin = 0; begin < text.size();) {
        Offset end = Offset(std::min(text.find(u'\n', begin), text.size()));
        while (next < left_out.size() && left_out[next].end <= begin) ++next;
        bool outside = next < left_out.size() && left_out[next].contains(begin);
        if (end > begin) out.push_back({{begin, end}, outside});
        begin = end + 1;
    }
    return out;
}

std::vector<Section> articles_by_lines(Document const& document) {
    std::vector<Section> out;
    std::u16string_view text = document.text.units;
    bool open = false;
    int last = 0;
    for (Line const& line : lines_of(document)) {
        Offset at = skip_decoration(text, line.span.begin, line.span.end);
        std::optional<ArticleNumber> number = article_number(text, at);
        // A line that goes on with the count is an article, whatever else it looks like.
        if (line.boilerplate && !(number && number->value == last + 1)) continue;
        if (number && begins_article(text, *number, last)) {
            out.push_back({{number->label, {at, line.span.end}}, number->end});
            last = number->value;
            open = true;
        } else if (is_heading_line(text.substr(line.span.begin, line.span.length()))) {
            open = false;
        } else if (open && at < line.span.end) {
            out.back().unit.span.end = line.span.end;
        }
    }
    return out;
}

std::vector<Section> articles_by_provisions(Document const& document) {
    std::vector<Section> out;
    for (Provision const& provision : document.provisions)
        if (provision.kind == Provision::Kind::article)
            out.push_back({{provision.label, provision.span}, std::max(provision.span.begin, provision.marker.end)});
    return out;
}

std::vector<Section> paragraphs_of(Document const& document) {
    std::vector<bool> holds_others(document.blocks.size());
    for (Block const& block : document.blocks)
        if (block.parent >= 0) holds_others[block.parent] = true;
    std::vector<Section> out;
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
        Block const& block = document.blocks[i];
        if (holds_others[i] || block.role == Role::boilerplate || block.hidden || block.span.empty()) continue;
        out.push_back({{std::to_string(i), block.span}, block.span.begin});
    }
    if (!document.blocks.empty()) return out;
    int n = 0;
    for (Line const& line : lines_of(document))
        if (!line.boilerplate) out.push_back({{std::to_string(n++), line.span}, line.span.begin});
    return out;
}

} // namespace

std::optional<ArticleNumber> article_number(std::u16string_view text, Offset at) {
    if (at >= text.size() || text[at] != u'第') return {};
    std::optional<Numeral> value = numeral_at(text, at + 1);
    if (!value || !value->whole || value->span.begin != at + 1) return {};
    Offset end = value->span.end;
    if (end >= text.size() || fold(text[end]) != u'条' || value->integer <= 0 || value->integer > 9999) return {};
    ArticleNumber out{std::to_string(value->integer), int(value->integer), end + 1};
    if (out.end + 1 >= text.size() || text[out.end] != u'之') return out;
    std::optional<Numeral> inserted = numeral_at(text, out.end + 1);
    if (!inserted || !inserted->whole || inserted->span.begin != out.end + 1 || inserted->integer > 99) return out;
    out.label += "-" + std::to_string(inserted->integer);
    out.end = inserted->span.end;
    return out;
}

UnitList units_of(Document const& document) {
    UnitList out{articles_by_provisions(document), paragraphs_of(document)};
    std::vector<Section> by_lines = articles_by_lines(document);
    if (by_lines.size() > out.articles.size()) out.articles = std::move(by_lines);
    return out;
}

} // namespace duidu
