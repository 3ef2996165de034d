// What the formats make of texts of our own writing, and what must hold for every one of them.
#include "parse/parse.h"

#include "cases.h"
#include "text/utf.h"

#include <catch_amalgamated.hpp>

using namespace duidu;

namespace {

Text text_of(std::string const& bytes) {
    Text text;
    text.units = from_utf8(bytes);
    Offset byte = 0;
    for (Offset at = 0; at < text.units.size();) {
        Offset units = units_of(code_point_at(text.units, at));
        Offset width = Offset(to_utf8(std::u16string_view(text.units).substr(at, units)).size());
        text.map.add({byte, byte + width}, units, width % units == 0);
        byte += width;
        at += units;
    }
    return text;
}

std::string words(std::u16string_view units) {
    std::string out = to_utf8(units);
    for (std::size_t at; (at = out.find('\n')) != out.npos;) out.replace(at, 1, "⏎");
    for (std::size_t at; (at = out.find("\xC2\xA0")) != out.npos;) out.replace(at, 2, " ");
    return out;
}

std::string kind_of(Block const& block) {
    constexpr char const* names[] = {"paragraph", "heading", "list",  "list_item", "table",   "row",
                                     "cell",      "code",    "quote", "image",     "caption", "rule"};
    std::string name = names[int(block.kind)];
    if (block.kind == BlockKind::heading) name += std::to_string(block.level);
    if (block.number > 0) name += "#" + std::to_string(block.number);
    if (block.cell.columns > 1 || block.cell.rows > 1) name += std::to_string(block.cell.columns) + "x" + std::to_string(block.cell.rows);
    return name;
}

std::string described(Parsed const& parsed) {
    std::string out;
    std::vector<int> depth;
    for (Block const& block : parsed.blocks) {
        depth.push_back(block.parent < 0 ? 0 : depth[std::size_t(block.parent)] + 1);
        out += std::string(2 * std::size_t(depth.back()), ' ') + kind_of(block) + " " + words(parsed.text[block.span]) + "\n";
    }
    for (Hyperlink const& link : parsed.links) out += "link " + words(parsed.text[link.span]) + " " + to_utf8(link.href) + "\n";
    for (Ruby const& ruby : parsed.rubies) out += "gloss " + words(parsed.text[ruby.base]) + " " + to_utf8(ruby.reading) + "\n";
    for (Picture const& picture : parsed.pictures)
        out += "picture " + to_utf8(picture.words) + " before " + words(parsed.text[{picture.at, parsed.text.length()}].substr(0, 4)) + "\n";
    for (Emphasis const& emphasis : parsed.emphases) out += emphasis.name + " " + words(parsed.text[emphasis.span]) + "\n";
    for (Field const& field : parsed.fields) out += "field " + field.name + " " + words(field.value) + "\n";
    for (Note const& note : parsed.notes) out += "note " + note.code + "\n";
    if (!out.empty()) out.pop_back();
    return out;
}

// The map leads each copied unit to the same unit of the source, and every unit to some place of it.
void check_map(Text const& source, Parsed const& parsed) {
    REQUIRE(consistent(parsed));
    for (Run<Span> const& run : parsed.map.runs()) {
        REQUIRE(run.source.end <= source.length());
        if (run.copied) REQUIRE(parsed.text[run.target] == source[run.source]);
    }
    for (Field const& field : parsed.fields)
        CHECK(field.bytes.end <= (source.map.runs().empty() ? 0 : source.map.runs().back().source.end));
    for (std::size_t i = 0; i < parsed.blocks.size(); ++i) {
        CHECK(parsed.blocks[i].parent < int(i));
        CHECK(parsed.blocks[i].element < int(parsed.elements.size()));
        CHECK(parsed.blocks[i].span.length() > 0);
    }
}

void check_format(char const* path, char const* type) {
    check_cases(path, [&](std::string const& input) {
        Text source = text_of(input);
        Parsed parsed = parse(source, {type, ""});
        check_map(source, parsed);
        return described(parsed);
    });
}

} // namespace

TEST_CASE("HTML becomes blocks") { check_format("parse/formats/html.cases", "html"); }
TEST_CASE("Markdown and front matter become blocks") { check_format("parse/formats/markdown.cases", "markdown"); }
TEST_CASE("words with places become paragraphs in their columns") {
    check_cases("parse/formats/placed.cases", [&](std::string input) {
        for (std::size_t at; (at = input.find("¦")) != input.npos;) input.replace(at, std::string("¦").size(), "\t");
        Text source = text_of(input);
        Parsed parsed = parse(source, {});
        check_map(source, parsed);
        return described(parsed);
    });
}
TEST_CASE("paragraphs that empty lines set apart stay apart by one of them, others by a line feed") {
    Text source = text_of("\n第一条　总则\n本条例。\n\n\n第二条\n");
    CHECK(to_utf8(parse(source).text.units) == "第一条　总则\n本条例。\n\n第二条");
}

TEST_CASE("plain text becomes blocks") { check_format("parse/formats/plain.cases", ""); }

TEST_CASE("a file is taken for what it looks like") {
    auto type = [](std::string const& bytes, std::string const& name = "") { return parse(text_of(bytes), {"", name}).type; };
    CHECK(type("国家信息化") == "text/plain");
    CHECK(type("<!DOCTYPE html><p>国") == "text/html");
    CHECK(type("  <div>国</div><p>家") == "text/html");
    CHECK(type("国家<信息>化") == "text/plain");
    CHECK(type("---\ntitle: 国\n---\n家") == "text/markdown");
    CHECK(type("---\n国\n---\n家") == "text/plain");
    CHECK(type("# 国\n\n家") == "text/markdown");
    CHECK(type("国\n# 家") == "text/plain");
    CHECK(type("国", "a.md") == "text/markdown");
    CHECK(type("国", "a.htm") == "text/html");
}

TEST_CASE("a word in a front matter, a meta element and an entity leads to its bytes") {
    std::string bytes = "---\ntitle: 国\n---\n<p>a&lt;家</p>";
    Parsed parsed = parse(text_of(bytes), {"markdown", ""});
    REQUIRE(parsed.text.units == u"国\na<家");
    auto at = [&](Span span) {
        ByteSpan place = parsed.text.map.source_of(span);
        return bytes.substr(place.begin, place.length());
    };
    CHECK(at({0, 1}) == "国");
    CHECK(at({2, 3}) == "a");
    CHECK(at({3, 4}) == "&lt;");
    CHECK(at({4, 5}) == "家");
    REQUIRE(parsed.fields.size() == 1);
    CHECK(bytes.substr(parsed.fields[0].bytes.begin, parsed.fields[0].bytes.length()) == "国");
    CHECK(parsed.fields[0].span == Span{0, 1});
}
