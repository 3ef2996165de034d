// A text with its memory: the units, and the way from each of them back to the bytes of the file.
#pragma once

#include "text/edit.h"

namespace duidu {

struct Text {
    std::u16string units;
    Map map; // every unit has exactly one run

    std::u16string_view operator[](Span span) const { return std::u16string_view(units).substr(span.begin, span.length()); }
    Offset length() const { return Offset(units.size()); }
};

// The text after the edits; its map still leads to the bytes.
Text edited(Text const& text, Edits const& edits);

bool consistent(Text const& text);

} // namespace duidu
