#include "segment/segment.h"

#include "segment/article.h"
#include "segment/enumerations.h"
#include "segment/metadata.h"
#include "segment/outline.h"
#include "segment/regions.h"
#include "segment/sentences.h"
#include "text/fold.h"

namespace duidu {

Segmented segment(Parsed const& parsed) {
    Segmented out;
    out.blocks = parsed.blocks;
    std::u16string folded = fold(parsed.text.units);
    std::vector<Line> lines = lines_of(parsed, folded);
    mark_metadata_table(parsed, lines);
    find_article(parsed, lines, out);
    find_metadata(parsed, folded, lines, out);
    keep_something(lines, out.blocks);
    settle_containers(out.blocks);
    out.prose = prose_of(parsed.text.units, std::move(folded), out.blocks);
    Prose const& prose = out.prose;
    std::vector<Row> rows = rows_of(prose);
    Outline structure = outline(parsed, prose, rows);
    out.outline = std::move(structure.headings);
    out.provisions = std::move(structure.provisions);
    out.notes.insert(out.notes.end(), structure.notes.begin(), structure.notes.end());
    out.regions = regions(prose, rows, out.outline);
    out.sentences = sentences(prose, out.outline);
    out.enumerations = enumerations(prose, out.outline);
    return out;
}

} // namespace duidu
