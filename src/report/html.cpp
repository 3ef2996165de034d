#include "report/html.h"

#include "report/leaves.h"
#include "text/utf.h"

namespace duidu {

namespace {

constexpr char const* style = R"(
:root { color-scheme: light dark; --ink: #1f1b16; --paper: #fffdf8; --new: #246b37; --gone: #b3362b; --mark: #7a3f9d; --line: #d9d2c5; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e4dc; --paper: #16181b; --new: #6fbf83; --gone: #ee8a80; --mark: #c49be0; --line: #3a3c40; } }
body { margin: 2rem auto; padding: 0 1.5rem; max-inline-size: 36em; color: var(--ink); background: var(--paper);
  font: 17px/1.75 "Source Han Serif SC", "Noto Serif CJK SC", "Songti SC", SimSun, serif; line-break: strict; overflow-wrap: anywhere; }
body.wide { max-inline-size: 76em; }
h1 { font-size: 1.5em; line-height: 1.4; text-wrap: balance; } h2 { font-size: 1.2em; } h3 { font-size: 1.05em; }
mark { color: inherit; background: none; text-decoration: underline dotted var(--mark); text-underline-offset: .25em; }
ins { color: var(--new); text-decoration: underline; } del { color: var(--gone); text-decoration: line-through; }
details { border-inline-start: 2px solid var(--line); padding-inline-start: 1em; font-size: .85em; }
table { border-collapse: collapse; inline-size: 100%; } td, th { border: 1px solid var(--line); padding: .4em .6em; vertical-align: top; text-align: start; }
.wide th, .wide td { inline-size: 46%; } .wide th:first-child, .wide td:first-child { inline-size: 8%; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1em; font-size: .85em; } dd { margin: 0; } .why { font-size: .8em; opacity: .75; }
@media print { body { max-inline-size: none; margin: 0; } tr { break-inside: avoid; } }
)";

std::string escaped(std::string_view text) {
    std::string out;
    for (char c : text) switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\n': out += "<br>"; break;
        default: out += c;
        }
    return out;
}
std::string escaped(std::u16string_view text) { return escaped(to_utf8(text)); }

std::string language_of(Metadata const& metadata) {
    if (metadata.language.empty()) return "zh";
    return metadata.language + (metadata.script.empty() ? "" : "-" + metadata.script);
}

std::string page(std::string const& language, std::string const& title, bool wide, std::string const& body) {
    return "<!doctype html>\n<html lang=\"" + escaped(language) + "\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>" +
           title + "</title>\n<style>" + style + "</style>\n<body" + (wide ? " class=\"wide\"" : "") + ">\n" + body + "</body>\n</html>\n";
}

// The words of a span, every repair inside it marked with its reason.
std::string words(Document const& document, Span span) {
    std::string out;
    Offset reached = span.begin;
    auto repair = std::partition_point(document.repairs.begin(), document.repairs.end(), [&](Repair const& r) { return r.span.end < span.begin; });
    for (; repair != document.repairs.end() && repair->span.begin < span.end; ++repair) {
        bool shows = !repair->span.empty() && repair->span.begin >= reached && repair->span.end <= span.end;
        if (!shows) continue;
        out += escaped(document.text[{reached, repair->span.begin}]);
        out += "<mark title=\"" + escaped(u"原文 " + repair->was + u" · ") + escaped(repair->why) + "\">" + escaped(document.text[repair->span]) + "</mark>";
        reached = repair->span.end;
    }
    return out + escaped(document.text[{reached, span.end}]);
}

std::string element_of(Leaf const& leaf, Document const& document) {
    Block const& block = document.blocks[leaf.block];
    if (block.role == Role::title) return "h1";
    if (leaf.heading > 0) return "h" + std::to_string(std::min(leaf.heading + 1, 6));
    if (block.code) return "pre";
    return leaf.quoted ? "blockquote" : "p";
}

std::string facts(Document const& document) {
    struct Line {
        char const* name;
        MetadataField const& field;
    };
    Metadata const& m = document.metadata;
    Line const lines[] = {{"日期", m.date}, {"来源", m.source}, {"作者", m.author}, {"编辑", m.editor}, {"文号", m.document_number}, {"网址", m.url}};
    std::string out;
    for (Line const& line : lines)
        if (!line.field.best.value.empty()) out += std::string("<dt>") + line.name + "</dt><dd>" + escaped(line.field.best.value) + "</dd>";
    out += "<dt>文件</dt><dd>" + escaped(document.source.name) + "</dd><dt>SHA-256</dt><dd>" + document.source.sha256 + "</dd>";
    return "<dl>" + out + "</dl>\n";
}

std::string rows_of(std::vector<std::vector<Leaf>> const& rows, Document const& document) {
    std::string out = "<table>\n";
    for (std::vector<Leaf> const& row : rows) {
        out += "<tr>";
        for (Leaf const& leaf : row) {
            Block const& block = document.blocks[leaf.block];
            out += "<td";
            if (block.cell.columns > 1) out += " colspan=" + std::to_string(block.cell.columns);
            if (block.cell.rows > 1) out += " rowspan=" + std::to_string(block.cell.rows);
            out += ">" + words(document, block.span) + "</td>";
        }
        out += "</tr>\n";
    }
    return out + "</table>\n";
}

// The boilerplate from all[at] on, folded; at is left on its last block.
std::string folded(std::vector<Leaf> const& all, std::size_t& at, Document const& document) {
    std::string inside, why = document.blocks[all[at].block].why;
    for (; at < all.size() && !all[at].article; ++at) inside += "<p>" + words(document, document.blocks[all[at].block].span) + "</p>\n";
    --at;
    return "<details><summary>" + escaped(why.empty() ? "boilerplate" : why) + "</summary>\n" + inside + "</details>\n";
}

// Both sides of a stretch of changes, cut to what lies in the row's spans.
struct Cells {
    std::string a, b;
};
void add(Cells& cells, Change const& change, Span a, Span b, Document const& left, Document const& right) {
    bool same = change.op == Change::Op::equal || change.op == Change::Op::folded;
    std::string old_words = escaped(left.text[common(change.a, a)]);
    std::string new_words = escaped(right.text[common(change.b, b)]);
    if (!old_words.empty()) cells.a += same ? old_words : "<del>" + old_words + "</del>";
    if (!new_words.empty()) cells.b += same ? new_words : "<ins>" + new_words + "</ins>";
}

Span hull(std::vector<Unit> const& units) {
    Span out = units.empty() ? Span{} : units.front().span;
    for (Unit const& unit : units) out = {std::min(out.begin, unit.span.begin), std::max(out.end, unit.span.end)};
    return out;
}

std::string labels(std::vector<Unit> const& units) {
    std::string out;
    for (Unit const& unit : units) out += (out.empty() ? "" : ", ") + unit.label;
    return escaped(out);
}

std::string row(std::string const& label, std::string const& a, std::string const& b) {
    return "<tr><td>" + label + "</td><td>" + a + "</td><td>" + b + "</td></tr>\n";
}

} // namespace

