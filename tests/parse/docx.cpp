// What a reader of a DOCX sees: headings, the numbers that Word counts, tables, notes, and either text of a file with tracked changes.
#include "duidu.h"

#include "cases.h"
#include "text/utf.h"
#include "zipped.h"

#include <catch_amalgamated.hpp>
#include <sstream>

using namespace duidu;

namespace {

struct Docx {
    std::string file;
    bool original = false;
};

Docx docx_of(std::string const& input) {
    Docx docx;
    std::vector<ZippedFile> parts{{"word/document.xml", ""}};
    std::istringstream lines(input);
    for (std::string line; std::getline(lines, line);) {
        if (line == "@ original") docx.original = true;
        else if (line.starts_with("@ ")) parts.push_back({line.substr(2), ""});
        else parts.back().text += line;
    }
    parts[0].text = "<w:document><w:body>" + parts[0].text + "</w:body></w:document>";
    docx.file = zipped(parts);
    return docx;
}

std::string words(Document const& document, Span span) {
    std::string out = to_utf8(document.text[span]);
    for (std::size_t at; (at = out.find('\n')) != out.npos;) out.replace(at, 1, "⏎");
    return out;
}

std::string told(std::string const& input) {
    Docx docx = docx_of(input);
    ReadOptions options;
    if (docx.original) options.type = "original";
    Document document = read("a.docx", {reinterpret_cast<std::uint8_t const*>(docx.file.data()), docx.file.size()}, options);
    REQUIRE(consistent(document));
    REQUIRE(undo(document) == docx.file);
    constexpr char const* kinds[] = {"paragraph", "heading", "list",  "list_item", "table",   "row",
                                     "cell",      "code",    "quote", "image",     "caption", "rule"};
    std::string out;
    for (Block const& block : document.blocks) {
        out += kinds[int(block.kind)];
        if (block.kind == BlockKind::heading) out += std::to_string(block.level);
        if (block.cell.columns > 1 || block.cell.rows > 1)
            out += std::to_string(block.cell.columns) + "x" + std::to_string(block.cell.rows);
        if (block.why == "comments") out += " comments";
        out += " " + words(document, block.span) + "\n";
    }
    for (Emphasis const& each : document.emphases)
        if (each.name == "ins" || each.name == "del") out += each.name + " " + words(document, each.span) + "\n";
    for (Note const& note : document.notes)
        if (note.code == "tracked_changes" || note.code == "comments") out += "note " + note.code + "\n";
    out.pop_back();
    return out;
}

} // namespace

TEST_CASE("a DOCX is read as Word shows it") { check_cases("parse/formats/docx.cases", told); }
