#include "decode/pairs.h"

#include "decode/decoder.h"

namespace duidu {

namespace {

// Four pairs of Big5 are a letter and a mark upon it. https://encoding.spec.whatwg.org/#big5-decoder, step 3.3
bool is_two_units(std::string_view charset, std::uint16_t pair) {
    return charset == "big5" && (pair == 0x8862 || pair == 0x8864 || pair == 0x88A3 || pair == 0x88A5);
}

Pairs made(std::string_view charset) {
    Pairs pairs{charset, std::vector<char16_t>(0x10000), std::vector<std::uint16_t>(0x10000)};
    Coder const& asked = *coder(charset);
    for (unsigned lead = 0x81; lead < 0xFF; ++lead)
        for (unsigned trail = 0x40; trail < 0xFF; ++trail) {
            std::uint8_t const bytes[] = {std::uint8_t(lead), std::uint8_t(trail)};
            Character one = asked.character(asked, bytes, bytes + 2);
            std::uint16_t pair = std::uint16_t(lead << 8 | trail);
            if (one.length != 2 || one.point > 0xFFFF || is_two_units(charset, pair)) continue;
            pairs.characters[pair] = char16_t(one.point);
            if (!pairs.bytes[one.point]) pairs.bytes[one.point] = pair;
        }
    return pairs;
}

} // namespace

Pairs const& pairs_of(std::string_view charset) {
    if (charset == "big5") {
        static Pairs const big5 = made("big5");
        return big5;
    }
    static Pairs const gb18030 = made("gb18030");
    return gb18030;
}

} // namespace duidu
