// The two-byte characters of a charset as tables, both ways: for reasoning about frames, where every pair of bytes may be asked.
//
//     gb18030   B1A8 ⇄ 报      A8B6 → nothing
#pragma once

#include "text/span.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace duidu {

struct Pairs {
    std::string_view charset;
    std::vector<char16_t> characters; // 65536; 0 where the pair is nothing, or no single unit
    std::vector<std::uint16_t> bytes; // 65536, the pair of each unit; 0 where it has none

    char16_t character(std::uint8_t lead, std::uint8_t trail) const { return characters[std::size_t(lead) << 8 | trail]; }
    static bool is_lead(std::uint8_t byte) { return byte >= 0x81 && byte != 0xFF; }
    static bool is_trail(std::uint8_t byte) { return byte >= 0x40 && byte != 0x7F && byte != 0xFF; }
};

// Of gb18030 or big5; made at first use by asking the decoder.
Pairs const& pairs_of(std::string_view charset);

} // namespace duidu
