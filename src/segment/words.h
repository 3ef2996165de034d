// Where do words end? A text is cut into the words of a dictionary so that they are together the likeliest:
//
//     研究生命起源   研究 · 生命 · 起源, not 研究生 · 命 · 起源: the costs (−log frequency) of the first are lower
//
// A word that no dictionary has (周骏彦, 水心村) is made of the characters that often stand at that place of words; a number is one word (八十五, 4.5万亿, 30%,
// 第18), and what it counts is another.
//
// Words are looked up folded, so both scripts share one dictionary. It is a pack that src/segment/words.mjs makes and that is loaded when it is there:
// without it a text falls into single characters, the words of policy that are always known (src/segment/lexicon.inc), and a document's own.
#pragma once

#include "decode/decode.h"

#include <string>
#include <string_view>
#include <vector>

namespace duidu {

// Takes a pack, in place of the one before; it need not stay in memory. False where it is none: then nothing changes.
bool load_words(Bytes pack);
// Gives the dictionary's memory back.
void forget_words();
// Is there a dictionary?
bool words_are_loaded();

// Words that a document brings itself: its titles, aliases and terms. Simplified or not.
using OwnWords = std::vector<std::u16string>;

// The words of a text, in order, blank space left out. Runs of Latin letters and digits stay whole (5G-A, 4.5万, 30%, IPv6); a mark of punctuation is a word.
std::vector<Span> words(std::u16string_view text, OwnWords const& own = {});
// The same as the places where a word begins or ends, ascending, 0 and the length included.
std::vector<Offset> word_boundaries(std::u16string_view text, OwnWords const& own = {});

// The costs of a pack's words, apart from the dictionary that is loaded: for decode to tell lost characters by. Nothing where it is none.
WordCost costs_of_words(Bytes pack);

// The cost of a word, in quarters of −log of its frequency; 0 where no dictionary has it. High costs are rare words.
int word_cost(std::u16string_view folded);

} // namespace duidu
