// What a text says twice.
//
//     第四十三条 …|有前款行为，由县级以上人民政府财政部门予以通报|    first
//     第四十四条 …|有前款行为，由县级以上人民政府财政部门予以通报|    second
#pragma once

#include "compare/letters.h"

#include <cstdint>

namespace duidu {

// Two equal stretches of one text, which do not overlap.
struct Twins {
    Offset first = 0, second = 0, length = 0;
    auto operator<=>(Twins const&) const = default;
};

// The twins through two equal letters, as far as passages are told apart by what they say.
Twins twins_at(Letters const& text, Offset i, Offset j);

// Where a text says again what it says at some places, which are noted first and then looked for in one go.
class Elsewhere {
public:
    static constexpr Offset letters = 8; // fewer stand anywhere

    explicit Elsewhere(Letters const& text) : text(text) {}
    void note(Offset at);
    void look();
    // All places of the letters from a noted one on, itself included; none where they are so many that they tell nothing.
    std::vector<Offset> of(Offset at);

private:
    static constexpr Offset none = 0xFFFFFFFF;
    struct Slot {
        std::uint64_t key = 0;
        Offset count = 0, first = none; // of its places
    };
    struct Place {
        Offset at, next;
    };
    Letters const& text;
    std::vector<std::uint64_t> noted;
    std::vector<Slot> slots; // open addressing, at most half full
    std::vector<Place> places;

    Slot& slot_of(std::uint64_t key);
};

// For each letter of the stretch that has no partner the partner of its twin; `unpaired` where there is none.
std::vector<Offset> echoes(Letters const& text, std::vector<Offset> const& partner, std::vector<Span> const& stretches);

} // namespace duidu
