#include "decode/phrases.h"

#include "decode/usage.h"

#include <catch_amalgamated.hpp>
#include <string>

using namespace duidu;

namespace {

void add(std::vector<std::uint8_t>& bytes, std::initializer_list<unsigned> numbers, int width) {
    for (unsigned number : numbers)
        for (int byte = 0; byte < width; ++byte) bytes.push_back(std::uint8_t(number >> (8 * byte)));
}

// 夹 5939, 的 7684, 变 53D8, 调 8C03, ascending 53D8 5939 7684 8C03: 变调 and 调的 are pairs, 夹 comes third behind 变调.
std::vector<std::uint8_t> pack() {
    std::vector<std::uint8_t> bytes{'D', 'P', 'P', '1'};
    add(bytes, {4, 2, 1}, 4);
    add(bytes, {0x53D8, 0x5939, 0x7684, 0x8C03}, 2);
    add(bytes, {48, 60, 18, 50}, 1); // each alone
    add(bytes, {6, 0, 0, 4}, 1);     // without a pair
    add(bytes, {1, 0, 0, 1}, 2);     // pairs of each
    add(bytes, {3, 2}, 2);           // 调 behind 变, 的 behind 调
    add(bytes, {20, 9}, 1);
    add(bytes, {7, 0}, 1); // without a third
    add(bytes, {1, 0}, 2); // thirds of each
    add(bytes, {1}, 2);    // 夹
    add(bytes, {12}, 1);
    return bytes;
}

} // namespace

TEST_CASE("what a character costs behind two others: the three, else the last two, else the one, each with what is added for the rest") {
    PhraseCost costs = costs_of_phrases(pack());
    REQUIRE(costs);
    CHECK(costs(u'变', u'调', u'夹') == 12);
    CHECK(costs(u'变', u'调', u'的') == 7 + 9);
    CHECK(costs(u'变', u'调', u'变') == 7 + 4 + 48);
    CHECK(costs(u'的', u'调', u'的') == 9);
    CHECK(costs(u'\n', u'调', u'夹') == 4 + 60);
    CHECK(costs(u'\n', u'x', u'的') == 0); // says nothing behind what it does not know
    CHECK(costs(u'\n', u'的', u'x') == 0);
}

TEST_CASE("a pack that is none, or broken anywhere, lends nothing") {
    std::vector<std::uint8_t> whole = pack();
    for (std::size_t length = 0; length < whole.size(); ++length) CHECK_FALSE(costs_of_phrases(Bytes(whole).first(length)));
    for (std::size_t at : {0, 4, 8, 12}) {
        std::vector<std::uint8_t> other = whole;
        other[at + 3] ^= 0x80;
        CHECK_FALSE(costs_of_phrases(other));
    }
    whole[16 + 4 * 2 + 4 + 4] = 200; // 200 pairs of the first character, of two in all
    CHECK_FALSE(costs_of_phrases(whole));
}

TEST_CASE("phrases that are lent make likelier what they know, and leave the rest as it was") {
    Usage const without, with{costs_of_phrases(pack())};
    CHECK(with.in_phrase(u'变', u'调', u'夹') < without.in_phrase(u'变', u'调', u'夹') - 20);
    CHECK(with.in_phrase(u'国', u'家', u'的') == without.in_phrase(u'国', u'家', u'的'));
}
