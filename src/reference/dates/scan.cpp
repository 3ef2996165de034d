#include "reference/dates/scan.h"

#include "text/numeral.h"

namespace duidu::dating {

Offset number_end(Scan const& scan, Offset at) {
    Offset end = at, limit = std::min<Offset>(Offset(scan.text.size()), at + longest_number + 1);
    if (is_arabic_digit(scan.at(at)))
        while (end < limit && is_arabic_digit(scan.text[end])) ++end;
    else
        while (end < limit && is_hanzi_number(scan.text[end])) ++end;
    return end;
}

std::optional<Number> number_at(Scan const& scan, Offset at) {
    Offset end = number_end(scan, at);
    if (end == at || end - at > longest_number) return {};
    bool arabic = is_arabic_digit(scan.text[at]);
    if (at > 0 && arabic && is_arabic_digit(scan.before(at))) return {};
    auto numeral = whole_numeral(scan.text.substr(at, end - at));
    if (!numeral || !numeral->whole || numeral->integer > 9999) return {};
    return Number{int(numeral->integer), end, arabic, numeral->form == Numeral::Form::digits};
}

} // namespace duidu::dating
