// Reading bytes in another frame: which text, written in a two-byte charset and then damaged, explains best what stands?
//
//     stands      請   (qǐng) ?    jiān)   谙   嚓  P  (guān)
//     bytes       D588        X|28         DACF E0EA 50
//     read        請          在(X DA)     相(CFE0) 關(EA50)     X = D4: then 88 D4 across 請 and 在 is 堅, read jiān
//
// The search goes through the pieces from left to right and keeps the least surprising readings (a beam); every departure from what stands
// costs.
#pragma once

#include "decode/glosses.h"
#include "decode/pairs.h"
#include "decode/usage.h"

namespace duidu {

// What stands, taken apart: a byte; a gloss; a hole where a decoder put ? or U+FFFD for bytes it could not read; a wall that no frame
// crosses.
struct Piece {
    enum Kind : std::uint8_t { byte, gloss, hole, wall } kind = byte;
    std::uint8_t value = 0;
    Span units;       // of the text that it comes from
    Syllable reading; // of a gloss
};

// One character of a reading.
struct Letter {
    char32_t character = 0;
    Offset begin = 0, end = 0; // pieces
    std::uint8_t lead = 0, trail = 0;
    bool lead_unknown = false, trail_unknown = false; // not in any piece: solved
    bool as_it_stands = false;
    char32_t unknown_bits = 0; // of a character read as UTF-8: the bits that no byte told
};

struct Reading {
    std::vector<Letter> letters;
    Surprise cost = 0;
};

// What may have happened.
struct FrameRules {
    Pairs const& pairs;
    Usage const& usage;
    Glosses const* glosses = nullptr; // of a page that a machine glossed
    bool holes = false;               // a hole may be one byte, or two that are nothing together
    bool lost_before_ascii = false;   // half a character may be lost before ASCII, a gloss or the end
    bool no_break = false;            // a blank may have been A0
    bool half_width = false;          // full-width marks were replaced byte by byte by half-width ones
};

// What stands, read as it stands.
Reading as_it_stands(std::vector<Piece> const& pieces, FrameRules const& rules);
// The least surprising reading; no letters where there is none.
Reading best_reading(std::vector<Piece> const& pieces, FrameRules const& rules);

// Other characters that could stand at a letter with unknown bytes, with their costs between their neighbours; the letter's own among them,
// best first.
struct Alternative {
    char16_t character;
    Surprise cost;
};
std::vector<Alternative> alternatives(Reading const& reading, std::size_t letter, std::vector<Piece> const& pieces,
                                      FrameRules const& rules);

} // namespace duidu
