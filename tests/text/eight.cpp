#include "text/eight.h"

#include <catch_amalgamated.hpp>
#include <string>

using namespace duidu;

TEST_CASE("of eight units it is told whether one of them has a bit, and which is the first") {
    std::u16string const units = u"国家发展和改革委员会";
    CHECK(eight_at(units.data() + 2)[0] == u'发');
    CHECK(eight_at(units.data() + 2)[7] == u'会');
    CHECK_FALSE(any(Eight{}));
    CHECK(first_of(Eight{}) == at_once);
    for (std::size_t first = 0; first < at_once; ++first)
        for (std::size_t second = first; second < at_once; ++second)
            for (int bit = 0; bit < 16; ++bit) {
                Eight bits{};
                bits[first] = std::uint16_t(1u << bit), bits[second] = std::uint16_t(1u << bit);
                REQUIRE(any(bits));
                REQUIRE(first_of(bits) == first);
            }
}
