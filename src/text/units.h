// A set of UTF-16 units that is asked for every unit of a text: one look, however many it holds.
//
//     static Units const surnames(u"王李张刘陈");      surnames.has(u'李')
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <string_view>

namespace duidu {

class Units {
public:
    explicit constexpr Units(std::u16string_view all) {
        for (char16_t unit : all) add(unit);
    }
    constexpr void add(char16_t unit) { words_[unit / 64] |= std::uint64_t(1) << unit % 64; }
    constexpr bool has(char16_t unit) const { return (words_[unit / 64] >> unit % 64 & 1) != 0; }
    // What it holds, in order.
    template <class Use> void for_each(Use use) const {
        for (std::size_t word = 0; word < words_.size(); ++word)
            for (std::uint64_t bits = words_[word]; bits != 0; bits &= bits - 1)
                use(char16_t(word * 64 + std::size_t(std::countr_zero(bits))));
    }

private:
    std::array<std::uint64_t, 0x10000 / 64> words_{};
};

// Whether the unit is one of a few that are written down at the call: how many they are is known there, while a view of them would be
// measured at every call.
template <std::size_t size> constexpr bool in(char16_t const (&units)[size], char16_t unit) {
    for (std::size_t i = 0; i + 1 < size; ++i)
        if (units[i] == unit) return true;
    return false;
}
constexpr bool in(std::u16string_view units, char16_t unit) { return units.find(unit) != units.npos; }

} // namespace duidu
