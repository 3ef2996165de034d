#include "decode/decode.h"

#include "decode/charset.h"
#include "decode/repair.h"

namespace duidu {

Decoded decode(Bytes bytes, DecodeOptions const& options) {
    Decoded out;
    out.charset = detect(bytes, options.charset);
    for (CharsetRegion const& region : out.charset.regions)
        decode_bytes(region.name, bytes, region.bytes, out.decoded, out.charset.malformed);
    if (options.repair) repair(bytes, out);
    else out.text = out.decoded;
    return out;
}

std::u16string undo(std::u16string_view text, std::vector<Repair> const& repairs) {
    Edits back;
    for (Repair const& repair : repairs) back.push_back({repair.span, repair.was});
    return duidu::apply(text, back).text;
}

} // namespace duidu
