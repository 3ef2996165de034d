// One byte lost from a two-byte charset, or come in: from there every character is read from the wrong halves, until a byte is left over.
//
//     written    第 四 十 條     B2C4 A57C A451 B1F8
//     stands     第 失 怳 G 條   B2C4 A5 A4 51 …       lost: 7C.     A5A4|51 …: the run ends where 51 is no lead
//     stands     第 四 藀 � 條   B2C4 A57C E6 A4 51 …  came in: E6.  A57C|E6A4|51 …
//
// The byte left over may take an ASCII letter behind it for its second half: ，GMP = A3AC 47 4D 50 moved is 珿MP, AC47 4D 50.
//
// All that one byte can have done to such a run is weighed: at which pair, whether the first or the second half went, or which byte came
// in.
#pragma once

#include "decode/pairs.h"
#include "decode/usage.h"
#include "decode/vocabulary.h"

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

// What one byte may have done at pair `at` (or the byte left over, where `at` is the number of pairs); from there on all pairs move by one
// byte.
struct Cause {
    enum Kind : std::uint8_t {
        lead_lost,   // the first byte of the pair is the second half of `character`
        trail_lost,  // the first byte of the pair is the first half of `character`
        came_before, // the first byte of the pair came in before it
        came_within, // its second byte came in: its first and the one behind are `character`
    } kind = lead_lost;
    std::size_t at = 0;
    char16_t character = 0; // 0 where a byte came in between two
    Surprise cost = 0;
    double weight = 0; // its share of the belief that all causes have together

    bool is_loss() const { return kind == lead_lost || kind == trail_lost; }
};

struct Causes {
    std::vector<Cause> all;    // best first, those that are worth telling
    Surprise as_it_stands = 0; // the cost of the run where nothing happened to it
};

Causes causes_of(ShiftedRun const& run, Pairs const& pairs, Usage const& usage, Vocabulary const& vocabulary);

// The run as it was written before that happened.
std::u16string restored(ShiftedRun const& run, Cause const& cause, Pairs const& pairs);
// The byte that came in, as an index into the run's bytes.
std::size_t byte_come_in(Cause const& cause);

// What a byte that came in costs beyond one that is lost, to be paid by neighbours and by words: it may be any of 256 (eight bits; 33 fits
// damaged statutes and news best), and less often comes in than is lost.
constexpr Surprise came_in_price = 40;

} // namespace duidu
