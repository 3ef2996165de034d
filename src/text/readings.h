// How a Han character is read in Mandarin, and which characters are read so.
//
//     長 → cháng, zhǎng        bào → 報 暴 豹 …        "jǐn" = {jin, 3}, "jin" = {jin, no tone}
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace duidu {

// A syllable of Mandarin: which letters (a number without meaning) and which tone (1 to 4; 0 where no tone is marked).
struct Syllable {
    std::uint16_t letters = 0;
    std::uint8_t tone = 0;
    bool operator==(Syllable const &) const = default;
};

// Reads jǐn, jin, jin3, lǜ, lv; nothing where the letters are no syllable.
std::optional<Syllable> syllable(std::u16string_view written);

// All readings in the table, the common one first; empty for what is no Han character of the table (U+4E00 to U+9FFF, 〇).
std::span<Syllable const> readings(char16_t han);

// The common reading as it is written, with its tone mark; "" where there is none.
std::u16string_view common_reading(char16_t han);

// Whether the character may be read so; a syllable without tone agrees with every tone.
bool is_read(char16_t han, Syllable syllable);

// Every character that may be read so, those that commonly are first.
std::u16string characters_read(Syllable syllable);

} // namespace duidu
