// What stands or falls together: a line is too short to be judged alone where it is a cell of a table, an item of a list or a note.
//
//     2022 | 3,5        +0.4 ┐
//     2023 | 4,1        −0.2 ├ mean +0.3: the table is of the article
//     2024 | 4,9        +0.7 ┘
//     …经验[1]。        +6.0
//     ^ 临江年鉴，2020  −1.2   a sentence of the article points to it → +1
#pragma once

#include "segment/lines.h"

#include <string_view>

namespace duidu {

// What the evidence says of a line.
struct Judgement {
    double odds = 0;      // log odds that it is of the article
    std::string_view why; // of the evidence that speaks most against it, where that is asked
};

// Gives the lines of tables, lists and notes the odds of their company.
void keep_together(Parsed const& parsed, std::vector<Line> const& lines, std::vector<Judgement>& judgements);

} // namespace duidu
