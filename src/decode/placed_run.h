// Where on a page may a run have shifted, and what stands there? Only few places are worth weighing, and most are told by a glance.
//
//     第 失 怳 G 條      G stands alone behind Han characters: may it be a half of one?     維生素C: letters stand so
//     第 四 藀 � 條      � is a byte that no character has
#pragma once

#include "decode/repair.h"
#include "decode/shifted_run.h"

#include <array>

namespace duidu {

// A run and where its pairs lie in the text.
struct PlacedRun {
    ShiftedRun run;
    std::vector<Offset> units; // where each pair begins, and the byte left over
    Offset end = 0;
};

inline constexpr std::size_t longest_run = 400; // pairs

// The pairs before the byte left over, so many at most, back to the last character that is none. Half a character and the ASCII byte before
// the run count as a pair that is nothing: the byte may have come in between the halves.
PlacedRun run_before(Page const& page, Offset left_over, std::size_t most_pairs);
// The same before a character whose second half is ASCII; no pairs where it is none of two bytes.
PlacedRun run_before_swallowing(Page const& page, Offset at);

// A character whose second half is ASCII, with more ASCII behind it, may have taken what begins there: 珿MP for ，GMP.
bool may_swallow(Page const& page, Offset at, Pairs const& pairs);

// Letters and signs that may be second halves, and bytes that no pair takes.
struct LeftOvers {
    std::array<Offset, 128> like = {}; // of each kind of letter behind two-byte characters
    std::vector<Offset> all;           // where they stand, ascending
};
LeftOvers left_overs_of(Page const& page);

// What a glance says of a byte left over: whether it may be half of a character, and whether pairs before it may have moved.
struct Glance {
    bool may_be_half = false, may_have_moved = false;
};
Glance glance_at(Page const& page, Offset left_over, LeftOvers const& left_overs, Pairs const& pairs);
bool may_have_moved(PlacedRun const& placed, Pairs const& pairs, Offset letters_like_it);

// Where a letter stands for itself: 维生素C, 方案B, A股, T恤, Y染色体, “A”, a、b、c.
bool is_at_home(ShiftedRun const& run);

// The tables of the two-byte charset that was used there; none where it was another.
Pairs const* pairs_at(Page const& page, Offset at);
bool has_pairs(std::string_view charset);

} // namespace duidu
