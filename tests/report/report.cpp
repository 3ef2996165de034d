#include "duidu.h"
#include "text/utf.h"

#include <catch_amalgamated.hpp>
#include <nlohmann/json.hpp>
#include <random>

using namespace duidu;

namespace {

Document read_text(std::string const& bytes, std::string const& type = "text") {
    ReadOptions options;
    options.type = type;
    return read("letter.txt", {reinterpret_cast<std::uint8_t const*>(bytes.data()), bytes.size()}, options);
}

nlohmann::json json_of(Document const& document, ReportOptions const& options = {}) { return nlohmann::json::parse(report(document, options)); }

} // namespace

TEST_CASE("spans count UTF-16 units, or code points where they are asked for") {
    Document document = read_text("第一段𠮷字。\n\n第二段。\n");
    nlohmann::json units = json_of(document);
    ReportOptions counted;
    counted.offsets = Counting::code_points;
    nlohmann::json points = json_of(document, counted);
    REQUIRE(units["blocks"].size() == 2);
    CHECK(units["blocks"][0]["span"] == nlohmann::json::array({0, 7}));
    CHECK(points["blocks"][0]["span"] == nlohmann::json::array({0, 6}));
    CHECK(units["offsets"] == "utf-16");
    CHECK(points["offsets"] == "code-points");
    CHECK(units["text"] == points["text"]);
}

TEST_CASE("the map leads from the text to the bytes") {
    std::string const bytes = "甲a乙";
    ReportOptions with_map;
    with_map.with_map = true;
    nlohmann::json told = json_of(read_text(bytes), with_map);
    CHECK(told["map"] == nlohmann::json::parse("[[0,1,0,3],[1,2,3,4],[2,3,4,7]]"));
    CHECK(told["ledger"].empty());
    CHECK(told["source"]["sha256"] == "046014d4784b91c36958bbf710f20858c959328dac4b3107ddccbad0add98b64");
}

TEST_CASE("any bytes give a report that is JSON, a document that is consistent, and the bytes back") {
    std::mt19937 random(7);
    for (int round = 0; round < 300; ++round) {
        std::string bytes(random() % 200, '\0');
        int kind = round % 3;
        for (char& byte : bytes) {
            unsigned any = unsigned(random());
            if (kind == 0) byte = char(any);
            if (kind == 1) byte = "<>/&;ab()=\"'-!|\n#*_`[]:"[any % 24];
            if (kind == 2) byte = char(any % 3 ? 0xA1 + any % 0x5E : any % 128);
        }
        Document document = read_text(bytes, "");
        INFO("round " << round);
        REQUIRE(consistent(document));
        REQUIRE(undo(document) == bytes);
        nlohmann::json told = json_of(document);
        REQUIRE(told["text"] == to_utf8(document.text.units));
        REQUIRE(report(read_text(bytes, "")) == report(document));
    }
}

TEST_CASE("the words of a page are words, not markup, in every report") {
    Document document = read_text("甲 <script>alert(1)</script> & \"乙\"\n");
    ReportOptions html;
    html.format = Format::html;
    std::string page = report(document, html);
    CHECK(page.find("<script>") == std::string::npos);
    CHECK(page.find("&lt;script&gt;") != std::string::npos);
}

TEST_CASE("a thousand malformed places are listed, all are counted") {
    nlohmann::json told = json_of(read_text(std::string(5000, '\xFF')));
    CHECK(told["charset"]["malformed_total"] == 5000);
    CHECK(told["charset"]["malformed"].size() == 1000);
}
