// The ways in which text is read by a wrong decoder and written down so, and the way back: to the bytes, which are decoded anew.
//
//     stands     鍥    藉    �     in GBK E5 9B BD E5 ..          as UTF-8 国 and one of 64 characters
//     stands     Ö  Ð  ¹  ú        in windows-1252 D6 D0 B9 FA    as GBK 中国
//
// Bytes that the wrong decoder threw away are holes.
#pragma once

#include "decode/frames.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace duidu {

using Pieces = std::vector<Piece>;

// What the bytes say in the charset that they were written in.
struct Attempt {
    std::u16string text;
    Offset lost = 0;    // characters that are gone
    Offset guessed = 0; // characters with a byte that was sought
    Offset letters = 0; // characters outside ASCII
    double confidence = 1;
    Span guess{};                   // the first of the guessed characters, in `text`
    std::vector<char32_t> others{}; // what else it may be, best first
};

// Text that was written in one charset and read in another.
struct Misreading {
    char const *written, *read_as;
    bool western; // stands in Latin letters
    // The bytes of what stands; false where it has none.
    bool (*pieces)(std::u16string_view text, Pieces& pieces);
    // What they say; false where that is nothing.
    bool (*read)(Pieces const& pieces, Attempt& attempt);
};

// All that are known; UTF-8 in Latin letters first: its form decides.
inline constexpr std::size_t misreading_count = 10;
std::span<Misreading const, misreading_count> misreadings();

// The byte of a unit in windows-1252 or Latin-1; -1 where it is none.
int western_byte(char16_t unit);
// The unit of a byte from 80 to 9F in windows-1252; the same where it has none.
char16_t windows_1252_unit(std::uint8_t byte);

bool western_pieces(std::u16string_view text, Pieces& pieces);
bool utf16_pieces(std::u16string_view text, Pieces& pieces);
// A run of bytes without holes as UTF-8: all or nothing.
bool as_utf8(Pieces const& pieces, Attempt& attempt);
bool lenient_utf8(Pieces const& pieces, Attempt& attempt);
bool as_gb18030(Pieces const& pieces, Attempt& attempt);
// Where A0, a no-break space in Latin-1, may have become a blank.
bool as_gb18030_with_blanks(Pieces const& pieces, Attempt& attempt);

} // namespace duidu
