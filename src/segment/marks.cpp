#include "segment/marks.h"

#include "segment/brackets.h"
#include "segment/prose.h"
#include "text/fold.h"
#include "text/numeral.h"
#include "text/unicode.h"

#include <algorithm>
#include <array>
#include <bit>

namespace duidu {

namespace {

using Kinds = std::array<MarkKinds, 0x10000>; // of every unit; 0 for letters and digits

// A kind, the units that are of it, and those that are of it by what they fold to.
struct Row {
    MarkKind kind;
    std::u16string_view units, folded;
};
constexpr Row rows[] = {
    {bracket_mark, u"\"", u""},
    {line_mark, u"\n", u""},
    {stop_mark, u"。！？!?｡.…", u""},
    {clause_mark, u"，,；;：:。！？!?、“「(（\n", u""},
    {ordinal_mark, u"", u"(第其另再首最"},
    {joint_mark, u"", u"、"},
    {parting_mark, u"—", u",;:!?。；：，！？\n…"},
};

bool is_word(char16_t unit) { return (properties[unit] & (Property::letter | Property::digit)) != 0; }

Kinds kinds_of_units() {
    Kinds by_fold{}, of{}; // by_fold: kinds that a unit has by what it folds to
    for (Row const& row : rows) {
        for (char16_t unit : row.units) of[unit] |= row.kind;
        for (char16_t unit : row.folded) by_fold[unit] |= row.kind;
    }
    for (char16_t unit : opening_brackets()) of[unit] |= bracket_mark;
    for (char16_t unit : closing_brackets()) of[unit] |= bracket_mark | clause_mark;
    for (std::uint32_t at = 0; at < of.size(); ++at) {
        auto unit = char16_t(at);
        char16_t folded = fold(unit);
        if (is_word(unit) && is_word(folded)) continue; // what folds to a mark is one, whatever it is called
        of[unit] |= any_mark | by_fold[folded];
        if (is_blank(unit)) of[unit] |= clause_mark;
        if (may_begin_number(folded) || is_circled(unit)) of[unit] |= ordinal_mark;
    }
    return of;
}

// Where in a block the marks are, the first unit in the highest bit.
std::uint64_t bits_of(Kinds const& kinds_of, std::u16string_view block) {
    constexpr std::size_t step = 8, whole = 64;
    std::uint64_t bits = 0;
    std::size_t at = 0;
    for (; at + step <= block.size(); at += step)
        for (std::size_t i = 0; i < step; ++i) bits = bits << 1 | (kinds_of[block[at + i]] & any_mark);
    for (; at < block.size(); ++at) bits = bits << 1 | (kinds_of[block[at]] & any_mark);
    return bits << (whole - block.size());
}

} // namespace

MarkKinds add_marks(std::u16string_view text, Span span, std::vector<MarkPlace>& marks) {
    static Kinds const kinds_of = kinds_of_units();
    constexpr Offset block = 64;
    MarkKinds seen = 0;
    for (Offset begin = span.begin; begin < span.end; begin += block) {
        Offset end = std::min(span.end, begin + block);
        // A bit for each unit, the first highest, so that the processor has nothing to guess.
        for (std::uint64_t bits = bits_of(kinds_of, text.substr(begin, end - begin)); bits != 0;) {
            int place = std::countl_zero(bits);
            bits &= ~(std::uint64_t(1) << (block - 1) >> place);
            Offset at = begin + Offset(place);
            marks.push_back({at, kinds_of[text[at]]});
            seen |= marks.back().kinds;
        }
    }
    return seen;
}

Marks within(Marks all, Span span) {
    auto before = [](MarkPlace mark, Offset at) { return mark.at < at; };
    auto begin = std::lower_bound(all.begin(), all.end(), span.begin, before), end = std::lower_bound(begin, all.end(), span.end, before);
    return {begin, end};
}

} // namespace duidu
