// The decoders of the Encoding Standard as it words them: a queue of bytes, a handler called for each, bytes put back. Slow on purpose.
#pragma once

#include "decode/decode.h"

#include <string>
#include <string_view>

namespace plain {

// What the standard's decoder for this encoding makes of the bytes, in error mode "replacement", without BOM handling.
std::u16string whatwg_decode(std::string_view encoding, duidu::Bytes bytes);

} // namespace plain
