// The letters of a text are what counts when two texts are compared: folded, without blank space, and with every number that only names a
// place in a law behind one mask, so that a renumbered law still says the same:
//
//     第十五條　人民法院 …依照 第 三 款      →      第#条人民法院…依照第#款        each letter knows where it stands in the text
#pragma once

#include "text/span.h"

#include <string>
#include <string_view>
#include <vector>

namespace duidu {

// Stands for the number in 第十五条: a letter that no text holds.
inline constexpr char16_t masked_number = 0xFFFF;

struct Letters {
    std::u16string_view text; // as it was read; must outlive this
    std::u16string units;     // the letters
    std::vector<Offset> at;   // where each begins in `text`

    Offset length() const { return Offset(units.size()); }
    // What the letter covers in the text: one unit, or the whole number behind a mask.
    Span span(Offset letter) const;
    // From the first letter's begin to the last one's end; empty at the place where it would stand for an empty stretch.
    Span span(Offset begin, Offset end) const;
    // The letters that begin inside `span`: first and past the last.
    std::pair<Offset, Offset> inside(Span span) const;
};

Letters letters(std::u16string_view text);

// Whether what is done from one text to the other goes out from the first: the texts decide, so that comparing b with a mirrors comparing
// a with b, ties included.
inline bool goes_first(Letters const& a, Letters const& b) { return std::pair{a.length(), a.text} <= std::pair{b.length(), b.text}; }

// Blank space of any width, visible or not (U+200B, U+FEFF).
bool is_white(char16_t unit);

bool is_mark(char16_t letter);
// Part of a word or number: no punctuation.
inline bool is_word(char16_t letter) { return (letter >= 0x3040 && letter < 0xFF00) || !is_mark(letter); }

// How good a place this is to cut between two letters, from 0 (inside a word or number) to 5 (after the end of a sentence).
int cut_quality(char16_t before, char16_t after);
// The qualities from which on a sentence or a clause may begin or end there. The mark that ends a clause may belong to the neighbour in
// the other text, so that ends are taken more lightly.
inline constexpr int sentence_begins = 5, clause_begins = 4, clause_ends = 2;

// How good a place it is to cut before a letter of a text; its ends are the best there are.
inline int cut_quality(Letters const& text, Offset at) {
    return at == 0 || at >= text.length() ? sentence_begins : cut_quality(text.units[at - 1], text.units[at]);
}

// 第#条: what an article begins with, whatever its heading ends with.
bool begins_article(Letters const& text, Offset at);
// Whether a sentence or a clause begins or ends there: by its marks, at a line break, or before the number of an article, though the
// heading in front of it have no mark.
bool clean_cut(Letters const& text, Offset at, int quality);

} // namespace duidu
