#include "decode/counts.h"

#include <catch_amalgamated.hpp>
#include <map>
#include <random>

using namespace duidu;

TEST_CASE("counts say what a map says, while they grow and when they are taken back") {
    std::mt19937 random(7);
    Counts counts;
    std::map<std::uint64_t, std::uint32_t> plain;
    CHECK(counts.of(1) == 0);
    for (int i = 0; i < 5000; ++i) {
        std::uint64_t key = 1 + random() % 700 * (std::uint64_t(1) << random() % 40);
        std::uint32_t by = random() % 3 ? 1 : std::uint32_t(-1);
        counts.add(key, by);
        plain[key] += by;
    }
    for (auto const& [key, count] : plain) CHECK(counts.of(key) == count);
    CHECK(counts.of(0x7FFF'FFFF'FFFF'FFFF) == 0);
}
