#include "decode/charset.h"

#include "text/utf.h"

namespace duidu {

std::string charset_of_label(std::string_view) { return "utf-8"; }

void decode_bytes(std::string_view, Bytes bytes, ByteSpan at, Text& text, std::vector<Malformed>&) {
    for (Offset i = at.begin; i < at.end;) {
        Offset length = bytes[i] < 0x80 ? 1 : bytes[i] < 0xE0 ? 2 : bytes[i] < 0xF0 ? 3 : 4;
        length = std::min(length, at.end - i);
        std::u16string units = from_utf8({reinterpret_cast<char const*>(bytes.data()) + i, length});
        text.units += units;
        text.map.add({i, i + length}, Offset(units.size()), length % units.size() == 0);
        i += length;
    }
}

bool encode_units(std::string_view, std::u16string_view units, std::string& bytes) {
    bytes += to_utf8(units);
    return true;
}

Charset detect(Bytes bytes, CharsetHints const&) {
    Charset charset;
    charset.name = "utf-8";
    charset.confidence = 1;
    charset.candidates = {{"utf-8", 1}};
    if (!bytes.empty()) charset.regions = {{{0, Offset(bytes.size())}, "utf-8"}};
    return charset;
}

} // namespace duidu
