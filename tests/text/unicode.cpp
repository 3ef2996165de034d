#include "text/unicode.h"

#include <catch_amalgamated.hpp>

using namespace duidu;

TEST_CASE("ICU's data stands inside the program") {
    CHECK(compatibility_form(U'㌔') == u"キロ");
    CHECK(compatibility_form(U'⼀') == u"一");
    CHECK(compatibility_form(U'政') == u"政");
}
