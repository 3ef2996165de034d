// Which blocks are the article, and what the document says of itself.
#include "segment/segment.h"

#include "cases.h"
#include "decode/decode.h"
#include "text/utf.h"

#include <catch_amalgamated.hpp>

using namespace duidu;

namespace {

Parsed parsed_of(std::string const& bytes) {
    DecodeOptions options;
    options.charset.label = "utf-8";
    options.repair = false;
    Decoded decoded = decode({reinterpret_cast<std::uint8_t const*>(bytes.data()), bytes.size()}, options);
    return parse(decoded.text);
}

std::string role_of(Block const& block) {
    constexpr char const* names[] = {"body", "title", "byline", "heading", "caption", "editor", "source_note", "boilerplate"};
    std::string role = names[int(block.role)];
    return block.role == Role::boilerplate ? role + " " + block.why : role;
}

std::string roles(std::string const& input) {
    Parsed parsed = parsed_of(input);
    Segmented segmented = segment(parsed);
    std::string out;
    for (std::size_t i = 0; i < segmented.blocks.size(); ++i) {
        Block const& block = segmented.blocks[i];
        bool holds = i + 1 < segmented.blocks.size() && segmented.blocks[i + 1].parent == int(i);
        if (!holds) out += role_of(block) + " " + to_utf8(parsed.text[block.span].substr(0, 12)) + "\n";
    }
    while (out.ends_with("\n") || out.ends_with(" ")) out.pop_back();
    for (std::size_t at; (at = out.find(" \n")) != out.npos;) out.erase(at, 1);
    return out;
}

std::string facts(std::string const& input) {
    Segmented segmented = segment(parsed_of(input));
    Metadata const& metadata = segmented.metadata;
    struct Named {
        char const* name;
        MetadataField const& field;
    } fields[] = {{"title", metadata.title},
                  {"subtitle", metadata.subtitle},
                  {"date", metadata.date},
                  {"released", metadata.released},
                  {"source", metadata.source},
                  {"author", metadata.author},
                  {"reporter", metadata.reporter},
                  {"editor", metadata.editor},
                  {"site", metadata.site},
                  {"section", metadata.section},
                  {"issuer", metadata.issuer},
                  {"document_number", metadata.document_number},
                  {"index_number", metadata.index_number},
                  {"licence", metadata.licence}};
    std::string out;
    for (Named const& each : fields)
        if (!each.field.best.value.empty())
            out += std::string(each.name) + " " + to_utf8(each.field.best.value) + " (" + each.field.best.from + ")\n";
    out += "language " + metadata.language + (metadata.script.empty() ? "" : " " + metadata.script);
    return out;
}

} // namespace

TEST_CASE("article and boilerplate are told apart") { check_cases("segment/article.cases", roles); }
TEST_CASE("metadata is read where the document says it") { check_cases("segment/metadata.cases", facts); }
