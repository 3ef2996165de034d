#include "segment/marks.h"

#include "text/fold.h"
#include "text/unicode.h"
#include "text/units.h"

#include <algorithm>
#include <array>

namespace duidu {

namespace {

// What folds to a mark is one, whatever it is called.
Units all_marks() {
    auto is_word = [](char16_t unit) { return (properties[unit] & (Property::letter | Property::digit)) != 0; };
    Units marks(u"");
    for (std::uint32_t unit = 0; unit < 0x10000; ++unit)
        if (!is_word(char16_t(unit)) || !is_word(fold(char16_t(unit)))) marks.add(char16_t(unit));
    return marks;
}

} // namespace

void add_marks(std::u16string_view text, Span span, std::vector<Offset>& marks) {
    static Units const all = all_marks();
    // Every place is written and only those of marks are kept, so that the processor has nothing to guess.
    std::array<Offset, 256> found;
    for (Offset begin = span.begin; begin < span.end; begin += Offset(found.size())) {
        Offset end = std::min(span.end, begin + Offset(found.size()));
        std::size_t count = 0;
        for (Offset at = begin; at < end; ++at) {
            found[count] = at;
            count += all.has(text[at]);
        }
        marks.insert(marks.end(), found.begin(), found.begin() + std::ptrdiff_t(count));
    }
}

Marks within(Marks all, Span span) {
    auto begin = std::lower_bound(all.begin(), all.end(), span.begin), end = std::lower_bound(begin, all.end(), span.end);
    return {begin, end};
}

} // namespace duidu
