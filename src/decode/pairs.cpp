#include "decode/pairs.h"

#include "decode/decoder.h"

namespace duidu {

namespace {

// Four pairs of Big5 are a letter and a mark upon it. https://encoding.spec.whatwg.org/#big5-decoder, step 3.3
bool is_two_units(std::string_view charset, std::uint16_t pair) {
    return charset == "big5" && (pair == 0x8862 || pair == 0x8864 || pair == 0x88A3 || pair == 0x88A5);
}

// Of two pairs for one character Big5 is written with that outside Hong Kong's rows, and for six characters with the last one.
// https://encoding.spec.whatwg.org/#index-big5-pointer
bool is_rather_written(std::string_view charset, char32_t point, std::uint16_t before) {
    constexpr std::u32string_view last = U"═╞╡╪十卅";
    return charset == "big5" && (before < 0xA140 || last.find(point) != last.npos);
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
            std::uint16_t& own = pairs.bytes[one.point];
            if (!own || is_rather_written(charset, one.point, own)) own = pair;
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
