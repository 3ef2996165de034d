#include "decode/whatwg.h"

#include "decode/decoder.h"
#include "decode/encoders.h"
#include "decode/indexes.h"
#include "decode/utf8.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <memory>
#include <string_view>
#include <utility>

namespace duidu {

using namespace decoder;
using namespace indexes;

namespace {

// A pair that the index does not know: "if byte is an ASCII byte, restore byte" gives the trail back.
Taken bad_pair(Byte8 trail) { return trail < 0x80 ? bad(1, no_trail) : bad(2, unassigned); }

// ---- the charsets: `pair` is what two bytes mean (0 = ask step), `step` is the standard's algorithm ----

// What two bytes mean in a charset: one look-up and no question a character. 0 where step() must be asked, as below lead 80. By the number
// that the two bytes are in memory, so that eight of them are read at once.
static_assert(std::endian::native == std::endian::little);
struct PairTable {
    char16_t units[0x10000] = {};
};

template <class Pairs> PairTable const& pair_table() {
    static std::unique_ptr<PairTable const> const table = [] {
        auto made = std::make_unique<PairTable>();
        for (unsigned lead = 0x80; lead < 0x100; ++lead)
            for (unsigned trail = 0x40; trail < 0x100; ++trail) made->units[trail << 8 | lead] = Pairs::pair(lead, trail);
        return made;
    }();
    return *table;
}

template <class Pairs> char16_t const* pair_units() { return pair_table<Pairs>().units; }

// The double-byte charsets: `Pairs::pair` says what two bytes mean.
template <class Pairs> struct DoubleByte : AsciiCompatible {
    PairTable const& table;
    DoubleByte(Coder const& coder, Shift& shift) : AsciiCompatible(coder, shift), table(pair_table<Pairs>()) {}

    Offset common(Byte8 const*& at, Byte8 const* end, char16_t*& out) const {
        Byte8 const* begin = at;
        for (; end - at >= 8; at += 8, out += 4) { // four at once: their look-ups do not wait for one another
            std::uint64_t bytes, units = 0;
            std::memcpy(&bytes, at, 8);
            for (int shift = 0; shift < 64; shift += 16) units |= std::uint64_t(table.units[bytes >> shift & 0xFFFF]) << shift;
            if ((units - 0x0001'0001'0001'0001) & ~units & 0x8000'8000'8000'8000) break; // one of them is 0
            std::memcpy(out, &units, 8);
        }
        for (; end - at >= 2; at += 2) {
            char16_t unit = table.units[at[1] << 8 | at[0]];
            if (unit == 0) break;
            *out++ = unit;
        }
        return Offset(at - begin);
    }
};

// U+10000 begins at pointer 189000; the ranges lead through the rest of the BMP. 0 where the standard has no code point.
char32_t gb18030_four(unsigned pointer) {
    if ((pointer > 39419 && pointer < 189000) || pointer > 1237575) return 0;
    if (pointer == 7457) return 0xE7C7;
    if (pointer >= 189000) return 0x10000 + (pointer - 189000);
    auto after = [](unsigned p, Gb18030Range const& range) { return p < range.pointer; };
    Gb18030Range const& range = *(std::upper_bound(std::begin(gb18030_ranges), std::end(gb18030_ranges), pointer, after) - 1);
    return range.point + (pointer - range.pointer);
}

struct Gb18030 : DoubleByte<Gb18030> {
    using DoubleByte::DoubleByte;

    static char16_t pair(unsigned lead, unsigned trail) {
        if (!within(lead, 0x81, 0xFE) || !within(trail, 0x40, 0xFE) || trail == 0x7F) return 0;
        return gb18030_index[(lead - 0x81) * 190 + trail - (trail < 0x7F ? 0x40 : 0x41)];
    }

    static Taken step(Byte8 const* at, Byte8 const* end, bool) {
        if (at[0] < 0x80) return one(1, at[0]);
        if (at[0] == 0x80) return one(1, 0x20AC);
        if (at[0] == 0xFF) return bad(1, no_lead);
        if (end - at < 2) return more();
        if (char16_t unit = pair(at[0], at[1])) return one(2, unit);
        if (!within(at[1], '0', '9')) return bad_pair(at[1]);
        if (end - at < 3) return more();
        if (!within(at[2], 0x81, 0xFE)) return bad(1, no_trail);
        if (end - at < 4) return more();
        if (!within(at[3], '0', '9')) return bad(1, no_trail);
        char32_t point = gb18030_four(((at[0] - 0x81u) * 10 + at[1] - '0') * 1260 + (at[2] - 0x81u) * 10 + at[3] - '0');
        return point ? one(4, point) : bad(4, unassigned);
    }
};

struct Big5 : DoubleByte<Big5> {
    using DoubleByte::DoubleByte;

    static unsigned pointer(unsigned lead, unsigned trail) { return (lead - 0x81) * 157 + trail - (trail < 0x7F ? 0x40 : 0x62); }
    static bool shape(unsigned lead, unsigned trail) {
        return within(lead, 0x81, 0xFE) && (within(trail, 0x40, 0x7E) || within(trail, 0xA1, 0xFE));
    }
    static char16_t pair(unsigned lead, unsigned trail) {
        if (!shape(lead, trail)) return 0;
        char32_t point = big5_index[pointer(lead, trail)];
        return point == none || point > 0xFFFF ? 0 : char16_t(point);
    }

    static Taken step(Byte8 const* at, Byte8 const* end, bool) {
        if (at[0] < 0x80) return one(1, at[0]);
        if (!within(at[0], 0x81, 0xFE)) return bad(1, no_lead);
        if (end - at < 2) return more();
        if (!shape(at[0], at[1])) return bad_pair(at[1]);
        switch (unsigned place = pointer(at[0], at[1])) {
        case 1133:
            return {2, 2, {0x00CA, 0x0304}};
        case 1135:
            return {2, 2, {0x00CA, 0x030C}};
        case 1164:
            return {2, 2, {0x00EA, 0x0304}};
        case 1166:
            return {2, 2, {0x00EA, 0x030C}};
        default:
            return big5_index[place] == none ? bad_pair(at[1]) : one(2, big5_index[place]);
        }
    }
};

struct EucKr : DoubleByte<EucKr> {
    using DoubleByte::DoubleByte;

    static char16_t pair(unsigned lead, unsigned trail) {
        unsigned place = (lead - 0x81) * 190 + trail - 0x41;
        if (!within(lead, 0x81, 0xFD) || !within(trail, 0x41, 0xFE) || euc_kr_index[place] == none) return 0;
        return euc_kr_index[place];
    }

    static Taken step(Byte8 const* at, Byte8 const* end, bool) {
        if (at[0] < 0x80) return one(1, at[0]);
        if (!within(at[0], 0x81, 0xFE)) return bad(1, no_lead);
        if (end - at < 2) return more();
        char16_t unit = pair(at[0], at[1]);
        return unit ? one(2, unit) : bad_pair(at[1]);
    }
};

char16_t jis0208_at(unsigned row, unsigned cell) { return row < 94 && cell < 94 ? jis0208_index[row * 94 + cell] : none; }

struct EucJp : DoubleByte<EucJp> {
    using DoubleByte::DoubleByte;

    static char16_t pair(unsigned lead, unsigned trail) {
        char16_t unit = lead < 0xA1 ? none : jis0208_at(lead - 0xA1, trail - 0xA1);
        return unit == none ? 0 : unit;
    }

    static Taken step(Byte8 const* at, Byte8 const* end, bool) {
        unsigned lead = at[0];
        if (lead < 0x80) return one(1, lead);
        if (lead != 0x8E && lead != 0x8F && !within(lead, 0xA1, 0xFE)) return bad(1, no_lead);
        if (end - at < 2) return more();
        if (lead == 0x8E && within(at[1], 0xA1, 0xDF)) return one(2, 0xFF61 - 0xA1 + at[1]);
        if (lead == 0x8F && within(at[1], 0xA1, 0xFE)) return three(at, end);
        char16_t unit = pair(lead, at[1]);
        return unit ? one(2, unit) : bad_pair(at[1]);
    }
    static Taken three(Byte8 const* at, Byte8 const* end) {
        if (end - at < 3) return more();
        unsigned row = at[1] - 0xA1u, cell = at[2] - 0xA1u;
        char16_t unit = row < 77 && cell < 94 ? jis0212_index[row * 94 + cell] : none;
        if (unit != none) return one(3, unit);
        return at[2] < 0x80 ? bad(2, no_trail) : bad(3, unassigned);
    }
};

struct ShiftJis : DoubleByte<ShiftJis> {
    using DoubleByte::DoubleByte;

    static char16_t pair(unsigned lead, unsigned trail) {
        if (!(within(lead, 0x81, 0x9F) || within(lead, 0xE0, 0xFC)) || !within(trail, 0x40, 0xFC) || trail == 0x7F) return 0;
        unsigned place = (lead - (lead < 0xA0 ? 0x81 : 0xC1)) * 188 + trail - (trail < 0x7F ? 0x40 : 0x41);
        if (within(place, 8836, 10715)) return char16_t(0xE000 - 8836 + place);
        return jis0208_index[place] == none ? 0 : jis0208_index[place];
    }

    static Taken step(Byte8 const* at, Byte8 const* end, bool) {
        unsigned lead = at[0];
        if (lead <= 0x80) return one(1, lead);
        if (within(lead, 0xA1, 0xDF)) return one(1, 0xFF61 - 0xA1 + lead);
        if (lead == 0xA0 || lead > 0xFC) return bad(1, no_lead);
        if (end - at < 2) return more();
        char16_t unit = pair(lead, at[1]);
        return unit ? one(2, unit) : bad_pair(at[1]);
    }
};

// The page's upper half is in the coder.
struct SinglePage : AsciiCompatible {
    static constexpr Offset width = 1;
    char16_t const* page;
    SinglePage(Coder const& coder, Shift& shift) : AsciiCompatible(coder, shift), page(coder.page) {}

    Offset common(Byte8 const*& at, Byte8 const* end, char16_t*& out) const {
        Byte8 const* begin = at;
        for (; at < end && *at >= 0x80 && page[*at - 0x80] != none; ++at) *out++ = page[*at - 0x80];
        return Offset(at - begin);
    }
    Taken step(Byte8 const* at, Byte8 const*, bool) const {
        char16_t unit = at[0] < 0x80 ? at[0] : page[at[0] - 0x80];
        return unit == none ? bad(1, unassigned) : one(1, unit);
    }
};

// Two bytes a unit; a lone surrogate gives back the unit after it.
template <bool big> struct Utf16 {
    static constexpr Offset width = 2;
    Utf16(Coder const&, Shift&) {}
    bool in_ascii() const { return false; }
    static unsigned unit(Byte8 const* at) { return big ? unsigned(at[0] << 8 | at[1]) : unsigned(at[1] << 8 | at[0]); }

    static Offset common(Byte8 const*& at, Byte8 const* end, char16_t*& out) {
        Byte8 const* begin = at;
        for (; end - at >= 2 && !within(unit(at), 0xD800, 0xDFFF); at += 2) *out++ = char16_t(unit(at));
        return Offset(at - begin);
    }
    static Taken step(Byte8 const* at, Byte8 const* end, bool) {
        if (end - at < 2) return more();
        unsigned lead = unit(at);
        if (!within(lead, 0xD800, 0xDFFF)) return one(2, lead);
        if (within(lead, 0xDC00, 0xDFFF)) return bad(2, "the second half of a surrogate pair alone");
        if (end - at < 4) return more();
        if (!within(unit(at + 2), 0xDC00, 0xDFFF)) return bad(2, "the first half of a surrogate pair alone");
        return {4, 2, {char16_t(lead), char16_t(unit(at + 2))}};
    }
};

template <bool big> struct Utf32 {
    static constexpr Offset width = 4;
    Utf32(Coder const&, Shift&) {}
    bool in_ascii() const { return false; }

    static Offset common(Byte8 const*&, Byte8 const*, char16_t*&) { return 0; }
    static Taken step(Byte8 const* at, Byte8 const* end, bool) {
        if (end - at < 4) return more();
        char32_t point = 0;
        for (int i = 0; i < 4; ++i) point = point << 8 | at[big ? i : 3 - i];
        if (point > 0x10FFFF || within(point, 0xD800, 0xDFFF)) return bad(4, "no code point");
        return one(4, point);
    }
};

// https://encoding.spec.whatwg.org/#iso-2022-jp-decoder
struct Iso2022Jp {
    static constexpr Offset width = 2;
    enum Set : Byte8 { ascii, roman, katakana, jis };
    Shift& shift;
    Iso2022Jp(Coder const&, Shift& shift) : shift(shift) {}
    bool in_ascii() const { return false; }
    Offset common(Byte8 const*&, Byte8 const*, char16_t*&) const { return 0; }

    Taken step(Byte8 const* at, Byte8 const* end, bool last) {
        if (at[0] == 0x1B) return escape(at, end, last);
        shift.wrote = true;
        if (shift.now == katakana && within(at[0], 0x21, 0x5F)) return one(1, 0xFF61 - 0x21 + at[0]);
        if (shift.now == jis && within(at[0], 0x21, 0x7E)) return two(at, end);
        if (shift.now >= katakana || at[0] >= 0x80 || at[0] == 0x0E || at[0] == 0x0F) return bad(1, no_lead);
        if (shift.now == roman && (at[0] == 0x5C || at[0] == 0x7E)) return one(1, at[0] == 0x5C ? 0x00A5 : 0x203E);
        return one(1, at[0]);
    }
    static Taken two(Byte8 const* at, Byte8 const* end) {
        if (end - at < 2) return more();
        if (at[1] == 0x1B) return bad(1, no_trail);
        char16_t unit = jis0208_at(at[0] - 0x21u, at[1] - 0x21u);
        return unit == none ? bad(2, unassigned) : one(2, unit);
    }
    Taken escape(Byte8 const* at, Byte8 const* end, bool last) {
        struct Escape {
            char bytes[3];
            Set set;
        };
        constexpr Escape escapes[] = {{"(B", ascii}, {"(J", roman}, {"(I", katakana}, {"$@", jis}, {"$B", jis}};
        if (end - at < 3 && !last) return more();
        for (Escape const& escape : escapes) {
            if (end - at < 3 || at[1] != escape.bytes[0] || at[2] != escape.bytes[1]) continue;
            shift.now = escape.set;
            // Two escapes in a row are an attack on filters, says the standard.
            bool empty = !std::exchange(shift.wrote, false);
            return empty ? bad(3, "an escape directly after an escape") : Taken{3};
        }
        shift.wrote =
            true; // the standard sets the output flag to false only for known sequences; the byte after ESC is read in the old state
        return bad(1, "an escape that nothing knows");
    }
};

// ---- the list ----

struct UpperHalf {
    char16_t page[128];
};
constexpr UpperHalf upper_half(char16_t first) {
    UpperHalf half{};
    for (unsigned i = 0; i < 128; ++i) half.page[i] = char16_t(first + i);
    return half;
}
constexpr UpperHalf latin1 = upper_half(0x80), user_defined = upper_half(0xF780);

constexpr Coder coders[] = {
    {"utf-8", decode_piece<Utf8>, encoder::utf8, character_at<Utf8>},
    {"gb18030", decode_piece<Gb18030>, encoder::gb18030, character_at<Gb18030>, nullptr, pair_units<Gb18030>},
    {"gbk", decode_piece<Gb18030>, encoder::gbk, character_at<Gb18030>, nullptr, pair_units<Gb18030>}, // the standard decodes both alike
    {"big5", decode_piece<Big5>, encoder::big5, character_at<Big5>, nullptr, pair_units<Big5>},
    {"utf-16le", decode_piece<Utf16<false>>, encoder::utf16<false>, character_at<Utf16<false>>},
    {"utf-16be", decode_piece<Utf16<true>>, encoder::utf16<true>, character_at<Utf16<true>>},
    {"shift_jis", decode_piece<ShiftJis>, encoder::shift_jis, character_at<ShiftJis>, nullptr, pair_units<ShiftJis>},
    {"euc-jp", decode_piece<EucJp>, encoder::euc_jp, character_at<EucJp>, nullptr, pair_units<EucJp>},
    {"euc-kr", decode_piece<EucKr>, encoder::euc_kr, character_at<EucKr>, nullptr, pair_units<EucKr>},
    {"iso-2022-jp", decode_piece<Iso2022Jp>, no_encode, character_at<Iso2022Jp>},
    {"utf-32le", decode_piece<Utf32<false>>, encoder::utf32<false>, character_at<Utf32<false>>},
    {"utf-32be", decode_piece<Utf32<true>>, encoder::utf32<true>, character_at<Utf32<true>>},
    {"latin1", decode_piece<SinglePage>, encoder::single, character_at<SinglePage>, latin1.page}, // bytes as code points, C1 included
    {"x-user-defined", decode_piece<SinglePage>, encoder::single, character_at<SinglePage>, user_defined.page},
};

std::vector<Coder> single_coders() {
    std::vector<Coder> all;
    for (SingleByte const& page : single_bytes)
        all.push_back({page.name, decode_piece<SinglePage>, encoder::single, character_at<SinglePage>, page.high});
    return all;
}

} // namespace

Coder const* coder(std::string_view name) {
    auto named = [&](Coder const& each) { return each.name == name; };
    if (auto found = std::find_if(std::begin(coders), std::end(coders), named); found != std::end(coders)) return found;
    if (Coder const* other = other_coder(name)) return other;
    static std::vector<Coder> const singles = single_coders();
    if (name == "iso-8859-8-i") name = "iso-8859-8"; // they differ in the direction of the page only
    auto found = std::find_if(singles.begin(), singles.end(), named);
    return found == singles.end() ? nullptr : &*found;
}

} // namespace duidu
