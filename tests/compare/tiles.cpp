#include "compare/strands.h"

#include "plain/subsequence.h"

#include <catch_amalgamated.hpp>
#include <random>

using namespace duidu;

namespace {

Pairing pair_letters(Letters const& a, Letters const& b) {
    Watch never;
    return duidu::pair_letters(a, b, never);
}

std::size_t pairs_in_order(Pairing const& pairing) {
    std::size_t out = 0;
    for (Strand const& strand : strands(pairing)) out += strand.moved ? 0 : strand.pairs;
    return out;
}

std::u16string random_letters(std::mt19937& random, unsigned length, unsigned different) {
    std::u16string out;
    for (unsigned i = 0; i < length; ++i) out += char16_t(0x4E00 + random() % different);
    return out;
}

} // namespace

TEST_CASE("pairs in order are a common subsequence, never longer than the longest") {
    std::mt19937 random(7);
    for (int round = 0; round < 300; ++round) {
        unsigned different = 2 + unsigned(random() % 40);
        std::u16string x = random_letters(random, unsigned(random() % 120), different),
                       y = random_letters(random, unsigned(random() % 120), different);
        Letters a = letters(x), b = letters(y);
        Pairing pairing = pair_letters(a, b);
        REQUIRE(consistent(pairing, a, b));
        REQUIRE(pairs_in_order(pairing) <= longest_common_subsequence(a.units, b.units));
    }
}

TEST_CASE("where edits stand apart, the pairs are the longest common subsequence") {
    std::mt19937 random(8);
    for (int round = 0; round < 300; ++round) {
        std::u16string x = random_letters(random, 40 + unsigned(random() % 200), 4000), y;
        for (std::size_t at = 0; at < x.size();) {
            std::size_t kept = 4 + random() % 30;
            y += x.substr(at, kept);
            at += kept;
            if (random() % 2) at += random() % 4;
            else y += random_letters(random, unsigned(random() % 4), 4000);
        }
        Letters a = letters(x), b = letters(y);
        Pairing pairing = pair_letters(a, b);
        REQUIRE(consistent(pairing, a, b));
        std::size_t longest = longest_common_subsequence(a.units, b.units);
        INFO(longest - pairs_in_order(pairing) << " of " << longest << " pairs missed");
        REQUIRE(longest - pairs_in_order(pairing) <= 2); // a letter that stands alone by chance is not kept
    }
}

TEST_CASE("a text in one line is paired as the same text in lines is") {
    std::mt19937 random(9);
    auto lines = [&](bool broken, std::u16string const& letters) {
        std::u16string out;
        for (std::size_t i = 0; i < letters.size(); i += 30) out += letters.substr(i, 30) + (broken ? u"。\n　　" : u"。");
        return out;
    };
    std::u16string x = random_letters(random, 6000, 2000),
                   y = x.substr(3000) + x.substr(0, 900) + random_letters(random, 60, 2000) + x.substr(900, 2000);
    std::u16string texts[] = {lines(true, x), lines(true, y), lines(false, x), lines(false, y)};
    Pairing broken = pair_letters(letters(texts[0]), letters(texts[1])), whole = pair_letters(letters(texts[2]), letters(texts[3]));
    CHECK(broken.of_b == whole.of_b);
}

TEST_CASE("text that repeats itself without end is paired letter by letter, whatever its length") {
    for (std::u16string_view again : {u"一", u"甲乙", u"读者应当爱护图书，不得撕毁、涂改。"}) {
        std::u16string x, y;
        while (x.size() < 300000) x += again;
        for (std::size_t at = 0; at < x.size(); at += 600) y += x.substr(at, 600) + char16_t(0x5000 + at / 600);
        Letters a = letters(x), b = letters(y);
        Pairing pairing = pair_letters(a, b);
        CHECK(consistent(pairing, a, b));
        CHECK(pairing.exact);
        CHECK(pairs_in_order(pairing) == a.length());
    }
}
