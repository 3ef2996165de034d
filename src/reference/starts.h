// Where may a number, a date, a reference to a provision, a name begin? Few units may, so that all of them are asked in one walk over the
// text, and every reader goes from start to start:
//
//     到2025年，临江市建成10项工程      number  1 2 3 4 11 12      date  0 1 2 3 4 11 12      name  6 …
//
// Units are classed by a table, and what their classes come to is reckoned for eight of them at once: a bit a unit and kind.
#pragma once

#include "segment/prose.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace duidu {

class Starts {
public:
    enum Kind { number, date, provision, name };

    explicit Starts(Prose const& prose);

    // The starts of a kind in a paragraph, in order, as places of the document. They stand in `room` until it is used again.
    std::span<Offset const> of(Span paragraph, Kind kind, std::vector<Offset>& room) const;

private:
    static constexpr std::size_t kinds = 4;
    using Bits = std::array<std::uint64_t, kinds>; // of 64 units

    std::u16string_view folded_;
    std::vector<Bits> bits_;
};

} // namespace duidu
