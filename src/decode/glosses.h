// Readings in brackets behind single characters, and whether a machine put them there.
//
//     國(guó)家信息化發(fā)展報(bào)告      every 國, every 發: a table of characters, applied to the whole page
//     不憚(dàn)改過                        one hard word: a teacher's note, which belongs to the text
#pragma once

#include "decode/signs.h"
#include "text/readings.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace duidu {

struct Gloss {
    Offset base = 0; // the character before the bracket
    Span at;         // the bracket; both of them where it stands twice, and the blank that the machine put behind it
    Span letters;    // in the (first) bracket
    Syllable reading;
    bool agrees = false; // the character may be read so
};

struct Glosses {
    std::vector<Gloss> all; // in order
    bool by_machine = false;
    bool half_width = false;                              // no full-width , : ; ( ) ! ? beside many half-width ones between Han characters
    std::unordered_map<char16_t, std::u16string> letters; // of each glossed character, as this page writes them
    std::string why;                                      // what decided
};

Glosses glosses_of(std::u16string_view text, Signs const& signs);

// A bracket at `at` that holds one syllable and nothing else; at.empty() where there is none.
Gloss gloss_at(std::u16string_view text, Offset at);

// The length of the syllable that begins at `at`; 0 where there is none.
Offset syllable_length(std::u16string_view text, Offset at);

} // namespace duidu
