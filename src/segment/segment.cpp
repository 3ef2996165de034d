#include "segment/segment.h"

#include "segment/enumerations.h"
#include "segment/sentences.h"

namespace duidu {

Segmented segment(Parsed const& parsed) {
    Segmented out;
    out.blocks = parsed.blocks;
    Prose prose = prose_of(parsed.text.units, out.blocks);
    out.sentences = sentences(prose, out.outline);
    out.enumerations = enumerations(prose, out.outline);
    return out;
}

} // namespace duidu
