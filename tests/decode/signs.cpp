#include "decode/signs.h"

#include "plain/signs.h"
#include "text/utf.h"

#include <catch_amalgamated.hpp>
#include <random>
#include <string>
#include <tuple>

using namespace duidu;

namespace {

auto told(Signs const& signs) {
    return std::tuple(signs.blocks, signs.suspects, signs.escapes, signs.letters, signs.han, signs.rare, signs.brackets, signs.lost,
                      signs.questions, signs.private_use, signs.western, signs.radicals, signs.vertical, signs.invisible, signs.unfilled,
                      signs.spaced, signs.wrapped, signs.densest, signs.foreign);
}

// Pieces that make every sign, among plain ones; long runs of ASCII, so that whole blocks are.
constexpr std::u16string_view pieces[] = {u"国",     u"国家", u"翀", u"锟",     u"\uFFFD",
                                          u"\uE000", u"⼀",   u"︒", u"\u200B", u"Ã",
                                          u"€",      u"·",    u"?",  u"(",      u"（",
                                          u"é",      u"ǎ",    u"y",  u"A",      u"@",
                                          u" ",      u"　",   u"\n", u"&amp;",  u"%E5",
                                          u"_x",     u"\\u",  u"の",  u"%",      u"ASCII, and nothing else; as markup has it: <p class=x>"};

} // namespace

TEST_CASE("the quick look over a text sees what the plain one sees") {
    std::mt19937 random(20241018);
    for (int round = 0; round < 3000; ++round) {
        std::u16string text;
        std::size_t length = random() % 300;
        bool mostly_ascii = random() % 2;
        while (text.size() < length) text += pieces[mostly_ascii && random() % 8 ? std::size(pieces) - 1 : random() % std::size(pieces)];
        INFO(to_utf8(text));
        CHECK(told(signs_of(text)) == told(plain::signs_of(text)));
    }
}

TEST_CASE("every unit alone, between Han and between letters, is seen alike") {
    for (unsigned unit = 0; unit < 0x10000; ++unit)
        for (std::u16string_view beside : {u"国国", u"aa"}) {
            std::u16string text{beside[0], char16_t(unit), beside[1]};
            if (told(signs_of(text)) != told(plain::signs_of(text))) FAIL("U+" << std::hex << unit);
        }
}
