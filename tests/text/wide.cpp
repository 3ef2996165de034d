#include "text/wide.h"

#include "text/utf.h"

#include <catch_amalgamated.hpp>

using namespace duidu;

namespace {

// A code point after the other, as the standard has it.
std::string plainly(std::u16string_view units) {
    std::string bytes;
    for (char16_t unit : units) bytes += {char(0xE0 | unit >> 12), char(0x80 | (unit >> 6 & 0x3F)), char(0x80 | (unit & 0x3F))};
    return bytes;
}

} // namespace

TEST_CASE("wide units are those that take three bytes") {
    for (unsigned unit = 0; unit < 0x10000; ++unit) {
        bool half = unit >= 0xD800 && unit < 0xE000;
        CHECK(is_wide_unit(char16_t(unit)) == (!half && to_utf8(std::u16string(1, char16_t(unit))).size() == 3));
    }
}

TEST_CASE("wide units are written up to the first that is none, wherever it stands") {
    std::u16string const wide = u"國家发展和改革委员会、（以下简称“发改委”）\u0800\uD7FF\uE000\uFFFF";
    for (int other : {0x0, 0x32, 0x7FF, 0xD800, 0xDFFF})
        for (std::size_t size = 0; size <= wide.size(); ++size) {
            std::u16string units = wide.substr(0, size) + char16_t(other) + wide;
            std::string room(3 * units.size(), '\0');
            REQUIRE(write_wide(room.data(), units) == size);
            CHECK(room.substr(0, 3 * size) == plainly(wide.substr(0, size)));
        }
}

TEST_CASE("UTF-8 leads back to the units") {
    std::u16string const units = u"到2025年，é 𠮷 “双碳”目标；ü";
    for (std::size_t begin = 0; begin < units.size(); ++begin)
        if (!is_trail_surrogate(units[begin])) CHECK(from_utf8(to_utf8(units.substr(begin))) == units.substr(begin));
}
