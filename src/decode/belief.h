// How far a reading is believed that had to solve bytes: what else could stand at a letter, and what speaks for each.
//
//     坚持因地[D6 ?]宜     制 by its neighbours, by the words they make, by what the page says elsewhere; else 质, 智, 治, …
#pragma once

#include "decode/frames.h"
#include "decode/repair.h"

namespace duidu {

struct Belief {
    double confidence = 1; // of the letter that is known least
    std::vector<std::u16string> candidates;
    Offset unknown = 0; // letters of which a byte had to be solved
};

// What a letter of a reading is as text: nothing where a byte came in, what stands where the frame could not cross.
std::u16string text_of(Page const& page, Letter const& letter, std::vector<Piece> const& pieces);

// Adds what the words around a letter cost with each of the others in its place; best first.
void weigh_words(Page const& page, Reading const& reading, std::size_t letter, std::vector<Alternative>& others);

// Adds letter `i` of the stretch `letters` of a reading, for which `others` were weighed, itself among them.
void believe(Page const& page, Reading const& reading, std::vector<Piece> const& pieces, Span letters, std::size_t i,
             std::vector<Alternative> const& others, Belief& belief);

// Likely enough to be called probable.
inline Certainty certainty_of(double confidence) { return confidence >= 0.5 ? Certainty::probable : Certainty::possible; }

} // namespace duidu
