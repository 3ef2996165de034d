#include "decode/belief.h"

#include "decode/vocabulary.h"
#include "text/utf.h"

#include <algorithm>
#include <cmath>

namespace duidu {

namespace {
constexpr Offset neighbours = 8; // units of text on either side by whose words a place is judged
constexpr std::size_t most_candidates = 8;
} // namespace

std::u16string text_of(Page const& page, Letter const& letter, std::vector<Piece> const& pieces) {
    std::u16string text;
    if (letter.character == 0) return text;
    if (letter.character == 0xFFFF) return std::u16string(page.text[pieces[letter.begin].units]);
    append(text, letter.character);
    return text;
}

void believe(Page const& page, Reading const& reading, std::vector<Piece> const& pieces, Span letters, std::size_t i,
             std::vector<Alternative> const& others, Belief& belief) {
    double sum = 0, own = 0;
    for (Alternative const& other : others) {
        double weight = std::exp2(-double(other.cost - others.front().cost) / evidence_counts_twice);
        sum += weight;
        if (other.character == reading.letters[i].character) own = weight;
        else if (belief.unknown == 0 && belief.candidates.size() < most_candidates) {
            std::u16string text;
            for (std::size_t k = letters.begin; k < letters.end; ++k)
                text += k == i ? std::u16string(1, other.character) : text_of(page, reading.letters[k], pieces);
            belief.candidates.push_back(text);
        }
    }
    ++belief.unknown;
    belief.confidence = std::min(belief.confidence, sum > 0 ? own / sum : 0);
}

// Adds what the words around a letter cost with each of the others in its place; best first.
void weigh_words(Page const& page, Reading const& reading, std::size_t letter, std::vector<Alternative>& others) {
    std::u16string before, after;
    for (std::size_t i = letter - std::min<std::size_t>(letter, neighbours); i < letter; ++i) append(before, reading.letters[i].character);
    for (std::size_t i = letter + 1; i < std::min<std::size_t>(reading.letters.size(), letter + 1 + neighbours); ++i)
        append(after, reading.letters[i].character);
    std::vector<Surprise> beginnings = page.vocabulary.costs_of_beginnings(before), ends = page.vocabulary.costs_of_ends(after);
    Hole hole{before, after, beginnings.data(), ends.data()};
    for (Alternative& other : others)
        other.cost += page.vocabulary.filled(hole, other.character) + page.usage().foreign_form(other.character);
    std::stable_sort(others.begin(), others.end(), [](Alternative const& a, Alternative const& b) { return a.cost < b.cost; });
}

} // namespace duidu
