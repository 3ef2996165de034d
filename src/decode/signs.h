// What a text shows of damage, seen in one pass of one look-up a unit at most: where no block of 64 units has what a repair is about, the
// repair has nothing to do there.
//
//     text      第一条 为了规范…     國(guó)家 …         <a href="…        ¹úÎñÔº
//     block     han                  han, bracket        (nothing)         western
#pragma once

#include "decode/usage.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

namespace duidu {

// What stands in a block of the text, as bits.
enum Seen : std::uint8_t {
    seen_han = 1,
    seen_rare = 2,      // Han characters that hardly any text has
    seen_odd = 4,       // U+FFFD, private use, radicals, forms for vertical writing, what nobody sees; 锟 烫 屯
    seen_western = 8,   // U+0080 to U+00FF and what windows-1252 adds: Ã ä ½ € ™; not what Chinese text has, too: · © ° ×
    seen_bracket = 16,  // ( behind a Han character and before a letter that readings have
    seen_question = 32, // ?
    seen_foreign = 64,  // what is no ASCII, and no Han character beside it
    seen_script = 128,  // kana, bopomofo, box drawing: what Chinese read from the wrong halves has, too
};
constexpr Offset block_length = 64;  // units
constexpr Offset dense_suspects = 4; // in a block: running text has one in hundreds of units, text read by a wrong decoder one in three

struct Signs {
    std::vector<std::uint8_t> blocks;   // Seen, of each block
    std::vector<std::uint8_t> suspects; // how many units of each block are rare, odd or western
    std::vector<Offset> escapes;        // where & % _ and \ stand before what may be escaped
    std::vector<Offset> letters;        // where, behind what is no ASCII, ASCII stands that may be the second half of a character: 40 to 7E
    Offset han = 0;
    Offset rare = 0;
    Offset brackets = 0;  // as seen_bracket says
    Offset lost = 0;      // U+FFFD
    Offset questions = 0; // ?
    Offset private_use = 0;
    Offset western = 0;
    Offset foreign = 0;   // blocks, as seen_foreign says
    Offset radicals = 0;  // Kangxi radicals, Radicals Supplement, compatibility ideographs
    Offset vertical = 0;  // forms for vertical writing
    Offset invisible = 0; // zero width, soft hyphen, byte order mark
    Offset unfilled = 0;  // 锟 烫 屯
    Offset spaced = 0;    // blank between two Han characters
    Offset wrapped = 0;   // line feed between two Han characters
    Offset densest = 0;   // suspects of the block that has the most

    // Whether the text has so many suspects for its Han characters that every one of them counts.
    bool is_all_suspect() const { return (rare + private_use + lost) * 20 > han; }

    // Where from `at` on a block begins, or goes on, that has any of these; the text's length where none has.
    Offset next(Offset at, std::uint8_t any_of, Offset length) const {
        for (std::size_t block = at / block_length; block < blocks.size(); ++block)
            if (blocks[block] & any_of) return std::max(at, Offset(block) * block_length);
        return length;
    }
};

Signs signs_of(std::u16string_view text);

// From here on a character is one that hardly any text has: one in a million characters.
inline constexpr Surprise rare_character = 80;

} // namespace duidu
