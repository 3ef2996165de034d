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

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view bytes(reinterpret_cast<char const*>(data), size);
    std::size_t cut = std::min(bytes.find('\0'), size / 2);
    Document a = document(bytes.substr(0, cut)), b = document(bytes.substr(cut));
    for (Mode mode : {Mode::versions, Mode::related}) {
        CompareOptions how;
        how.mode = mode;
        how.words = [](std::u16string_view text) { return word_boundaries(text); };
        Comparison there = compare(a, b, how), back = compare(b, a, how);
        require(consistent(there, a, b) && consistent(back, b, a));
        require(mode == Mode::related || mirrors(there, back));
        require(consistent(tabulate({&a, &b, &a}, how), {&a, &b, &a}));
    }
    Comparison self = compare(a, a, {Mode::versions});
    require(consistent(self, a, a));
    for (Change const& change : self.changes) require(change.op == Change::Op::equal && !change.moved);
    return 0;
}
