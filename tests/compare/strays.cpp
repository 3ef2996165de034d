#include "compare/strays.h"

#include <catch_amalgamated.hpp>

using namespace duidu;

namespace {

Pairing strays_of(Letters const& a, Letters const& b) {
    Pairing pairing;
    pairing.of_a.assign(a.length(), unpaired), pairing.of_b.assign(b.length(), unpaired);
    Budget budget{1 << 20};
    Watch never;
    pair_strays(a, b, pairing, budget, never);
    CHECK(consistent(pairing, a, b));
    return pairing;
}

} // namespace

TEST_CASE("a sentence that was moved and edited is found as a whole") {
    std::u16string x = u"承运企业应当依法处理培训材料。读者凭证入馆。", y = u"闭馆日另行公布。承运企业应当依法处理水质报告。";
    Letters a = letters(x), b = letters(y);
    Pairing pairing = strays_of(a, b);
    CHECK(pairing.of_a[0] == 8);
    CHECK(pairing.of_a[9] == 17);
    CHECK(pairing.of_a[10] == unpaired); // 培训材料 → 水质报告
    CHECK(pairing.of_a[15] == unpaired); // 读者凭证入馆 is nobody's
}

TEST_CASE("sentences that share half their words and less are strangers") {
    std::u16string x = u"承运企业应当依法处理培训材料。", y = u"读者应当依法处理遗失的图书。";
    Letters a = letters(x), b = letters(y);
    CHECK(strays_of(a, b).of_a == std::vector<Offset>(a.length(), unpaired));
}

TEST_CASE("of several counterparts the likest is taken, and each only once") {
    std::u16string x = u"承运企业应当依法处理培训材料。", y = u"承运企业应当及时处理培训材料。承运企业应当依法处理培训的材料。";
    Letters a = letters(x), b = letters(y);
    Pairing pairing = strays_of(a, b);
    CHECK(pairing.of_a[0] == 15);
    CHECK(pairing.of_b[0] == unpaired);
}
