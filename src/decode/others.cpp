// Charsets that the Encoding Standard does not read: EUC-TW, HZ, ISO-2022-CN, ISO-2022-KR. All are made of sets that other charsets hold
// too.
//
//     HZ    ~{VP9z~}        = GB 2312, each byte 80 more: D6D0 B9FA = 中国
//     EUC-TW   C4E3 / 8EA2A1A1   = cell of plane 1 / plane 2 of CNS 11643, which Big5 has in another order (cns.inc)
#include "decode/decoder.h"

#include <utility>

namespace duidu {

using namespace decoder;

namespace {

#include "decode/cns.inc"

// ---- the sets ----

// A pair of 21–7E in the set that `charset` keeps at A1–FE; 0 where there is none.
char32_t pair_of(std::string_view charset, unsigned first, unsigned second) {
    static Coder const *const gb = coder("gb18030"), *const kr = coder("euc-kr");
    Coder const& by = charset == "euc-kr" ? *kr : *gb;
    Byte8 const pair[] = {Byte8(first | 0x80), Byte8(second | 0x80)};
    Character found = by.character(by, pair, pair + 2);
    return found.length == 2 ? found.point : 0;
}

char32_t big5_of(unsigned pointer) {
    static Coder const* const big5 = coder("big5");
    unsigned trail = pointer % 157;
    Byte8 const pair[] = {Byte8(0x81 + pointer / 157), Byte8(trail + (trail < 0x3F ? 0x40 : 0x62))};
    return big5->character(*big5, pair, pair + 2).point;
}

char32_t third_of(unsigned cell) { return cell < std::size(cns_third) - 1 && cns_third[cell] != none ? cns_third[cell] : 0; }

// Row and cell count from 1 (byte − A0, or byte − 20); planes 1 to 3.
char32_t cns_of(unsigned plane, unsigned row, unsigned cell) {
    if (!within(row, 1, 94) || !within(cell, 1, 94)) return 0;
    unsigned place = (plane - 1) * 8836 + (row - 1) * 94 + cell - 1;
    if (plane == 3) return third_of(place - 2 * 8836);
    auto after = [](unsigned wanted, CnsRange const& range) { return wanted < range.cell; };
    CnsRange const* range = std::upper_bound(std::begin(cns_ranges), std::end(cns_ranges), place, after);
    if (range != std::begin(cns_ranges) && place - range[-1].cell < range[-1].length)
        return big5_of(range[-1].pointer + place - range[-1].cell);
    for (CnsAlone const& alone : cns_alone)
        if (alone.cell == place) return alone.point;
    return 0;
}

constexpr std::string_view high_plane = "a plane of CNS 11643 above the third, which is not read";
constexpr std::string_view unknown_escape = "an escape that nothing knows";
constexpr std::string_view eight_bits = "a byte of eight bits in a charset of seven";

// ---- the charsets ----

struct EucTw : AsciiCompatible {
    using AsciiCompatible::AsciiCompatible;

    static Offset common(Byte8 const*& at, Byte8 const* end, char16_t*& out) {
        Byte8 const* begin = at;
        for (; end - at >= 2 && at[0] > 0xA0 && at[1] > 0xA0; at += 2) {
            char32_t point = cns_of(1, at[0] - 0xA0u, at[1] - 0xA0u);
            if (point == 0 || point > 0xFFFF) break;
            *out++ = char16_t(point);
        }
        return Offset(at - begin);
    }
    static Taken step(Byte8 const* at, Byte8 const* end, bool) {
        if (at[0] < 0x80) return one(1, at[0]);
        if (at[0] == 0x8E) return four(at, end);
        if (!within(at[0], 0xA1, 0xFE)) return bad(1, no_lead);
        if (end - at < 2) return more();
        if (at[1] < 0xA1) return bad(1, no_trail);
        char32_t point = cns_of(1, at[0] - 0xA0u, at[1] - 0xA0u);
        return point ? one(2, point) : bad(2, unassigned);
    }
    static Taken four(Byte8 const* at, Byte8 const* end) {
        for (Offset i = 1; i < 4; ++i) {
            if (at + i == end) return more();
            if (at[i] < 0xA1) return bad(i, no_trail);
        }
        unsigned plane = at[1] - 0xA0u;
        if (plane < 1 || plane > 3) return bad(4, high_plane);
        char32_t point = cns_of(plane, at[2] - 0xA0u, at[3] - 0xA0u);
        return point ? one(4, point) : bad(4, unassigned);
    }
};

// What the charsets with shifts have in common: pairs of seven bits, a line end that takes some shifts back.
struct Shifted {
    static constexpr Offset width = 2;
    Shift& shift;
    Shifted(Coder const&, Shift& shift) : shift(shift) {}
    bool in_ascii() const { return false; }
    Offset common(Byte8 const*&, Byte8 const*, char16_t*&) const { return 0; }

    template <class Find> static Taken pair(Byte8 const* at, Byte8 const* end, Find find) {
        if (end - at < 2) return more();
        if (!within(at[1], 0x21, 0x7E)) return bad(1, no_trail);
        char32_t point = find(at[0], at[1]);
        return point ? one(2, point) : bad(2, unassigned);
    }
};

// https://www.rfc-editor.org/rfc/rfc1843
struct Hz : Shifted {
    using Shifted::Shifted;

