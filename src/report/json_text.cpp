#include "report/json_text.h"

#include "text/utf.h"
#include "text/wide.h"

#include <array>
#include <bit>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace duidu {

namespace {

bool is_plain(char16_t unit) { return unit >= 0x20 && unit != u'"' && unit != u'\\'; }

constexpr auto pairs_of_digits = [] {
    std::array<char, 200> pairs{};
    for (std::size_t i = 0; i < 100; ++i) pairs[2 * i] = char('0' + i / 10), pairs[2 * i + 1] = char('0' + i % 10);
    return pairs;
}();

// So many ten-thousandths, with as few decimals as say it, one at least.
char* write_decimals(char* to, long whole) {
    to = write(to, whole / 10000);
    *to++ = '.';
    auto rest = std::size_t(whole % 10000);
    std::memcpy(to, &pairs_of_digits[rest / 100 * 2], 2);
    std::memcpy(to + 2, &pairs_of_digits[rest % 100 * 2], 2);
    char* end = to + 4;
    while (end > to + 1 && end[-1] == '0') --end;
    return end;
}

constexpr double scale = 1e4, limit = 1e9; // of what is written by its ten-thousandths

// Three decimals and the like, which is what confidences and scores have: the end of what was written, or null.
char* short_number(char* to, double value) {
    double size = std::fabs(value) * scale;
    if (!(size <= limit)) return nullptr;
    auto whole = static_cast<long>(size + 0.5);
    if (double(whole) / scale != std::fabs(value)) return nullptr;
    if (std::signbit(value)) *to++ = '-';
    return write_decimals(to, whole);
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

// Eight bytes at once: is one of them no ASCII, a control character, a quotation mark or a backslash?
constexpr std::uint64_t ones = 0x0101010101010101u, tops = 0x80 * ones;
constexpr std::uint64_t zero_in(std::uint64_t bytes) { return (bytes - ones) & ~bytes; }
constexpr bool all_plain(std::uint64_t bytes) {
    return ((bytes | (bytes - 0x20 * ones) | zero_in(bytes ^ '"' * ones) | zero_in(bytes ^ '\\' * ones)) & tops) == 0;
}

// Copies what needs no look, eight bytes at a time, of which the last may have been looked at before; gives how much that was.
std::size_t copy_plain(char* to, std::string_view from) {
    std::size_t at = 0;
    auto eight_at = [&](std::size_t place) {
        std::uint64_t eight;
        std::memcpy(&eight, from.data() + place, 8);
        std::memcpy(to + place, &eight, 8);
        return eight;
    };
    while (at + 8 <= from.size() && all_plain(eight_at(at))) at += 8;
    bool rest_is_short = at + 8 > from.size() && at > 0 && at < from.size();
    if (rest_is_short && all_plain(eight_at(from.size() - 8))) return from.size();
    for (; at < from.size(); ++at) {
        auto c = static_cast<unsigned char>(from[at]);
        if (c >= 0x80 || !is_plain(c)) break;
        to[at] = char(c);
    }
    return at;
}

// The two or three bytes of a character, as reasons have them (《》); 0 where they are malformed, and for all that needs a closer look.
std::size_t character_at(std::string_view utf8, std::size_t at) {
    auto byte = [&](std::size_t i) { return at + i < utf8.size() ? static_cast<unsigned char>(utf8[at + i]) : 0u; };
    auto follows = [&](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
    unsigned lead = byte(0);
    if (lead >= 0xC2 && lead < 0xE0) return follows(1) ? 2 : 0;
    bool three = lead > 0xE0 && lead < 0xF0 && lead != 0xED;
    return three && follows(1) && follows(2) ? 3 : 0;
}

// How far a look goes on: eight bytes or one of ASCII, or a character; 0 where it is malformed, or longer than reasons have them.
std::size_t step_at(std::string_view utf8, std::size_t at) {
    std::uint64_t eight = tops;
    if (at + 8 <= utf8.size()) std::memcpy(&eight, utf8.data() + at, 8);
    if ((eight & tops) == 0) return 8;
    return static_cast<unsigned char>(utf8[at]) < 0x80 ? 1 : character_at(utf8, at);
}

} // namespace

// The eight digits of a number below a hundred million, the first in the lowest byte: halves of it by a division, quarters and digits by
// multiplication of all at once.
//
//     371598      0037 | 1598      00 37 | 15 98      0 0 3 7 1 5 9 8
std::uint64_t eight_digits(std::uint32_t value) {
    std::uint64_t halves = value / 10000 | std::uint64_t(value % 10000) << 32;
    std::uint64_t hundreds = halves * 5243 >> 19 & 0x0000'007F'0000'007F; // 5243 / 2¹⁹ is a hundredth for numbers below 10,000
    std::uint64_t pairs = hundreds | (halves - 100 * hundreds) << 16;
    std::uint64_t tens = pairs * 103 >> 10 & 0x000F'000F'000F'000F; // as 103 / 2¹⁰ is a tenth for those below 100
    return tens | (pairs - 10 * tens) << 8;
}

char* write_whole(char* to, std::uint64_t value) {
    constexpr std::uint64_t hundred_million = 100'000'000;
    bool long_one = value >= hundred_million;
    if (long_one) to = write(to, value / hundred_million), value %= hundred_million;
    std::uint64_t digits = eight_digits(std::uint32_t(value));
    int zeros = long_one ? 0 : std::countr_zero(digits | std::uint64_t(1) << 56) / 8; // of the last digit something stays
    digits = (digits | '0' * ones) >> 8 * zeros;
    std::memcpy(to, &digits, 8);
    return to + (8 - zeros);
}

char* write(char* to, Rounded rounded) {
    double size = std::fabs(rounded.value) * scale;
    if (!(size <= limit)) return write(to, std::round(rounded.value * scale) / scale);
    auto whole = static_cast<long>(size);
    whole += size - double(whole) >= 0.5;
    if (std::signbit(rounded.value)) *to++ = '-';
    return write_decimals(to, whole);
}

char* write(char* to, Figure figure) {
    constexpr double most = 9e15; // whole numbers below are exact
    bool whole = std::fabs(figure.value) < most && double(static_cast<long long>(figure.value)) == figure.value;
    return whole ? write(to, static_cast<long long>(figure.value)) : write(to, figure.value);
}

// As few digits as give the same number back.
char* write(char* to, double value) {
    constexpr std::size_t longest = most_bytes<double>;
    if (!std::isfinite(value)) return write(to, nullptr);
    if (char* end = short_number(to, value)) return end;
    int length = 0;
    for (int precision = 15; precision <= 17; ++precision) {
        length = std::snprintf(to, longest, "%.*g", precision, value);
        if (std::strtod(to, nullptr) == value) break;
    }
    bool whole = std::string_view(to, std::size_t(length)).find_first_of(".e") == std::string_view::npos;
    to += length;
    return whole ? write(to, ".0") : to;
}

void JsonText::flush() {
    text_.append(chunk_.get(), std::size_t(to_ - chunk_.get()));
    to_ = chunk_.get();
}

// What JSON asks to be escaped: a quotation mark, a backslash, a control character.
void JsonText::escape(unsigned char c) {
    constexpr std::string_view named = "\"\\\b\f\n\r\t", names = "\"\\bfnrt";
    std::size_t at = named.find(char(c));
    if (at == named.npos) {
        char* to = write(room(), "\\u00");
        *to++ = "0123456789abcdef"[c >> 4];
        *to++ = "0123456789abcdef"[c & 15];
        to_ = to;
        return;
    }
    put('\\');
    put(names[at]);
}

void JsonText::plain(std::string_view word) {
    char* to = room(word.size() + 2);
    *to++ = '"';
    std::memcpy(to, word.data(), word.size());
    to[word.size()] = '"';
    to_ = to + word.size() + 1;
}

void JsonText::string(std::string_view utf8) {
    constexpr std::size_t piece = margin / 2;                                  // bytes between two looks for room
    if (utf8.size() <= piece && copy_plain(room() + 1, utf8) == utf8.size()) { // ids and names of rules, nearly all
        char* end = to_ + utf8.size() + 1;
        *to_ = *end = '"', to_ = end + 1;
        return;
    }
    bool well_formed = true;
    for (std::size_t at = 0, step; well_formed && at < utf8.size(); at += step) step = step_at(utf8, at), well_formed = step > 0;
    if (!well_formed) return string(std::u16string_view(from_utf8(utf8)));
    put('"');
    while (!utf8.empty()) {
        std::size_t copied = copy_plain(room(), utf8.substr(0, piece));
        to_ += copied;
        utf8.remove_prefix(copied);
        if (utf8.empty() || copied == piece) continue;
        auto c = static_cast<unsigned char>(utf8[0]);
        if (c < 0x80) escape(c);
        else put(char(c));
        utf8.remove_prefix(1);
    }
    put('"');
}

void JsonText::string(std::u16string_view units) {
    put('"');
    constexpr std::size_t piece = 1024, most = 3; // units between two looks for room, and the bytes of each
    while (!units.empty()) {
        char* to = room((piece + 1) * most);
        Written written = write_unescaped(to, units.substr(0, piece));
        to_ = to + written.bytes;
        units.remove_prefix(written.units);
        if (units.empty() || written.units == piece) continue;
        if (units[0] < 0x80) {
            escape(static_cast<unsigned char>(units[0]));
            units.remove_prefix(1);
            continue;
        }
        char32_t point = code_point_at(units, 0);
        bool half = point >= 0xD800 && point < 0xE000;
        to_ = encode(to_, half ? 0xFFFD : point);
        units.remove_prefix(units_of(point));
    }
    put('"');
}

} // namespace duidu
