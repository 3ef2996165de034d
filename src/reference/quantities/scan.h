// A passage as the readers of quantities walk over it.
#pragma once

#include "reference/quantities.h"
#include "text/literal.h"

namespace duidu::measuring {

using View = std::u16string_view;

struct Scan {
    View text;  // folded
    View whole; // as it stands
    char16_t at(Offset place) const { return place < text.size() ? text[place] : u'\0'; }
    char16_t before(Offset place) const { return place > 0 ? text[place - 1] : u'\0'; }
    bool has(Offset place, Literal word) const { return stands_at(text, place, word); }
    bool take(Offset& place, Literal word) const { return has(place, word) ? place += Offset(word.length), true : false; }
    bool any(Offset place, Literal units) const { return place < text.size() && duidu::has(units, text[place]); }
    bool follows(Offset place, Literal units) const { return place > 0 && duidu::has(units, text[place - 1]); }
    bool preceded(Offset place, Literal word) const { return place >= word.length && has(place - Offset(word.length), word); }
};

} // namespace duidu::measuring
