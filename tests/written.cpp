#include "written.h"

#include "reference/aliases.h"
#include "reference/citations.h"
#include "reference/counts.h"
#include "reference/links.h"
#include "segment/enumerations.h"
#include "segment/outline.h"
#include "segment/regions.h"
#include "segment/sentences.h"
#include "text/utf.h"

using namespace duidu;

std::string Written::words(Span span) const {
    std::string out;
    for (char c : to_utf8(parsed.text[span])) out += c == '\n' ? std::string("⏎") : std::string(1, c);
    return out;
}

Written written(std::string const& text) { return written(from_utf8(text)); }

Written written(std::u16string text) {
    Written out;
    std::u16string& units = out.parsed.text.units;
    for (std::size_t at = 0; at <= text.size();) {
        std::size_t end = std::min(text.find(u'\n', at), text.size());
        std::u16string_view line = std::u16string_view(text).substr(at, end - at);
        Block block;
        bool title = line.starts_with(u"# ");
        bool bullet = line.starts_with(u"- ");
        if (title) block.role = Role::title;
        if (bullet) block.kind = BlockKind::list_item;
        if (title || bullet) line.remove_prefix(2);
        if (at > 0) units += u'\n';
        block.span = {Offset(units.size()), Offset(units.size() + line.size())};
        units += line;
        out.parsed.blocks.push_back(block);
        at = end + 1;
    }
    out.parsed.type = "text/plain";
    out.parsed.text.map.add({0, Offset(units.size())}, Offset(units.size()), true);
    out.segmented.blocks = out.parsed.blocks;
    Prose prose = out.prose();
    std::vector<Row> rows = rows_of(prose);
    Outline found = outline(out.parsed, prose, rows);
    out.segmented.outline = found.headings, out.segmented.provisions = found.provisions, out.segmented.notes = found.notes;
    out.segmented.regions = regions(prose, rows, found.headings);
    out.segmented.sentences = sentences(prose, found.headings);
    out.segmented.enumerations = enumerations(prose, found.headings);
    References& references = out.references;
    Starts const starts(prose);
    references.aliases = aliases(prose);
    references.citations = citations(prose, starts, out.segmented, references.aliases);
    references.quotations = quotations(prose);
    references.counts = counts(prose, Numbers(prose, starts), out.segmented.blocks, out.segmented.outline, out.segmented.enumerations);
    references.links = links(out.parsed, prose, out.segmented);
    return out;
}
