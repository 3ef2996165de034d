#include "text/literal.h"

#include <catch_amalgamated.hpp>

using namespace duidu;

TEST_CASE("a literal is one of its units, and stands where all of them do") {
    std::u16string_view const text = u"农历正月";
    CHECK(has(u"年月日", u'月'));
    CHECK_FALSE(has(u"年月日", u'\0'));
    CHECK_FALSE(has(u"", u'月'));
    CHECK(stands_at(text, 0, u"农历"));
    CHECK(stands_at(text, 3, text.substr(3)));
    CHECK_FALSE(stands_at(text, 3, u"月初")); // goes on behind the text
    CHECK_FALSE(stands_at(text, 1, u"历年"));
    CHECK_FALSE(stands_at(text, 4, u"月"));
    CHECK_FALSE(stands_at(text, 5, u"月"));
}
