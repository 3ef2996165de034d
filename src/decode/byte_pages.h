// The pages of 128 characters that UTF-8 is read by where it is taken for something older, and which byte each character of theirs has.
//
//     é   C3 A9      Ã ©  windows-1252      √ ©  macintosh      ├ ⌐  cp437      Г ©  windows-1251
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace duidu {

struct BytePage {
    std::string_view name;
    std::array<std::uint8_t, 0x2600> bytes = {}; // of each unit beyond ASCII; 0 for none

    std::uint8_t byte_of(char16_t unit) const {
        return unit < 0x80 ? std::uint8_t(unit) : unit < bytes.size() ? bytes[unit] : std::uint8_t(0);
    }
};

// In the order in which they are believed; windows-1252 first, whose gaps are the controls of Latin-1.
std::span<BytePage const> byte_pages();

// Of the pages, as bits, those in which the first unit begins a character of UTF-8 and the second goes on with it.
unsigned pages_that_may_have_read(char16_t first, char16_t second);

} // namespace duidu
