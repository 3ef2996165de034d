#include "compare/twins.h"

#include "compare/seams.h"
#include "compare/strands.h"

#include <catch_amalgamated.hpp>
#include <random>

using namespace duidu;

namespace {

std::u16string random_letters(std::mt19937& random, unsigned length) {
    std::u16string out;
    for (unsigned i = 0; i < length; ++i) out += char16_t(0x4E00 + random() % 3000);
    return out;
}

} // namespace

TEST_CASE("twins reach as far as a text says the same, and do not overlap") {
    std::u16string text = u"甲乙丙丁，子丑丙丁，寅卯";
    Letters const read = letters(text);
    CHECK(twins_at(read, 2, 7) == Twins{2, 7, 3});
    CHECK(twins_at(read, 8, 3) == Twins{2, 7, 3});
    std::u16string const same(20, u'同');
    Twins const half = twins_at(letters(same), 4, 8);
    CHECK(half.length == 4);
}

TEST_CASE("what a text says elsewhere is found at every place it was noted for") {
    std::u16string text = u"应当自收到申请之日起审查，公布结果；变更的，应当自收到申请之日起审查。";
    Letters const read = letters(text);
    Elsewhere elsewhere(read);
    elsewhere.note(0);
    elsewhere.look();
    CHECK(elsewhere.of(0) == std::vector<Offset>{0, Offset(text.rfind(u"应当"))});
    CHECK(elsewhere.of(3).empty()); // was not noted
}

TEST_CASE("a letter without a partner has its twin's") {
    std::u16string text = u"由县级以上图书馆主管机关责令改正。由县级以上图书馆主管机关责令改正。";
    Letters const read = letters(text);
    std::vector<Offset> partner(read.length(), unpaired);
    for (Offset i = 0; i < 17; ++i) partner[i] = 100 + i;
    std::vector<Offset> const heard = echoes(read, partner, {{0, read.length()}});
    CHECK(heard[0] == unpaired);
    CHECK(heard[17] == 100);
    CHECK(heard[33] == 116);
}

TEST_CASE("equal passages that were paired crosswise are exchanged, and nothing is lost by it") {
    std::mt19937 random(11);
    for (int round = 0; round < 100; ++round) {
        std::u16string twin = random_letters(random, 12 + unsigned(random() % 60)), x[4];
        for (std::u16string& part : x) part = random_letters(random, 30);
        std::u16string text = x[0] + twin + x[1] + x[2] + twin + x[3];
        Letters const a = letters(text), b = letters(text);
        Pairing pairing{std::vector<Offset>(a.length(), unpaired), std::vector<Offset>(a.length(), unpaired)};
        for (Offset i = 0; i < a.length(); ++i) pairing.pair(i, i);
        Offset first = 30, second = Offset(90 + twin.size());
        for (Offset k = 0; k < twin.size(); ++k) pairing.pair(first + k, second + k), pairing.pair(second + k, first + k);
        Watch watch;
        exchange_at_seams(a, b, pairing, watch);
        REQUIRE(consistent(pairing, a, b));
        REQUIRE(strands(pairing).size() == 1);
    }
}
