#include "text/find.h"

#include <algorithm>
#include <catch_amalgamated.hpp>
#include <random>
#include <string>

using namespace duidu;

TEST_CASE("a unit is found wherever it stands, as a plain search finds it") {
    std::mt19937 random(3);
    for (int round = 0; round < 2000; ++round) {
        std::u16string text(random() % 40, u'甲');
        for (char16_t& unit : text)
            if (random() % 16 == 0) unit = u'称';
        std::size_t from = random() % (text.size() + 1);
        CAPTURE(round);
        REQUIRE(find_unit(text, u'称', from) == std::min(text.find(u'称', from), text.size()));
    }
}

TEST_CASE("what two texts have in common ends at the first unit that differs") {
    std::u16string const text = u"统筹城乡阅读设施布局，建设书香社区";
    CHECK(common_length(text, text) == text.size());
    CHECK(common_length(text, u"") == 0);
    for (std::size_t at = 0; at < text.size(); ++at) {
        std::u16string other = text;
        other[at] = u'·';
        CHECK(common_length(text, other) == at);
        CHECK(common_length(other.substr(0, at), text) == at);
    }
}
