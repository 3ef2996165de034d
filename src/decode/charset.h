// Charsets by the name of the Encoding Standard: labels, decoders, encoders, detection.
#pragma once

#include "decode/decode.h"

namespace duidu {

// The charset that a label means (gb2312 → gbk, x-sjis → shift_jis); "" for a label nobody knows. https://encoding.spec.whatwg.org/#names-and-labels
std::string charset_of_label(std::string_view label);

// Whether the label stands for the charset that detect() calls so: GB 2312 and GBK are read as gb18030, which holds both.
bool means(std::string_view label, std::string_view charset);

// Why the last bytes of a file are malformed where it ends inside a character.
inline constexpr std::string_view ends_inside = "the file ends inside a character";

// Appends `bytes[at]` decoded by `name` to text, its map to the file, and malformed bytes as U+FFFD with their reason.
void decode_bytes(std::string_view name, Bytes bytes, ByteSpan at, Text& text, std::vector<Malformed>& malformed);

// What a charset with shifts remembers between two pieces of a file; the others leave it alone.
struct Shift {
    std::uint8_t now = 0;      // the set that bytes are read in
    bool wrote = true;         // something was written since the last escape
    std::uint8_t sets[2] = {}; // what shift out and single shift two call for
};

// Decodes a file that comes in pieces: what a character or a shift left open at the end of one piece goes on in the next.
class Decoder {
public:
    explicit Decoder(std::string_view name);

    // Appends the text of the next bytes; a character that they end in waits for the next call.
    void feed(Bytes piece, Text& text, std::vector<Malformed>& malformed);
    // The file ends here: an open character is malformed.
    void finish(Text& text, std::vector<Malformed>& malformed);

private:
    void decode(bool last, Text& text, std::vector<Malformed>& malformed);

    struct Coder const& coder_;
    Shift shift_;
    std::vector<std::uint8_t> open_; // bytes that are not decoded yet
    Offset reached_ = 0;             // bytes of the file before them
};

// The bytes of `units` in `name`; false (bytes untouched) where it has none for them.
bool encode_units(std::string_view name, std::u16string_view units, std::string& bytes);

// Which charset the bytes are in, with candidates and the reason; regions cover the file.
Charset detect(Bytes bytes, CharsetHints const& hints);

} // namespace duidu
