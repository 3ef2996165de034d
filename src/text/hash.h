// SHA-256 of a file, so that a report says which file it is about. FIPS 180-4.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>

namespace duidu {

// 64 small hex digits.
std::string sha256(std::span<std::uint8_t const> bytes);

} // namespace duidu
