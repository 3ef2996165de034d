#include "decode/pairs.h"

#include "decode/charset.h"

namespace duidu {

namespace {

// Decodes every pair on a line of its own and reads the lines back.
Pairs made(std::string_view charset) {
    Pairs pairs{charset, std::vector<char16_t>(0x10000), std::vector<std::uint16_t>(0x10000)};
    std::vector<std::uint8_t> bytes;
    std::vector<std::uint16_t> asked;
    for (unsigned lead = 0x81; lead < 0xFF; ++lead)
        for (unsigned trail = 0x40; trail < 0xFF; ++trail) {
            if (trail == 0x7F) continue;
            asked.push_back(std::uint16_t(lead << 8 | trail));
            bytes.insert(bytes.end(), {std::uint8_t(lead), std::uint8_t(trail), '\n'});
        }
    Text text;
    std::vector<Malformed> malformed;
    decode_bytes(charset, bytes, {0, Offset(bytes.size())}, text, malformed);
    std::size_t begin = 0;
    for (std::uint16_t pair : asked) {
        std::size_t end = text.units.find(u'\n', begin);
        char16_t unit = text.units[begin];
        if (end - begin == 1 && unit != 0xFFFD) {
            pairs.characters[pair] = unit;
            if (!pairs.bytes[unit]) pairs.bytes[unit] = pair;
        }
        begin = end + 1;
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
