// Themes are things that policy texts name in several ways, one after another over the years: 电子政务, then 数字政府; 公共设施, then
// 基础设施. Two clauses that name one theme speak of the same, though they share no word.
#pragma once

#include "compare/letters.h"

namespace duidu {

struct Mention {
    int theme = 0;
    Offset begin = 0, end = 0; // letters
};

// Whether the theme is what policies do with all things (提升, 加强): clauses that share nothing else are alike by chance.
bool is_deed(int theme);

// In the order of the text; of overlapping names of one theme the longest.
std::vector<Mention> themes_in(Letters const& text, Offset begin, Offset end);

} // namespace duidu
