#include "document.h"

namespace duidu {

namespace {

bool inside(Span span, Offset length) { return span.begin <= span.end && span.end <= length; }

template <class List> bool all_inside(List const& list, Offset length) {
    return std::all_of(list.begin(), list.end(), [&](auto const& x) { return inside(x.span, length); });
}

// Children lie inside their parents, which stand before them; siblings ascend without overlap.
bool tree(std::vector<Block> const& blocks, Offset length) {
    std::vector<Offset> reached(blocks.size() + 1, 0); // by parent + 1: where its last child ended
    for (int i = 0; i < int(blocks.size()); ++i) {
        Block const& block = blocks[i];
        if (!inside(block.span, length) || block.parent >= i || block.parent < -1) return false;
        if (block.parent >= 0 && !blocks[block.parent].span.contains(block.span)) return false;
        if (block.span.begin < reached[block.parent + 1]) return false;
        reached[block.parent + 1] = block.span.end;
    }
    return true;
}

// No span of ours begins or ends inside a surrogate pair.
bool whole(Span span, std::u16string const& text) {
    auto cuts = [&](Offset at) {
        return at > 0 && at < text.size() && (text[at - 1] & 0xFC00) == 0xD800 && (text[at] & 0xFC00) == 0xDC00;
    };
    return !cuts(span.begin) && !cuts(span.end);
}

} // namespace

bool consistent(Document const& document) {
    Offset length = document.text.length();
    References const& references = document.references;
    if (!consistent(document.text) || !tree(document.blocks, length)) return false;
    for (Repair const& repair : document.repairs)
        if (!inside(repair.span, length) || repair.bytes.end > document.source.bytes || !whole(repair.span, document.text.units)) return false;
    for (Enumeration const& list : document.enumerations) {
        if (!inside(list.span, length)) return false;
        for (Item const& item : list.items)
            if (!list.span.contains(item.span) || !inside(item.marker, length)) return false;
    }
    return all_inside(document.outline, length) && all_inside(document.provisions, length) && all_inside(document.regions, length) && all_inside(document.sentences, length) &&
           all_inside(references.citations, length) && all_inside(references.quotations, length) && all_inside(references.counts, length) &&
           all_inside(references.dates, length) && all_inside(references.entities, length) && all_inside(references.quantities, length) &&
           all_inside(document.notes, length) &&
           std::all_of(references.terms.begin(), references.terms.end(), [&](Term const& term) { return inside(term.first, length); });
}

std::string undo(Document const& document) { return undo(document.text, document.charset.regions, document.ledger); }

} // namespace duidu
