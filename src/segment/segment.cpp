#include "segment/segment.h"

#include "segment/article.h"
#include "segment/enumerations.h"
#include "segment/metadata.h"
#include "segment/outline.h"
#include "segment/regions.h"
#include "segment/sentences.h"

namespace duidu {

Segmented segment(Parsed const& parsed) {
    Segmented out;
    out.blocks = parsed.blocks;
    std::vector<Line> lines = lines_of(parsed);
    mark_metadata_table(parsed, lines);
    find_article(parsed, lines, out);
    find_metadata(parsed, lines, out);
    settle_containers(out.blocks);
    Prose prose = prose_of(parsed.text.units, out.blocks);
    Outline structure = outline(parsed, prose);
    out.outline = std::move(structure.headings);
    out.provisions = std::move(structure.provisions);
    out.notes.insert(out.notes.end(), structure.notes.begin(), structure.notes.end());
    out.regions = regions(prose, out.outline);
    out.sentences = sentences(prose, out.outline);
    out.enumerations = enumerations(prose, out.outline);
    return out;
}

} // namespace duidu
