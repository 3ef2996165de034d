// Any two texts can be compared, both ways and with themselves, and what comes out is whole.
#include "compare/compare.h"
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

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view bytes(reinterpret_cast<char const*>(data), size);
    std::size_t cut = std::min(bytes.find('\0'), size / 2);
    Document a = document(bytes.substr(0, cut)), b = document(bytes.substr(cut));
    for (Mode mode : {Mode::versions, Mode::related}) {
        require(consistent(compare(a, b, {mode}), a, b));
        require(consistent(compare(b, a, {mode}), b, a));
    }
    Comparison self = compare(a, a, {Mode::versions});
    require(consistent(self, a, a));
    for (Change const& change : self.changes) require(change.op == Change::Op::equal && !change.moved);
    return 0;
}
