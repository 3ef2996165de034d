// Any bytes, read in any charset, are repaired to something that can be undone: the repairs give back the text as decoded, and each says
// what it did and why.
#include "decode/decode.h"

#include <cstdlib>

using namespace duidu;

namespace {

void insist(bool holds) {
    if (!holds) std::abort();
}

// The first byte chooses the charset, so that every repair is reached from any bytes; "" asks for detection.
constexpr char const* labels[] = {"", "gb18030", "big5", "utf-8", "windows-1252", "utf-16le"};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    if (size == 0) return 0;
    DecodeOptions options;
    options.charset.label = labels[data[0] % std::size(labels)];
    Decoded decoded = decode({data + 1, size - 1}, options);
    insist(consistent(decoded.text));
    insist(undo(decoded.text.units, decoded.repairs) == text_as_decoded(decoded).units);
    Offset reached = 0;
    for (Repair const& repair : decoded.repairs) {
        insist(repair.span.begin >= reached && decoded.text[repair.span] == repair.now);
        insist(repair.bytes.end <= size - 1 && !repair.kind.empty() && !repair.why.empty());
        insist(repair.confidence >= 0 && repair.confidence <= 1);
        reached = repair.span.end;
    }
    return 0;
}
