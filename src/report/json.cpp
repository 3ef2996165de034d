// The reports as JSON. Field names are those of the contract; spans count what ReportOptions say.
#include "report/json.h"

#include "report/json_text.h"
#include "report/names.h"
#include "text/utf.h"

namespace duidu {

namespace {

// Offsets as the report counts them: UTF-16 units as they are, code points by a table (only where the text has surrogates at all).
class Counter {
public:
    Counter(std::u16string_view text, Counting counting) {
        if (counting == Counting::utf16 || std::none_of(text.begin(), text.end(), is_lead_surrogate)) return;
        points_.reserve(text.size() + 1);
        Offset count = 0;
        for (Offset at = 0; at < text.size(); ++at) {
            points_.push_back(count);
            bool first_of_pair = is_lead_surrogate(text[at]) && at + 1 < text.size() && is_trail_surrogate(text[at + 1]);
            if (!first_of_pair) ++count;
        }
        points_.push_back(count);
    }
    std::array<Offset, 2> operator()(Span span) const { return {at(span.begin), at(span.end)}; }
    std::array<Offset, 2> operator()(ByteSpan bytes) const { return {bytes.begin, bytes.end}; }
    Offset at(Offset offset) const { return points_.empty() ? offset : points_[offset]; }

private:
    std::vector<Offset> points_;
};

std::u16string_view words(std::u16string_view units) { return units; }
std::string_view as_it_is(std::string const& value) { return value; }

template <class Value> std::optional<Value> null_unless(bool there, Value value) {
    return there ? std::optional<Value>(value) : std::nullopt;
}
auto words_or_null(std::u16string_view units) { return null_unless(!units.empty(), units); }
auto or_null(std::string_view value) { return null_unless(!value.empty(), value); }
auto plain_or_null(std::string_view word) { return null_unless(!word.empty(), Plain{word}); }
template <class Value> Maybe<Value> left_out_unless(bool there, Value value) { return {there, value}; }
Rounded rounded(double value) { return {value}; }

template <class Enum, std::size_t n> Plain name_of(Enum value, std::string_view const (&names)[n]) { return {names[std::size_t(value)]}; }

constexpr std::string_view certainties[] = {"certain", "probable", "possible"};
constexpr std::string_view block_kinds[] = {"paragraph", "heading", "list",  "list_item", "table",   "row",
                                            "cell",      "code",    "quote", "image",     "caption", "rule"};
constexpr std::string_view roles[] = {"body", "title", "byline", "heading", "caption", "editor", "source_note", "boilerplate"};
constexpr std::string_view provision_kinds[] = {"article", "paragraph", "item", "subitem"};
constexpr std::string_view region_kinds[] = {"number",    "addressee", "history", "contents", "attachments",
                                             "signature", "date",      "note",    "copies",   "attachment"};
constexpr std::string_view enumeration_kinds[] = {"marked", "claimed", "coordinated"};
constexpr std::string_view date_kinds[] = {"datetime", "date", "month", "year", "period", "deadline", "vague"};
constexpr std::string_view entity_kinds[] = {"organisation", "person", "place"};
constexpr std::string_view quantity_kinds[] = {"count", "duration", "money", "share", "amount"};
constexpr std::string_view link_kinds[] = {"elaborates", "mentions", "repeats", "cites", "hyperlink"};
constexpr std::string_view levels[] = {"article", "paragraph", "item", "sentence"};
constexpr std::string_view unit_link_kinds[] = {"one", "split", "merge", "many"};
constexpr std::string_view operations[] = {"equal", "folded", "replace", "insert", "delete"};
constexpr std::string_view change_kinds[] = {"wording", "number", "date", "order", "script", "punctuation", "renumbering"};
constexpr std::string_view sayings[] = {"neither", "goal", "result"};
constexpr std::string_view cell_statuses[] = {"base", "same", "changed", "new", "order"};

// Random bytes hold a malformed sequence every third byte, which would tell nobody anything: the first are listed, malformed_total says how
// many.
std::span<Malformed const> first(std::vector<Malformed> const& malformed) {
    constexpr std::size_t most = 1000;
    return {malformed.data(), std::min(most, malformed.size())};
}

// How it was found; `more` members follow.
template <class... More> auto charset_found(Charset const& charset, Counter const& count, More... more) {
    auto candidate = [](CharsetCandidate const& c) { return object("name"_is = c.name, "confidence"_is = rounded(c.confidence)); };
    auto region = [&count](CharsetRegion const& r) { return object("bytes"_is = count(r.bytes), "name"_is = r.name); };
    return object("name"_is = charset.name, "label"_is = or_null(charset.label), "confidence"_is = rounded(charset.confidence),
                  "why"_is = charset.why, "candidates"_is = each(charset.candidates, candidate),
                  "regions"_is = each(charset.regions, region), more...);
}

auto charset_of(Charset const& charset, Counter const& count) {
    auto told = [&count](Malformed const& m) { return object("bytes"_is = count(m.bytes), "why"_is = m.why); };
    return charset_found(charset, count, "malformed_total"_is = charset.malformed.size(),
                         "malformed"_is = each(first(charset.malformed), told));
}

// The fields of Metadata by their name in the report.
struct NamedField {
    char const* name;
    MetadataField Metadata::*field;
};
constexpr NamedField named_fields[] = {
    {"title", &Metadata::title},
    {"subtitle", &Metadata::subtitle},
    {"date", &Metadata::date},
    {"released", &Metadata::released},
    {"source", &Metadata::source},
    {"author", &Metadata::author},
    {"reporter", &Metadata::reporter},
    {"editor", &Metadata::editor},
    {"site", &Metadata::site},
    {"section", &Metadata::section},
    {"issuer", &Metadata::issuer},
    {"document_number", &Metadata::document_number},
    {"index_number", &Metadata::index_number},
    {"url", &Metadata::url},
    {"licence", &Metadata::licence},
};

auto metadata_of(Metadata const& metadata) {
    return [&metadata](JsonText& out) {
        out.open_object([&] {
            for (NamedField const& named : named_fields) out.add(named.name, words_or_null((metadata.*named.field).best.value));
            out.add("language", or_null(metadata.language));
            out.add("script", or_null(metadata.script));
            out.add("tags", each(metadata.tags, words));
        });
    };
}

template <class... More> auto fact_of(Fact const& fact, Counter const& count, More... more) {
    return object("value"_is = words(fact.value), "raw"_is = words(fact.raw), "span"_is = count(fact.span), "bytes"_is = count(fact.bytes),
                  "from"_is = fact.from, "confidence"_is = rounded(fact.confidence), more...);
}

auto metadata_sources_of(Metadata const& metadata, Counter const& count) {
    return [&metadata, &count](JsonText& out) {
        auto rival = [&](Fact const& fact) { return fact_of(fact, count); };
        out.open_object([&] {
            for (NamedField const& named : named_fields) {
                MetadataField const& field = metadata.*named.field;
                if (field.best.value.empty() && field.rivals.empty()) continue;
                out.add(named.name, fact_of(field.best, count, "rivals"_is = each(field.rivals, rival)));
            }
        });
    };
}

auto repair_of(Repair const& repair, Counter const& count) {
    return object(
        "kind"_is = repair.kind, "span"_is = count(repair.span), "bytes"_is = count(repair.bytes), "was"_is = words(repair.was),
        "now"_is = words(repair.now), "certainty"_is = name_of(repair.certainty, certainties), "confidence"_is = rounded(repair.confidence),
        "why"_is = repair.why, "reading"_is = words_or_null(repair.reading), "candidates"_is = each(repair.candidates, words),
        "trace"_is = each(repair.trace, [](Step const& step) { return object("label"_is = step.label, "bytes"_is = step.bytes); }));
}

auto block_of(Block const& block, std::size_t id, std::string_view path, Counter const& count) {
    bool spans_cells = block.cell.columns != 1 || block.cell.rows != 1;
    return object("id"_is = id, "kind"_is = name_of(block.kind, block_kinds), "role"_is = name_of(block.role, roles),
                  "why"_is = or_null(block.why), "confidence"_is = rounded(block.confidence), "level"_is = block.level,
                  "span"_is = count(block.span), "parent"_is = block.parent, "path"_is = left_out_unless(!path.empty(), path),
                  "hidden"_is = left_out_unless(block.hidden, true), "strong"_is = left_out_unless(block.strong, true),
                  "number"_is = left_out_unless(block.number > 0, block.number),
                  "cell"_is = left_out_unless(spans_cells, std::array{block.cell.columns, block.cell.rows}));
}

auto heading_of(Heading const& heading, Counter const& count) {
    return object("level"_is = heading.level, "span"_is = count(heading.span), "block"_is = heading.block,
                  "number"_is = words_or_null(heading.number), "id"_is = heading.id, "rule"_is = Plain{heading.rule},
                  "confidence"_is = rounded(heading.confidence));
}

auto provision_of(Provision const& provision, Counter const& count) {
    return object("kind"_is = name_of(provision.kind, provision_kinds), "label"_is = provision.label, "id"_is = provision.id,
                  "span"_is = count(provision.span), "marker"_is = count(provision.marker), "block"_is = provision.block,
                  "parent"_is = provision.parent);
}

auto item_of(Item const& item, Counter const& count) {
    return object("n"_is = item.n, "marker"_is = null_unless(!item.marker.empty(), count(item.marker)), "span"_is = count(item.span));
}

auto enumeration_of(Enumeration const& list, Counter const& count) {
    return object("id"_is = Plain{list.id}, "kind"_is = name_of(list.kind, enumeration_kinds), "span"_is = count(list.span),
                  "open"_is = list.open, "rule"_is = Plain{list.rule}, "confidence"_is = rounded(list.confidence),
                  "items"_is = each(list.items, [&](Item const& item) { return item_of(item, count); }));
}

auto count_of(CountClaim const& claim, Counter const& count) {
    return object("id"_is = Plain{claim.id}, "span"_is = count(claim.span), "value"_is = claim.value, "measure"_is = words(claim.measure),
                  "noun"_is = words(claim.noun), "enumeration"_is = plain_or_null(claim.enumeration), "found"_is = claim.found,
                  "holds"_is = claim.holds, "open"_is = claim.open, "why"_is = claim.why);
}

auto alias_of(Alias const& alias, Counter const& count) {
    return object("id"_is = Plain{alias.id}, "name"_is = words(alias.name), "short"_is = count(alias.short_name),
                  "full"_is = count(alias.full_name), "definition"_is = count(alias.definition),
                  "mentions"_is = each(alias.mentions, [&](Span mention) { return count(mention); }));
}

auto citation_of(Citation const& citation, Counter const& count) {
    return object("span"_is = count(citation.span), "title"_is = words_or_null(citation.title), "alias"_is = plain_or_null(citation.alias),
                  "article"_is = words_or_null(citation.article), "number"_is = words_or_null(citation.number),
                  "target"_is = null_unless(citation.target.has_value(), count(citation.target.value_or(Span()))),
                  "outside"_is = citation.outside, "rule"_is = Plain{citation.rule}, "confidence"_is = rounded(citation.confidence));
}

auto date_of(Date const& date, Counter const& count) {
    return object("span"_is = count(date.span), "value"_is = plain_or_null(date.value), "kind"_is = name_of(date.kind, date_kinds),
                  "rule"_is = Plain{date.rule}, "confidence"_is = rounded(date.confidence));
}

auto quantity_of(Quantity const& quantity, Counter const& count) {
    return object("span"_is = count(quantity.span), "value"_is = Figure{quantity.value}, "measure"_is = words_or_null(quantity.measure),
                  "noun"_is = words_or_null(quantity.noun), "bound"_is = plain_or_null(quantity.bound),
                  "until"_is = null_unless(quantity.until > 0, Figure{quantity.until}), "kind"_is = name_of(quantity.kind, quantity_kinds));
}

auto link_of(Link const& link, Counter const& count) {
    return object("kind"_is = name_of(link.kind, link_kinds), "from"_is = count(link.from), "to"_is = count(link.to),
                  "href"_is = left_out_unless(link.kind == Link::Kind::hyperlink, words(link.href)), "why"_is = or_null(link.why),
                  "confidence"_is = rounded(link.confidence));
}

auto term_of(Term const& term, Counter const& count) {
    return object("term"_is = words(term.term), "first"_is = count(term.first), "count"_is = term.count,
                  "salience"_is = rounded(term.salience));
}

auto note_of(Note const& note, Counter const& count) {
    return object("code"_is = note.code, "span"_is = count(note.span), "bytes"_is = count(note.bytes), "message"_is = note.message);
}

std::string hex(std::string const& bytes) {
    std::string out;
    for (unsigned char byte : bytes) {
        out.push_back("0123456789abcdef"[byte >> 4]);
        out.push_back("0123456789abcdef"[byte & 15]);
    }
    return out;
}

auto run_of(Run<ByteSpan> const& run, Counter const& count) {
    return std::array{count.at(run.target.begin), count.at(run.target.end), run.source.begin, run.source.end};
}

auto entry_of(LedgerEntry const& entry, Counter const&) { return array(entry.bytes.begin, entry.bytes.end, hex(entry.was)); }

auto region_of(Region const& region, Counter const& count) {
    return object("kind"_is = name_of(region.kind, region_kinds), "span"_is = count(region.span));
}

auto sentence_of(Sentence const& sentence, Counter const& count) {
    return object("span"_is = count(sentence.span), "block"_is = sentence.block);
}

auto quotation_of(Quotation const& quotation, Counter const& count) { return object("span"_is = count(quotation.span)); }

auto entity_of(Entity const& entity, Counter const& count) {
    return object("span"_is = count(entity.span), "kind"_is = name_of(entity.kind, entity_kinds), "name"_is = words(entity.name));
}

auto emphasis_of(Emphasis const& emphasis, Counter const& count) {
    return object("span"_is = count(emphasis.span), "name"_is = emphasis.name);
}

auto ruby_of(Ruby const& ruby, Counter const& count) { return object("base"_is = count(ruby.base), "reading"_is = words(ruby.reading)); }

auto picture_of(Picture const& picture, Counter const& count) {
    return object("span"_is = count(Span{picture.at, picture.at}), "bytes"_is = count(picture.bytes), "alt"_is = words(picture.words));
}

// The items of a list that are asked for.
template <class Item> std::span<Item const> asked(std::vector<Item> const& list, ListPart part) {
    std::size_t from = std::min(part.from, list.size());
    return std::span(list).subspan(from, std::min(part.most, list.size() - from));
}

template <auto member, auto tell> void of_document(JsonText& out, Document const& document, ListPart part, Counter const& count) {
    out.list(asked(document.*member, part), [&](auto const& one) { return tell(one, count); });
}

template <auto member, auto tell> void of_references(JsonText& out, Document const& document, ListPart part, Counter const& count) {
    out.list(asked(document.references.*member, part), [&](auto const& one) { return tell(one, count); });
}

void blocks_of(JsonText& out, Document const& document, ListPart part, Counter const& count) {
    std::size_t id = part.from;
    out.list(asked(document.blocks, part),
             [&](Block const& block) { return block_of(block, id++, document.paths[std::size_t(block.path)], count); });
}

void map_of(JsonText& out, Document const& document, ListPart part, Counter const& count) {
    out.list(asked(document.text.map.runs(), part), [&](Run<ByteSpan> const& run) { return run_of(run, count); });
}

void ledger_entries_of(JsonText& out, Document const& document, ListPart part, Counter const& count) {
    out.list(asked(document.ledger.entries, part), [&](LedgerEntry const& entry) { return entry_of(entry, count); });
}

struct DocumentList {
    char const* name;
    void (*tell)(JsonText& out, Document const& document, ListPart part, Counter const& count);
};

// The lists of a document's report, in its order.
constexpr DocumentList document_lists[] = {
    {"repairs", of_document<&Document::repairs, repair_of>},
    {"blocks", blocks_of},
    {"outline", of_document<&Document::outline, heading_of>},
    {"provisions", of_document<&Document::provisions, provision_of>},
    {"regions", of_document<&Document::regions, region_of>},
    {"sentences", of_document<&Document::sentences, sentence_of>},
    {"enumerations", of_document<&Document::enumerations, enumeration_of>},
    {"counts", of_references<&References::counts, count_of>},
    {"aliases", of_references<&References::aliases, alias_of>},
    {"citations", of_references<&References::citations, citation_of>},
    {"quotations", of_references<&References::quotations, quotation_of>},
    {"dates", of_references<&References::dates, date_of>},
    {"entities", of_references<&References::entities, entity_of>},
    {"quantities", of_references<&References::quantities, quantity_of>},
    {"links", of_references<&References::links, link_of>},
    {"terms", of_references<&References::terms, term_of>},
    {"emphases", of_document<&Document::emphases, emphasis_of>},
    {"rubies", of_document<&Document::rubies, ruby_of>},
    {"pictures", of_document<&Document::pictures, picture_of>},
    {"notes", of_document<&Document::notes, note_of>},
};

// And those that only with_map asks for.
constexpr DocumentList document_maps[] = {{"map", map_of}, {"ledger", ledger_entries_of}};

// About how long the report will be: what grows twice is copied twice.
std::size_t likely_length(Document const& document) {
    References const& references = document.references;
    constexpr std::size_t small = 48, middle = 128, large = 176; // bytes of a sentence or an item, of most objects, of citations and counts
    constexpr std::size_t unit = 3;                              // of text
    std::size_t items = 0;
    for (Enumeration const& list : document.enumerations) items += list.items.size();
    std::size_t few = document.blocks.size() + document.provisions.size() + document.enumerations.size() + references.dates.size() +
                      references.quantities.size() + references.entities.size() + references.links.size();
    std::size_t more = document.outline.size() + references.citations.size() + references.counts.size() + references.aliases.size();
    return unit * document.text.units.size() + small * (document.sentences.size() + items) + middle * few + large * more;
}

char const* name_of_offsets(ReportOptions const& options) { return options.offsets == Counting::utf16 ? "utf-16" : "code-points"; }

void write_document(JsonText& out, Document const& document, ReportOptions const& options) {
    Counter count(document.text.units, options.offsets);
    auto lists = [&](std::span<DocumentList const> all) {
        for (DocumentList const& list : all) out.add(list.name, [&](JsonText& to) { list.tell(to, document, {}, count); });
    };
    Source const& source = document.source;
    out.add("duidu", version);
    out.add("offsets", name_of_offsets(options));
    out.add("source", object("name"_is = source.name, "bytes"_is = source.bytes, "sha256"_is = source.sha256, "type"_is = source.type));
    out.add("charset", charset_of(document.charset, count));
    if (options.with_lists) out.add("text", words(document.text.units));
    out.add("metadata", metadata_of(document.metadata));
    out.add("metadata_sources", metadata_sources_of(document.metadata, count));
    if (options.with_lists) lists(document_lists);
    if (options.with_lists && options.with_map) lists(document_maps);
}

auto document_of(Document const& document, ReportOptions const& options) {
    return [&](JsonText& out) {
        if (options.with_lists) out.reserve_more(likely_length(document));
        out.open_object([&] { write_document(out, document, options); });
    };
}

struct Sides {
    Counter a, b;
};

auto units_of(std::vector<Unit> const& units, Counter const& count) {
    return each(units, [&](Unit const& unit) { return object("label"_is = unit.label, "span"_is = count(unit.span)); });
}

auto unit_link_of(UnitLink const& link, Sides const& count) {
    return object("level"_is = name_of(link.level, levels), "a"_is = units_of(link.a, count.a), "b"_is = units_of(link.b, count.b),
                  "status"_is = link.same ? "same" : "changed", "kind"_is = name_of(link.kind, unit_link_kinds), "moved"_is = link.moved,
                  "score"_is = rounded(link.score), "why"_is = each(link.why, as_it_is));
}

auto change_of(Change const& change, Sides const& count) {
    bool grown = change.words_a != change.a || change.words_b != change.b;
    auto words = object("a"_is = count.a(change.words_a), "b"_is = count.b(change.words_b));
    return object("op"_is = name_of(change.op, operations), "a"_is = count.a(change.a), "b"_is = count.b(change.b),
                  "moved"_is = change.moved, "kind"_is = null_unless(change.op != Change::Op::equal, name_of(change.kind, change_kinds)),
                  "words"_is = left_out_unless(grown, words));
}

auto passage_of(Passage const& passage, Sides const& count) {
    return object("a"_is = count.a(passage.a), "b"_is = count.b(passage.b), "relation"_is = Plain{relations[int(passage.relation)]},
                  "main"_is = passage.main, "score"_is = rounded(passage.score),
                  "shared"_is =
                      each(passage.shared, [&](SharedPiece const& s) { return object("a"_is = count.a(s.a), "b"_is = count.b(s.b)); }),
                  "why"_is = passage.why);
}

auto chain_of(Chain const& chain, Sides const& count) {
    auto places = [](std::vector<ChainPlace> const& list, Counter const& counter) {
        return each(list, [&counter](ChainPlace const& place) {
            return object("span"_is = counter(place.span), "clause"_is = counter(place.clause), "says"_is = name_of(place.says, sayings));
        });
    };
    return object("term"_is = words(chain.term), "a"_is = places(chain.a, count.a), "b"_is = places(chain.b, count.b),
                  "weight"_is = rounded(chain.weight));
}

auto figures_of(FigurePair const& pair, Sides const& count) {
    char const* kind = pair.kind == FigurePair::Kind::date ? "date" : "quantity";
    return object("kind"_is = kind, "passage"_is = pair.passage, "a"_is = count.a(pair.a), "b"_is = count.b(pair.b), "same"_is = pair.same);
}

auto testimony_of(Testimony const& testimony, Sides const& count) {
    bool of_a = testimony.side == Testimony::Side::a;
    return object("side"_is = of_a ? "a" : "b", "repair"_is = null_unless(testimony.repair >= 0, testimony.repair),
                  "span"_is = of_a ? count.a(testimony.span) : count.b(testimony.span), "evidence"_is = "other document",
                  "other"_is = of_a ? count.b(testimony.other) : count.a(testimony.other), "says"_is = words(testimony.says),
                  "agrees"_is = testimony.agrees, "certainty"_is = name_of(testimony.certainty, certainties),
                  "confidence"_is = rounded(testimony.confidence), "why"_is = testimony.why);
}

char const* mode_of(Comparison const& comparison) { return comparison.mode == Mode::related ? "related" : "versions"; }

auto summary_of(Summary const& summary) {
    return object("same"_is = summary.same, "changed"_is = summary.changed, "moved"_is = summary.moved, "added"_is = summary.added,
                  "removed"_is = summary.removed, "passages"_is = summary.passages);
}

template <auto member, auto tell> void of_comparison(JsonText& out, Comparison const& comparison, ListPart part, Sides const& count) {
    out.list(asked(comparison.*member, part), [&](auto const& one) { return tell(one, count); });
}

auto note_of_both(Note const& note, Sides const& count) { return note_of(note, count.a); }

struct ComparisonList {
    char const* name;
    void (*tell)(JsonText& out, Comparison const& comparison, ListPart part, Sides const& count);
};

// The lists of a comparison's report, in its order.
constexpr ComparisonList comparison_lists[] = {
    {"links", of_comparison<&Comparison::links, unit_link_of>},     {"changes", of_comparison<&Comparison::changes, change_of>},
    {"passages", of_comparison<&Comparison::passages, passage_of>}, {"chains", of_comparison<&Comparison::chains, chain_of>},
    {"figures", of_comparison<&Comparison::figures, figures_of>},   {"testimonies", of_comparison<&Comparison::testimonies, testimony_of>},
    {"notes", of_comparison<&Comparison::notes, note_of_both>},
};

// Null where the document has nothing there.
auto cell_of(TableCell const& cell, Counter const& count) {
    return null_unless(!cell.units.empty(),
                       object("units"_is = units_of(cell.units, count), "status"_is = name_of(cell.status, cell_statuses),
                              "moved"_is = cell.moved, "score"_is = rounded(cell.score), "why"_is = each(cell.why, as_it_is)));
}

} // namespace

std::string json_report(Document const& document, ReportOptions const& options) { return json(document_of(document, options)); }

std::string json_report(Comparison const& comparison, Document const& a, Document const& b, ReportOptions const& options) {
    Sides count{{a.text.units, options.offsets}, {b.text.units, options.offsets}};
    JsonText out;
    out.open_object([&] {
        out.add("duidu", version);
        out.add("offsets", name_of_offsets(options));
        out.add("mode", mode_of(comparison));
        out.add("exact", comparison.exact);
        if (options.with_documents) out.add("a", document_of(a, options)), out.add("b", document_of(b, options));
        out.add("summary", summary_of(comparison.summary));
        out.add("unmatched",
                object("a"_is = units_of(comparison.unmatched_a, count.a), "b"_is = units_of(comparison.unmatched_b, count.b)));
        if (!options.with_lists) return;
        for (ComparisonList const& list : comparison_lists) out.add(list.name, [&](JsonText& to) { list.tell(to, comparison, {}, count); });
    });
    return std::move(out).text();
}

std::string json_list(Document const& document, std::string_view name, ListPart part) {
    Counter count(document.text.units, Counting::utf16);
    for (std::span<DocumentList const> lists :
         {std::span<DocumentList const>(document_lists), std::span<DocumentList const>(document_maps)})
        for (DocumentList const& list : lists)
            if (list.name == name) return json([&](JsonText& out) { list.tell(out, document, part, count); });
    return "[]";
}

std::string json_list(Comparison const& comparison, Document const& a, Document const& b, std::string_view name, ListPart part) {
    Sides count{{a.text.units, Counting::utf16}, {b.text.units, Counting::utf16}};
    for (ComparisonList const& list : comparison_lists)
        if (list.name == name) return json([&](JsonText& out) { list.tell(out, comparison, part, count); });
    return "[]";
}

std::string json_report(Table const& table, std::vector<Document const*> const& documents, ReportOptions const& options) {
    std::vector<Counter> counters;
    for (Document const* document : documents) counters.emplace_back(document->text.units, options.offsets);
    auto document = [&](Document const* one) { return document_of(*one, options); };
    auto row = [&](std::vector<TableCell> const& cells) {
        return each(cells,
                    [&counters, &cells](TableCell const& cell) { return cell_of(cell, counters[std::size_t(&cell - cells.data())]); });
    };
    auto compared = [](Comparison const& one) {
        return object("mode"_is = mode_of(one), "exact"_is = one.exact, "summary"_is = summary_of(one.summary));
    };
    auto note = [&](Note const& one) { return note_of(one, counters[0]); };
    return json(object("duidu"_is = version, "offsets"_is = name_of_offsets(options), "level"_is = name_of(table.level, levels),
                       "documents"_is = each(documents, document), "rows"_is = each(table.rows, row),
                       "comparisons"_is = each(table.comparisons, compared), "notes"_is = each(table.notes, note)));
}

std::string json_sheet(Sheet const& sheet) {
    static constexpr std::string_view marks[] = {"", "gone", "fresh", "shared"};
    auto part = [](SheetWords const& one) { return array(words(one.text), name_of(one.mark, marks)); };
    auto cell = [part](std::vector<SheetWords> const& parts) { return each(parts, part); };
    auto row = [cell](SheetRow const& one) {
        return object("label"_is = words(one.label), "kind"_is = one.kind, "name"_is = name_of_kind(one.kind),
                      "cells"_is = each(one.cells, cell));
    };
    auto fact = [](Sheet::Fact const& one) { return array(words(one.name), words(one.value)); };
    auto column = [](auto const& one) { return array(words(one.first), one.second); };
    return json(object("title"_is = words(sheet.title), "kind"_is = words(sheet.kind), "label"_is = words(sheet.label_head),
                       "facts"_is = each(sheet.facts, fact), "columns"_is = each(sheet.columns, column),
                       "rows"_is = each(sheet.rows, row)));
}

std::string json_terms(std::vector<Term> const& terms) {
    Counter count({}, Counting::utf16);
    return json(each(terms, [&](Term const& term) { return term_of(term, count); }));
}

std::string json_charset(std::string_view name, Charset const& charset) {
    Counter count({}, Counting::utf16);
    return json(object("source"_is = object("name"_is = name), "charset"_is = charset_found(charset, count)));
}

std::string json_failure(std::string_view name, std::string_view error) {
    return json(object("source"_is = object("name"_is = name), "error"_is = error));
}

} // namespace duidu
