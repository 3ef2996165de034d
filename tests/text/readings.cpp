#include "text/readings.h"

#include <catch_amalgamated.hpp>

using namespace duidu;

TEST_CASE("characters are read as people read them") {
    CHECK(common_reading(u'報') == u"bào");
    CHECK(common_reading(u'長') == u"zhǎng");
    CHECK(is_read(u'長', *syllable(u"cháng")));
    CHECK(is_read(u'長', *syllable(u"zhǎng")));
    CHECK(is_read(u'長', *syllable(u"chang")));
    CHECK_FALSE(is_read(u'長', *syllable(u"chàng")));
    CHECK(is_read(u'綠', *syllable(u"lv")));
    CHECK(is_read(u'〇', *syllable(u"líng")));
    CHECK_FALSE(is_read(u'A', *syllable(u"a")));
}

TEST_CASE("a syllable is known however its tone is written") {
    CHECK(syllable(u"jǐn") == syllable(u"jin3"));
    CHECK(syllable(u"lǜ") == syllable(u"lv4"));
    CHECK(syllable(u"jin")->tone == 0);
    for (std::u16string_view no_syllable : {u"", u"AI", u"jǐǐn", u"kg", u"2023", u"zhuāngg"}) CHECK_FALSE(syllable(no_syllable));
}

TEST_CASE("readings and characters lead to each other") {
    for (char16_t han = 0x4E00; han < 0xA000; ++han)
        for (Syllable each : readings(han)) REQUIRE(characters_read(each).find(han) != std::u16string::npos);
}