    Taken step(Byte8 const* at, Byte8 const* end, bool) {
        if (at[0] == '\n') shift.now = 0;
        if (at[0] >= 0x80) return bad(1, eight_bits);
        if (at[0] == '~') return tilde(at, end);
        if (shift.now == 0 || at[0] < 0x21) return one(1, at[0]);
        return pair(at, end, [](unsigned first, unsigned second) { return pair_of("gb18030", first, second); });
    }
    Taken tilde(Byte8 const* at, Byte8 const* end) {
        if (end - at < 2) return more();
        if (at[1] == '~' && shift.now == 0) return one(2, '~');
        if (at[1] == '\n') return {2};
        if (at[1] != '{' && at[1] != '}') return bad(1, unknown_escape);
        shift.now = at[1] == '{';
        return {2};
    }
};

// https://www.rfc-editor.org/rfc/rfc1922; sets are told by the last byte of their escape
struct Iso2022Cn : Shifted {
    using Shifted::Shifted;

    static char32_t in_set(unsigned set, unsigned first, unsigned second) {
        if (set == 'A') return pair_of("gb18030", first, second);
        return set == 'G' || set == 'H' ? cns_of(set == 'G' ? 1 : 2, first - 0x20, second - 0x20) : 0;
    }
    Taken step(Byte8 const* at, Byte8 const* end, bool last) {
        if (at[0] >= 0x80) return bad(1, eight_bits);
        if (at[0] == '\n') shift = {}; // a line stands for itself
        if (at[0] == 0x0E || at[0] == 0x0F) return shift.now = at[0] == 0x0E, Taken{1};
        if (at[0] == 0x1B) return escape(at, end, last);
        if (shift.now == 0 || at[0] < 0x21) return one(1, at[0]);
        return pair(at, end, [&](unsigned first, unsigned second) { return in_set(shift.sets[0], first, second); });
    }
    Taken escape(Byte8 const* at, Byte8 const* end, bool last) {
        if (end - at < 4) return last ? bad(1, unknown_escape) : more();
        if (at[1] == 'N') { // one character of the second set
            char32_t point = in_set(shift.sets[1], at[2], at[3]);
            return point ? one(4, point) : bad(4, unassigned);
        }
        if (at[1] != '$' || (at[2] != ')' && at[2] != '*')) return bad(1, unknown_escape);
        shift.sets[at[2] == '*'] = at[3];
        return {4};
    }
};

// https://www.rfc-editor.org/rfc/rfc1557
struct Iso2022Kr : Shifted {
    using Shifted::Shifted;

    Taken step(Byte8 const* at, Byte8 const* end, bool last) {
        if (at[0] >= 0x80) return bad(1, eight_bits);
        if (at[0] == '\n') shift.now = 0;
        if (at[0] == 0x0E || at[0] == 0x0F) return shift.now = at[0] == 0x0E, Taken{1};
        if (at[0] == 0x1B) return escape(at, end, last);
        if (shift.now == 0 || at[0] < 0x21) return one(1, at[0]);
        return pair(at, end, [](unsigned first, unsigned second) { return pair_of("euc-kr", first, second); });
    }
    static Taken escape(Byte8 const* at, Byte8 const* end, bool last) {
        if (end - at < 4 && !last) return more();
        bool header = end - at >= 4 && at[1] == '$' && at[2] == ')' && at[3] == 'C';
        return header ? Taken{4} : bad(1, unknown_escape);
    }
};

// Every cell by its character; the first of those that share one.
struct Cell {
    char32_t point;
    std::uint16_t place;
};
std::vector<Cell> cells_by_character() {
    std::vector<Cell> cells;
    for (unsigned place = 0; place < 3 * 8836; ++place)
        if (char32_t point = cns_of(place / 8836 + 1, place % 8836 / 94 + 1, place % 94 + 1))
            cells.push_back({point, std::uint16_t(place)});
    std::stable_sort(cells.begin(), cells.end(), [](Cell a, Cell b) { return a.point < b.point; });
    return cells;
}

bool euc_tw_encode(Coder const&, std::u16string_view units, std::string& bytes) {
    static std::vector<Cell> const cells = cells_by_character();
    return encode_all(units, bytes, [](char32_t point, std::string& out) {
        auto cell = std::lower_bound(cells.begin(), cells.end(), point, [](Cell each, char32_t wanted) { return each.point < wanted; });
        if (cell == cells.end() || cell->point != point) return false;
        if (cell->place >= 8836) put(out, 0x8E, 0xA1 + cell->place / 8836);
        put(out, 0xA1 + cell->place % 8836 / 94, 0xA1 + cell->place % 94);
        return true;
    });
}

constexpr Coder others[] = {
    {"euc-tw", decode_piece<EucTw>, euc_tw_encode, character_at<EucTw>},
    {"hz-gb-2312", decode_piece<Hz>, no_encode, character_at<Hz>},
    {"iso-2022-cn", decode_piece<Iso2022Cn>, no_encode, character_at<Iso2022Cn>},
    {"iso-2022-kr", decode_piece<Iso2022Kr>, no_encode, character_at<Iso2022Kr>},
};

} // namespace

Coder const* other_coder(std::string_view name) {
    auto found = std::find_if(std::begin(others), std::end(others), [&](Coder const& each) { return each.name == name; });
    return found == std::end(others) ? nullptr : found;
}

} // namespace duidu
