#include "text/unicode.h"

#include <catch_amalgamated.hpp>

using namespace duidu;

TEST_CASE("ICU's data stands inside the program") {
    CHECK(compatibility_form(U'㌔') == u"キロ");
    CHECK(compatibility_form(U'⼀') == u"一");
    CHECK(compatibility_form(U'政') == u"政");
    CHECK(base_letters(U'ǚ') == u"u");
}

TEST_CASE("charsets outside the Encoding Standard come by ICU") {
    std::u16string text;
    auto piece = [&](ByteSpan, std::u16string_view units) { text += units; };
    REQUIRE(decode_by_icu("HZ", "~{VPND~}!", piece));
    CHECK(text == u"中文!");
    CHECK_FALSE(decode_by_icu("no such charset", "", piece));
}
