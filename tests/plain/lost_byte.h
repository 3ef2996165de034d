// The best text behind a run that one byte shifted, by writing out every byte at every place, and every place without its byte, and reading the
// whole anew: the slow twin of src/decode/shifted_run.h.
#pragma once

#include "decode/shifted_run.h"

#include <string>

struct WholeRun {
    std::u16string text;
    duidu::Surprise cost = 1 << 30;
};
WholeRun likeliest_whole(duidu::ShiftedRun const& run, duidu::Pairs const& pairs, duidu::Usage const& usage);
// What a text costs behind `run.before`, and `run.after` behind it.
duidu::Surprise cost_of_whole(std::u16string_view text, duidu::ShiftedRun const& run, duidu::Usage const& usage);
