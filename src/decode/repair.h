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
#include "decode/signs.h"
#include "decode/vocabulary.h"

namespace duidu {

// What a repair may look at.
struct Page {
    Bytes bytes;
    Charset const& charset;
    Text const& text; // as decoded
    Signs signs;
    Glosses glosses;
    Vocabulary vocabulary;
    PhraseCost phrases;
    // What the text itself tells of its usage; learned when a repair first asks.
    Usage& usage() const;
    mutable Usage learned_usage;
    mutable bool has_learned = false;
};

// A page's usage is learned from its lines one by one (cut where they are very long), as far as they look whole.
Span lesson_at(std::u16string_view text, Offset at);
Offset next_lesson(std::u16string_view text, Span lesson);
bool teaches(Page const& page, Span lesson);

// The charset that a byte of the file was decoded by.
std::string_view charset_at(Page const& page, Offset byte);

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
void residue(Page const& page, Findings& findings);

// Repairs the text of `decoded`, which stands as it was decoded, and fills its repairs and notes.
void repair(Bytes bytes, Decoded& decoded, DecodeOptions const& options = {});

} // namespace duidu
