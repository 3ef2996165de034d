// What a room wants the reader to know: something odd that it saw and went on from.
#pragma once

#include "text/span.h"

#include <string>
#include <vector>

namespace duidu {

struct Note {
    std::string code;    // snake_case, stable: ends_inside_a_character
    Span span;           // in the text of the room's result
    ByteSpan bytes;      // in the file
    std::string message; // one English sentence
};

using Notes = std::vector<Note>;

} // namespace duidu
