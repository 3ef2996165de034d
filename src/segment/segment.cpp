#include "segment/segment.h"

namespace duidu {

Segmented segment(Parsed const& parsed) {
    Segmented out;
    out.blocks = parsed.blocks;
    return out;
}

} // namespace duidu
