// Numbers as Chinese writes them, from one door:
//
//     二〇二一 → 2021     一百二十 → 120     ４.５万亿 → 4.5e12     两千零三 → 2003     1,234 → 1234     廿一 → 21
//
// Both scripts, full and half width, so a text may be folded or not. What the number counts (个, 年, %) is for others to read.
#pragma once

#include "text/span.h"
#include "text/units.h"

#include <optional>
#include <string>
#include <string_view>

namespace duidu {

struct Numeral {
    enum class Form {
        arabic,     // 2021, 1,234, 4.5
        digits,     // 二〇二一: one character a digit
        structured, // 一百二十, 十, 五
        mixed       // 4.5万亿, 3千万
    };
    Span span;             // of the text that it was found in
    double value = 0;      // exact below 2^53
    long long integer = 0; // the same where it is whole; stops at about 10^18
    bool whole = true;     // no fraction
    Form form = Form::arabic;
};

// 0–9, of either width.
constexpr bool is_arabic_digit(char16_t unit) { return (unit >= u'0' && unit <= u'9') || (unit >= u'０' && unit <= u'９'); }

extern Units const number_units;
// Either of them. Asked for every unit of a text.
inline bool may_begin_number(char16_t unit) { return number_units.has(unit); }
// 一, 〇, 两, 廿, 十, 万, 萬 …: may stand in a Chinese number.
inline bool is_hanzi_number(char16_t unit) { return may_begin_number(unit) && !is_arabic_digit(unit); }

// The longest number that begins at `at`. Takes time in proportion to its length: go on at its end, not at the next unit.
std::optional<Numeral> numeral_at(std::u16string_view text, Offset at);
// The number where all of `text` is one.
std::optional<Numeral> whole_numeral(std::u16string_view text);

// 9 → 九, 120 → 一百二十; below 10 000, else in Arabic digits.
std::u16string hanzi_numeral(int value);

} // namespace duidu
