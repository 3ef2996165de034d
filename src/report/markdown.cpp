#include "report/markdown.h"

#include "report/leaves.h"
#include "text/utf.h"

namespace duidu {

namespace {

// A front matter value in double quotes, as YAML 1.2 §7.3.1 wants it.
std::string quoted(std::u16string_view value) {
    std::string out = "\"";
    for (char c : to_utf8(value)) {
        if (c == '"' || c == '\\') out += '\\';
        out += c == '\n' || c == '\t' ? ' ' : c;
    }
    return out + "\"";
}

std::string front_matter(Document const& document) {
    struct Line {
        char const* name;
        MetadataField const& field;
    };
    Metadata const& m = document.metadata;
    Line const lines[] = {{"title", m.title}, {"date", m.date},     {"source", m.source}, {"author", m.author},
                          {"editor", m.editor}, {"site", m.site}, {"document_number", m.document_number}, {"url", m.url}};
    std::string out = "---\n";
    for (Line const& line : lines)
        if (!line.field.best.value.empty()) out += std::string(line.name) + ": " + quoted(line.field.best.value) + "\n";
    if (!m.language.empty()) out += "lang: " + m.language + (m.script.empty() ? "" : "-" + m.script) + "\n";
    return out + "---\n";
}

// Words that Markdown would take for its own marks are escaped: https://spec.commonmark.org/0.31.2/#backslash-escapes
std::string escaped(std::u16string_view text) {
    std::string out;
    bool line_start = true;
    for (char c : to_utf8(text)) {
        bool mark = std::string_view("\\`*_[]<").find(c) != std::string_view::npos;
        bool leading = line_start && std::string_view("#>+-").find(c) != std::string_view::npos;
        if (mark || leading) out += '\\';
        out += c;
        line_start = c == '\n';
    }
    return out;
}

std::string on_one_line(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

std::string cell(std::u16string_view text) {
    std::string out;
    for (char c : on_one_line(escaped(text))) out += c == '|' ? std::string("\\|") : std::string(1, c);
    return out;
}

std::string mark_of(Block const& item) { return item.number > 0 ? std::to_string(item.number) + ". " : "- "; }

std::string body(Leaf const& leaf, Document const& document) {
    Block const& block = document.blocks[leaf.block];
    std::u16string_view text = document.text[block.span];
    if (block.code) return "```\n" + to_utf8(text) + "\n```";
    std::string words = escaped(text);
    if (block.role == Role::title) return "# " + on_one_line(words);
    if (leaf.heading > 0) return std::string(std::min(leaf.heading, 6), '#') + " " + on_one_line(words);
    if (leaf.item >= 0) return std::string(2 * std::max(0, document.blocks[leaf.item].level - 1), ' ') + mark_of(document.blocks[leaf.item]) + words;
    return leaf.quoted ? "> " + words : words;
}

std::string table(std::vector<std::vector<Leaf>> const& rows, Document const& document) {
    std::string out;
    for (std::vector<Leaf> const& row : rows) {
        bool second = &row == rows.data() + 1;
        if (second)
            for (std::size_t i = 0; i <= rows[0].size(); ++i) out += i == 0 ? "|" : " --- |";
        if (second) out += "\n";
        out += "|";
        for (Leaf const& leaf : row) out += " " + cell(document.text[document.blocks[leaf.block].span]) + " |";
        out += "\n";
    }
    return out;
}

} // namespace

std::string markdown_report(Document const& document) {
    std::string out = front_matter(document);
    std::vector<Leaf> const all = leaves(document);
    bool in_list = false;
    for (std::size_t at = 0; at < all.size(); ++at) {
        Leaf const& leaf = all[at];
        if (!leaf.article) continue;
        out += in_list && leaf.item >= 0 ? "\n" : "\n\n";
        in_list = leaf.item >= 0;
        if (leaf.row < 0) out += body(leaf, document);
        else out += table(rows_from(all, at), document);
    }
    return out + "\n";
}

} // namespace duidu
