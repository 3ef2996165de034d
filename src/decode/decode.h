// What did they write? Bytes become text; damage is undone, and every step can be taken back.
//
//     bytes ─ charset ─ text as decoded ─ repairs ─ text as it was written
//
// Repairs all look at the decoded text, never at each other's output; the list in repair.cpp says who may claim a stretch first.
#pragma once

#include "text/note.h"
#include "text/text.h"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace duidu {

using Bytes = std::span<std::uint8_t const>;

// What the outside says of the charset. Nothing of it is believed against the evidence, except `label`, which the reader chose.
struct CharsetHints {
    std::string label;                  // the reader's choice; "" where there is none
    std::string http;                   // the charset of a Content-Type header
    std::vector<std::string> preferred; // charsets in the reader's order, to break ties
};

struct CharsetCandidate {
    std::string name;
    double confidence; // 0 to 1; all candidates together at most 1
};

struct Malformed {
    ByteSpan bytes;
    std::string_view why; // one of a few fixed phrases
};

// One stretch of the file and the charset it was decoded by. Stretches tile the file.
struct CharsetRegion {
    ByteSpan bytes;
    std::string name;
};

struct Charset {
    std::string name;  // the Encoding Standard's name, small letters: utf-8, gb18030, big5, utf-16le; else ICU's, small letters
    std::string label; // what the file or its sender calls itself; "" where nothing says it
    double confidence = 0;
    std::string why;
    std::vector<CharsetCandidate> candidates; // best first, the chosen one included
    std::vector<CharsetRegion> regions;
    std::vector<Malformed> malformed;
};

enum class Certainty { certain, probable, possible };

// One line of a byte trace: what the bytes were at that point of the story.
struct Step {
    std::string label; // as written, after the damage, as it stands
    std::string bytes; // hexadecimal, characters set apart: A1A3 A1B6 88F3
};

struct Repair {
    std::string kind; // gloss, frame_shift, lost_byte, mojibake, entity, escape, width, space, blank, variant, private_use, …
    Span span;        // what stands in the text after all repairs
    ByteSpan bytes;   // what it was made from in the file
    std::u16string was;
    std::u16string now;
    Certainty certainty = Certainty::possible;
    double confidence = 0;
    std::string why;
    std::u16string reading;                 // of a gloss
    std::vector<std::u16string> candidates; // other possible texts, best first
    std::vector<Step> trace;                // the bytes, from what was written to what stands in the file; empty where bytes tell nothing
};

struct Decoded {
    Charset charset;
    Text text;                   // after the repairs
    Text as_decoded;             // before them; nothing where there are none
    std::vector<Repair> repairs; // in order; undone on text.units they give the units as decoded
    Notes notes;                 // spans in `text`
};

// The text as the charset says, before any repair.
inline Text const& text_as_decoded(Decoded const& decoded) { return decoded.repairs.empty() ? decoded.text : decoded.as_decoded; }

// What a word costs by a dictionary that a host lends, in quarters of −log of its frequency; 0 where it has none. Asked only where a text
// is damaged.
using WordCost = std::function<int(std::u16string_view folded)>;

// What a character costs behind two others by what is lent of running text, in quarter bits; 0 where that says nothing of it. All folded.
using PhraseCost = std::function<int(char16_t earlier, char16_t previous, char16_t character)>;

struct DecodeOptions {
    CharsetHints charset;
    bool repair = true;
    WordCost words = {};     // without it lost characters are told by the few words that decode knows itself
    PhraseCost phrases = {}; // without it by the pairs of characters that decode knows itself
};

// Never fails: any bytes give a text.
Decoded decode(Bytes bytes, DecodeOptions const& options = {});

// The units of the text as decoded and nothing else, at the speed of the decoder where the hints name the charset.
std::u16string decode_units(Bytes bytes, CharsetHints const& hints = {});

// Undoes the repairs: gives the units as decoded.
std::u16string undo(std::u16string_view text, std::vector<Repair> const& repairs);

} // namespace duidu
