#include "decode/encoders.h"

#include "decode/decoder.h"
#include "decode/indexes.h"

#include <algorithm>
#include <vector>

namespace duidu::encoder {

using namespace decoder;
using namespace indexes;

namespace {

// From a code point to the pointer of an index, as the standard's "index pointer" says: 1 more than the pointer, 0 where there is none.
struct Pointers {
    std::vector<std::uint16_t> planes[3]; // of the planes that an index uses: 0, and 2 for Big5

    std::uint16_t of(char32_t point) const {
        auto const& plane = planes[std::min<char32_t>(point >> 16, 2)];
        return point < 0x30000 && !plane.empty() ? plane[point & 0xFFFF] : 0;
    }
    void set(char32_t point, unsigned pointer) {
        auto& plane = planes[point >> 16];
        if (plane.empty()) plane.resize(0x10000);
        plane[point & 0xFFFF] = std::uint16_t(pointer + 1);
    }
};

// Backwards, so that the first pointer of a character stays; `prefers_last` are those of which the standard wants the last.
template <class Unit> Pointers pointers_of(Unit const* index, unsigned begin, unsigned end, std::u16string_view prefers_last = {}) {
    Pointers pointers;
    for (unsigned pointer = end; pointer-- > begin;) {
        char32_t point = index[pointer];
        bool last = point < 0x10000 && prefers_last.find(char16_t(point)) != prefers_last.npos && pointers.of(point);
        if (point != none && !last) pointers.set(point, pointer);
    }
    return pointers;
}

// GB18030 of 2022 moved these characters out of the private use area; text written before keeps its bytes.
struct MovedCharacter {
    char16_t point;
    std::uint16_t bytes;
};
constexpr MovedCharacter moved_characters[] = {{0xE78D, 0xA6D9}, {0xE78E, 0xA6DA}, {0xE78F, 0xA6DB}, {0xE790, 0xA6DC}, {0xE791, 0xA6DD},
                                               {0xE792, 0xA6DE}, {0xE793, 0xA6DF}, {0xE794, 0xA6EC}, {0xE795, 0xA6ED}, {0xE796, 0xA6F3},
                                               {0xE81E, 0xFE59}, {0xE826, 0xFE61}, {0xE82B, 0xFE66}, {0xE82C, 0xFE67}, {0xE832, 0xFE6D},
                                               {0xE843, 0xFE7E}, {0xE854, 0xFE90}, {0xE864, 0xFEA0}};

bool gb_two(char32_t point, std::string& bytes) {
    static Pointers const pointers = pointers_of(gb18030_index, 0, 126 * 190);
    if (unsigned pointer = pointers.of(point)) {
        unsigned trail = --pointer % 190;
        put(bytes, 0x81 + pointer / 190, trail + (trail < 0x3F ? 0x40 : 0x41));
        return true;
    }
    auto before = [](MovedCharacter const& moved, char32_t p) { return moved.point < p; };
    auto moved = std::lower_bound(std::begin(moved_characters), std::end(moved_characters), point, before);
    if (moved == std::end(moved_characters) || moved->point != point) return false;
    put(bytes, moved->bytes >> 8, moved->bytes & 0xFF);
    return true;
}

void gb_four(char32_t point, std::string& bytes) {
    unsigned pointer = point - 0x10000 + 189000;
    if (point < 0x10000) {
        auto after = [](char32_t p, Gb18030Range const& range) { return p < range.point; };
        Gb18030Range const& range = *(std::upper_bound(std::begin(gb18030_ranges), std::end(gb18030_ranges), point, after) - 1);
        pointer = point == 0xE7C7 ? 7457 : range.pointer + (point - range.point);
    }
    put(bytes, 0x81 + pointer / 12600, '0' + pointer / 1260 % 10);
    put(bytes, 0x81 + pointer / 10 % 126, '0' + pointer % 10);
}

// The standard's encoder leaves out the Hong Kong supplement below A1, which its decoder knows; a text must find back to its bytes, so that
// those characters are kept here. What the standard does encode has the standard's bytes.
Pointers big5_pointers() {
    constexpr unsigned first = (0xA1 - 0x81) * 157;
    Pointers pointers = pointers_of(big5_index, 0, first);
    Pointers standard = pointers_of(big5_index, first, 126 * 157, u"═╞╡╪卅卉");
    for (unsigned plane : {0u, 2u})
        for (unsigned low = 0; low < standard.planes[plane].size(); ++low)
            if (unsigned pointer = standard.planes[plane][low]) pointers.set(plane << 16 | low, pointer - 1);
    return pointers;
}

// What both Japanese encoders do before they ask the index. 0: ask it.
unsigned japanese_single(char32_t point) { return point == 0x00A5 ? 0x5C : point == 0x203E ? 0x7E : 0; }

// The rows of NEC's selection are skipped: IBM's own say the same characters.
Pointers shift_jis_pointers() {
    Pointers pointers = pointers_of(jis0208_index, 8836, 120 * 94);
    Pointers lower = pointers_of(jis0208_index, 0, 8272);
    for (unsigned point = 0; point < 0x10000; ++point)
        if (lower.of(point)) pointers.set(point, lower.of(point) - 1u);
    return pointers;
}

} // namespace

bool utf8(Coder const&, std::u16string_view units, std::string& bytes) {
    return encode_all(units, bytes, [](char32_t point, std::string& out) {
        if (point < 0x800) return put(out, 0xC0 | point >> 6, 0x80 | (point & 0x3F)), true;
        if (point < 0x10000) put(out, 0xE0 | point >> 12);
        else put(out, 0xF0 | point >> 18, 0x80 | (point >> 12 & 0x3F));
        put(out, 0x80 | (point >> 6 & 0x3F), 0x80 | (point & 0x3F));
        return true;
    });
}

bool gb18030(Coder const&, std::u16string_view units, std::string& bytes) {
    return encode_all(units, bytes, [](char32_t point, std::string& out) {
        if (point == 0xE5E5) return false; // its two bytes are U+3000
        if (!gb_two(point, out)) gb_four(point, out);
        return true;
    });
}

bool gbk(Coder const&, std::u16string_view units, std::string& bytes) {
    return encode_all(units, bytes,
                      [](char32_t point, std::string& out) { return point == 0x20AC ? (put(out, 0x80), true) : gb_two(point, out); });
}

bool big5(Coder const&, std::u16string_view units, std::string& bytes) {
    static Pointers const pointers = big5_pointers();
    return encode_all(units, bytes, [](char32_t point, std::string& out) {
        unsigned pointer = pointers.of(point);
        if (pointer-- == 0) return false;
        unsigned trail = pointer % 157;
        put(out, 0x81 + pointer / 157, trail + (trail < 0x3F ? 0x40 : 0x62));
        return true;
    });
}

bool euc_kr(Coder const&, std::u16string_view units, std::string& bytes) {
    static Pointers const pointers = pointers_of(euc_kr_index, 0, 125 * 190);
    return encode_all(units, bytes, [](char32_t point, std::string& out) {
        unsigned pointer = pointers.of(point);
        if (pointer-- == 0) return false;
        put(out, 0x81 + pointer / 190, 0x41 + pointer % 190);
        return true;
    });
}

bool euc_jp(Coder const&, std::u16string_view units, std::string& bytes) {
    static Pointers const pointers = pointers_of(jis0208_index, 0, 120 * 94);
    return encode_all(units, bytes, [](char32_t point, std::string& out) {
        if (unsigned single = japanese_single(point)) return put(out, single), true;
        if (within(point, 0xFF61, 0xFF9F)) return put(out, 0x8E, point - 0xFF61 + 0xA1), true;
        unsigned pointer = pointers.of(point == 0x2212 ? 0xFF0D : point);
        if (pointer-- == 0) return false;
        put(out, 0xA1 + pointer / 94, 0xA1 + pointer % 94);
        return true;
    });
}

bool shift_jis(Coder const&, std::u16string_view units, std::string& bytes) {
    static Pointers const pointers = shift_jis_pointers();
    return encode_all(units, bytes, [](char32_t point, std::string& out) {
        if (unsigned single = japanese_single(point)) return put(out, single), true;
        if (point == 0x80) return put(out, 0x80), true;
        if (within(point, 0xFF61, 0xFF9F)) return put(out, point - 0xFF61 + 0xA1), true;
        unsigned pointer = pointers.of(point == 0x2212 ? 0xFF0D : point);
        if (pointer-- == 0) return false;
        unsigned lead = pointer / 188, trail = pointer % 188;
        put(out, lead + (lead < 0x1F ? 0x81 : 0xC1), trail + (trail < 0x3F ? 0x40 : 0x41));
        return true;
    });
}

bool single(Coder const& coder, std::u16string_view units, std::string& bytes) {
    return encode_all(units, bytes, [&](char32_t point, std::string& out) {
        char16_t const* place = std::find(coder.page, coder.page + 128, char16_t(point));
        if (point > 0xFFFF || point == none || place == coder.page + 128) return false;
        put(out, 0x80 + unsigned(place - coder.page));
        return true;
    });
}

template <bool big> bool utf16(Coder const&, std::u16string_view units, std::string& bytes) {
    for (Offset at = 0; at < units.size(); ++at) {
        bool pair = is_lead_surrogate(units[at]) && at + 1 < units.size() && is_trail_surrogate(units[at + 1]);
        if (within(units[at], 0xD800, 0xDFFF) && !pair) return false;
        at += pair;
    }
    for (char16_t unit : units) big ? put(bytes, unit >> 8, unit & 0xFF) : put(bytes, unit & 0xFF, unit >> 8);
    return true;
}

template <bool big> bool utf32(Coder const&, std::u16string_view units, std::string& bytes) {
    std::size_t before = bytes.size();
    for (Offset at = 0; at < units.size();) {
        char32_t point = code_point_at(units, at);
        if (within(point, 0xD800, 0xDFFF)) return bytes.resize(before), false;
        for (int i = 0; i < 4; ++i) put(bytes, point >> (big ? 24 - 8 * i : 8 * i) & 0xFF);
        at += units_of(point);
    }
    return true;
}

template bool utf16<false>(Coder const&, std::u16string_view, std::string&);
template bool utf16<true>(Coder const&, std::u16string_view, std::string&);
template bool utf32<false>(Coder const&, std::u16string_view, std::string&);
template bool utf32<true>(Coder const&, std::u16string_view, std::string&);

} // namespace duidu::encoder
