#include "segment/provisions.h"

#include <algorithm>
#include <unordered_map>

namespace duidu {

namespace {

std::string label_of(Head const& head) { return std::to_string(head.number) + (head.branch > 0 ? "-" + std::to_string(head.branch) : ""); }

struct Maker {
    Prose const& prose;
    std::vector<Row> const& rows;
    std::vector<Head> const& heads;
    std::vector<bool> const& skipped;
    std::vector<Heading> const& headings;
    std::vector<Provision> made{};
    std::unordered_map<std::string, int> used{}; // names, and how often
    int article = -1, paragraph = -1, item = -1; // the open ones
    int paragraphs = 0;

    int add(Provision::Kind kind, std::string label, char const* name, int parent, Span span, Span marker, std::size_t row,
            std::string const& above) {
        Provision one;
        one.kind = kind, one.label = std::move(label);
        if (parent >= 0) one.id.append(made[std::size_t(parent)].id).append("/");
        else one.id = above;
        one.id.append(name).append("-").append(one.label);
        // The paragraphs of an article are counted: no two are called the same.
        int again = kind == Provision::Kind::paragraph ? 1 : ++used[one.id];
        if (again > 1) one.id += "~" + std::to_string(again);
        one.span = span, one.marker = marker, one.parent = parent;
        one.block = prose.paragraphs[rows[row].paragraph].block;
        made.push_back(std::move(one));
        return int(made.size()) - 1;
    }
    // All open units reach to here.
    void extend(Offset end) {
        for (int unit : {article, paragraph, item})
            if (unit >= 0) made[std::size_t(unit)].span.end = std::max(made[std::size_t(unit)].span.end, end);
    }
    void close() { article = paragraph = item = -1; }

    void open_article(Head const& head, std::size_t row, std::string const& above) {
        Span line = rows[row].span;
        paragraph = item = -1;
        article = add(Provision::Kind::article, label_of(head), "tiao", -1, line, head.marker, row, above);
        paragraphs = 0;
        open_paragraph({trimmed(prose.text, {head.marker.end, line.end}).begin, line.end}, row);
    }
    void open_paragraph(Span span, std::size_t row) {
        item = -1;
        paragraph = add(Provision::Kind::paragraph, std::to_string(++paragraphs), "kuan", article, span, {span.begin, span.begin}, row, "");
        extend(span.end);
    }
    void open_item(Head const& head, std::size_t row) {
        bool under_item = head.style != HeadStyle::hanzi_bracket && item >= 0;
        auto kind = under_item ? Provision::Kind::subitem : Provision::Kind::item;
        int made_item =
            add(kind, label_of(head), under_item ? "mu" : "xiang", under_item ? item : paragraph, rows[row].span, head.marker, row, "");
        if (!under_item) item = made_item;
        extend(rows[row].span.end);
    }
    static bool is_item(Head const& head) {
        return head.style == HeadStyle::hanzi_bracket || head.style == HeadStyle::digit_dot || head.style == HeadStyle::digit_bracket ||
               head.style == HeadStyle::digit_comma || head.style == HeadStyle::circled;
    }
    void take(std::size_t row, std::string const& above) {
        Head const& head = heads[row];
        if (head.style == HeadStyle::article) return open_article(head, row, above);
        if (article < 0) return;
        if (is_item(head)) return open_item(head, row);
        open_paragraph(rows[row].span, row);
    }
    // Who signs, and when, is no paragraph of the last article.
    bool ends_body(std::size_t row) const {
        Role role = prose.paragraphs[rows[row].paragraph].role;
        if (role != Role::body) return true;
        Span line = rows[row].span;
        bool at_end = row + 3 >= rows.size();
        return at_end && line.length() <= 20 && prose.folded[line.end - 1] != u'。' && prose.folded[line.end - 1] != u';' &&
               prose.folded[line.end - 1] != u':' && heads[row].style == HeadStyle::none;
    }
};

} // namespace

std::vector<Provision> provisions(Prose const& prose, std::vector<Row> const& rows, std::vector<Head> const& heads,
                                  std::vector<bool> const& skipped, std::vector<Heading> const& headings) {
    Maker maker{prose, rows, heads, skipped, headings};
    auto is_article = [](Head const& head) { return head.style == HeadStyle::article; };
    std::size_t articles = std::size_t(std::count_if(heads.begin(), heads.end(), is_article));
    maker.made.reserve(std::min(3 * articles, rows.size())); // with their paragraphs and items
    maker.used.reserve(articles);
    auto heading = headings.begin();
    std::string above;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        while (heading != headings.end() && heading->span.end <= rows[row].span.begin) ++heading;
        bool is_heading =
            heading != headings.end() && heading->span.begin <= rows[row].span.begin && rows[row].span.begin < heading->span.end;
        if (is_heading) {
            bool division = heading->rule == "division" || (heading->rule == "markup" && heading->number.starts_with(u'第'));
            above = division ? heading->id + "/" : above;
            maker.close();
        } else if (skipped[row]) {
            maker.extend(rows[row].span.end);
        } else if (maker.ends_body(row)) {
            maker.close();
        } else {
            maker.take(row, above);
        }
    }
    return std::move(maker.made);
}

} // namespace duidu
