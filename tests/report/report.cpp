#include "duidu.h"
#include "report/json.h"
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

namespace {

// A list taken part by part.
template <class Tell> nlohmann::json in_parts(Tell tell, std::size_t most) {
    nlohmann::json whole = nlohmann::json::array();
    for (std::size_t from = 0;; from += most) {
        nlohmann::json part = nlohmann::json::parse(tell(ListPart{from, most}));
        if (part.empty()) return whole;
        whole.insert(whole.end(), part.begin(), part.end());
    }
}

} // namespace

TEST_CASE("a report without its lists, and the lists part by part, are the report") {
    std::string const law = "# 办法\n\n第一条　根据《条例》（以下简称《条例》）第三条，抓好三项工作：一是修路；二是架桥；三是通水。\n\n第二条　自2024年3月1日起施行。\n";
    Document a = read_text(law, "markdown"), b = read_text(law + "\n第三条　新增一条。\n", "markdown");
    ReportOptions whole, bare;
    whole.with_map = bare.with_map = true, whole.with_documents = bare.with_documents = false, bare.with_lists = false;
    std::size_t most = GENERATE(1, 3, 1000);

    nlohmann::json all = json_of(a, whole), told = json_of(a, bare);
    CHECK(!told.contains("text"));
    told["text"] = to_utf8(a.text.units);
    for (auto const& each : all.items())
        if (each.value().is_array()) told[each.key()] = in_parts([&](ListPart part) { return json_list(a, each.key(), part); }, most);
    CHECK(told == all);

    Comparison comparison = compare(a, b);
    nlohmann::json compared = nlohmann::json::parse(report(comparison, a, b, whole)), joined = nlohmann::json::parse(report(comparison, a, b, bare));
    for (auto const& each : compared.items())
        if (each.value().is_array()) joined[each.key()] = in_parts([&](ListPart part) { return json_list(comparison, a, b, each.key(), part); }, most);
    CHECK(joined == compared);
    CHECK(json_list(a, "no such list", {}) == "[]");
}

TEST_CASE("a terminal is told what changed, each edit in its unit") {
    Document a = read_text("# 办法\n\n第一条　违反规定的，处五千元以上罚款。\n\n第二条　本办法由市财政局解释。\n\n第三条　本办法自发布之日起施行。\n", "markdown");
    Document b = read_text("# 办法\n\n第一条　违反规定的，处一万元以上罚款。\n\n第二条　市财政局应当每年公布执行情况。\n\n第三条　本办法由市财政局解释。\n\n第四条　本办法自发布之日起施行。\n", "markdown");
    std::string told = report(compare(a, b), a, b, {Format::text});
    INFO(told);
    CHECK(told.find("1 → 1  changed\n    第一条　违反规定的，处[-五千-]{+一万+}元以上罚款。\n") != told.npos);
    CHECK(told.find("→ 2  new\n    第二条　市财政局应当每年公布执行情况。\n") != told.npos);
    CHECK(told.find("{+第二条") == told.npos); // told once
}
