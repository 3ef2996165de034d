#include "segment/words.h"

#include "cases.h"
#include "text/fold.h"
#include "text/utf.h"

#include <catch_amalgamated.hpp>
#include <chrono>
#include <fstream>
#include <random>
#include <set>
#include <sstream>

using namespace duidu;

namespace {

// A pack of the build, for the time of a test. Not there where npm's packages were not, out of which it is made.
struct Loaded {
    bool there = false;
    explicit Loaded(std::string const& name = "words") {
        std::string pack = bytes_of(std::string(DUIDU_DATA_DIR) + "/" + name + ".pack");
        there = load_words({reinterpret_cast<std::uint8_t const*>(pack.data()), pack.size()});
    }
    ~Loaded() { forget_words(); }
};

std::string cut(std::u16string const& text, OwnWords const& own = {}) {
    std::string out;
    for (Span word : words(text, own)) out += (out.empty() ? "" : " ") + to_utf8(text.substr(word.begin, word.length()));
    return out;
}

struct Sentence {
    std::u16string text;
    std::set<std::pair<Offset, Offset>> words;
};

// The sentences of a treebank, joined as it joins them: words without anything between.
std::vector<Sentence> treebank(std::string const& name) {
    std::vector<Sentence> found(1);
    std::istringstream in(bytes_of(shared_path("data/segment/ud/" + name)));
    for (std::string line; std::getline(in, line);) {
        if (line.empty() && !found.back().text.empty()) found.emplace_back();
        std::istringstream columns(line);
        std::string number, form;
        if (line[0] == '#' || !(columns >> number >> form) || number.find_first_not_of("0123456789") != std::string::npos) continue;
        Offset begin = Offset(found.back().text.size());
        found.back().text += from_utf8(form);
        found.back().words.insert({begin, Offset(found.back().text.size())});
    }
    return found;
}

double f1(std::string const& name) {
    double right = 0, ours = 0, theirs = 0;
    for (Sentence const& sentence : treebank(name)) {
        std::vector<Span> found = words(sentence.text);
        ours += double(found.size()), theirs += double(sentence.words.size());
        for (Span word : found) right += double(sentence.words.count({word.begin, word.end}));
    }
    return 200 * right / (ours + theirs);
}

} // namespace

TEST_CASE("a text is cut into its likeliest words") {
    Loaded pack;
    if (!pack.there) SKIP("no words.pack in " << DUIDU_DATA_DIR);
    CHECK(cut(u"研究生命起源") == "研究 生命 起源");
    CHECK(cut(u"互联网信息办公室印发专项规划") == "互联网 信息 办公室 印发 专项 规划");
    CHECK(cut(u"數據要素賦能新質生產力") == "數據要素 賦能 新質生產力");
    CHECK(cut(u"推进5G-A和IPv6，增长4.5%。") == "推进 5G-A 和 IPv6 ， 增长 4.5% 。");
    CHECK(cut(u"《规划》——到2025年……") == "《 规划 》 —— 到 2025 年 ……");
    CHECK(cut(u"意味着 意味著") == "意味着 意味著");
}

TEST_CASE("a number is one word, what it counts another") {
    Loaded pack;
    if (!pack.there) SKIP("no words.pack in " << DUIDU_DATA_DIR);
    CHECK(cut(u"四百五十万美元和4.5万亿元") == "四百五十万 美元 和 4.5万亿 元");
    CHECK(cut(u"第二十一届和第18条") == "第二十一 届 和 第18 条");
    CHECK(cut(u"百分之三十五即35%") == "百分之三十五 即 35%");
    CHECK(cut(u"二〇〇〇年装机60万千瓦") == "二〇〇〇 年 装机 60万 千瓦");
    CHECK(cut(u"一个村有三个组，第一次来") == "一 个 村 有 三 个 组 ， 第一 次 来");
    CHECK(cut(u"一些人一起走") == "一些 人 一起 走");
}

TEST_CASE("names that no dictionary has are words") {
    Loaded pack;
    if (!pack.there) SKIP("no words.pack in " << DUIDU_DATA_DIR);
    CHECK(cut(u"记者周骏彦在水心村采访") == "记者 周骏彦 在 水心村 采访");
    CHECK(cut(u"科尔涅利乌斯与卢卡申科") == "科尔涅利乌斯 与 卢卡申科");
    CHECK(cut(u"他也是这里的人") == "他 也 是 这里 的 人");
}

TEST_CASE("a document's own words stay whole") {
    Loaded pack;
    if (!pack.there) SKIP("no words.pack in " << DUIDU_DATA_DIR);
    CHECK(cut(u"临江航枢纽开工").find("临江航枢纽") == std::string::npos);
    CHECK(cut(u"临江航枢纽开工", {u"临江航枢纽"}) == "临江航枢纽 开工");
    CHECK(cut(u"臨江航樞紐開工", {u"临江航枢纽"}) == "臨江航樞紐 開工");
}

