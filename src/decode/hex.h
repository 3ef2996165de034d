// Bytes as a trace shows them: hexadecimal, two digits each.
#pragma once

#include <cstdint>
#include <string>

namespace duidu {

inline std::string hex(std::uint8_t byte) {
    constexpr char digits[] = "0123456789ABCDEF";
    return {digits[byte >> 4], digits[byte & 15]};
}

} // namespace duidu
