// Reading bytes as UTF-8 of which some are lost: E5 9B ?? is one of 64 characters, ?? 9B BD one of nine.
//
//     stands     鍥    藉    �     国家 read as GBK, one byte gone
//     bytes      E59B  BDE5  ..    → E5 9B BD | E5 .. B6
#pragma once

#include "decode/frames.h"

namespace duidu {

// The least surprising reading of the pieces (a hole is one byte or two); what cannot be known is U+FFFD.
Reading best_utf8_reading(std::vector<Piece> const& pieces, Usage const& usage);

// What else could stand at a letter with unknown bits, best first, the letter's own among them.
std::vector<Alternative> utf8_alternatives(Reading const& reading, std::size_t letter, Usage const& usage);

} // namespace duidu
