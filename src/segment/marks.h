// Where something else stands than a letter or a digit. Found once for all of the article; every pass that looks for stops, brackets or
// clauses walks over these places alone, which are a tenth of a Chinese text:
//
//     近日，国家印发《规划》。        2 7 10 11
#pragma once

#include "text/span.h"

#include <span>
#include <string_view>
#include <vector>

namespace duidu {

using Marks = std::span<Offset const>; // ascending

// Adds the marks of this stretch.
void add_marks(std::u16string_view text, Span span, std::vector<Offset>& marks);

// Those of a stretch. Two binary searches.
Marks within(Marks all, Span span);

} // namespace duidu
