#include "compare/witness.h"

#include "decode/charset.h"
#include "duidu.h"
#include "report/report.h"
#include "text/utf.h"

#include <catch_amalgamated.hpp>
#include <ctime>
#include <nlohmann/json.hpp>

using namespace duidu;

namespace {

constexpr std::u16string_view letter =
    u"临澜市公共阅读发展报告\n\n近日，市文化主管部门会同有关方面梳理总结全市公共阅读发展情况，编制形成了年度报告。"
    u"报告显示，智慧书屋建设稳步推进，社区书屋达到二百四十三个，流动书车已在山区三县开通。\n\n"
    u"下一步，将适度超前布局阅读设施，提升数字档案质量，壮大基层馆员队伍，推动图书跨馆通借通还。\n";

Document reading(std::string const& bytes) {
    ReadOptions how;
    how.decode.charset.label = "gb18030";
    return read("letter.txt", {reinterpret_cast<std::uint8_t const*>(bytes.data()), bytes.size()}, how);
}

// The text with the witness's words in the place that was in doubt.
std::u16string mended(Document const& document, Testimony const& testimony) {
    std::u16string text = document.text.units;
    return text.replace(testimony.span.begin, testimony.span.length(), testimony.says);
}

struct Tally {
    int doubtful = 0, answered = 0, right = 0;
};

// Drops one byte after another, and asks the whole text what stood there.
Tally tally_of(std::string const& whole, Mode mode) {
    Document other = reading(whole);
    Tally out;
    for (std::size_t at = 60; at < whole.size(); at += 3) {
        Document document = reading(std::string(whole).erase(at, 1));
        CompareOptions how;
        how.mode = mode;
        Comparison comparison = compare(document, other, how);
        CHECK(consistent(comparison, document, other));
        bool lost = document.text.units.find(u'\uFFFD') != document.text.units.npos;
        auto unsure = [](Repair const& repair) { return repair.certainty != Certainty::certain; };
        out.doubtful += lost || std::any_of(document.repairs.begin(), document.repairs.end(), unsure);
        out.answered += !comparison.testimonies.empty();
        auto right = [&](Testimony const& testimony) { return mended(document, testimony) == other.text.units; };
        out.right += std::any_of(comparison.testimonies.begin(), comparison.testimonies.end(), right);
        for (Testimony const& testimony : comparison.testimonies) CHECK(testimony.certainty == Certainty::probable);
    }
    return out;
}

} // namespace

TEST_CASE("where a byte is lost, the other document says what stood there") {
    std::string whole;
    REQUIRE(encode_units("gb18030", letter, whole));
    for (Mode mode : {Mode::versions, Mode::related}) {
        Tally tally = tally_of(whole, mode);
        INFO(tally.doubtful << " doubtful, " << tally.answered << " answered, " << tally.right << " right");
        REQUIRE(tally.doubtful > 40);
        CHECK(tally.answered >= 0.8 * tally.doubtful);
        CHECK(tally.right >= 0.9 * tally.answered);
    }
}

TEST_CASE("a lost character gets its witness in the report, and two that contradict each other are none") {
    auto told = [](std::string const& a, std::string const& b) {
        Document x = read("a.txt", {reinterpret_cast<std::uint8_t const*>(a.data()), a.size()});
        Document y = read("b.txt", {reinterpret_cast<std::uint8_t const*>(b.data()), b.size()});
        return nlohmann::json::parse(duidu::report(compare(x, y), x, y))["testimonies"];
    };
    std::string const damaged = "流动书车已在山区三县开\xEF\xBF\xBD，每月到访三次。\n";
    nlohmann::json one = told(damaged, "流动书车已在山区三县开通，每月到访三次。\n");
    REQUIRE(one.size() == 1);
    CHECK(one[0]["says"] == "通");
    CHECK(one[0]["evidence"] == "other document");
    CHECK(one[0]["certainty"] == "probable");
    CHECK(told(damaged, "流动书车已在山区三县开通，每月到访三次。流动书车已在山区三县开行，每月到访三次。\n").empty());
    CHECK(told(damaged, "社区书屋达到二百四十三个。\n").empty());
}

TEST_CASE("a repair costs no look at the whole text") {
    constexpr Offset length = 2000000, apart = 50;
    Document a, b;
    for (Offset i = 0; i < length; ++i) a.text.units += char16_t(0x4E00 + i * 2654435761u % 9973);
    b.text.units = a.text.units;
    for (Offset at = 0; at + 1 < length; at += apart) {
        Repair repair;
        repair.span = {at, at + 1}, repair.certainty = Certainty::probable;
        a.repairs.push_back(repair);
    }
    Letters x = letters(a.text.units), y = letters(b.text.units);
    std::clock_t begun = std::clock();
    Watch watch;
    std::vector<Testimony> found = testimonies(a, b, x, y, watch);
    CHECK(double(std::clock() - begun) / CLOCKS_PER_SEC < 1.5); // a look at all of it for each took 8 s
    CHECK(found.size() > a.repairs.size() / 2);
}
