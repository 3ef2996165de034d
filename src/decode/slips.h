// Where along a stretch were bytes lost or have they come in? Each such slip exchanges the frame for the other one, and two of them close
// to each other leave nothing over that would tell:
//
//     written    全 民 健 身 活 动     C8AB C3F1 BDA1 C9ED BBEE B6AF
//     stands     全 窠 ∩ 眍 动         C8AB F1BD A1C9 EDEE B6AF         C3 and BB are gone
//
// In either frame every character is known but for the one that a loss took half of, so that the least surprising way through both frames
// is found exactly, place by place.
#pragma once

#include "decode/frames.h"

namespace duidu {

struct SlippedReading {
    Reading reading;
    Surprise as_it_stands = 0; // the cost of the pieces where nothing slipped
};

// The least surprising reading of bytes and walls, of which a few may have been lost or have come in. `before` and `after`: what stands
// beside. `dearer`: by how much a byte come in costs more than usual, in quarter bits.
SlippedReading slipped_reading(std::vector<Piece> const& pieces, char32_t before, char32_t after, Pairs const& pairs, Usage const& usage,
                               Surprise dearer = 0);

} // namespace duidu
