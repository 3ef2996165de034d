#include "decode/repair.h"
namespace duidu { void frame_shift(Page const &, Findings &) {} }
