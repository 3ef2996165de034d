#include "compare/table.h"

#include "cases.h"
#include "report/report.h"
#include "text/utf.h"

#include <catch_amalgamated.hpp>
#include <nlohmann/json.hpp>
#include <random>

using namespace duidu;

namespace {

struct Documents {
    std::vector<Document> all;
    std::vector<Document const*> list() const {
        std::vector<Document const*> out;
        for (Document const& document : all) out.push_back(&document);
        return out;
    }
};

// Texts with a line of -- between them.
Documents documents(std::string rest) {
    Documents out;
    while (true) {
        std::size_t cut = rest.find("\n--\n");
        out.all.emplace_back();
        out.all.back().text.units = from_utf8(rest.substr(0, cut));
        out.all.back().source.name = std::to_string(out.all.size());
        if (cut == rest.npos) return out;
        rest = rest.substr(cut + 4);
    }
}

std::string told(TableCell const& cell) {
    constexpr char const* statuses[] = {"", " same", " changed", " new", " order"};
    if (cell.units.empty()) return "–";
    std::string out;
    for (Unit const& unit : cell.units) out += (out.empty() ? "" : "+") + unit.label;
    return out + statuses[int(cell.status)] + (cell.moved ? " moved" : "");
}

std::string run(std::string const& input) {
    Documents texts = documents(input);
    Table table = tabulate(texts.list());
    CHECK(consistent(table, texts.list()));
    std::string out;
    for (std::vector<TableCell> const& row : table.rows) {
        for (TableCell const& cell : row) out += (&cell == row.data() ? "" : " | ") + told(cell);
        out += "\n";
    }
    if (!out.empty()) out.pop_back();
    return out;
}

std::string sheet(std::string const& input, Format format) {
    Documents texts = documents(input);
    ReportOptions how;
    how.format = format;
    CompareOptions versions;
    versions.mode = Mode::versions; // so short a text is like nothing
    return report(tabulate(texts.list(), versions), texts.list(), how);
}

constexpr char const* three = "第一条　读者爱护图书。\n第二条　读者凭证入馆。\n--\n第一条　读者爱护图书。\n第二条　读者持证入馆。\n--"
                              "\n第一条　读者爱护图书。\n第二条　=1+1|<b>图书馆每周一闭馆</b>，开放时间另行公布。";

} // namespace

TEST_CASE("a document without articles, such as a decision on changes, makes no article gone, and is named in Chinese") {
    std::string const input =
        "第一条　读者爱护图书。\n第二条　读者凭证入馆。\n--\n第一条　读者爱护图书。\n第二条　读者持证入馆。\n--\n关于修改办法的决定";
    nlohmann::json json = nlohmann::json::parse(sheet(input, Format::sheet));
    std::string kinds, facts;
    for (nlohmann::json const& row : json["rows"])
        if (!row["label"].get<std::string>().empty())
            kinds += row["label"].get<std::string>() + " " + row["kind"].get<std::string>() + ", ";
    for (nlohmann::json const& fact : json["facts"]) facts += fact[1].get<std::string>() + "\n";
    CHECK(kinds.find("1 same, 2 changed, ") != kinds.npos);
    CHECK(kinds.find("gone") == kinds.npos);
    CHECK(facts.find("没有可与底本逐条对照的条文") != facts.npos);
}

TEST_CASE("what a decision says of an article stands beside the versions, and is no change of its own") {
    std::string const input =
        "第一条　读者爱护图书。\n第二条　读者凭证入馆。\n--\n第一条　读者爱护图书。\n第二条　读者持证入馆。\n--\n关于修改《馆则》的决定\n"
        "一、将第二条修改为：\n“第二条　读者持证入馆。”\n二、删去第九条。";
    nlohmann::json json = nlohmann::json::parse(sheet(input, Format::sheet));
    std::string said, facts;
    for (nlohmann::json const& row : json["rows"])
        if (row["label"] == "2")
            said =
                row["kind"].get<std::string>() + " " + row["cells"][2][0][0].get<std::string>() + row["cells"][2][0][1].get<std::string>();
    for (nlohmann::json const& fact : json["facts"]) facts += fact[0].get<std::string>() + fact[1].get<std::string>() + "\n";
    CHECK(said == "changed 一、将第二条修改为：\n“第二条　读者持证入馆。”");
    CHECK(facts.find("修改决定3：它对各条的说法列在该条一行。") != facts.npos);
    CHECK(facts.find("修改决定中有的说法在本表中找不到所指的条。") != facts.npos);
}

TEST_CASE("several versions are set beside their base, unit by unit") { check_cases("compare/table.cases", run); }

TEST_CASE("a table is told as JSON, Markdown, CSV and a page, and nothing in it takes effect there") {
    nlohmann::json json = nlohmann::json::parse(sheet(three, Format::json));
    CHECK(json["documents"].size() == 3);
    CHECK(json["rows"][2][1]["status"] == "changed");
    CHECK(json["rows"][2][2].is_null());
    std::string csv = sheet(three, Format::csv), html = sheet(three, Format::html), markdown = sheet(three, Format::markdown);
    CHECK(csv.substr(0, 3) == "\xEF\xBB\xBF");
    CHECK(csv.find("删去") != csv.npos);
    CHECK(html.find("<b>图书馆") == html.npos);
    CHECK(html.find("<ins>") != html.npos);
    CHECK(markdown.find("\\|\\<b>") != markdown.npos);
    nlohmann::json drawn = nlohmann::json::parse(sheet(three, Format::sheet));
    CHECK(drawn["columns"].size() == 3);
    CHECK(drawn["rows"][0]["cells"].size() == 3);
}

TEST_CASE("a table of any texts holds every unit of the base once, and a base beside itself is the same in every row") {
    std::mt19937 random(5);
    std::u16string_view const alphabet = u"甲乙丙丁戊第一二三四条。，\n\n";
    for (int round = 0; round < 60; ++round) {
        Documents texts;
        for (int i = 0; i < 4; ++i) {
            std::u16string text;
            for (std::size_t n = random() % 80; n > 0; --n) text += alphabet[random() % alphabet.size()];
            texts.all.emplace_back();
            texts.all.back().text.units = i == 3 ? texts.all[0].text.units : text;
        }
        CompareOptions how;
        how.mode = round % 2 ? Mode::versions : Mode::related;
        Table table = tabulate(texts.list(), how);
        INFO("round " << round);
        REQUIRE(consistent(table, texts.list()));
        if (how.mode == Mode::versions)
            for (std::vector<TableCell> const& row : table.rows)
                if (!row[0].units.empty() && !row[3].units.empty()) CHECK(row[3].status == TableCell::Status::same);
    }
}
