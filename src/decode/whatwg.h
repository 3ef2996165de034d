// Decoders and encoders of the Encoding Standard, by tables. https://encoding.spec.whatwg.org
//
//     B9FA BCD2 28 79 FF  ─ gb18030 ─▶  國 家 ( y U+FFFD      runs {2 bytes × 2} {1 byte × 2}, malformed FF
//
// A decoder works in stretches: ASCII, then the common characters of its charset, then one step of the standard's own rules.
#pragma once

#include "decode/charset.h"

namespace duidu {

// A stretch of the file: bytes [begin, end), `base` bytes after its start; `last` where the file ends there.
struct FilePiece {
    std::uint8_t const* begin;
    std::uint8_t const* end;
    Offset base;
    bool last;
};

// The character that begins at a place. No length: none does, or, where `cut`, the bytes end inside it.
struct Character {
    Offset length = 0;
    bool cut = false;
    char32_t point = 0;
};

struct Coder {
    std::string_view name;
    // Appends the text of a piece and returns how many bytes were used: all of them, unless a character goes on in the next piece.
    Offset (*decode)(Coder const&, FilePiece const&, Shift&, Text&, std::vector<Malformed>&);
    // Appends the bytes of the units; false, and nothing, where the charset has none for them.
    bool (*encode)(Coder const&, std::u16string_view units, std::string& bytes);
    // What begins at this place, without regard to what is before it (nor to shifts).
    Character (*character)(Coder const&, std::uint8_t const* at, std::uint8_t const* end);
    char16_t const* page = nullptr;        // what bytes 80–FF mean in a single-byte charset
    char16_t const* (*pairs)() = nullptr; // what two bytes mean in a double-byte one, by trail << 8 | lead; 0 where `character` must be asked
};

// How many bytes from the start are well-formed UTF-8, and how many characters beyond ASCII they make, at the speed of reading them.
struct WellFormed {
    std::size_t length = 0, characters = 0;
    bool cut = false; // what is left is the beginning of a character
};
WellFormed well_formed_utf8(Bytes bytes);

// The coder of a charset, by the standard's name or ours; nullptr for a name that nobody knows.
Coder const* coder(std::string_view name);
// The coders of others.cpp: EUC-TW, HZ, ISO-2022-CN, ISO-2022-KR.
Coder const* other_coder(std::string_view name);

} // namespace duidu
