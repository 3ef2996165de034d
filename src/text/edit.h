// An edit puts other units in the place of some: {Span{1, 5}, ""} lifts (yè) out of 頁(yè)讀.
#pragma once

#include "text/map.h"

#include <string>
#include <string_view>
#include <vector>

namespace duidu {

struct Edit {
    Span at;             // what is replaced, in the text before
    std::u16string text; // what stands there afterwards
    bool operator==(Edit const&) const = default;
};

// Sorted by place, disjoint.
using Edits = std::vector<Edit>;

bool consistent(Edits const& edits, Offset length);

struct Edited {
    std::u16string text;
    Rewrite map; // from the text after to the text before
};

Edited apply(std::u16string_view text, Edits const& edits);

// The edits that lead back: apply(apply(text, edits).text, inverse(text, edits)).text == text.
Edits inverse(std::u16string_view text, Edits const& edits);

} // namespace duidu
