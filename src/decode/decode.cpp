#include "decode/decode.h"

#include "decode/charset.h"
#include "decode/declaration.h"
#include "decode/repair.h"
#include "decode/sixteen.h"
#include "text/eight.h"

#include <algorithm>

namespace duidu {

namespace {

// A byte order mark at the start is no text; the map leads past it. In GB 18030 the standard lets it stand.
ByteSpan without_mark(Bytes bytes, CharsetRegion const& region) {
    Mark mark = byte_order_mark(bytes);
    if (region.bytes.begin > 0 || mark.charset != region.name || mark.charset == "gb18030") return region.bytes;
    return {std::min(mark.length, region.bytes.end), region.bytes.end};
}

// Unless a run that was read from the wrong halves ended there: then the last byte has its character.
void note_the_end(Bytes bytes, Decoded& out) {
    bool has_its_character = !out.repairs.empty() && out.repairs.back().bytes.end == bytes.size();
    if (out.charset.malformed.empty() || has_its_character) return;
    Malformed const& last = out.charset.malformed.back();
    if (last.bytes.end != bytes.size() || last.why != ends_inside) return;
    Offset end = out.text.length();
    out.notes.push_back({"ends_inside_a_character", {end, end}, last.bytes, "The file ends inside a character; its bytes are kept."});
}

// Control characters but for tabs, line ends and form feeds. Eight units are asked at once whether one of them may be one.
std::size_t controls_in(std::u16string_view units) {
    auto is_control = [](char16_t unit) { return unit < u' ' && unit != u'\t' && unit != u'\n' && unit != u'\r' && unit != u'\f'; };
    std::size_t controls = 0, at = 0;
    auto count = [&](std::size_t end) {
        for (; at < end; ++at) controls += is_control(units[at]);
    };
    while (at + at_once <= units.size()) {
        Eight eight = eight_at(units.data() + at);
        if (any(Eight((eight < 0x20) & (eight != 0x0A)))) count(at + at_once);
        else at += at_once;
    }
    count(units.size());
    return controls;
}

// Control characters are rare in any text, malformed places in one that is not damaged beyond reading: past one in twenty, or one in four, it is
// something else. One lost byte makes a whole line of EUC-JP malformed, so that places are counted, not bytes.
bool is_no_text(Decoded const& out) {
    std::u16string const& units = text_as_decoded(out).units;
    std::size_t controls = controls_in(units), malformed = out.charset.malformed.size();
    constexpr std::size_t few = 3; // what a few bytes are is anybody's guess
    return (controls > few && controls * 20 > units.size()) || (malformed > few && malformed * 4 > units.size());
}

void note_what_is_no_text(Bytes bytes, Decoded& out) {
    if (bytes.empty()) {
        out.notes.push_back({"empty_file", {0, 0}, {0, 0}, "The file is empty."});
        return;
    }
    if (!is_no_text(out)) return;
    constexpr double share = 0.1; // of the confidence: the charset is the likeliest of those that do not fit
    out.charset.confidence *= share;
    out.charset.why = "no charset makes text of these bytes, and " + out.charset.name + " reads the most of them";
    for (CharsetCandidate& candidate : out.charset.candidates) candidate.confidence *= share;
    out.notes.push_back({"not_text", {0, 0}, {0, Offset(bytes.size())}, "Much of the file is no text in any charset: it may be a picture, a program or a packed file."});
}

void note_the_label(Bytes bytes, Decoded& out) {
    Charset const& charset = out.charset;
    if (is_ascii(bytes) || charset_of_label(charset.label).empty() || means(charset.label, charset.name)) return;
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

Text decoded_by(Bytes bytes, Charset& charset) {
    Text text;
    for (CharsetRegion const& region : charset.regions)
        decode_bytes(region.name, bytes, without_mark(bytes, region), text, charset.malformed);
    return text;
}

} // namespace

std::u16string decode_units(Bytes bytes, CharsetHints const& hints) {
    Charset charset = detect(bytes, hints);
    return decoded_by(bytes, charset).units;
}

Decoded decode(Bytes bytes, DecodeOptions const& options) {
    Decoded out;
    out.charset = detect(bytes, options.charset);
    out.text = decoded_by(bytes, out.charset);
    if (options.repair) repair(bytes, out, options);
    note_what_is_no_text(bytes, out);
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
