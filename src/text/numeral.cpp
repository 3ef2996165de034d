#include "text/numeral.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace duidu {

namespace {

// A character of a Chinese number: a digit, or a power of ten that multiplies what stands before it.
struct Sign {
    char16_t unit;
    signed char digit; // −1 where it is a power
    signed char power; // 万 = 4; 廿 and 卅 are a digit times ten
};

// Sorted by code unit; formal (壹) and traditional (萬) forms beside the plain ones.
constexpr Sign signs[] = {{u'〇', 0, 0}, {u'一', 1, 0}, {u'七', 7, 0},  {u'万', -1, 4}, {u'三', 3, 0},  {u'两', 2, 0},  {u'九', 9, 0},
                          {u'二', 2, 0}, {u'五', 5, 0}, {u'亿', -1, 8}, {u'仟', -1, 3}, {u'伍', 5, 0},  {u'佰', -1, 2}, {u'億', -1, 8},
                          {u'兩', 2, 0}, {u'八', 8, 0}, {u'六', 6, 0},  {u'十', -1, 1}, {u'千', -1, 3}, {u'卅', 3, 1},  {u'叁', 3, 0},
                          {u'参', 3, 0}, {u'參', 3, 0}, {u'四', 4, 0},  {u'壹', 1, 0},  {u'廿', 2, 1},  {u'拾', -1, 1}, {u'捌', 8, 0},
                          {u'柒', 7, 0}, {u'玖', 9, 0}, {u'百', -1, 2}, {u'肆', 4, 0},  {u'萬', -1, 4}, {u'貳', 2, 0},  {u'贰', 2, 0},
                          {u'陆', 6, 0}, {u'陸', 6, 0}, {u'零', 0, 0}};

constexpr double power_of_ten[] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8};

// Where a sign stands in the table: no two of them share a slot.
constexpr std::size_t slot_of(char16_t unit) { return std::uint16_t(unit * 171) >> 8; }
constexpr auto slots = [] {
    std::array<std::uint8_t, 256> places{};
    for (std::size_t i = 0; i < std::size(signs); ++i) places[slot_of(signs[i].unit)] = std::uint8_t(i);
    return places;
}();
constexpr bool slots_are_own = [] {
    for (std::size_t i = 0; i < std::size(signs); ++i)
        if (slots[slot_of(signs[i].unit)] != i) return false;
    return true;
}();
static_assert(slots_are_own);

Sign const* sign_of(char16_t unit) {
    Sign const& sign = signs[slots[slot_of(unit)]];
    return sign.unit == unit ? &sign : nullptr;
}

bool is_power(Sign const* sign) { return sign && sign->digit < 0; }
bool is_formal_only(char16_t unit) { return unit == u'参' || unit == u'參' || unit == u'陆' || unit == u'陸' || unit == u'伍'; }

int arabic_value(char16_t unit) { return unit >= u'０' ? unit - u'０' : unit - u'0'; }
bool is_point(char16_t unit) { return unit == u'.' || unit == u'．'; }
bool is_comma(char16_t unit) { return unit == u','; }

char16_t unit_at(std::u16string_view text, Offset at) { return at < text.size() ? text[at] : u'\0'; }

constexpr double most = 1e18; // where `integer` stops

Numeral finished(Span span, double value, Numeral::Form form) {
    constexpr double exact = 9e15; // no larger number has a fraction
    bool whole = value >= exact || double(static_cast<long long>(value)) == value;
    return {span, value, static_cast<long long>(std::min(value, most)), whole, form};
}

// 1.39 × 10^12 is 1390000000000.0002 to the machine; what is that near to a whole number is one.
double settled(double value) {
    double whole = std::round(value);
    return std::abs(value - whole) < 1e-9 * std::abs(value) ? whole : std::round(value * 1e6) / 1e6;
}

Offset digits_end(std::u16string_view text, Offset at) {
    while (at < text.size() && is_arabic_digit(text[at])) ++at;
    return at;
}

// 1,234,567: a comma belongs to the number where exactly three digits follow each one.
Offset grouped_end(std::u16string_view text, Offset begin, Offset end) {
    if (end - begin > 3) return end;
    while (is_comma(unit_at(text, end)) && digits_end(text.substr(0, std::min<std::size_t>(text.size(), end + 5)), end + 1) == end + 4)
        end += 4;
    return end;
}

// 万亿 after the digits: all powers multiply.
Offset multiplied_end(std::u16string_view text, Offset at, double& value) {
    for (Sign const* sign; (sign = sign_of(unit_at(text, at))) && is_power(sign); ++at) value *= power_of_ten[sign->power];
    return at;
}

// A row of digits that nothing follows which could belong to it; most numbers are no more.
std::optional<Numeral> plain_at(std::u16string_view text, Offset at) {
    constexpr Offset most_digits = 15; // exact as a value
    long long whole = 0;
    Offset end = at;
    for (; end < text.size() && end - at <= most_digits && is_arabic_digit(text[end]); ++end) whole = whole * 10 + arabic_value(text[end]);
    char16_t behind = unit_at(text, end);
    if (end - at > most_digits || is_comma(behind) || is_point(behind) || sign_of(behind)) return {};
    return Numeral{{at, end}, double(whole), whole, true, Numeral::Form::arabic};
}

