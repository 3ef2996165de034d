#include "reference/quantities.h"

#include "reference/dates.h"

#include "cases.h"
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
