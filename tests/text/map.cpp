#include "text/text.h"

#include <catch_amalgamated.hpp>
#include <random>

using namespace duidu;

TEST_CASE("a map leads from units back to bytes") {
    Map map;
    map.add({0, 4}, 2, true);    // 國家, two bytes each
    map.add({4, 9}, 0, false);   // (yè), lifted out
    map.add({9, 13}, 2, true);   // 信息
    map.add({13, 18}, 1, false); // &lt;
    REQUIRE(consistent(map));
    CHECK(map.source_of({1, 3}) == ByteSpan{2, 11});
    CHECK(map.source_of({0, 2}) == ByteSpan{0, 4});
    CHECK(map.source_of({4, 5}) == ByteSpan{13, 18});
    CHECK(map.source_of({5, 5}) == ByteSpan{18, 18});
    CHECK(map.target_of({0, 2}) == Span{0, 1});
    CHECK(map.target_of({1, 3}) == Span{0, 2});
    CHECK(map.target_of({5, 8}) == Span{2, 2});
    CHECK(map.target_of({14, 15}) == Span{4, 5});
}

TEST_CASE("two steps make one way back") {
    Map first;
    first.add({0, 6}, 3, true);
    first.add({6, 10}, 2, false);
    first.add({10, 12}, 2, true);
    Edited second = apply(u"abcdefg", {{{1, 2}, u"XY"}, {{4, 6}, u""}});
    Map both = then(first, second.map);
    CHECK(consistent(both));
    CHECK(second.text == u"aXYcdg");
    CHECK(both.source_of({1, 3}) == ByteSpan{2, 4});
    CHECK(both.source_of({4, 5}) == ByteSpan{6, 10});
    CHECK(both.source_of({5, 6}) == ByteSpan{11, 12});
}

TEST_CASE("undoing edits gives the text back, and every way back stays whole") {
    std::mt19937 random(20240911);
    auto below = [&](unsigned n) { return Offset(random() % n); };
    for (int round = 0; round < 2000; ++round) {
        Text text;
        Offset reached = 0;
        while (text.length() < 30) {
            Offset units = below(4), width = 1 + below(3), gap = below(2);
            bool copied = below(2) && units > 0;
            reached += gap;
            text.map.add({reached, reached + units * width}, units, copied);
            reached += units * width;
            for (Offset i = 0; i < units; ++i) text.units.push_back(char16_t(u'a' + below(26)));
        }
        Edits edits;
        for (Offset at = below(5); at < text.length();) {
            Offset end = std::min(text.length(), at + below(4));
            edits.push_back({{at, end}, std::u16string(below(3), u'Z')});
            at = end + 1 + below(6);
        }
        REQUIRE(consistent(edits, text.length()));
        Text after = edited(text, edits);
        REQUIRE(consistent(after));
        REQUIRE(duidu::apply(after.units, inverse(text.units, edits)).text == text.units);
    }
}

TEST_CASE("the first units of a map can be taken away") {
    Map map;
    map.add({0, 4}, 2, true);
    map.add({4, 4}, 1, false);
    map.add({9, 13}, 2, true);
    map.erase_front(3);
    REQUIRE(consistent(map));
    CHECK(map.length() == 2);
    CHECK(map.source_of({0, 1}) == ByteSpan{9, 11});
}