Numeral arabic_at(std::u16string_view text, Offset at) {
    if (auto plain = plain_at(text, at)) return *plain;
    Offset end = grouped_end(text, at, digits_end(text, at));
    double value = 0;
    for (Offset i = at; i < end; ++i)
        if (is_arabic_digit(text[i])) value = value * 10 + arabic_value(text[i]);
    // A second point makes it a version or a section (1.2.3): then only the whole part is a number.
    if (is_point(unit_at(text, end)) && is_arabic_digit(unit_at(text, end + 1))) {
        Offset stop = digits_end(text, end + 1);
        bool section = is_point(unit_at(text, stop)) && is_arabic_digit(unit_at(text, stop + 1));
        double part = 0.1;
        for (Offset i = end + 1; !section && i < stop; ++i, part /= 10) value += arabic_value(text[i]) * part;
        if (!section) end = stop;
    }
    Offset digits = end;
    end = multiplied_end(text, end, value);
    return finished({at, end}, end > digits ? settled(value) : value, end > digits ? Numeral::Form::mixed : Numeral::Form::arabic);
}

// 一万零一十二 = ((一)万) + 零 + (一十) + 二. Powers above 千 close what stands before them.
double structured_value(std::u16string_view text) {
    double total = 0, section = 0, digit = 0;
    int last_power = 0;
    bool pending = false, zero = false;
    for (char16_t unit : text) {
        Sign const* sign = sign_of(unit);
        if (!is_power(sign)) {
            if (sign->power) section += sign->digit * 10, last_power = 1, zero = false; // 廿一
            else digit = sign->digit, pending = true, zero = sign->digit == 0;
            continue;
        }
        if (sign->power < 4) section += (pending ? digit : 1) * power_of_ten[sign->power];
        else if (sign->power == 8 || total < 1e8)
            total = (total + section + (pending ? digit : 0)) * power_of_ten[sign->power], section = 0;
        else total += (section + (pending ? digit : 0)) * power_of_ten[sign->power], section = 0; // 三亿五千万
        last_power = sign->power, digit = 0, pending = false, zero = false;
    }
    // 三万五 = 35 000, but 三万零五 = 30 005 and 一百二十五 = 125.
    bool short_tail = pending && !zero && last_power >= 2 && text.size() >= 2 && is_power(sign_of(text[text.size() - 2]));
    return total + section + (pending ? digit * (short_tail ? power_of_ten[last_power - 1] : 1) : 0);
}

// 三点五: digits after 点.
double hanzi_fraction(std::u16string_view text, Offset& end) {
    if (unit_at(text, end) != u'点' && unit_at(text, end) != u'點') return 0;
    double value = 0, part = 0.1;
    Offset at = end + 1;
    for (Sign const* sign; (sign = sign_of(unit_at(text, at))) && !is_power(sign) && !sign->power; ++at, part /= 10)
        value += sign->digit * part;
    if (at > end + 1) end = at;
    return value;
}

std::optional<Numeral> hanzi_at(std::u16string_view text, Offset at) {
    Sign const& first = *sign_of(text[at]);
    if (first.power >= 4) return {}; // 万 and 亿 alone are no numbers: 万一, 亿
    char16_t behind = unit_at(text, at + 1);
    bool alone = !sign_of(behind) && behind != u'点' && behind != u'點';
    if (alone && is_formal_only(text[at])) return {};
    if (alone) {
        int value = (first.digit < 0 ? 1 : first.digit) * int(power_of_ten[first.power]);
        return Numeral{{at, at + 1}, double(value), value, true, Numeral::Form::structured};
    }
    Offset end = at;
    bool powers = false;
    while (Sign const* sign = sign_of(unit_at(text, end))) {
        // Without a power, digits of one kind follow each other: 二〇二一, never 二二十.
        powers |= is_power(sign) || sign->power;
        ++end;
    }
    std::u16string_view all = text.substr(at, end - at);
    // 参 and 陆 are words of their own; they count only among other signs of a number.
    if (all.size() == 1 && is_formal_only(all[0])) return {};
    if (!powers && all.size() > 1) {
        double value = 0;
        for (char16_t unit : all) value = value * 10 + sign_of(unit)->digit;
        return finished({at, end}, value, Numeral::Form::digits);
    }
    double value = structured_value(all);
    double fraction = hanzi_fraction(text, end);
    bool multiplied = false;
    if (fraction > 0) {
        value += fraction;
        Offset digits = end;
        end = multiplied_end(text, end, value);
        multiplied = end > digits;
    }
    return finished({at, end}, multiplied ? settled(value) : value, Numeral::Form::structured);
}

} // namespace

constinit Units const number_units = [] {
    Units units(u"0123456789０１２３４５６７８９");
    for (Sign const& sign : signs) units.add(sign.unit);
    return units;
}();

std::optional<Numeral> numeral_at(std::u16string_view text, Offset at) {
    char16_t unit = unit_at(text, at);
    if (is_arabic_digit(unit)) return arabic_at(text, at);
    if (is_hanzi_number(unit)) return hanzi_at(text, at);
    return {};
}

std::optional<Numeral> whole_numeral(std::u16string_view text) {
    auto found = numeral_at(text, 0);
    if (!found || found->span.end != text.size()) return {};
    return found;
}

std::u16string hanzi_numeral(int value) {
    constexpr std::u16string_view digits = u"零一二三四五六七八九", powers = u"千百十";
    std::u16string out;
    if (value < 0 || value >= 10000) {
        for (char digit : std::to_string(value)) out.push_back(char16_t(digit));
        return out;
    }
    int unit = 1000;
    for (int place = 0; place < 4; ++place, unit /= 10) {
        int digit = value / unit % 10;
        bool more_below = value % unit != 0;
        if (digit == 0 && !out.empty() && more_below && out.back() != u'零') out += u'零';
        if (digit == 0) continue;
        bool bare_ten = place == 2 && digit == 1 && out.empty();
        if (!bare_ten) out += digits[std::size_t(digit)];
        if (place < 3) out += powers[std::size_t(place)];
    }
    return out.empty() ? u"零" : out;
}

} // namespace duidu
