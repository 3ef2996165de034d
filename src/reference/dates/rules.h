// The rules by which dates are read, in the order in which they are asked, and what they may begin with.
#pragma once

#include "reference/dates/scan.h"
#include "text/beginnings.h"

namespace duidu::dating {

// What the first rule that fits reads at a place.
Maybe date_at(Scan const& scan, Offset at);
// The units that a date may begin with.
Units const& opening_units();
// What dates begin with. Most places of a text are asked nothing else.
struct Openers {
    Units numbers{{}};
    FirstTwos words; // the first two units of what begins with none

    bool fit(View text, Offset at) const {
        return numbers.has(text[at]) || (at + 1 < text.size() && words.may_have(text[at], text[at + 1]));
    }
};
Openers const& openers();
// Can any rule read something where openers fit? Seldom yes, and never no where one can.
bool may_begin(Scan const& scan, Offset at);

} // namespace duidu::dating
