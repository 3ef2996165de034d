// Where does a unit stand next? Eight of a text are asked at once:
//
//     find_unit(u"（以下简称《规划》）", u'称', 0)      4
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace duidu {

// The first place from `from` on; the text's size where there is none.
inline std::size_t find_unit(std::u16string_view text, char16_t unit, std::size_t from) {
    using Eight = std::uint16_t __attribute__((vector_size(16)));
    std::size_t at = from;
    for (; at + 8 <= text.size(); at += 8) {
        Eight eight;
        std::memcpy(&eight, text.data() + at, sizeof eight);
        auto same = eight == std::uint16_t(unit);
        std::uint64_t halves[2];
        std::memcpy(halves, &same, sizeof halves);
        if (halves[0] != 0) return at + std::size_t(std::countr_zero(halves[0])) / 16;
        if (halves[1] != 0) return at + 4 + std::size_t(std::countr_zero(halves[1])) / 16;
    }
    while (at < text.size() && text[at] != unit) ++at;
    return at;
}

// How many units at the beginning are the same in both; four are compared at once.
inline std::size_t common_length(std::u16string_view one, std::u16string_view other) {
    std::size_t most = one.size() < other.size() ? one.size() : other.size(), at = 0;
    for (; at + 4 <= most; at += 4) {
        std::uint64_t a, b;
        std::memcpy(&a, one.data() + at, 8);
        std::memcpy(&b, other.data() + at, 8);
        if (a != b) return at + std::size_t(std::countr_zero(a ^ b)) / 16;
    }
    while (at < most && one[at] == other[at]) ++at;
    return at;
}

} // namespace duidu
