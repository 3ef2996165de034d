#include "text/fold.h"

#include "text/utf.h"

#include <catch_amalgamated.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>

using namespace duidu;

namespace {

std::filesystem::path const shared = std::filesystem::path(DUIDU_SHARED_DIR) / "data/segment";

// The sentences of a treebank, as written.
std::vector<std::u16string> sentences(std::filesystem::path const& file) {
    std::vector<std::u16string> found;
    std::ifstream in(file);
    std::string const head = "# text = ";
    for (std::string line; std::getline(in, line);)
        if (line.starts_with(head)) found.push_back(from_utf8(line.substr(head.size())));
    return found;
}

} // namespace

TEST_CASE("the essence of a title knows no blanks, no width and no script") {
    CHECK(essence(u"關於　印發 《計劃》的通知\n") == essence(u"关于印发《计划》的通知"));
    CHECK(essence(u"关于印发《计划》的通知") != essence(u"关于印发《规划》的通知"));
    CHECK(essence(u" \u3000\n").empty());
    for (std::u16string_view text : {u"關於　印發", u" 关于印发", u"关于", u"关于印发《计划》", u""})
        CHECK(has_essence(text, u"关于印发") == (essence(text) == u"关于印发"));
}

TEST_CASE("forms that mean the same fold to one") {
    CHECK(fold(u"國家信息化發展報告（２０２３年）：") == u"国家信息化发展报告(2023年):");
    CHECK(fold(u"著作、意味着、穿著") == fold(u"着作、意味著、穿着"));
    CHECK(fold(u"爲為为 裏裡里 羣群 臺台檯颱 衞衛卫 巿市") == u"为为为 里里里 群群 台台台台 卫卫卫 市市");
    CHECK(fold(u"二〇二一年 二○二一年 二◯二一年") == fold(u"二零二一年 二零二一年 二零二一年"));
    CHECK(fold(u"“十四五”「十四五」『十四五』＂十四五\"") == u"\"十四五\"\"十四五\"\"十四五\"\"十四五\"");
    CHECK(fold(u"国发〔2021〕29号，国发［２０２１］29号") == u"国发[2021]29号,国发[2021]29号");
    CHECK(fold(u"⽬录 ⾔⻓ 豈") == u"目录 言长 岂");
    CHECK(fold(u"ＩＰv6 — Öl") == u"ipv6 - öl");
    CHECK(fold(u"︵附︶︓") == u"(附):");
}

TEST_CASE("forms that mean something stay apart") {
    CHECK(fold(u"。，、；：？！…") == u"。,、;:?!…");
    CHECK(fold(u"①Ⅱ㎡m²《〈》〉") == u"①Ⅱ㎡m²《〈》〉");
    CHECK(fold(u"一千零一夜\r\n\t") == u"一千零一夜\r\n\t");
}

TEST_CASE("folding twice is folding once, and no surrogate is touched") {
    for (unsigned unit = 0; unit < 0x10000; ++unit) {
        char16_t once = fold(char16_t(unit));
        REQUIRE(fold(once) == once);
        if ((unit & 0xF800) == 0xD800) REQUIRE(once == unit);
        if ((once & 0xF800) == 0xD800) REQUIRE(once == unit);
    }
}

TEST_CASE("a folded text is as long as the text, and each unit folds alone") {
    std::mt19937 random(7);
    std::u16string text;
    for (int units = 0; units < 5000; ++units) text.push_back(char16_t(random() % 0x10000));
    std::u16string folded = fold(text);
    REQUIRE(folded.size() == text.size());
    for (std::size_t at = 0; at < text.size(); ++at) REQUIRE(folded[at] == fold(text[at]));
}

TEST_CASE("the two scripts of a treebank fold to one") {
    auto traditional = sentences(shared / "ud/zh_gsd-ud-dev.conllu"), simplified = sentences(shared / "ud/zh_gsdsimp-ud-dev.conllu");
    if (traditional.empty()) SKIP("no " << shared);
    REQUIRE(traditional.size() == simplified.size());
    std::size_t same = 0, all = 0;
    for (std::size_t line = 0; line < traditional.size(); ++line) {
        std::u16string a = fold(traditional[line]), b = fold(simplified[line]);
        if (a.size() != b.size()) continue; // corrected by hand
        for (std::size_t at = 0; at < a.size(); ++at) {
            same += a[at] == b[at];
            if (a[at] != b[at]) UNSCOPED_INFO(to_utf8(a.substr(at, 1)) << to_utf8(b.substr(at, 1)));
        }
        all += a.size();
    }
    CAPTURE(same, all);
    CHECK(all > 15000);
    CHECK(double(same) >= 0.999 * double(all));
}

TEST_CASE("what a converter calls the same text folds to one") {
    std::ifstream in(shared / "opencc/testcases.json");
    if (!in) SKIP("no " << shared);
    // Conversions with regional words (s2twp) or into Japanese say other words.
    std::vector<std::string> const spellings = {"t2s", "s2t", "hk2s", "s2hk", "tw2s", "s2tw", "t2hk", "t2tw", "tw2t", "hk2t"};
    int same = 0, all = 0;
    nlohmann::json const file = nlohmann::json::parse(in);
    for (auto const& one : file["cases"])
        for (std::string const& spelling : spellings) {
            if (!one["expected"].contains(spelling)) continue;
            auto input = one["input"].get<std::string>(), expected = one["expected"][spelling].get<std::string>();
            bool equal = fold(from_utf8(input)) == fold(from_utf8(expected));
            if (!equal) UNSCOPED_INFO(spelling << ": " << to_utf8(fold(from_utf8(input))) << " " << to_utf8(fold(from_utf8(expected))));
            same += equal;
            ++all;
        }
    CAPTURE(same, all);
    CHECK(all > 150);
    CHECK(double(same) >= 0.97 * double(all));
}
