#include "compare/compare.h"

namespace duidu {

Comparison compare(Document const& a, Document const& b, CompareOptions const& options) {
    Comparison out;
    out.mode = options.mode == Mode::related ? Mode::related : Mode::versions;
    Change change;
    change.op = a.text.units == b.text.units ? Change::Op::equal : Change::Op::replace;
    change.a = {0, a.text.length()};
    change.b = {0, b.text.length()};
    out.changes = {change};
    return out;
}

bool consistent(Comparison const&, Document const&, Document const&) { return true; }

} // namespace duidu
