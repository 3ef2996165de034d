#include "text/classes.h"

#include <catch_amalgamated.hpp>
#include <string_view>
#include <vector>

using namespace duidu;

TEST_CASE("the classes of eight units are counted together") {
    constexpr std::uint8_t wide = 1, digit = 2, comma = 128;
    static ClassTable table{};
    for (char16_t unit : std::u16string_view(u"到年建，")) table[unit] = wide;
    for (char16_t unit : std::u16string_view(u"0123456789")) table[unit] = digit;
    table[u'，'] |= comma;
    EightClasses const classes(table, u"到2025年，建");
    CHECK(classes.count(wide) == 4);
    CHECK(classes.count(digit) == 4);
    CHECK(classes.count(comma) == 1);
    CHECK(classes.any(comma));
    CHECK(!classes.any(4 | 8));
    CHECK(classes.seen() == (wide | digit | comma));
    std::vector<std::size_t> places;
    classes.for_each(digit, [&](std::size_t place) { places.push_back(place); });
    CHECK(places == std::vector<std::size_t>{1, 2, 3, 4});
    CHECK(EightClasses(table, u"，，，，，，，，").count(comma) == 8);
}
