// The names of bodies: those that are known, and the shape that others have.
//
//     国家 航道疏浚和整治 委员会        an opener or a place, then anything that does not break a name, then a suffix
#pragma once

#include "text/beginnings.h"

#include <string_view>

namespace duidu {

enum class Sort { body, medium, leader, place, opener };

// A known name with the full name of what it names, simplified; static.
struct Known {
    std::u16string_view name, full;
    Sort sort;
};

// The units that known names begin with, and their first two.
Units const& name_beginnings();
FirstTwos const& name_pairs();
// The longest known name that begins at a place; null for none.
Known const* known_at(std::u16string_view folded, Offset at);
// The known name that all of `folded` is; null for none.
Known const* known_as(std::u16string_view folded);

// Where the name of a body ends that begins at `begin` and whose own part begins at `own`; `own` where none does. `complete`: the part
// before `own` is a name already, so that no 和 goes on with it.
Offset name_end(std::u16string_view folded, Offset begin, Offset own, bool complete = false);

} // namespace duidu
