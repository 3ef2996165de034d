#include "reference/starts.h"

#include "reference/articles.h"
#include "reference/dates/rules.h"
#include "reference/entities.h"
#include "text/classes.h"
#include "text/numeral.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace duidu {

namespace {

// The classes of a unit, a bit each.
enum Class : std::uint8_t {
    begins_number = 1,
    begins_date = 2,
    begins_provision = 4,
    han = 8,
    in_name = 16,
    surname = 32,
    governor = 64,
    title_end = 128
};

ClassTable classed() {
    using namespace naming;
    struct Pair {
        unsigned parts, as;
    };
    constexpr Pair pairs[] = {{Part::han, Class::han},
                              {Part::label | Part::suffix | Part::known_first, Class::in_name},
                              {Part::surname, Class::surname},
                              {Part::governor, Class::governor},
                              {Part::title_end, Class::title_end}};
    std::array<std::uint8_t, 0x100> as{}; // of all parts that a unit may have
    for (std::size_t of = 0; of < as.size(); ++of)
        for (Pair const& pair : pairs) as[of] |= std::uint8_t((of & pair.parts) != 0 ? pair.as : 0u);
    ClassTable all;
    std::transform(parts().begin(), parts().end(), all.begin(), [&](std::uint8_t of) { return as[of]; });
    number_units.for_each([&](char16_t unit) { all[unit] |= begins_number; });
    dating::opening_units().for_each([&](char16_t unit) { all[unit] |= begins_date; });
    provision_openers().for_each([&](char16_t unit) { all[unit] |= begins_provision; });
    return all;
}

ClassTable const& classes() {
    static ClassTable const all = classed();
    return all;
}

constexpr std::uint64_t lowest = 0x0101010101010101; // of each byte

// A byte's lowest bit from each of eight, the first lowest.
std::uint64_t gathered(std::uint64_t bytes) { return (bytes & lowest) * 0x0102040810204080 >> 56; }

// A name begins with a Han character that may be part of one, or that stands behind what is none or governs a name, or with a surname
// behind a title. The lowest bit of each byte says it.
std::uint64_t begin_name(std::uint64_t here, std::uint64_t before) {
    constexpr int of_han = std::countr_zero(unsigned(han)), of_name = std::countr_zero(unsigned(in_name)),
                  of_surname = std::countr_zero(unsigned(surname)), of_governor = std::countr_zero(unsigned(governor)),
                  of_title = std::countr_zero(unsigned(title_end));
    std::uint64_t opens = ~(before >> of_han) | before >> of_governor;
    return here >> of_han & (here >> of_name | opens | (here >> of_surname & before >> of_title));
}

} // namespace

Starts::Starts(Prose const& prose) {
    constexpr std::size_t block = 64;
    ClassTable const& class_of = classes();
    std::u16string_view const folded = prose.folded;
    std::array<std::uint8_t, 8 + block> row{}; // the classes of a block, behind those of the units before it
    std::array<char16_t, block> last{};        // the units of the last block, and behind them zeros, which begin nothing
    auto paragraph = prose.paragraphs.begin();
    constexpr std::array<std::size_t, kinds> units_of_one = {16, 5, 64, 4}; // of Chinese prose
    for (std::size_t kind = 0; kind < kinds; ++kind) places_[kind].make_room(folded.size() / units_of_one[kind]);
    for (std::size_t begin = 0; begin < folded.size(); begin += block) {
        char16_t const* units = folded.data() + begin;
        if (folded.size() - begin < block) std::copy(units, folded.data() + folded.size(), last.begin()), units = last.data();
        row[7] = row[7 + block];
        std::array<std::uint64_t, kinds> bits{};
        for (std::size_t at = 0; at < block; at += 8) {
            for (std::size_t i = at; i < at + 8; ++i) row[8 + i] = class_of[units[i]];
            std::uint64_t here, before;
            std::memcpy(&here, &row[8 + at], 8);
            std::memcpy(&before, &row[7 + at], 8);
            bits[number] |= gathered(here) << at;
            bits[date] |= gathered(here >> 1) << at;
            bits[provision] |= gathered(here >> 2) << at;
            bits[name] |= gathered(begin_name(here, before)) << at;
        }
        // Nothing stands before the first unit of a paragraph.
        for (; paragraph != prose.paragraphs.end() && paragraph->span.begin < begin + block; ++paragraph) {
            std::size_t at = paragraph->span.begin - begin;
            if ((row[8 + at] & han) != 0) bits[name] |= std::uint64_t(1) << at;
        }
        for (std::size_t kind = 0; kind < kinds; ++kind) places_[kind].add(Offset(begin), bits[kind]);
    }
    for (Places& places : places_) places.end();
}

void Starts::Places::make_room(std::size_t more) {
    if (room - count >= more) return;
    room = 2 * room + more;
    std::unique_ptr<Offset[]> larger(new Offset[room]);
    std::copy_n(all.get(), count, larger.get());
    all = std::move(larger);
}

void Starts::Places::add(Offset begin, std::uint64_t bits) {
    make_room(64);
    Offset* to = all.get() + count;
    for (; bits != 0; bits &= bits - 1) *to++ = begin + Offset(std::countr_zero(bits));
    count = std::size_t(to - all.get());
}

void Starts::Places::end() {
    make_room(1);
    all[count] = ~Offset(0);
}

} // namespace duidu
