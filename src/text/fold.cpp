#include "text/fold.h"

#include "text/unicode.h"

namespace duidu {

namespace {

// A unit and what it folds to, one after the other: 著着臺台（(
constexpr std::u16string_view pairs =
#include "text/fold.inc"
    ;

} // namespace

std::array<char16_t, 0x10000> const folded_units = [] {
    std::array<char16_t, 0x10000> units;
    for (std::size_t unit = 0; unit < units.size(); ++unit) units[unit] = char16_t(unit);
    for (std::size_t at = 0; at < pairs.size(); at += 2) units[pairs[at]] = pairs[at + 1];
    return units;
}();

std::u16string fold(std::u16string_view text) {
    std::u16string out(text.size(), u'\0');
    for (std::size_t at = 0; at < text.size(); ++at) out[at] = folded_units[text[at]];
    return out;
}

std::u16string essence(std::u16string_view text) {
    std::u16string out;
    for (char16_t unit : text)
        if (!is_space(unit)) out.push_back(fold(unit));
    return out;
}

bool has_essence(std::u16string_view text, std::u16string_view essence) {
    std::size_t said = 0;
    for (char16_t unit : text) {
        if (is_space(unit)) continue;
        if (said == essence.size() || fold(unit) != essence[said]) return false;
        ++said;
    }
    return said == essence.size();
}

} // namespace duidu
