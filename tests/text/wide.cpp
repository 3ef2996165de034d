#include "text/wide.h"

#include "text/utf.h"

#include <catch_amalgamated.hpp>

using namespace duidu;

TEST_CASE("wide units are those that take three bytes") {
    for (unsigned unit = 0; unit < 0x10000; ++unit) {
        bool half = unit >= 0xD800 && unit < 0xE000;
        CHECK(is_wide_unit(char16_t(unit)) == (!half && to_utf8(std::u16string(1, char16_t(unit))).size() == 3));
    }
}

namespace {

std::u16string const wide_units = u"國家发展和改革委员会、（以下简称“发改委”）\u0800\u1000\uD7FF\uE000\uFFFF",
                     few = u"到2025年，A股（B股）";

// The units with every unit of `ends` in every place.
template <class Use> void with_one(std::u16string_view units, std::u16string_view ends, Use use) {
    for (char16_t end : ends)
        for (std::size_t size = 0; size <= units.size(); ++size)
            use(std::u16string(units.substr(0, size)) + end + std::u16string(units), size);
}

} // namespace

TEST_CASE("wide units and ASCII are written up to the first unit that is neither, wherever it stands") {
    for (std::u16string const& said : {wide_units, few, u"2025 " + few + u" (B shares) 100%"})
        with_one(said, u"\u0080\u07FF\xD800\xDFFF", [&](std::u16string const& units, std::size_t size) {
            std::string room(3 * units.size(), '\0');
            Written written = write_common(room.data(), units);
            REQUIRE(written.units == size);
            CHECK(room.substr(0, written.bytes) == to_utf8(said.substr(0, size)));
        });
}

TEST_CASE("in JSON what must be escaped ends it, too") {
    with_one(wide_units + few, u"\"\\\n\u001F\u0080\xDC00", [&](std::u16string const& units, std::size_t size) {
        std::string room(3 * units.size(), '\0');
        Written written = write_unescaped(room.data(), units);
        REQUIRE(written.units == size);
        CHECK(room.substr(0, written.bytes) == to_utf8((wide_units + few).substr(0, size)));
    });
}

TEST_CASE("characters of three bytes are read up to the first that is not, wherever it stands") {
    std::u16string const units = u"國家发展和改革委员会、（以下简称“发改委”）\u1000\uCFFF\uE000\uFFFF";
    std::string const whole = to_utf8(units);
    for (std::string_view other :
         {"a", "\xC3\xA9", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xE5\x9C", "\xE5\x5C\x8B", "\xE5\x9C\x0B", "\xF0\xA0\xAE\xB7", "\x80\x80\x80"})
        for (std::size_t size = 0; size <= units.size(); ++size) {
            std::string bytes = whole.substr(0, 3 * size) + std::string(other) + "a" + whole;
            std::u16string room(bytes.size() / 3 + 7, u'\0');
            REQUIRE(read_wide(room.data(), {reinterpret_cast<std::uint8_t const*>(bytes.data()), bytes.size()}) == size);
            CHECK(room.substr(0, size) == units.substr(0, size));
        }
}

TEST_CASE("UTF-8 leads back to the units") {
    std::u16string const units = u"到2025年，é 𠮷 “双碳”目标；ü";
    for (std::size_t begin = 0; begin < units.size(); ++begin)
        if (!is_trail_surrogate(units[begin])) CHECK(from_utf8(to_utf8(units.substr(begin))) == units.substr(begin));
}
