#include "decode/indexes.h"

namespace duidu::indexes {

#include "decode/whatwg_chinese.inc"
#include "decode/whatwg_other.inc"

} // namespace duidu::indexes
