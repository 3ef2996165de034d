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

// The bytes of `units` in `name`; false (bytes untouched) where it has none for them.
bool encode_units(std::string_view name, std::u16string_view units, std::string& bytes);

// Which charset the bytes are in, with candidates and the reason; regions cover the file.
Charset detect(Bytes bytes, CharsetHints const& hints);

} // namespace duidu
