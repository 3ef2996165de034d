// Which blocks are the article, and what the document says of itself.
#include "segment/segment.h"

#include "cases.h"
#include "decode/decode.h"
#include "text/utf.h"

#include <algorithm>
#include <catch_amalgamated.hpp>

using namespace duidu;

namespace {

Parsed parsed_of(std::string const& bytes, std::string const& type = "") {
    DecodeOptions options;
    options.charset.label = "utf-8";
    options.repair = false;
    Decoded decoded = decode({reinterpret_cast<std::uint8_t const*>(bytes.data()), bytes.size()}, options);
    return parse(decoded.text, {type, ""});
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

TEST_CASE("a page without a title, a head or an end, or of nothing that can be seen, is read as far as it goes") {
    struct Page {
        std::string bytes, article;
    };
    Page const pages[] = {{"", ""},
                          {" \n\n ", ""},
                          {"\xEF\xBB\xBF", ""},
                          {"<title></title>", ""},
                          {"<!--", ""},
                          {"<script>", ""},
                          {"<frameset><frame src=a></frameset>", ""},
                          {"<div style='display:none'>看不见的文字。</div>", ""},
                          {"<p>正", "正"},
                          {"<title></title><p>正文。", "正文。"},
                          {"</p></div>正文。<table><td>", "正文。"},
                          {"<body><a href=1>只有链接</a>", "只有链接"},
                          {std::string("\0\0<p>\0正文。", 16), "正文。"}};
    for (Page const& page : pages) {
        INFO(page.bytes);
        Parsed parsed = parsed_of(page.bytes, "html");
        CHECK(consistent(parsed));
        Segmented segmented = segment(parsed);
        std::string article;
        for (Block const& block : segmented.blocks)
            if (block.role != Role::boilerplate) article += to_utf8(parsed.text[block.span]);
        article.erase(std::remove(article.begin(), article.end(), '\0'), article.end());
        CHECK(article == page.article);
    }
}
