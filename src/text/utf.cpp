#include "text/utf.h"

#include "text/wide.h"

namespace duidu {

namespace {

// Length of the well-formed sequence at the start of `bytes` and its code point; {0, 0} where it is malformed.
// The ranges of the second byte are those of https://encoding.spec.whatwg.org/#utf-8-decoder.
struct Sequence {
    Offset length;
    char32_t point;
};
Sequence sequence_at(std::string_view bytes) {
    auto byte = [&](std::size_t i) { return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0u; };
    auto trail = [&](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
    unsigned lead = byte(0);
    if (lead < 0x80) return {1, lead};
    if (lead >= 0xC2 && lead < 0xE0 && trail(1)) return {2, (lead & 0x1F) << 6 | (byte(1) & 0x3F)};
    if (lead >= 0xE0 && lead < 0xF0 && trail(1) && trail(2) && !(lead == 0xE0 && byte(1) < 0xA0) && !(lead == 0xED && byte(1) > 0x9F))
        return {3, (lead & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F)};
    if (lead >= 0xF0 && lead < 0xF5 && trail(1) && trail(2) && trail(3) && !(lead == 0xF0 && byte(1) < 0x90) &&
        !(lead == 0xF4 && byte(1) > 0x8F))
        return {4, (lead & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F)};
    return {0, 0};
}

} // namespace

void append(std::u16string& units, char32_t point) {
    if (point > 0xFFFF) {
        units.push_back(char16_t(0xD7C0 + (point >> 10)));
        units.push_back(char16_t(0xDC00 + (point & 0x3FF)));
    } else {
        units.push_back(char16_t(point));
    }
}

std::u16string from_utf8(std::string_view bytes) {
    std::u16string units;
    units.reserve(bytes.size());
    while (!bytes.empty()) {
        Sequence sequence = sequence_at(bytes);
        append(units, sequence.length ? sequence.point : 0xFFFD);
        bytes.remove_prefix(std::max<Offset>(sequence.length, 1));
    }
    return units;
}

std::string to_utf8(std::u16string_view units) {
    std::string bytes(units.size() * 3, '\0'); // the most that they can take
    char* to = bytes.data();
    for (Offset at = 0;;) {
        Written common = write_common(to, units.substr(at));
        to += common.bytes;
        at += Offset(common.units);
        if (at == units.size()) break;
        char32_t point = code_point_at(units, at);
        at += units_of(point);
        if (point >= 0xD800 && point < 0xE000) point = 0xFFFD;
        int trails = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
        constexpr unsigned char leads[] = {0, 0xC0, 0xE0, 0xF0};
        *to++ = char(leads[trails] | point >> (6 * trails));
        while (trails-- > 0) *to++ = char(0x80 | (point >> (6 * trails) & 0x3F));
    }
    bytes.resize(std::size_t(to - bytes.data()));
    return bytes;
}

char32_t code_point_at(std::u16string_view units, Offset at) {
    char16_t unit = units[at];
    if (is_lead_surrogate(unit) && at + 1 < units.size() && is_trail_surrogate(units[at + 1]))
        return 0x10000 + ((char32_t(unit) - 0xD800) << 10) + (units[at + 1] - 0xDC00);
    return unit;
}

char32_t code_point_before(std::u16string_view units, Offset at) {
    char16_t unit = units[at - 1];
    if (is_trail_surrogate(unit) && at > 1 && is_lead_surrogate(units[at - 2])) return code_point_at(units, at - 2);
    return unit;
}

Offset count_code_points(std::u16string_view units) {
    Offset count = 0;
    for (Offset at = 0; at < units.size(); at += units_of(code_point_at(units, at))) ++count;
    return count;
}

} // namespace duidu