TEST_CASE("a common word costs less than a rare one, and what is none costs nothing") {
    Loaded pack;
    if (!pack.there) SKIP("no words.pack in " << DUIDU_DATA_DIR);
    CHECK(word_cost(u"发展") < word_cost(u"螃蟹"));
    CHECK(word_cost(u"发展") > 0);
    CHECK(word_cost(u"展发") == 0);
    CHECK(word_cost(u"") == 0);
}

TEST_CASE("whatever the text, words are in order and cover all but blanks") {
    Loaded pack;
    std::u16string const signs = u"的国家发展数据研究生命起源ABz09.,-— 　\n，。《》“”…\xD840\xDC00é가ア";
    std::mt19937 random(5);
    for (int round = 0; round < 2000; ++round) {
        std::u16string text;
        for (unsigned units = random() % 60; units > 0; --units) text.push_back(signs[random() % signs.size()]);
        std::u16string folded = fold(text);
        Offset reached = 0;
        auto blank = [&](Offset at) { return folded[at] == u' ' || folded[at] == u'\n'; };
        for (Span word : words(text)) {
            for (; reached < word.begin; ++reached) REQUIRE(blank(reached));
            REQUIRE(word.begin < word.end);
            reached = word.end;
        }
        for (; reached < text.size(); ++reached) REQUIRE(blank(reached));
        std::vector<Offset> places = word_boundaries(text);
        REQUIRE(places.front() == 0);
        REQUIRE(places.back() == text.size());
        REQUIRE(std::is_sorted(places.begin(), places.end(), std::less_equal<Offset>()));
    }
}

TEST_CASE("the costs of a pack's words are those of the dictionary that it loads, and need it not") {
    std::string pack = bytes_of(std::string(DUIDU_DATA_DIR) + "/words-small.pack");
    if (pack.empty()) SKIP("no words-small.pack in " << DUIDU_DATA_DIR);
    WordCost costs = costs_of_words({reinterpret_cast<std::uint8_t const*>(pack.data()), pack.size()});
    REQUIRE(costs);
    CHECK_FALSE(words_are_loaded());
    CHECK(costs(u"经济") > 0);
    CHECK(costs(u"经济") < costs(u"互联网"));
    CHECK(costs(u"济经") == 0);
    CHECK(costs(u"") == 0);
    CHECK_FALSE(costs_of_words({}));
}

TEST_CASE("what is no pack is refused, a spoilt one does no harm") {
    std::string pack = bytes_of(std::string(DUIDU_DATA_DIR) + "/words-small.pack");
    auto bytes = [](std::string const& text) { return Bytes(reinterpret_cast<std::uint8_t const*>(text.data()), text.size()); };
    CHECK_FALSE(load_words(bytes("")));
    CHECK_FALSE(load_words(bytes("DWP1")));
    CHECK_FALSE(load_words(bytes(std::string("DWP1\xFF\xFF\xFF\xFF", 8) + std::string(12, '\xFF'))));
    if (pack.empty()) SKIP("no words-small.pack in " << DUIDU_DATA_DIR);
    CHECK_FALSE(load_words(bytes(pack.substr(0, pack.size() - 1))));
    std::mt19937 random(11);
    for (int round = 0; round < 5; ++round) {
        std::string spoilt = pack.substr(0, 20);
        for (std::size_t at = 20; at < pack.size(); ++at) spoilt += random() % 100 ? pack[at] : char(random());
        load_words(bytes(spoilt));
        CHECK(word_boundaries(u"研究生命起源").back() == 6);
    }
    forget_words();
}

TEST_CASE("words of the treebanks are found, in both scripts") {
    if (treebank("zh_gsdsimp-ud-dev.conllu").size() < 100) SKIP("no " << DUIDU_SHARED_DIR);
    for (std::string pack : {"words", "words-small"}) {
        Loaded dictionary(pack);
        if (!dictionary.there) SKIP("no " << pack << ".pack in " << DUIDU_DATA_DIR);
        double simplified = f1("zh_gsdsimp-ud-dev.conllu"), traditional = f1("zh_gsd-ud-dev.conllu");
        INFO(pack << ": " << simplified << " simplified, " << traditional << " traditional");
        CHECK(simplified >= 84);
        CHECK(traditional >= 84);
    }
}

TEST_CASE("without a dictionary the words of policy are known all the same") {
    forget_words();
    CHECK_FALSE(words_are_loaded());
    CHECK(cut(u"发展算力网络和IPv6") == "发 展 算力网络 和 IPv6");
}
