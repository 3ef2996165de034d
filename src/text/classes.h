// Units by class, a bit for each class, and eight units at once: what most of a text is can be counted without a look at each.
//
//     到2025年,建      wide  digit digit digit digit  wide  comma  wide      count(wide) 3      any(letter) no
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace duidu {

using ClassTable = std::array<std::uint8_t, 0x10000>; // the classes of every unit

class EightClasses {
public:
    static constexpr int size = 8; // units

    EightClasses(ClassTable const& table, char16_t const* units) {
        for (int i = 0; i < size; ++i) bytes_ |= std::uint64_t(table[units[i]]) << (8 * i);
    }
    // Whether a unit is of one of these classes.
    bool any(std::uint8_t classes) const { return (bytes_ & classes * ones) != 0; }
    // How many units are of a class.
    int count(std::uint8_t one) const {
        std::uint64_t found = bytes_ & one * ones; // a bit in each byte; it goes to the lowest place, and the bytes are added up
        return int((found / one) * ones >> 56);
    }
    // The places of the units of a class, in order.
    template <class Use> void for_each(std::uint8_t one, Use use) const {
        for (std::uint64_t found = bytes_ & one * ones; found != 0; found &= found - 1) use(std::size_t(std::countr_zero(found)) / 8);
    }
    // All classes that units have.
    std::uint8_t seen() const {
        std::uint64_t all = bytes_ | bytes_ >> 32;
        all |= all >> 16;
        return std::uint8_t(all | all >> 8);
    }

private:
    static constexpr std::uint64_t ones = 0x0101010101010101;

    std::uint64_t bytes_ = 0;
};

} // namespace duidu
