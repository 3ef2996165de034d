#include "reference/dates/scan.h"

#include "text/numeral.h"

namespace duidu::dating {

std::optional<Number> number_at(Scan const& scan, Offset at) {
    constexpr Offset longest = 8; // 一千九百九十九年 has 8 units with its 年
    Offset end = at;
    bool arabic = is_arabic_digit(scan.at(at));
    while (end - at <= longest && end < scan.text.size() && (arabic ? is_arabic_digit(scan.at(end)) : is_hanzi_number(scan.at(end)))) ++end;
    if (end == at || end - at > longest) return {};
    if (at > 0 && arabic && is_arabic_digit(scan.before(at))) return {};
    auto numeral = whole_numeral(scan.text.substr(at, end - at));
    if (!numeral || !numeral->whole || numeral->integer > 9999) return {};
    return Number{int(numeral->integer), end, arabic, numeral->form == Numeral::Form::digits};
}

} // namespace duidu::dating
