#include "text/numeral.h"

#include <catch_amalgamated.hpp>

using namespace duidu;

namespace {

double value(std::u16string_view text) {
    auto found = whole_numeral(text);
    return found ? found->value : -1;
}

Offset length(std::u16string_view text) {
    auto found = numeral_at(text, 0);
    return found ? found->span.end : 0;
}

} // namespace

TEST_CASE("a number is read in every way that Chinese writes it") {
    CHECK(value(u"2021") == 2021);
    CHECK(value(u"２０２１") == 2021);
    CHECK(value(u"二〇二一") == 2021);
    CHECK(value(u"十") == 10);
    CHECK(value(u"一百二十") == 120);
    CHECK(value(u"一百零五") == 105);
    CHECK(value(u"一万零一十二") == 10012);
    CHECK(value(u"两千零三") == 2003);
    CHECK(value(u"兩萬") == 20000);
    CHECK(value(u"三万五") == 35000);
    CHECK(value(u"三万零五") == 30005);
    CHECK(value(u"三亿五千万") == 350000000);
    CHECK(value(u"廿一") == 21);
    CHECK(value(u"卅") == 30);
    CHECK(value(u"壹佰贰拾叁") == 123);
    CHECK(value(u"1,234,567") == 1234567);
    CHECK(value(u"4.5万亿") == 4.5e12);
    CHECK(value(u"３千万") == 3e7);
    CHECK(value(u"三点一四") == Catch::Approx(3.14));
    CHECK(value(u"三点五万") == 35000);
}

TEST_CASE("a number ends where it ends") {
    CHECK(length(u"2023年") == 4);
    CHECK(length(u"三十八条") == 3);
    CHECK(length(u"1.5，") == 3);
    CHECK(length(u"1.2.3") == 1);
    CHECK(length(u"10,200元") == 6);
    CHECK(length(u"10，200元") == 2);
    CHECK(length(u"10，20") == 2);
    CHECK(length(u"3.") == 1);
    CHECK(length(u"万一") == 0);
    CHECK(length(u"参加") == 0);
    CHECK(length(u"人") == 0);
    CHECK(length(u"") == 0);
}

TEST_CASE("every number below ten thousand is read back as it was written") {
    for (int n = 0; n < 10000; ++n) REQUIRE(value(hanzi_numeral(n)) == n);
}

TEST_CASE("a million digits take no longer than a million units should") {
    std::u16string digits(1000000, u'7'), hanzi(1000000, u'万');
    CHECK(length(digits) == digits.size());
    hanzi[0] = u'一';
    CHECK(length(hanzi) == hanzi.size());
}