std::string html_report(Document const& document) {
    std::string body = "<article>\n";
    std::vector<Leaf> const all = leaves(document);
    bool told = false;
    for (std::size_t at = 0; at < all.size(); ++at) {
        Leaf const leaf = all[at];
        if (!leaf.article) {
            body += folded(all, at, document);
        } else if (leaf.row >= 0) {
            body += rows_of(rows_from(all, at), document);
        } else {
            std::string element = element_of(leaf, document);
            body += "<" + element + ">" + words(document, document.blocks[leaf.block].span) + "</" + element + ">\n";
        }
        if (!told && leaf.article) body += facts(document), told = true;
    }
    std::u16string const& title = document.metadata.title.best.value;
    return page(language_of(document.metadata), title.empty() ? escaped(document.source.name) : escaped(title), false, body + "</article>\n");
}

std::string html_report(Comparison const& comparison, Document const& a, Document const& b) {
    std::string title = escaped(a.source.name) + " → " + escaped(b.source.name);
    std::string body = "<h1>" + title + "</h1>\n";
    for (Note const& note : comparison.notes) body += "<p class=why>" + escaped(note.message) + "</p>\n";
    body += "<table>\n<tr><th></th><th lang=\"" + language_of(a.metadata) + "\">" + escaped(a.source.name) + "</th><th lang=\"" +
            language_of(b.metadata) + "\">" + escaped(b.source.name) + "</th></tr>\n";
    if (comparison.mode == Mode::related) {
        for (Passage const& passage : comparison.passages)
            body += row("", escaped(a.text[passage.a]), escaped(b.text[passage.b]) + "<div class=why>" + escaped(passage.why) + "</div>");
        return page("zh", title, true, body + "</table>\n");
    }
    // Changes by their place in a, and those that are only in b by theirs; each row takes its own by binary search.
    std::vector<Change> by_a = comparison.changes, by_b = comparison.changes;
    std::sort(by_a.begin(), by_a.end(), [](Change const& x, Change const& y) { return x.a < y.a; });
    std::sort(by_b.begin(), by_b.end(), [](Change const& x, Change const& y) { return x.b < y.b; });
    for (UnitLink const& link : comparison.links) {
        Span left = hull(link.a), right = hull(link.b);
        Cells cells, other;
        auto in_a = std::partition_point(by_a.begin(), by_a.end(), [&](Change const& c) { return c.a.end <= left.begin; });
        for (; in_a != by_a.end() && in_a->a.begin < left.end; ++in_a) add(cells, *in_a, left, right, a, b);
        auto in_b = std::partition_point(by_b.begin(), by_b.end(), [&](Change const& c) { return c.b.end <= right.begin; });
        for (; in_b != by_b.end() && in_b->b.begin < right.end; ++in_b) add(other, *in_b, left, right, a, b);
        std::string label = labels(link.a) + (labels(link.a) == labels(link.b) ? "" : " → " + labels(link.b)) + (link.moved ? " ⇅" : "");
        body += row(label, cells.a, other.b);
    }
    for (Unit const& unit : comparison.unmatched_a) body += row(escaped(unit.label), "<del>" + escaped(a.text[unit.span]) + "</del>", "");
    for (Unit const& unit : comparison.unmatched_b) body += row(escaped(unit.label), "", "<ins>" + escaped(b.text[unit.span]) + "</ins>");
    return page("zh", title, true, body + "</table>\n");
}

} // namespace duidu
