// Where something else stands than a letter or a digit. Found once for all of the article; every pass that looks for stops, brackets or
// clauses walks over these places alone, which are a tenth of a Chinese text, and asks of each only whether it is of the kind looked for:
//
//     近日，国家印发《规划》。        2 parting   7 10 bracket   11 stop, parting
#pragma once

#include "text/span.h"

#include <span>
#include <string_view>
#include <vector>

namespace duidu {

// What a mark may be; most are of several kinds.
enum MarkKind : std::uint16_t {
    any_mark = 1,
    bracket_mark = 2,   // opens or closes a bracket or a quotation
    line_mark = 4,      // a line feed
    stop_mark = 8,      // may end a sentence
    clause_mark = 16,   // a clause begins behind it
    ordinal_mark = 32,  // may begin the mark of a series: （一）, ①
    joint_mark = 64,    // 、
    parting_mark = 128, // parts what 、 joins: a stop or a dash
};
using MarkKinds = std::uint16_t;

struct MarkPlace {
    Offset at;
    MarkKinds kinds;
};
using Marks = std::span<MarkPlace const>; // ascending

// Adds the marks of this stretch; the kinds that are among them.
MarkKinds add_marks(std::u16string_view text, Span span, std::vector<MarkPlace>& marks);

// Those of a stretch. Two binary searches.
Marks within(Marks all, Span span);

} // namespace duidu
