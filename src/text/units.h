// A set of UTF-16 units that is asked for every unit of a text: one look, however many it holds.
//
//     static Units const surnames(u"王李张刘陈");      surnames.has(u'李')
#pragma once

#include <bitset>
#include <string_view>

namespace duidu {

class Units {
public:
    explicit Units(std::u16string_view all) {
        for (char16_t unit : all) holds_.set(unit);
    }
    void add(char16_t unit) { holds_.set(unit); }
    bool has(char16_t unit) const { return holds_[unit]; }

private:
    std::bitset<0x10000> holds_;
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
