// A passage as the readers of quantities walk over it.
#pragma once

#include "reference/quantities.h"

namespace duidu::measuring {

using View = std::u16string_view;

struct Scan {
    View text;  // folded
    View whole; // as it stands
    char16_t at(Offset place) const { return place < text.size() ? text[place] : u'\0'; }
    bool has(Offset place, View word) const { return place <= text.size() && text.substr(place, word.size()) == word; }
    bool take(Offset& place, View word) const { return has(place, word) ? place += Offset(word.size()), true : false; }
    bool any(Offset place, View set) const { return place < text.size() && set.find(text[place]) != View::npos; }
    bool follows(Offset place, View set) const { return place > 0 && set.find(text[place - 1]) != View::npos; }
    bool preceded(Offset place, View word) const { return place >= word.size() && has(place - Offset(word.size()), word); }
};

} // namespace duidu::measuring
