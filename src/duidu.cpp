#include "duidu.h"

#include "parse/unpack.h"
#include "reference/terms.h"
#include "segment/words.h"
#include "text/hash.h"

namespace duidu {

namespace {

// From the text that was parsed to the text of the document.
void follow(Span& span, Rewrite const& map) { span = map.target_of(span); }

Document read_bytes(std::string_view name, Bytes bytes, ReadOptions const& options) {
    DecodeOptions how = options.decode;
    if (words_are_loaded()) how.words = word_cost;
    Decoded decoded = decode(bytes, how);
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
    document.pictures = std::move(parsed.pictures);
    document.blocks = std::move(segmented.blocks);
    document.paths = std::move(parsed.paths);
    document.metadata = std::move(segmented.metadata);
    document.outline = std::move(segmented.outline);
    document.provisions = std::move(segmented.provisions);
    document.regions = std::move(segmented.regions);
    document.sentences = std::move(segmented.sentences);
    document.enumerations = std::move(segmented.enumerations);
    document.references = std::move(references);
    return document;
}

// What was made from a container's entry leads to that entry: compressed bytes cannot be told apart.
void contain(Document& document, std::string_view name, Bytes file, Unpacked const& unpacked) {
    document.source = {std::string(name), Offset(file.size()), sha256(file), unpacked.outer};
    for (Repair& repair : document.repairs) repair.bytes = unpacked.at;
    for (Malformed& malformed : document.charset.malformed) malformed.bytes = unpacked.at;
    for (Note& note : document.notes) note.bytes = unpacked.at;
    for (Picture& picture : document.pictures) picture.bytes = unpacked.at;
    Metadata& metadata = document.metadata;
    for (MetadataField* field : {&metadata.title, &metadata.subtitle, &metadata.date, &metadata.released, &metadata.source,
                                 &metadata.author, &metadata.reporter, &metadata.editor, &metadata.site, &metadata.section,
                                 &metadata.document_number, &metadata.url, &metadata.licence, &metadata.issuer, &metadata.index_number}) {
        if (!field->best.bytes.empty()) field->best.bytes = unpacked.at;
        for (Fact& rival : field->rivals)
            if (!rival.bytes.empty()) rival.bytes = unpacked.at;
    }
    if (unpacked.bytes.empty()) { // the notes of the container say why
        document.notes.clear();
        document.charset.confidence = 0, document.charset.why = "no text was found in the file";
        for (CharsetCandidate& candidate : document.charset.candidates) candidate.confidence = 0;
    }
    document.notes.insert(document.notes.begin(), unpacked.notes.begin(), unpacked.notes.end());
    document.charset.regions = {{{0, Offset(file.size())}, document.charset.name}};
    Map map;
    map.add(unpacked.at, document.text.length(), false);
    document.text.map = std::move(map);
    document.ledger = ledger_of(file, document.text, document.charset.regions);
}

} // namespace

Document read(std::string_view name, Bytes bytes, ReadOptions const& options) {
    bool original = options.type == "original";
    Unpacked unpacked =
        options.type.empty() || original ? unpack(bytes, name, original ? Changes::original : Changes::accepted) : Unpacked();
    if (!unpacked.packed) return read_bytes(name, bytes, options);
    ReadOptions inside = options;
    inside.type = unpacked.type;
    if (!unpacked.charset.empty()) inside.decode.charset.http = unpacked.charset;
    Bytes entry{reinterpret_cast<std::uint8_t const*>(unpacked.bytes.data()), unpacked.bytes.size()};
    Document document = read_bytes(unpacked.name.empty() ? name : unpacked.name, entry, inside);
    contain(document, name, bytes, unpacked);
    return document;
}

std::vector<Term> terms(Document const& document) {
    Prose prose = prose_of(document.text.units, document.blocks);
    References const& references = document.references;
    return terms(prose, own_words(prose, references.aliases, references.quotations, references.entities));
}

} // namespace duidu
