#include "reference/quantities.h"

#include "reference/dates.h"

#include "cases.h"
#include "duidu.h"
#include "text/utf.h"

#include <catch_amalgamated.hpp>
#include <random>

using namespace duidu;

namespace {

constexpr char const *kinds[] = {"count", "duration", "money", "share", "amount"};

std::string number(double value) {
    char digits[40];
    std::snprintf(digits, sizeof digits, value == std::floor(value) ? "%.0f" : "%g", value);
    return digits;
}

std::string told(std::string const &input) {
    std::u16string text = from_utf8(input);
    std::string out;
    for (Quantity const &quantity : quantities(text, dates(text, {2024, 3, 15}))) {
        if (!out.empty()) out += "\n";
        out += to_utf8(text.substr(quantity.span.begin, quantity.span.length())) + " " + kinds[int(quantity.kind)] + " " +
               number(quantity.value);
        if (quantity.until > 0) out += ".." + number(quantity.until);
        for (std::string const &word : {to_utf8(quantity.measure), to_utf8(quantity.noun), quantity.bound})
            if (!word.empty()) out += " " + word;
    }
    return out;
}

} // namespace

TEST_CASE("quantities are found with what they count") { check_cases("reference/quantities.cases", told); }

TEST_CASE("a number does not run over the edge of a raised or lowered figure") {
    struct Page {
        char const* body;
        std::vector<std::string> quantities;
    };
    Page const pages[] = {{"蓄水10<sup>3</sup>立方米", {"103立方米 1000"}},
                          {"径流5×10<sup>6</sup>立方米", {}},
                          {"覆盖243<sup>2</sup>个区县", {}},
                          {"增产<sup>2</sup>15万吨", {"15万吨 150000"}},
                          {"占地30米<sup>2</sup>，共12个村", {"30米 30", "12个村 12"}},
                          {"有<b>10<sup>4</sup></b>人，<sup>3</sup>人不计", {"104人 10000", "3人 3"}}};
    for (Page const& page : pages) {
        std::string html = std::string("<article><h1>水情</h1><p>") + page.body + "。</p></article>";
        Document document = read("page.html", {reinterpret_cast<std::uint8_t const*>(html.data()), html.size()});
        std::vector<std::string> told;
        for (Quantity const& each : document.references.quantities)
            told.push_back(to_utf8(document.text.units.substr(each.span.begin, each.span.length())) + " " + number(each.value));
        CHECK(told == page.quantities);
    }
}

TEST_CASE("whatever the text, quantities are in order, inside it, and never empty") {
    std::u16string const signs = u"0129.,一二十百千万亿几多个项大元块角%分之年月日kmG-~到（）至两半零第“”人";
    std::mt19937 random(20240315);
    for (int round = 0; round < 4000; ++round) {
        std::u16string text;
        for (unsigned units = random() % 40; units > 0; --units) text.push_back(signs[random() % signs.size()]);
        Offset reached = 0;
        for (Quantity const &quantity : quantities(text, {})) {
            REQUIRE(quantity.span.begin >= reached);
            REQUIRE(quantity.span.begin < quantity.span.end);
            REQUIRE(quantity.span.end <= text.size());
            reached = quantity.span.end;
        }
    }
}

TEST_CASE("numbers without end are read in linear time") {
    for (std::u16string_view piece : {u"1", u"一", u"十", u"万", u"二个", u"1-", u"1万", u"两到", u"几", u"百分之"}) {
        std::u16string text;
        while (text.size() < 200'000) text += piece;
        CHECK(quantities(text, {}).size() <= text.size());
    }
}
