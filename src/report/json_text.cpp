#include "report/json_text.h"

#include "text/utf.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace duidu {

namespace {

bool is_plain(char16_t unit) { return unit >= 0x20 && unit != u'"' && unit != u'\\'; }

// Three decimals and the like, which is what confidences and scores have: the end of what was written, or null.
char* short_number(char* to, char* end, double value) {
    constexpr double scale = 1e4, limit = 1e9;
    double size = std::fabs(value) * scale;
    if (!(size <= limit)) return nullptr;
    auto whole = static_cast<long>(size + 0.5);
    if (double(whole) / scale != std::fabs(value)) return nullptr;
    if (std::signbit(value)) *to++ = '-';
    to = std::to_chars(to, end, whole / 10000).ptr;
    *to++ = '.';
    long rest = whole % 10000;
    for (long place = 1000; place > 0 && (rest > 0 || place == 1000); rest %= place, place /= 10) *to++ = char('0' + rest / place);
    return to;
}

// One code point of more than 7 bits.
char* encode(char* to, char32_t point) {
    if (point < 0x800) {
        *to++ = char(0xC0 | point >> 6);
    } else {
        if (point < 0x10000) *to++ = char(0xE0 | point >> 12);
        else *to++ = char(0xF0 | point >> 18), *to++ = char(0x80 | (point >> 12 & 0x3F));
        *to++ = char(0x80 | (point >> 6 & 0x3F));
    }
    *to++ = char(0x80 | (point & 0x3F));
    return to;
}

} // namespace

// As few digits as give the same number back.
void JsonText::number(double value) {
    constexpr std::size_t longest = 40;
    if (!std::isfinite(value)) return put("null");
    char* to = room(longest);
    if (char* end = short_number(to, to + longest, value)) {
        to_ += std::size_t(end - to);
        return;
    }
    int length = 0;
    for (int precision = 15; precision <= 17; ++precision) {
        length = std::snprintf(to, longest, "%.*g", precision, value);
        if (std::strtod(to, nullptr) == value) break;
    }
    bool whole = std::string_view(to, std::size_t(length)).find_first_of(".e") == std::string_view::npos;
    to_ += std::size_t(length);
    if (whole) put(".0");
}

// What JSON asks to be escaped: a quotation mark, a backslash, a control character.
void JsonText::escape(unsigned char c) {
    constexpr std::string_view named = "\"\\\b\f\n\r\t", names = "\"\\bfnrt";
    std::size_t at = named.find(char(c));
    if (at == named.npos) {
        put("\\u00");
        put("0123456789abcdef"[c >> 4]);
        return put("0123456789abcdef"[c & 15]);
    }
    put('\\');
    put(names[at]);
}

void JsonText::string(std::string_view utf8) {
    for (char c : utf8)
        if (static_cast<unsigned char>(c) >= 0x80) return string(std::u16string_view(from_utf8(utf8)));
    put('"');
    for (char c : utf8) is_plain(char16_t(c)) ? put(c) : escape(static_cast<unsigned char>(c));
    put('"');
}

void JsonText::string(std::u16string_view units) {
    put('"');
    constexpr std::size_t piece = 1024, most = 3; // units between two looks for room, and the bytes of each
    for (std::size_t at = 0; at < units.size();) {
        char *const begin = room((piece + 1) * most), *to = begin;
        std::size_t end = std::min(units.size(), at + piece);
        for (; at < end && (units[at] >= 0x80 || is_plain(units[at])); ++at) {
            if (char16_t unit = units[at]; unit < 0x80) {
                *to++ = char(unit);
            } else if ((unit & 0xF800) != 0xD800) {
                to = encode(to, unit);
            } else {
                char32_t point = code_point_at(units, Offset(at));
                at += units_of(point) - 1;
                to = encode(to, point > 0xFFFF ? point : 0xFFFD);
            }
        }
        to_ += std::size_t(to - begin);
        if (at < end) escape(static_cast<unsigned char>(units[at++]));
    }
    put('"');
}

} // namespace duidu
