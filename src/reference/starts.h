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
#include <memory>
#include <span>

namespace duidu {

class Starts {
public:
    enum Kind { number, date, provision, name };

    explicit Starts(Prose const& prose);

    // The starts of a kind in one paragraph after the other, ascending, as places of the document.
    class Walk {
    public:
        // Of a paragraph that stands behind all that were asked before.
        std::span<Offset const> in(Span paragraph) {
            while (*next_ < paragraph.begin) ++next_;
            Offset const *begin = next_, *end = begin;
            while (*end < paragraph.end) ++end;
            return {begin, next_ = end};
        }

    private:
        friend class Starts;
        explicit Walk(Offset const* first) : next_(first) {}

        Offset const* next_;
    };
    Walk walk(Kind kind) const { return Walk(places_[kind].all.get()); }
    // Of the whole document.
    std::size_t count(Kind kind) const { return places_[kind].count; }

private:
    static constexpr std::size_t kinds = 4;

    // Grows by blocks without being cleared first; behind the last of them stands a place that is in no text.
    struct Places {
        std::unique_ptr<Offset[]> all;
        std::size_t count = 0, room = 0;

        void make_room(std::size_t more);
        void add(Offset begin, std::uint64_t bits);
        void end();
    };
    std::array<Places, kinds> places_;
};

} // namespace duidu
