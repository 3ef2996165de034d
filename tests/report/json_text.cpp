// What is written as JSON is what another library would have written, byte for byte.
#include "report/json_text.h"

#include "text/utf.h"

#include <catch_amalgamated.hpp>
#include <limits>
#include <nlohmann/json.hpp>

using namespace duidu;
using namespace std::string_view_literals;
using Twin = nlohmann::ordered_json;

namespace {

std::string twin(Twin const& value) { return value.dump(-1, ' ', false, Twin::error_handler_t::replace); }

} // namespace

TEST_CASE("values are joined to arrays and objects") {
    CHECK(Json{{"span", Json::array({2, 3})}, {"now", u"頁"sv}, {"why", nullptr}, {"holds", true}}.text() ==
          R"({"span":[2,3],"now":"頁","why":null,"holds":true})");
    CHECK(Json::array().text() == "[]");
    CHECK(Json::object().text() == "{}");
    CHECK(Json{{"outer", Json{{"inner", Json::array({Json::array({1}), Json::object()})}}}}.text() == R"({"outer":{"inner":[[1],{}]}})");
}

TEST_CASE("numbers are told with as few digits as give them back") {
    for (double value :
         {0.0, -0.0, 0.5, 0.95, 0.1234, 1.0, 100.0, -3.25, 1e5, 123456.75, 1e15, 1e16, 1e21, 1e-5, 0.00012, 1.0 / 3, 2e-308, 1.7e308})
        CHECK(Json(value).text() == twin(value));
    for (int i = 0; i <= 10000; ++i) REQUIRE(Json(i / 1e4).text() == twin(i / 1e4));
    CHECK(Json(std::numeric_limits<std::uint32_t>::max()).text() == "4294967295");
    CHECK(Json(std::numeric_limits<double>::infinity()).text() == "null");
}

TEST_CASE("strings escape what JSON asks for and hold no malformed character") {
    std::string every;
    for (int c = 0; c < 128; ++c) every.push_back(char(c));
    CHECK(Json(every).text() == twin(every));
    CHECK(Json(from_utf8(every)).text() == twin(every));
    CHECK(Json("人民邮电報 𠮷 ✓").text() == twin("人民邮电報 𠮷 ✓"));
    CHECK(Json(std::u16string{u'a', char16_t(0xD800), u'b'}).text() == "\"a\uFFFDb\"");
    CHECK(Json("cut \xE4\xBA").text() == Json(from_utf8("cut \xE4\xBA")).text());
}
