#include "decode/decode.h"

#include "decode/charset.h"
#include "decode/declaration.h"
#include "decode/repair.h"

namespace duidu {

namespace {

// A byte order mark at the start is no text; the map leads past it.
ByteSpan without_mark(Bytes bytes, CharsetRegion const& region) {
    Mark mark = byte_order_mark(bytes);
    if (region.bytes.begin > 0 || mark.charset != region.name) return region.bytes;
    return {std::min(mark.length, region.bytes.end), region.bytes.end};
}

void note_the_end(Bytes bytes, Decoded& out) {
    if (out.charset.malformed.empty()) return;
    Malformed const& last = out.charset.malformed.back();
    if (last.bytes.end != bytes.size() || last.why != ends_inside) return;
    Offset end = out.text.length();
    out.notes.push_back({"ends_inside_a_character", {end, end}, last.bytes, "The file ends inside a character; its bytes are kept."});
}

} // namespace

Decoded decode(Bytes bytes, DecodeOptions const& options) {
    Decoded out;
    out.charset = detect(bytes, options.charset);
    for (CharsetRegion const& region : out.charset.regions)
        decode_bytes(region.name, bytes, without_mark(bytes, region), out.decoded, out.charset.malformed);
    if (options.repair) repair(bytes, out);
    else out.text = out.decoded;
    note_the_end(bytes, out);
    return out;
}

std::u16string undo(std::u16string_view text, std::vector<Repair> const& repairs) {
    Edits back;
    for (Repair const& repair : repairs) back.push_back({repair.span, repair.was});
    return duidu::apply(text, back).text;
}

} // namespace duidu
