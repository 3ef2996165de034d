// Damage undone: a list of repairs in order of claim. Each looks at the text as decoded and says what it would change; who stands first in
// the list gets the stretch.
//
//     as decoded   ！秷(bào)告》明確了 … 國(guó)家
//     frame shift  ~~                             claims ！秷, and with it (bào), its evidence
//     gloss                             ~~~~~~    claims what is left
//
// A repair is certain only where doing the damage to the restored text again gives what stands in the file.
#pragma once

#include "decode/decode.h"
#include "decode/glosses.h"
#include "decode/usage.h"

namespace duidu {

// What stands in a block of the text, as bits: where no block has what a repair is about, it has nothing to do there.
enum Seen : std::uint8_t {
    seen_han = 1,
    seen_rare = 2,      // Han characters that hardly any text has
    seen_odd = 4,       // U+FFFD, private use, radicals, forms for vertical writing, what nobody sees; 锟 烫 屯
    seen_western = 8,   // U+0080 to U+00FF and what windows-1252 adds: Ã ä ½ € ™
    seen_spacing = 16,  // blanks, line feeds, opening brackets
    seen_escape = 32,   // & % and backslash
    seen_question = 64, // ?
    seen_letter = 128,  // ASCII that may be the second half of a character, 40 to 7E
};
constexpr Offset block_length = 64; // units

// What one pass over the text sees, so that a repair that has nothing to do costs nothing.
struct Signs {
    std::vector<std::uint8_t> blocks; // Seen, of each block
    Offset han = 0;
    Offset rare = 0;
    Offset brackets = 0;  // ( after a Han character and before a Latin letter
    Offset lost = 0;      // U+FFFD
    Offset questions = 0; // ?
    Offset private_use = 0;
    Offset western = 0;
    Offset ampersands = 0;
    Offset percents = 0;
    Offset backslashes = 0;
    Offset radicals = 0;  // Kangxi radicals, Radicals Supplement, compatibility ideographs
    Offset vertical = 0;  // forms for vertical writing
    Offset invisible = 0; // zero width, soft hyphen, byte order mark
    Offset spaced = 0;    // blank between two Han characters
    Offset unfilled = 0;  // 锟 烫 屯
    Offset wrapped = 0;   // line feed between two Han characters

    // Where from `at` on a block begins, or goes on, that has any of these; the text's length where none has.
    Offset next(Offset at, std::uint8_t any_of, Offset length) const {
        for (std::size_t block = at / block_length; block < blocks.size(); ++block)
            if (blocks[block] & any_of) return std::max(at, Offset(block) * block_length);
        return length;
    }
};

Signs signs_of(std::u16string_view text);

// What a repair may look at.
struct Page {
    Bytes bytes;
    Charset const& charset;
    Text const& text; // as decoded
    Signs signs;
    Glosses glosses;
    // What the text itself tells of its usage; learned when a repair first asks.
    Usage& usage() const;
    mutable Usage learned_usage;
    mutable bool has_learned = false;
};

// A page's usage is learned from its lines one by one (cut where they are very long), as far as they look whole.
Span lesson_at(std::u16string_view text, Offset at);
Offset next_lesson(std::u16string_view text, Span lesson);
bool teaches(Page const& page, Span lesson);

// A finding's span and `was` are those of the decoded text; a finding with now == was only tells.
struct Findings {
    std::vector<Repair> repairs;
    Notes notes;
};

using Finder = void (*)(Page const& page, Findings& findings);

// One file a damage, in repairs/.
void frame_shift(Page const& page, Findings& findings);
void mojibake(Page const& page, Findings& findings);
void lost_byte(Page const& page, Findings& findings);
void lost(Page const& page, Findings& findings);
void escape(Page const& page, Findings& findings);
void variant(Page const& page, Findings& findings);
void private_use(Page const& page, Findings& findings);
void invisible(Page const& page, Findings& findings);
void blank(Page const& page, Findings& findings);
void gloss(Page const& page, Findings& findings);

// Fills the text, the repairs and the notes of `decoded` from its decoded text.
void repair(Bytes bytes, Decoded& decoded);

} // namespace duidu
