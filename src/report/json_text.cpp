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

std::size_t digits_of(std::uint32_t value) {
    constexpr std::uint32_t powers[] = {0, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000};
    auto least = std::size_t(std::bit_width(value | 1)) * 1233 >> 12; // a digit has 1 / 0.30103 bits
    return least + (value >= powers[least]);
}

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

// Copies what needs no look, eight bytes and then one at a time; gives how much that was.
std::size_t copy_plain(char* to, std::string_view from) {
    std::size_t at = 0;
    for (std::uint64_t eight; at + 8 <= from.size(); at += 8) {
        std::memcpy(&eight, from.data() + at, 8);
        if (!all_plain(eight)) break;
        std::memcpy(to + at, &eight, 8);
    }
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

char* write_whole(char* to, std::uint64_t value) {
    if (value > ~std::uint32_t(0)) { // 64 bits are divided slowly in WebAssembly
        char* last = write_whole(to, value / 100);
        return std::memcpy(last, &pairs_of_digits[value % 100 * 2], 2), last + 2;
    }
    auto rest = std::uint32_t(value);
    char *const end = to + digits_of(rest), *at = end;
    for (; rest >= 10; rest /= 100) at -= 2, std::memcpy(at, &pairs_of_digits[rest % 100 * 2], 2);
    if (at > to) *--at = char('0' + rest);
    return end;
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
    for (std::size_t at = 0; at < units.size();) {
        char* to = room((piece + 1) * most);
        std::size_t end = std::min(units.size(), at + piece);
        for (; at < end && (units[at] >= 0x80 || is_plain(units[at])); ++at) {
            char16_t unit = units[at];
            if (is_wide_unit(unit)) {
                std::size_t wide = write_wide(to, units.substr(at, end - at));
                to += 3 * wide;
                at += wide - 1;
            } else if (unit < 0x80) {
                *to++ = char(unit);
            } else if (unit < 0x800) {
                to = encode(to, unit);
            } else {
                char32_t point = code_point_at(units, Offset(at));
                at += units_of(point) - 1;
                to = encode(to, point > 0xFFFF ? point : 0xFFFD);
            }
        }
        to_ = to;
        if (at < end) escape(static_cast<unsigned char>(units[at++]));
    }
    put('"');
}

} // namespace duidu
