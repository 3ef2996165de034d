// What is written as JSON is what another library would have written, byte for byte.
#include "report/json_text.h"

#include "text/utf.h"

#include <catch_amalgamated.hpp>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

using namespace duidu;
using namespace std::string_view_literals;
using Twin = nlohmann::ordered_json;

namespace {

std::string twin(Twin const& value) { return value.dump(-1, ' ', false, Twin::error_handler_t::replace); }

} // namespace

TEST_CASE("values are joined to arrays and objects") {
    CHECK(json(object("span"_is = std::array{2, 3}, "now"_is = u"頁"sv, "why"_is = nullptr, "holds"_is = true)) ==
          R"({"span":[2,3],"now":"頁","why":null,"holds":true})");
    std::vector<int> const none, some{4, 5};
    auto twice = [](int one) { return array(one, one); };
    CHECK(json(each(none, twice)) == "[]");
    CHECK(json(each(some, twice)) == "[[4,4],[5,5]]");
    CHECK(json(object("outer"_is = object("inner"_is = array(array(1), 'a' + 0u)))) == R"({"outer":{"inner":[[1],97]}})");
    CHECK(json(std::optional<int>()) == "null");
    CHECK(json(std::optional(7)) == "7");
}

TEST_CASE("members that are not there are left out, others are told by name") {
    auto told = [](bool there) { return json(object("a"_is = 1, "b"_is = Maybe<int>{there, 2}, "c"_is = 3)); };
    CHECK(told(true) == R"({"a":1,"b":2,"c":3})");
    CHECK(told(false) == R"({"a":1,"c":3})");
    auto inner = [](JsonText& out) { out.open_object([&] { out.add("x", 1), out.add("y", 2); }); };
    auto outer = [&](JsonText& out) { out.open_object([&] { out.add("in", inner), out.add("after", inner); }); };
    CHECK(json(outer) == R"({"in":{"x":1,"y":2},"after":{"x":1,"y":2}})");
}

TEST_CASE("what was made for the report is kept until it is written, whatever its length") {
    for (std::size_t length : {0u, 1u, 511u, 512u, 513u, 1023u, 1024u, 1025u, 40'000u}) {
        auto later = object("words"_is = std::u16string(length, u'頁'), "plain"_is = std::string(length, 'p'));
        CHECK(json(later) == twin(Twin{{"words", to_utf8(std::u16string(length, u'頁'))}, {"plain", std::string(length, 'p')}}));
    }
    std::u16string pairs; // a pair at every place where a piece may end
    for (int i = 0; i < 3000; ++i) pairs += u"a𠮷\n頁";
    for (Offset cut = 0; cut < 4; ++cut) CHECK(json(pairs.substr(cut)) == twin(to_utf8(pairs.substr(cut))));
}

TEST_CASE("numbers are told with as few digits as give them back") {
    for (double value : {0.0, -0.0,      0.5,  0.95, 0.1234, 0.09, 0.0001,  1.0,     100.0,  -3.25,
                         1e5, 123456.75, 1e15, 1e16, 1e21,   1e-5, 0.00012, 1.0 / 3, 2e-308, 1.7e308})
        CHECK(json(value) == twin(value));
    for (int i = 0; i <= 10000; ++i) REQUIRE(json(i / 1e4) == twin(i / 1e4));
    for (int i = -10000; i <= 10000; ++i) REQUIRE(json(Rounded{i / 1e5}) == twin(std::round(i / 1e5 * 1e4) / 1e4));
    for (double value : {1e5 + 0.00004, -123.45678, 1e9, 3e20, 1.7e308}) CHECK(json(Rounded{value}) == twin(std::round(value * 1e4) / 1e4));
    CHECK(json(Rounded{std::numeric_limits<double>::quiet_NaN()}) == "null");
    CHECK(json(array(Figure{12}, Figure{-3}, Figure{0.5}, Figure{8e15}, Figure{1e16})) == "[12,-3,0.5,8000000000000000,1e+16]");
    for (std::uint64_t value = 1; value < 1'000'000'000'000'000'000u; value *= 10)
        for (std::uint64_t near : {value - 1, value, value + 1}) CHECK(json(near) == std::to_string(near));
    CHECK(json(std::numeric_limits<std::uint64_t>::max()) == "18446744073709551615");
    CHECK(json(std::numeric_limits<std::uint32_t>::max()) == "4294967295");
    CHECK(json(std::numeric_limits<long long>::min()) == "-9223372036854775808");
    CHECK(json(std::numeric_limits<double>::infinity()) == "null");
}

TEST_CASE("strings escape what JSON asks for and hold no malformed character") {
    std::string every;
    for (int c = 0; c < 128; ++c) every.push_back(char(c));
    CHECK(json(every) == twin(every));
    CHECK(json(from_utf8(every)) == twin(every));
    CHECK(json("人民邮电報 𠮷 ✓"sv) == twin("人民邮电報 𠮷 ✓"));
    CHECK(json(std::u16string{u'a', char16_t(0xD800), u'b'}) == "\"a\uFFFDb\"");
    CHECK(json(std::u16string{u'a', char16_t(0xD800)}) == "\"a\uFFFD\"");
    CHECK(json("cut \xE4\xBA"sv) == json(from_utf8("cut \xE4\xBA")));
    for (std::string_view odd : {"\xE0\x80\x80", "\xED\xA0\x80", "\xE3\x80", "\xC1\xBF", "\xC3(", "\xF0\x9F\x98\x80", "\xFF", "\x80"})
        for (std::string_view before : {"", "、", "eight by"})
            CHECK(json(std::string(before).append(odd)) == json(from_utf8(std::string(before).append(odd))));
    for (std::size_t length = 0; length < 40; ++length) // a sign at every place of the eight that are looked at together
        for (std::string_view sign : {"\"", "\\", "\n", "\x7F", "》"}) {
            std::string text = std::string(length, 'a').append(sign).append("and so on");
            CHECK(json(text) == twin(text));
        }
    CHECK(json(array(Plain{"list_item"}, Plain{""})) == R"(["list_item",""])");
}
