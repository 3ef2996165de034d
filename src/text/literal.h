// Units that are written in the source, with how many they are: a view made from a literal counts them again each time it is made, up to
// the zero behind the last.
//
//     has(u"年月日", unit)      stands_at(text, at, u"农历")
#pragma once

#include "text/span.h"

#include <string_view>

namespace duidu {

// What a literal or a view says; made where it is handed over.
struct Literal {
    template <std::size_t size> constexpr Literal(char16_t const (&literal)[size]) : units(literal), length(size - 1) {}
    constexpr Literal(std::u16string_view view) : units(view.data()), length(view.size()) {}

    char16_t const* units;
    std::size_t length;
};

// Is it one of them?
constexpr bool has(Literal all, char16_t unit) {
    for (std::size_t i = 0; i < all.length; ++i)
        if (all.units[i] == unit) return true;
    return false;
}

// Does a word, of one unit at least, stand there? Nearly always its first or second unit tells that it does not.
inline bool stands_at(std::u16string_view text, Offset at, Literal word) {
    if (at >= text.size() || text[at] != word.units[0] || text.size() - at < word.length) return false;
    char16_t const* units = text.data() + at;
    for (std::size_t i = 1; i < word.length; ++i)
        if (units[i] != word.units[i]) return false;
    return true;
}

} // namespace duidu
