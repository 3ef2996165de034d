// memcpy, memmove, memset and memcmp are our own in WebAssembly (wasm/memory.c): at every short size, place and overlap they do what a loop
// does. Natively the same is asked of the C library.
#include <array>
#include <catch_amalgamated.hpp>
#include <cstring>

namespace {

constexpr std::size_t longest = 300; // rows of sixteen, and what is handed on
constexpr std::size_t room = longest + 64;
using Bytes = std::array<unsigned char, room>;

// Called by pointer, so that no compiler puts its own copy in the call's place.
void* (*volatile copy)(void*, void const*, std::size_t) = std::memcpy;
void* (*volatile move)(void*, void const*, std::size_t) = std::memmove;
void* (*volatile fill)(void*, int, std::size_t) = std::memset;
int (*volatile order)(void const*, void const*, std::size_t) = std::memcmp;

Bytes counted() {
    Bytes bytes;
    for (std::size_t at = 0; at < room; ++at) bytes[at] = static_cast<unsigned char>(at * 37 + at / 256);
    return bytes;
}

// The judge. Through volatile, since a compiler makes memmove of plain loops.
void copy_slowly(unsigned char const* from, std::size_t size, unsigned char volatile* to) {
    for (std::size_t at = 0; at < size; ++at) to[at] = from[at];
}

bool same(Bytes const& one, Bytes const& other) {
    std::size_t at = 0;
    while (at < room && static_cast<unsigned char const volatile&>(one[at]) == other[at]) ++at;
    return at == room;
}

int sign(int value) { return (value > 0) - (value < 0); }

} // namespace

TEST_CASE("bytes are copied and filled at every size, and nothing beside them", "[text]") {
    Bytes const from = counted();
    for (std::size_t size = 0; size <= longest; ++size)
        for (std::size_t place : {0, 1, 7, 16, 31}) {
            Bytes copied{}, filled{}, expected{}, even{};
            copy_slowly(from.data() + 3, size, expected.data() + place);
            for (std::size_t at = 0; at < size; ++at) static_cast<unsigned char volatile&>(even[place + at]) = 0xa5;
            REQUIRE(copy(copied.data() + place, from.data() + 3, size) == copied.data() + place);
            REQUIRE(same(copied, expected));
            REQUIRE(fill(filled.data() + place, 0xa5, size) == filled.data() + place);
            REQUIRE(same(filled, even));
        }
}

TEST_CASE("bytes are moved onto themselves, forward and back", "[text]") {
    for (std::size_t size = 0; size <= longest; ++size)
        for (std::size_t to : {0, 1, 5, 15, 16, 17, 40}) {
            constexpr std::size_t from = 16;
            Bytes moved = counted(), expected = counted();
            Bytes const before = counted();
            copy_slowly(before.data() + from, size, expected.data() + to);
            REQUIRE(move(moved.data() + to, moved.data() + from, size) == moved.data() + to);
            REQUIRE(same(moved, expected));
        }
}

TEST_CASE("the first byte that differs decides, whatever comes after it", "[text]") {
    Bytes const one = counted();
    for (std::size_t size = 0; size <= 70; ++size) {
        REQUIRE(order(one.data() + 5, one.data() + 5, size) == 0);
        for (std::size_t at = 5; at < size + 5; ++at)
            for (int step : {1, 128, 255}) {
                Bytes other = one;
                other[at] = static_cast<unsigned char>(other[at] + step);
                if (at + 1 < size + 5) other[at + 1] = static_cast<unsigned char>(~other[at + 1]);
                REQUIRE(sign(order(one.data() + 5, other.data() + 5, size)) == sign(one[at] - other[at]));
            }
    }
}
