#include "text/beginnings.h"

#include "text/by_first.h"

#include <catch_amalgamated.hpp>
#include <random>

using namespace duidu;

namespace {

using View = std::u16string_view;

constexpr View words = u"上半年 上周 下月 周 重点 重点工程 工程 十 十项 上上下";

std::u16string random_text(std::mt19937& random) {
    constexpr View signs = u"上半年周下月重点工程十项，a";
    std::u16string text;
    for (unsigned units = random() % 20; units > 0; --units) text.push_back(signs[random() % signs.size()]);
    return text;
}

View longest_plain(View text, Offset at) {
    View best;
    for (View word : words_in(words))
        if (text.substr(at, word.size()) == word && word.size() > best.size()) best = word;
    return best;
}

} // namespace

TEST_CASE("a list of words is cut at its blanks") {
    CHECK(words_in(u"甲 乙丙  丁") == std::vector<View>{u"甲", u"乙丙", u"丁"});
    CHECK(words_in(u"").empty());
}

TEST_CASE("the longest word that begins at a place is found, and its beginning never denied") {
    ByFirst<View> all(words_in(words), [](View word) { return word; });
    Beginnings beginnings;
    for (View word : words_in(words)) beginnings.add(word);
    std::mt19937 random(7);
    for (int round = 0; round < 2000; ++round) {
        std::u16string text = random_text(random);
        for (Offset at = 0; at < text.size(); ++at) {
            View const* found = all.longest_at(text, at);
            CAPTURE(round, at);
            REQUIRE((found ? *found : View()) == longest_plain(text, at));
            if (found) REQUIRE(beginnings.may_begin(text, at));
        }
        CHECK(all.longest_at(text, Offset(text.size())) == nullptr);
    }
}

TEST_CASE("most other places are told by two units") {
    Beginnings beginnings;
    beginnings.add(u'上', u"半周");
    CHECK(beginnings.may_begin(u"上周一", 0));
    CHECK_FALSE(beginnings.may_begin(u"上海", 0));
    CHECK_FALSE(beginnings.may_begin(u"上", 0));
}
