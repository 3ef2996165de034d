#include "text/unicode.h"

#include <catch_amalgamated.hpp>

using namespace duidu;

TEST_CASE("ICU's data stands inside the program") {
    CHECK(compatibility_form(U'㌔') == u"キロ");
    CHECK(compatibility_form(U'⼀') == u"一");
    CHECK(compatibility_form(U'政') == u"政");
}

TEST_CASE("the table of properties says what ICU says of each point") {
    int wrong = 0;
    for (char32_t point = 0; point < properties.size(); ++point) wrong += properties[point] != properties_beyond(point);
    CHECK(wrong == 0);
    CHECK((is_han(U'国') && is_han(U'〇') && is_han(U'𠀀') && !is_han(U'か') && !is_han(U'国' + 0xD800 - U'国')));
    CHECK((is_letter(U'か') && is_letter(U'é') && !is_letter(U'，') && !is_letter(U'1')));
    CHECK((is_latin(U'Ａ') && is_latin(U'é') && !is_latin(U'д')));
    CHECK((is_digit(U'１') && !is_digit(U'一')));
    CHECK((is_punctuation(U'《') && is_punctuation(U'+') && !is_punctuation(U'国')));
}
