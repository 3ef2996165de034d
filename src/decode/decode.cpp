#include "decode/decode.h"

#include "decode/charset.h"
#include "decode/declaration.h"
#include "decode/repair.h"

#include <algorithm>

namespace duidu {

namespace {

// A byte order mark at the start is no text; the map leads past it. In GB 18030 the standard lets it stand.
ByteSpan without_mark(Bytes bytes, CharsetRegion const& region) {
    Mark mark = byte_order_mark(bytes);
    if (region.bytes.begin > 0 || mark.charset != region.name || mark.charset == "gb18030") return region.bytes;
    return {std::min(mark.length, region.bytes.end), region.bytes.end};
}

void note_the_end(Bytes bytes, Decoded& out) {
    if (out.charset.malformed.empty()) return;
    Malformed const& last = out.charset.malformed.back();
    if (last.bytes.end != bytes.size() || last.why != ends_inside) return;
    Offset end = out.text.length();
    out.notes.push_back({"ends_inside_a_character", {end, end}, last.bytes, "The file ends inside a character; its bytes are kept."});
}

void note_the_label(Bytes bytes, Decoded& out) {
    Charset const& charset = out.charset;
    bool ascii = std::all_of(bytes.begin(), bytes.end(), [](std::uint8_t byte) { return byte < 0x80; });
    if (ascii || charset_of_label(charset.label).empty() || means(charset.label, charset.name)) return;
    out.notes.push_back({"charset_contradicts_label",
                         {0, 0},
                         {0, 0},
                         "The file is called " + charset.label + ", but its bytes are " + charset.name + ": " + charset.why + "."});
}

void note_other_charsets(Decoded& out) {
    for (CharsetRegion const& region : out.charset.regions) {
        if (region.name == out.charset.name) continue;
        Span span = out.text.map.target_of(region.bytes);
        out.notes.push_back({"other_charset", span, region.bytes,
                             "This stretch is written in " + region.name + ", the rest of the file in " + out.charset.name + "."});
    }
}

} // namespace

Decoded decode(Bytes bytes, DecodeOptions const& options) {
    Decoded out;
    out.charset = detect(bytes, options.charset);
    for (CharsetRegion const& region : out.charset.regions)
        decode_bytes(region.name, bytes, without_mark(bytes, region), out.decoded, out.charset.malformed);
    if (options.repair) repair(bytes, out);
    else out.text = out.decoded;
    note_the_label(bytes, out);
    note_other_charsets(out);
    note_the_end(bytes, out);
    return out;
}

std::u16string undo(std::u16string_view text, std::vector<Repair> const& repairs) {
    Edits back;
    for (Repair const& repair : repairs) back.push_back({repair.span, repair.was});
    return duidu::apply(text, back).text;
}

} // namespace duidu
