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
body.sheet { max-inline-size: 80em; font-size: 15px; }
h1 { font-size: 1.5em; line-height: 1.4; text-wrap: balance; } h2 { font-size: 1.2em; } h3 { font-size: 1.05em; }
mark { color: inherit; background: none; text-decoration: underline dotted var(--mark); text-underline-offset: .25em; }
ins { color: var(--new); text-decoration: underline; } del { color: var(--gone); text-decoration: line-through; }
details { border-inline-start: 2px solid var(--line); padding-inline-start: 1em; font-size: .85em; }
table { border-collapse: collapse; inline-size: 100%; } td, th { border: 1px solid var(--line); padding: .4em .6em; vertical-align: top; text-align: start; }
.sheet h1, .sheet .kind { text-align: center; margin-block: 0 .2em; } .sheet dl { margin-block: 1em; overflow-wrap: anywhere; }
.sheet table { table-layout: fixed; } .sheet .label { inline-size: 5em; text-align: center; } .sheet th { background: color-mix(in srgb, var(--line) 40%, transparent); }
.sheet small { opacity: .75; } .sheet .same small { opacity: .5; } td:empty { background: color-mix(in srgb, var(--line) 25%, transparent); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1em; font-size: .85em; } dd { margin: 0; } .why { font-size: .8em; opacity: .75; }
@page { size: A4; margin: 18mm 14mm; }
@media print { body, body.sheet { max-inline-size: none; margin: 0; padding: 0; } body.sheet { font-size: 10.5pt; line-height: 1.6; } thead { display: table-header-group; }
  :root { --ink: #000; --paper: #fff; --new: #1c5a2b; --gone: #9a2b21; --mark: #5f2f7d; --line: #999; } h1, h2, h3 { break-after: avoid; } }
)";

std::string language_of(Metadata const& metadata) {
    if (metadata.language.empty()) return "zh";
    return metadata.language + (metadata.script.empty() ? "" : "-" + metadata.script);
}

// The words of a span, every repair inside it marked with its reason.
std::string words(Document const& document, Span span) {
    std::string out;
    Offset reached = span.begin;
    auto repair = std::partition_point(document.repairs.begin(), document.repairs.end(), [&](Repair const& r) { return r.span.end < span.begin; });
    for (; repair != document.repairs.end() && repair->span.begin < span.end; ++repair) {
        bool shows = !repair->span.empty() && repair->span.begin >= reached && repair->span.end <= span.end;
        if (!shows) continue;
        out += html_text(document.text[{reached, repair->span.begin}]);
        out += "<mark title=\"" + html_text(u"原文 " + repair->was + u" · ") + html_text(repair->why) + "\">" + html_text(document.text[repair->span]) + "</mark>";
        reached = repair->span.end;
    }
    return out + html_text(document.text[{reached, span.end}]);
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
        if (!line.field.best.value.empty()) out += std::string("<dt>") + line.name + "</dt><dd>" + html_text(line.field.best.value) + "</dd>";
    out += "<dt>文件</dt><dd>" + html_text(document.source.name) + "</dd><dt>SHA-256</dt><dd>" + document.source.sha256 + "</dd>";
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
    return "<details><summary>" + html_text(why.empty() ? "boilerplate" : why) + "</summary>\n" + inside + "</details>\n";
}

} // namespace

std::string html_text(std::string_view text) {
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
std::string html_text(std::u16string_view text) { return html_text(to_utf8(text)); }

std::string html_page(std::string const& language, std::string const& title, std::string const& kind, std::string const& body) {
    return "<!doctype html>\n<html lang=\"" + html_text(language) + "\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>" +
           title + "</title>\n<style>" + style + "</style>\n<body" + (kind.empty() ? "" : " class=\"" + kind + "\"") + ">\n" + body + "</body>\n</html>\n";
}

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
    return html_page(language_of(document.metadata), title.empty() ? html_text(document.source.name) : html_text(title), "", body + "</article>\n");
}

} // namespace duidu
