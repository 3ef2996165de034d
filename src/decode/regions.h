// Two charsets in one file: each line is asked again where it reads badly in the charset of the rest.
#pragma once

#include "decode/decode.h"

#include <string_view>
#include <vector>

namespace duidu {

// The stretches of the file by charset; `main` is that of the whole. They tile the file; one alone where nothing speaks against `main`.
std::vector<CharsetRegion> regions_of(Bytes bytes, std::string_view main);

} // namespace duidu
