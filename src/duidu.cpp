#include "duidu.h"

#include "text/hash.h"

namespace duidu {

namespace {

// From the text that was parsed to the text of the document.
void follow(Span& span, Rewrite const& map) { span = map.target_of(span); }

} // namespace

Document read(std::string_view name, Bytes bytes, ReadOptions const& options) {
    Decoded decoded = decode(bytes, options.decode);
    Parsed parsed = parse(decoded.text, {options.type, std::string(name)});
    Segmented segmented = segment(parsed);
    References references = refer(parsed, segmented);

    Document document;
    document.source = {std::string(name), Offset(bytes.size()), sha256(bytes), parsed.type};
    document.charset = std::move(decoded.charset);
    document.repairs = std::move(decoded.repairs);
    for (Repair& repair : document.repairs) follow(repair.span, parsed.map);
    document.notes = std::move(decoded.notes);
    for (Note& note : document.notes) follow(note.span, parsed.map);
    for (Notes* notes : {&parsed.notes, &segmented.notes, &references.notes})
        document.notes.insert(document.notes.end(), notes->begin(), notes->end());
    document.ledger = ledger_of(bytes, parsed.text, document.charset.regions);
    document.text = std::move(parsed.text);
    document.emphases = std::move(parsed.emphases);
    document.rubies = std::move(parsed.rubies);
    document.blocks = std::move(segmented.blocks);
    document.metadata = std::move(segmented.metadata);
    document.outline = std::move(segmented.outline);
    document.provisions = std::move(segmented.provisions);
    document.sentences = std::move(segmented.sentences);
    document.enumerations = std::move(segmented.enumerations);
    document.references = std::move(references);
    return document;
}

} // namespace duidu
