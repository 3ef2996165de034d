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

namespace {

constexpr int most = 9999;

std::optional<Number> arabic_at(Scan const& scan, Offset at, Offset end) {
    if (at > 0 && is_arabic_digit(scan.before(at))) return {};
    int value = 0;
    for (Offset place = at; place < end; ++place) value = value * 10 + (scan.text[place] - u'0');
    return value <= most ? std::optional(Number{value, end, true, false}) : std::nullopt;
}

std::optional<Number> read_number(Scan const& scan, Offset at) {
    Offset end = number_end(scan, at);
    if (end == at || end - at > longest_number) return {};
    if (is_arabic_digit(scan.text[at])) return arabic_at(scan, at, end);
    auto numeral = whole_numeral(scan.text.substr(at, end - at));
    if (!numeral || !numeral->whole || numeral->integer > most) return {};
    return Number{int(numeral->integer), end, false, numeral->form == Numeral::Form::digits};
}

} // namespace

std::optional<Number> number_at(Scan const& scan, Offset at) {
    LastNumbers::Read& last = scan.numbers.read[at % scan.numbers.read.size()];
    if (last.at != at) last = {at, read_number(scan, at)};
    return last.number;
}

} // namespace duidu::dating
