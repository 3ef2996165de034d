// UTF-8 as the standard's algorithm takes it, apart from the other charsets: whoever asks whether a line is well-formed asks for every
// line. https://encoding.spec.whatwg.org/#utf-8-decoder
#pragma once

#include "decode/decoder.h"
#include "text/wide.h"

namespace duidu::decoder {

struct Utf8 : AsciiCompatible {
    static constexpr Offset width = 3;
    using AsciiCompatible::AsciiCompatible;

    static Offset common(Byte8 const*& at, Byte8 const* end, char16_t*& out) {
        std::size_t count = read_wide(out, {at, end});
        at += width * count, out += count;
        return Offset(width * count);
    }

    static Taken step(Byte8 const* at, Byte8 const* end, bool) {
        unsigned lead = at[0];
        if (lead < 0x80) return one(1, lead);
        if (within(lead, 0x80, 0xBF)) return bad(1, "a continuation byte without its lead");
        if (!within(lead, 0xC2, 0xF4)) return bad(1, lead < 0xC2 ? "an overlong form" : "a byte that UTF-8 never uses");
        Offset length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        unsigned lower = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        unsigned upper = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        char32_t point = lead & (0x7F >> length);
        for (Offset i = 1; i < length; ++i, lower = 0x80, upper = 0xBF) {
            if (at + i == end) return more();
            if (!within(at[i], lower, upper)) return bad(i, "a sequence without its continuation bytes");
            point = point << 6 | (at[i] & 0x3F);
        }
        return one(length, point);
    }
};

} // namespace duidu::decoder
