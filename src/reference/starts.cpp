#include "reference/starts.h"

#include "reference/articles.h"
#include "reference/dates/rules.h"
#include "reference/entities.h"
#include "text/numeral.h"

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
using Classes = std::array<std::uint8_t, 0x10000>;

Classes const& classes() {
    static Classes const all = [] {
        using namespace naming;
        struct Pair {
            unsigned parts, as;
        };
        constexpr Pair pairs[] = {{Part::han, Class::han},
                                  {Part::label | Part::suffix | Part::known_first, Class::in_name},
                                  {Part::surname, Class::surname},
                                  {Part::governor, Class::governor},
                                  {Part::title_end, Class::title_end}};
        Units const &dates = dating::opening_units(), &provisions = provision_openers();
        Classes of{};
        for (std::size_t unit = 0; unit < of.size(); ++unit) {
            auto const sign = char16_t(unit);
            unsigned is = may_begin_number(sign) * begins_number | dates.has(sign) * begins_date | provisions.has(sign) * begins_provision;
            for (Pair const& pair : pairs) is |= (parts()[unit] & pair.parts) != 0 ? pair.as : 0u;
            of[unit] = std::uint8_t(is);
        }
        return of;
    }();
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

Starts::Starts(Prose const& prose) : folded_(prose.folded) {
    constexpr std::size_t block = 64;
    Classes const& class_of = classes();
    bits_.resize((folded_.size() + block - 1) / block);
    std::array<std::uint8_t, 8 + block> row{}; // the classes of a block, behind those of the units before it
    for (std::size_t i = 0; i < bits_.size(); ++i) {
        std::size_t begin = i * block, length = std::min(block, folded_.size() - begin);
        row[7] = row[7 + block];
        for (std::size_t at = 0; at < length; ++at) row[8 + at] = class_of[folded_[begin + at]];
        for (std::size_t at = length; at < block; ++at) row[8 + at] = 0;
        for (std::size_t at = 0; at < block; at += 8) {
            std::uint64_t here, before;
            std::memcpy(&here, &row[8 + at], 8);
            std::memcpy(&before, &row[7 + at], 8);
            bits_[i][number] |= gathered(here) << at;
            bits_[i][date] |= gathered(here >> 1) << at;
            bits_[i][provision] |= gathered(here >> 2) << at;
            bits_[i][name] |= gathered(begin_name(here, before)) << at;
        }
    }
}

std::span<Offset const> Starts::of(Span paragraph, Kind kind, std::vector<Offset>& room) const {
    if (paragraph.empty()) return {};
    if (room.size() < paragraph.length()) room.resize(paragraph.length());
    Offset* to = room.data();
    // Nothing stands before the first unit of a paragraph.
    bool opens_name = kind == name && is_han_unit(folded_[paragraph.begin]);
    if (opens_name) *to++ = paragraph.begin;
    Offset const begin = paragraph.begin + (kind == name), last = paragraph.end - 1;
    for (Offset block = begin / 64; block <= last / 64; ++block) {
        std::uint64_t bits = bits_[block][kind];
        if (block == begin / 64) bits &= ~std::uint64_t(0) << begin % 64;
        if (block == last / 64) bits &= ~std::uint64_t(0) >> (63 - last % 64);
        for (; bits != 0; bits &= bits - 1) *to++ = block * 64 + Offset(std::countr_zero(bits));
    }
    return {room.data(), to};
}

} // namespace duidu
