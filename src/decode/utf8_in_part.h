// UTF-8 that windows-1252 has read, in part of a line: what proves itself is read, the rest stays.
//
//     “Ça…” DivisÃ£o - SÃ©rie > Classificação     →     “Ça…” Divisão - Série > Classificação
#pragma once

#include "decode/misreadings.h"

namespace duidu {

// `outside` is the unit before what stands. False where nothing proves itself.
bool utf8_in_part(std::u16string_view stands, char16_t outside, Attempt& attempt);

} // namespace duidu
