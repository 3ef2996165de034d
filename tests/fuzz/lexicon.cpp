// Any text has dates, quantities, bodies, terms and words that lie inside it, in order; any bytes may call themselves a dictionary.
#include "reference/dates.h"
#include "reference/entities.h"
#include "reference/quantities.h"
#include "reference/terms.h"
#include "text/fold.h"
#include "text/utf.h"

#include <cstdlib>

using namespace duidu;

namespace {

void insist(bool holds) {
    if (!holds) std::abort();
}

template <class Found> void insist_in_order(std::vector<Found> const& all, Offset length) {
    Offset reached = 0;
    for (Found const& one : all) {
        insist(one.span.begin >= reached && one.span.begin < one.span.end && one.span.end <= length);
        reached = one.span.end;
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::u16string text = from_utf8({reinterpret_cast<char const*>(data), size});
    Offset length = Offset(text.size());
    insist(fold(fold(text)) == fold(text) && fold(text).size() == text.size());

    std::vector<Date> found = dates(text, {2024, 3, 15});
    insist_in_order(found, length);
    insist_in_order(quantities(text, found), length);
    Block block;
    block.span = {0, length};
    Prose prose = prose_of(text, {block});
    insist_in_order(entities(prose, Starts(prose), {}, {}), length);
    for (Term const& term : terms(prose, {text.substr(0, 4)})) insist(term.first.end <= length && term.count > 1);

    if (load_words({data, size})) insist(words_are_loaded());
    Offset reached = 0;
    for (Span word : words(text)) {
        insist(word.begin >= reached && word.begin < word.end && word.end <= length);
        reached = word.end;
    }
    forget_words();
    return 0;
}
