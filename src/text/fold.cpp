#include "text/fold.h"

namespace duidu {

char16_t fold(char16_t unit) {
    if (unit >= u'！' && unit <= u'～') unit = char16_t(unit - 0xFEE0);
    if (unit >= u'A' && unit <= u'Z') unit = char16_t(unit + 32);
    return unit;
}

std::u16string fold(std::u16string_view text) {
    std::u16string out(text);
    for (char16_t& unit : out) unit = fold(unit);
    return out;
}

} // namespace duidu
