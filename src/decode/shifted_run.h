// One byte lost in a two-byte charset: from there every character is read from the wrong halves, until a byte is left over.
//
//     written    第 四 十 條     B2C4 A57C A451 B1F8
//     stands     第 失 怳 G 條   B2C4 A5 A4 51 …       lost: 7C.   A5A4|51 …: the run ends where 51 is no lead
//
// The byte left over may take an ASCII letter behind it for its second half: ，GMP = A3AC 47 4D 50 moved is 珿MP, AC47 4D 50.
//
// Of such a run all ways to have lost one byte are weighed: at which pair, and whether the first or the second half went.
#pragma once

#include "decode/pairs.h"
#include "decode/usage.h"

#include <string>
#include <vector>

namespace duidu {

// Pairs that stand before a byte that none of them has.
struct ShiftedRun {
    std::u16string before;           // what stands before the run, a few units
    std::u16string pairs;            // what the pairs are read as; U+FFFD for nothing
    std::vector<std::uint8_t> bytes; // two for each pair, and the byte left over
    char16_t left_over = 0;          // what that byte is read as, alone or with the first unit of `after`
    std::u16string after;            // what stands behind the run, a few units, two at least
    bool swallows = false;           // the byte left over has taken the first unit of `after` for its second half
};

// One way to have lost a byte: the character that takes the first byte of pair `at` for one of its halves (or the byte left over, where
// `at` is the number of pairs); from there on all pairs move by one byte.
struct Loss {
    std::size_t at = 0;
    char16_t character = 0;
    bool lead_lost = false;
    Surprise cost = 0;
    double weight = 0; // its share of the belief that all losses have together
};

struct Losses {
    std::vector<Loss> all;     // best first, those that are worth telling
    Surprise as_it_stands = 0; // the cost of the run without any loss
};

Losses losses_of(ShiftedRun const& run, Pairs const& pairs, Usage const& usage);

// The run as it was written before that loss.
std::u16string restored(ShiftedRun const& run, Loss const& loss, Pairs const& pairs);

} // namespace duidu
