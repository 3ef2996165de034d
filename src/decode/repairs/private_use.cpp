// Characters that older charsets kept in the private-use area and that Unicode has since encoded:
//
//     U+E78D (GB18030-2000, bytes A6D9)  →  ︐ U+FE10        U+E818 (GBK, bytes FE53)  →  㑳
//     U+E2A5 (Big5-HKSCS-1999)           →  the character that the same bytes have today
//
// Fonts use the same area for their own signs, icons before all: <i>\uE6A8</i> Home, \uE601 首页. So a page is repaired only where all its
// private characters have such an origin and stand in running Han text; else it is told.
#include "decode/repair.h"

#include "decode/charset.h"
#include "decode/pairs.h"
#include "text/utf.h"

namespace duidu {

namespace {

struct Row {
    char16_t first, last; // private use
    std::uint16_t bytes;  // of the first; the others follow, 7F left out
};

// GBK's own private rows, as windows-936 and GB18030-2000 number them.
constexpr Row gbk_rows[] = {{0xE78D, 0xE793, 0xA6D9}, {0xE794, 0xE795, 0xA6EC}, {0xE796, 0xE796, 0xA6F3}, {0xE7C7, 0xE7C7, 0xA8BC},
                            {0xE7C8, 0xE7C8, 0xA8BF}, {0xE7E7, 0xE7F3, 0xA989}, {0xE815, 0xE864, 0xFE50}};

char32_t decoded_pair(std::string_view charset, std::uint8_t lead, std::uint8_t trail) {
    std::uint8_t bytes[] = {lead, trail};
    Text text;
    std::vector<Malformed> malformed;
    decode_bytes(charset, bytes, {0, 2}, text, malformed);
    char32_t point = text.units.empty() ? 0 : code_point_at(text.units, 0);
    bool good = malformed.empty() && units_of(point) == text.units.size() && !(point >= 0xE000 && point < 0xF900);
    return good ? point : 0;
}

// Six of them GB18030 has since in its four-byte part, where the tables of the web leave the pair private.
struct Outside {
    char16_t unit;
    char32_t point;
};
constexpr Outside outside[] = {{0xE816, 0x20087}, {0xE817, 0x20089}, {0xE818, 0x200CC},
                               {0xE831, 0x215D7}, {0xE83B, 0x2298F}, {0xE855, 0x241FE}};

char32_t of_gbk(char16_t unit) {
    for (Outside const& each : outside)
        if (each.unit == unit) return each.point;
    for (Row const& row : gbk_rows) {
        if (unit < row.first || unit > row.last) continue;
        unsigned trail = (row.bytes & 0xFFu) + (unit - row.first);
        trail += (row.bytes & 0xFF) < 0x7F && trail >= 0x7F;
        return decoded_pair("gb18030", std::uint8_t(row.bytes >> 8), std::uint8_t(trail));
    }
    return 0;
}

// Big5's user-defined rows, 157 characters each. https://www.unicode.org/Public/MAPPINGS/VENDORS/MISC/ (cp950 and HKSCS number them alike)
struct Rows {
    char16_t first, last;
    std::uint8_t lead, trail;
};
constexpr Rows big5_rows[] = {{0xE000, 0xE310, 0xFA, 0x40},
                              {0xE311, 0xEEB7, 0x8E, 0x40},
                              {0xEEB8, 0xF6B0, 0x81, 0x40},
                              {0xF6B1, 0xF70E, 0xC6, 0xA1},
                              {0xF70F, 0xF848, 0xC7, 0x40}};

char32_t of_big5(char16_t unit) {
    for (Rows const& rows : big5_rows) {
        if (unit < rows.first || unit > rows.last) continue;
        unsigned index = unit - rows.first + (rows.trail == 0xA1 ? 63 : 0);
        unsigned lead = rows.lead + index / 157, place = index % 157;
        return decoded_pair("big5", std::uint8_t(lead), std::uint8_t(place < 63 ? 0x40 + place : 0xA1 + place - 63));
    }
    return 0;
}

struct Origin {
    char32_t (*of)(char16_t unit);
    char const *name, *charset;
};
constexpr Origin origins[] = {{of_gbk, "GBK and GB18030 before 2022", "gb18030"}, {of_big5, "Big5-HKSCS before 2004", "big5"}};

bool is_private(char16_t unit) { return unit >= 0xE000 && unit < 0xF900; }

bool is_han(char16_t unit) { return (unit >= 0x3400 && unit <= 0x9FFF) || (unit >= 0xD840 && unit < 0xDC00); }
bool is_wide_mark(char16_t unit) {
    return (unit >= 0x3001 && unit <= 0x301F) || (unit >= 0xFF01 && unit <= 0xFF5E) || unit == u'“' || unit == u'”';
}

// A character of running text has Han on one side and Han or its marks on the other. An icon stands alone, before a word or behind one.
bool stands_in_han(std::u16string_view text, Offset at) {
    Offset begin = at, end = at;
    while (begin > 0 && is_private(text[begin - 1])) --begin;
    while (end < text.size() && is_private(text[end])) ++end;
    char16_t before = begin > 0 ? text[begin - 1] : u'\n', after = end < text.size() ? text[end] : u'\n';
    bool han_before = is_han(before) || is_trail_surrogate(before), han_after = is_han(after);
    return (han_before && (han_after || is_wide_mark(after))) || (han_after && is_wide_mark(before));
}

constexpr double readable = 50; // mean surprise; text in a wrong frame, where private characters abound, lies above 60

// Whether the line of a private character reads well without it.
bool is_readable_line(std::u16string_view text, Offset at) {
    std::size_t before = text.rfind(u'\n', at), begin = before == text.npos ? 0 : before + 1,
                end = std::min(text.find(u'\n', at), text.size());
    begin = std::max<std::size_t>(begin, at > 200 ? at - 200 : 0);
    end = std::min<std::size_t>(end, at + 200);
    std::u16string line;
    for (char16_t unit : text.substr(begin, end - begin))
        if (!is_private(unit)) line.push_back(unit);
    return line.empty() || mean_surprise(line) < readable;
}

bool may_be_from(std::string_view origin, std::string_view charset) {
    bool gb = charset == "gb18030" || charset == "gbk", big5 = charset == "big5";
    return origin == "big5" ? !gb : !big5;
}

} // namespace

void private_use(Page const& page, Findings& findings) {
    std::u16string_view text = page.text.units;
    Offset found = Offset(std::find_if(text.begin(), text.end(), is_private) - text.begin());
    Span first{found, found + 1};
    for (Origin const& origin : origins) {
        std::vector<Repair> repairs;
        bool all = may_be_from(origin.charset, page.charset.name);
        for (Offset at = 0; at < text.size() && all; ++at) {
            if (!is_private(text[at])) continue;
            char32_t point = origin.of(text[at]);
            all = point != 0 && stands_in_han(text, at) && is_readable_line(text, at);
            Repair repair;
            repair.kind = "private_use";
            repair.span = {at, at + 1};
            repair.was = text.substr(at, 1);
            if (point) append(repair.now, point);
            repair.certainty = Certainty::probable;
            repair.confidence = 0.9;
            repair.why = std::string(origin.name) +
                         " kept this character in the private-use area; all private characters of the page have that origin";
            repairs.push_back(std::move(repair));
        }
        if (!all || repairs.empty()) continue;
        findings.repairs = std::move(repairs);
        return;
    }
    findings.notes.push_back({"private_use", first, {}, "private-use characters stand here whose meaning lies in a font; they stay"});
}

} // namespace duidu
