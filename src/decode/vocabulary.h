// Which words is a text made of, and what do they cost together? A word that spans a hole is the strongest evidence for what stood in it:
//
//     坚持因地[?]宜     制: 坚持 · 因地制宜     只: 坚持 · 因 · 地 · 只 · 宜
//
// Costs are quarter bits, of words by their frequency; traditional forms count as simplified ones.
#pragma once

#include "decode/decode.h"
#include "decode/usage.h"

#include <string>
#include <string_view>
#include <vector>

namespace duidu {

constexpr std::size_t longest_word = 4; // units; longer ones are hardly more surprising than their parts

// Neighbours and words tell much the same: where both were added, a bit of belief is eight quarter bits.
constexpr double evidence_counts_twice = 8;

// A text with a hole of one character. The costs are those of all beginnings of `before` and of all ends of `after`, as below.
struct Hole {
    std::u16string_view before, after;
    Surprise const* beginnings;
    Surprise const* ends;
};

class Vocabulary {
public:
    Vocabulary() = default;
    // By a dictionary that is lent (decode.h) where it is there, else by the words that are always known (vocabulary.inc).
    explicit Vocabulary(WordCost lent) : lent_(std::move(lent)) {}

    // What the cheapest words for a text's beginnings cost: [i] is that of its first i units.
    std::vector<Surprise> costs_of_beginnings(std::u16string_view text) const;
    // And of its ends: [i] is that of the units from i on.
    std::vector<Surprise> costs_of_ends(std::u16string_view text) const;

    // What the cheapest words cost with that character in the hole.
    Surprise filled(Hole const& hole, char16_t character) const { return spanned(hole, {&character, 1}); }
    // And with nothing in it: what stands before and behind has always met.
    Surprise closed(Hole const& hole) const { return spanned(hole, {}); }

private:
    Surprise cost_of(std::u16string_view word) const;
    Surprise spanned(Hole const& hole, std::u16string_view own) const;

    WordCost lent_;
};

} // namespace duidu
