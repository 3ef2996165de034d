#include "reference/reference.h"

#include "reference/aliases.h"
#include "reference/citations.h"
#include "reference/counts.h"
#include "reference/dates.h"
#include "reference/entities.h"
#include "reference/links.h"
#include "reference/numbers.h"
#include "reference/quantities.h"
#include "reference/starts.h"
#include "reference/terms.h"

namespace duidu {

References refer(Parsed const& parsed, Segmented& segmented) {
    Prose const& prose = segmented.prose;
    Starts const starts(prose);
    Numbers const numbers(prose, starts);
    References found;
    found.aliases = aliases(prose);
    found.citations = citations(prose, starts, segmented, found.aliases);
    found.quotations = quotations(prose);
    found.counts = counts(prose, numbers, segmented.blocks, segmented.outline, segmented.enumerations);
    found.dates = dates(prose, starts, segmented.metadata);
    found.quantities = quantities(prose, numbers, found.dates);
    part_at_shifts(found.quantities, prose.text, parsed.emphases);
    agree(found.quantities, found.counts);
    found.entities = entities(prose, starts, segmented.metadata, found.aliases);
    found.links = links(parsed, prose, segmented);
    if (words_are_loaded()) found.terms = terms(prose, own_words(prose, found.aliases, found.quotations, found.entities));
    return found;
}

} // namespace duidu
