// Any bytes give a document that is consistent, that reads the same twice, and that gives its bytes back; its report is well-formed UTF-8.
#include "duidu.h"
#include "text/utf.h"

#include <cstdlib>

using namespace duidu;

namespace {

void insist(bool holds) {
    if (!holds) std::abort();
}

// The first byte chooses the type, so that every reader is reached from any bytes.
constexpr char const* types[] = {"", "text", "html", "markdown"};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    if (size == 0) return 0;
    ReadOptions options;
    options.type = types[data[0] % std::size(types)];
    Bytes bytes{data + 1, size - 1};
    Document document = read("fuzz", bytes, options);
    insist(consistent(document));
    std::string back = undo(document);
    insist(back.size() == bytes.size() && std::equal(bytes.begin(), bytes.end(), back.begin(), [](auto a, char b) { return a == std::uint8_t(b); }));
    std::string told = report(document);
    insist(to_utf8(from_utf8(told)) == told);
    insist(told == report(read("fuzz", bytes, options)));
    return 0;
}
