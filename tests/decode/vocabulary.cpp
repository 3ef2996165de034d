#include "decode/vocabulary.h"

#include "decode/prose.h"

#include <catch_amalgamated.hpp>

using namespace duidu;

namespace {
Vocabulary const vocabulary;
}

TEST_CASE("what the words of a text cost is the same from either end, and with any of its characters as the hole") {
    for (std::u16string_view paragraph : prose::traditional) {
        std::u16string_view text = paragraph.substr(0, 40);
        std::vector<Surprise> beginnings = vocabulary.costs_of_beginnings(text), ends = vocabulary.costs_of_ends(text);
        REQUIRE(beginnings.size() == text.size() + 1);
        CHECK(beginnings.back() == ends.front());
        for (std::size_t at = 0; at < text.size(); ++at) {
            Hole hole{text.substr(0, at), text.substr(at + 1), beginnings.data(), ends.data() + at + 1};
            CHECK(vocabulary.filled(hole, text[at]) == ends.front());
        }
    }
}

TEST_CASE("a word that spans the hole tells what stood in it, in either script") {
    auto cheaper = [](std::u16string_view before, char16_t right, char16_t wrong, std::u16string_view after) {
        Hole hole{before, after, nullptr, nullptr};
        std::vector<Surprise> beginnings = vocabulary.costs_of_beginnings(before), ends = vocabulary.costs_of_ends(after);
        hole.beginnings = beginnings.data(), hole.ends = ends.data();
        return vocabulary.filled(hole, right) < vocabulary.filled(hole, wrong);
    };
    CHECK(cheaper(u"提高", u'质', u'之', u"量和"));
    CHECK(cheaper(u"國務院", u'總', u'種', u"理主持"));
    CHECK(cheaper(u"因地", u'制', u'只', u"宜，"));
    CHECK(cheaper(u"", u'中', u'众', u"华人民"));
    CHECK(vocabulary.filled({u"", u"", std::vector<Surprise>{0}.data(), std::vector<Surprise>{0}.data()}, u'的') > 0);
}

TEST_CASE("a dictionary that is lent stands in place of the words that are always known") {
    auto lent = [](std::u16string_view word) { return word == u"塞尼奥" ? 40 : word.size() == 1 ? 60 : 0; };
    Vocabulary with{lent};
    std::vector<Surprise> before = with.costs_of_beginnings(u"渡过塞尼"), after = with.costs_of_ends(u"河的");
    Hole hole{u"渡过塞尼", u"河的", before.data(), after.data()};
    CHECK(with.filled(hole, u'奥') < with.filled(hole, u'罗'));
    CHECK(with.costs_of_beginnings(u"塞尼奥").back() == 57); // 40 quarters of a natural logarithm
    CHECK(with.costs_of_beginnings(u"中国").back() > vocabulary.costs_of_beginnings(u"中国").back());
}
