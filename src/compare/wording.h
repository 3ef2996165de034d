// The whole words that an edit touches. What changed stands letter by letter in the change itself; a reader wants to see words:
//
//     凭|证 → 持|证          凭证 → 持证
#pragma once

#include "compare/compare.h"
#include "compare/watch.h"

namespace duidu {

// Sets `words_a` and `words_b` of every edit: grown by the same letters on both sides, to where a word begins and ends in both texts; as
// they are where that would take too much. Without a cutter the edits themselves.
void find_words(std::u16string_view a, std::u16string_view b, WordCutter const& cutter, Watch& watch, std::vector<Change>& changes);

} // namespace duidu
