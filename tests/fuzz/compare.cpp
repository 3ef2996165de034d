// Any two texts can be compared, both ways, with themselves and in a table, and what comes out is whole; both ways say the same.
#include "compare/table.h"
#include "segment/words.h"
#include "text/utf.h"

#include <cstdlib>

using namespace duidu;

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

Document document(std::string_view bytes) {
    Document out;
    out.text.units = from_utf8(bytes);
    return out;
}

bool mirrors(Comparison const& there, Comparison const& back) {
    Summary const &x = there.summary, &y = back.summary;
    return x.same == y.same && x.changed == y.changed && x.added == y.removed && x.removed == y.added &&
           there.changes.size() == back.changes.size();
}

void compare_both_ways(Document const& a, Document const& b, CompareOptions const& how) {
    Comparison there = compare(a, b, how), back = compare(b, a, how);
    require(consistent(there, a, b) && consistent(back, b, a));
    require(how.mode == Mode::related || mirrors(there, back));
}

void compare_with_itself(Document const& a) {
    Comparison self = compare(a, a, {Mode::versions});
    require(consistent(self, a, a));
    for (Change const& change : self.changes) require(change.op == Change::Op::equal && !change.moved);
}

} // namespace

// The first byte says what is done, so that each run does one thing: a run that did all of them took eight times as long.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    if (size == 0) return 0;
    std::string_view bytes(reinterpret_cast<char const*>(data) + 1, size - 1);
    std::size_t cut = std::min(bytes.find('\0'), bytes.size() / 2);
    Document a = document(bytes.substr(0, cut)), b = document(bytes.substr(cut));
    CompareOptions how;
    how.mode = data[0] & 1 ? Mode::related : Mode::versions;
    if (data[0] & 2) how.words = [](std::u16string_view text) { return word_boundaries(text); };
    switch (data[0] >> 2 & 3) {
    case 0:
        compare_with_itself(b);
        break;
    case 1:
        require(consistent(tabulate({&a, &b, &a}, how), {&a, &b, &a}));
        break;
    default:
        compare_both_ways(a, b, how);
    }
    return 0;
}
