// The reports as JSON. Field names are those of the contract; spans count what ReportOptions say.
#include "report/json.h"

#include "report/json_text.h"
#include "text/utf.h"

#include <cmath>

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
    Json operator()(Span span) const { return Json::array({at(span.begin), at(span.end)}); }
    Json operator()(ByteSpan bytes) const { return Json::array({bytes.begin, bytes.end}); }
    Offset at(Offset offset) const { return points_.empty() ? offset : points_[offset]; }

private:
    std::vector<Offset> points_;
};

Json words(std::u16string_view units) { return units; }

Json words_or_null(std::u16string_view units) {
    if (units.empty()) return nullptr;
    return words(units);
}
Json or_null(std::string const& value) {
    if (value.empty()) return nullptr;
    return value;
}
double rounded(double value) { return std::round(value * 1e4) / 1e4; }

template <class List, class Tell> Json each(List const& list, Tell tell) {
    Json out = Json::array();
    for (auto const& one : list) out.push_back(tell(one));
    return out;
}

Json as_it_is(std::string const& value) { return value; }

template <class Enum, std::size_t n> char const* name_of(Enum value, char const* const (&names)[n]) { return names[std::size_t(value)]; }

constexpr char const* certainties[] = {"certain", "probable", "possible"};
constexpr char const* block_kinds[] = {"paragraph", "heading", "list", "list_item", "table", "row", "cell", "code", "quote", "image", "caption", "rule"};
constexpr char const* roles[] = {"body", "title", "byline", "heading", "caption", "editor", "source_note", "boilerplate"};
constexpr char const* provision_kinds[] = {"article", "paragraph", "item", "subitem"};
constexpr char const* region_kinds[] = {"number", "addressee", "history", "contents", "attachments", "signature", "date", "note", "copies", "attachment"};
constexpr char const* enumeration_kinds[] = {"marked", "claimed", "coordinated"};
constexpr char const* date_kinds[] = {"datetime", "date", "month", "year", "period", "deadline", "vague"};
constexpr char const* entity_kinds[] = {"organisation", "person", "place"};
constexpr char const* quantity_kinds[] = {"count", "duration", "money", "share", "amount"};
constexpr char const* link_kinds[] = {"elaborates", "mentions", "repeats", "cites", "hyperlink"};
constexpr char const* levels[] = {"article", "paragraph", "item", "sentence"};
constexpr char const* unit_link_kinds[] = {"one", "split", "merge", "many"};
constexpr char const* operations[] = {"equal", "folded", "replace", "insert", "delete"};
constexpr char const* change_kinds[] = {"wording", "number", "date", "order", "script", "punctuation", "renumbering"};
constexpr char const* relations[] = {"same_phrase", "paraphrase", "same_theme", "follow_up", "contrast"};

// Random bytes hold a malformed sequence every third byte, which would tell nobody anything: the first are listed, malformed_total says how many.
std::span<Malformed const> first(std::vector<Malformed> const& malformed) {
    constexpr std::size_t most = 1000;
    return {malformed.data(), std::min(most, malformed.size())};
}

Json charset_found(Charset const& charset, Counter const& count) {
    return {{"name", charset.name},
            {"label", or_null(charset.label)},
            {"confidence", rounded(charset.confidence)},
            {"why", charset.why},
            {"candidates", each(charset.candidates, [](CharsetCandidate const& c) { return Json{{"name", c.name}, {"confidence", rounded(c.confidence)}}; })},
            {"regions", each(charset.regions, [&](CharsetRegion const& r) { return Json{{"bytes", count(r.bytes)}, {"name", r.name}}; })}};
}

Json charset_of(Charset const& charset, Counter const& count) {
    Json out = charset_found(charset, count);
    out.set("malformed_total", charset.malformed.size());
    out.set("malformed", each(first(charset.malformed), [&](Malformed const& m) { return Json{{"bytes", count(m.bytes)}, {"why", m.why}}; }));
    return out;
}

// The fields of Metadata by their name in the report.
struct NamedField {
    char const* name;
    MetadataField Metadata::*field;
};
constexpr NamedField named_fields[] = {
    {"title", &Metadata::title},         {"subtitle", &Metadata::subtitle}, {"date", &Metadata::date},
    {"released", &Metadata::released},   {"source", &Metadata::source},     {"author", &Metadata::author},
    {"reporter", &Metadata::reporter},   {"editor", &Metadata::editor},     {"site", &Metadata::site},
    {"section", &Metadata::section},     {"issuer", &Metadata::issuer},     {"document_number", &Metadata::document_number},
    {"index_number", &Metadata::index_number}, {"url", &Metadata::url},     {"licence", &Metadata::licence},
};

Json metadata_of(Metadata const& metadata) {
    Json out = Json::object();
    for (NamedField const& named : named_fields) out.set(named.name, words_or_null((metadata.*named.field).best.value));
    out.set("language", or_null(metadata.language));
    out.set("script", or_null(metadata.script));
    out.set("tags", each(metadata.tags, words));
    return out;
}

Json fact_of(Fact const& fact, Counter const& count) {
    return {{"value", words(fact.value)}, {"raw", words(fact.raw)}, {"span", count(fact.span)},
            {"bytes", count(fact.bytes)}, {"from", fact.from},      {"confidence", rounded(fact.confidence)}};
}

Json metadata_sources_of(Metadata const& metadata, Counter const& count) {
    Json out = Json::object();
    for (NamedField const& named : named_fields) {
        MetadataField const& field = metadata.*named.field;
        if (field.best.value.empty() && field.rivals.empty()) continue;
        Json best = fact_of(field.best, count);
        best.set("rivals", each(field.rivals, [&](Fact const& fact) { return fact_of(fact, count); }));
        out.set(named.name, best);
    }
    return out;
}

Json repair_of(Repair const& repair, Counter const& count) {
    return {{"kind", repair.kind},
            {"span", count(repair.span)},
            {"bytes", count(repair.bytes)},
            {"was", words(repair.was)},
            {"now", words(repair.now)},
            {"certainty", name_of(repair.certainty, certainties)},
            {"confidence", rounded(repair.confidence)},
            {"why", repair.why},
            {"reading", words_or_null(repair.reading)},
            {"candidates", each(repair.candidates, words)},
            {"trace", each(repair.trace, [](Step const& step) { return Json{{"label", step.label}, {"bytes", step.bytes}}; })}};
}

Json block_of(Block const& block, int id, Counter const& count) {
    Json out = {{"id", id},
                {"kind", name_of(block.kind, block_kinds)},
                {"role", name_of(block.role, roles)},
                {"why", or_null(block.why)},
                {"confidence", rounded(block.confidence)},
                {"level", block.level},
                {"span", count(block.span)},
                {"parent", block.parent}};
    if (!block.path.empty()) out.set("path", block.path);
    if (block.hidden) out.set("hidden", true);
    if (block.strong) out.set("strong", true);
    if (block.cell.columns != 1 || block.cell.rows != 1) out.set("cell", Json::array({block.cell.columns, block.cell.rows}));
    return out;
}

Json heading_of(Heading const& heading, Counter const& count) {
    return {{"level", heading.level}, {"span", count(heading.span)}, {"block", heading.block}, {"number", words_or_null(heading.number)},
            {"id", heading.id},       {"rule", heading.rule},        {"confidence", rounded(heading.confidence)}};
}

Json provision_of(Provision const& provision, Counter const& count) {
    return {{"kind", name_of(provision.kind, provision_kinds)},
            {"label", provision.label},
            {"id", provision.id},
            {"span", count(provision.span)},
            {"marker", count(provision.marker)},
            {"block", provision.block},
            {"parent", provision.parent}};
}

Json item_of(Item const& item, Counter const& count) {
    Json marker = item.marker.empty() ? Json(nullptr) : count(item.marker);
    return {{"n", item.n}, {"marker", marker}, {"span", count(item.span)}};
}

Json enumeration_of(Enumeration const& list, Counter const& count) {
    return {{"id", list.id},
            {"kind", name_of(list.kind, enumeration_kinds)},
            {"span", count(list.span)},
            {"open", list.open},
            {"rule", list.rule},
            {"confidence", rounded(list.confidence)},
            {"items", each(list.items, [&](Item const& item) { return item_of(item, count); })}};
}

Json count_of(CountClaim const& claim, Counter const& count) {
    return {{"id", claim.id},
            {"span", count(claim.span)},
            {"value", claim.value},
            {"measure", words(claim.measure)},
            {"noun", words(claim.noun)},
            {"enumeration", or_null(claim.enumeration)},
            {"found", claim.found},
            {"holds", claim.holds},
            {"open", claim.open},
            {"why", claim.why}};
}

Json alias_of(Alias const& alias, Counter const& count) {
    return {{"id", alias.id},
            {"name", words(alias.name)},
            {"short", count(alias.short_name)},
            {"full", count(alias.full_name)},
            {"definition", count(alias.definition)},
            {"mentions", each(alias.mentions, [&](Span mention) { return count(mention); })}};
}

Json citation_of(Citation const& citation, Counter const& count) {
    return {{"span", count(citation.span)},
            {"title", words_or_null(citation.title)},
            {"alias", or_null(citation.alias)},
            {"article", words_or_null(citation.article)},
            {"number", words_or_null(citation.number)},
            {"target", citation.target ? count(*citation.target) : Json(nullptr)},
            {"outside", citation.outside},
            {"rule", citation.rule},
            {"confidence", rounded(citation.confidence)}};
}

Json date_of(Date const& date, Counter const& count) {
    return {{"span", count(date.span)},
            {"value", or_null(date.value)},
            {"kind", name_of(date.kind, date_kinds)},
            {"rule", date.rule},
            {"confidence", rounded(date.confidence)}};
}

// Whole numbers are told as such.
Json number_of(double value) {
    if (value == std::floor(value) && std::fabs(value) < 9e15) return static_cast<long long>(value);
    return value;
}

Json quantity_of(Quantity const& quantity, Counter const& count) {
    return {{"span", count(quantity.span)},
            {"value", number_of(quantity.value)},
            {"measure", words_or_null(quantity.measure)},
            {"noun", words_or_null(quantity.noun)},
            {"bound", or_null(quantity.bound)},
            {"until", quantity.until > 0 ? number_of(quantity.until) : Json()},
            {"kind", name_of(quantity.kind, quantity_kinds)}};
}

Json link_of(Link const& link, Counter const& count) {
    Json out = {{"kind", name_of(link.kind, link_kinds)}, {"from", count(link.from)}, {"to", count(link.to)}};
    if (link.kind == Link::Kind::hyperlink) out.set("href", words(link.href));
    out.set("why", or_null(link.why));
    out.set("confidence", rounded(link.confidence));
    return out;
}

Json term_of(Term const& term, Counter const& count) {
    return {{"term", words(term.term)}, {"first", count(term.first)}, {"count", term.count}, {"salience", rounded(term.salience)}};
}

Json note_of(Note const& note, Counter const& count) {
    return {{"code", note.code}, {"span", count(note.span)}, {"bytes", count(note.bytes)}, {"message", note.message}};
}

std::string hex(std::string const& bytes) {
    std::string out;
    for (unsigned char byte : bytes) {
        out.push_back("0123456789abcdef"[byte >> 4]);
        out.push_back("0123456789abcdef"[byte & 15]);
    }
    return out;
}

Json run_of(Run<ByteSpan> const& run, Counter const& count) {
    return Json::array({count.at(run.target.begin), count.at(run.target.end), run.source.begin, run.source.end});
}

Json entry_of(LedgerEntry const& entry, Counter const&) { return Json::array({entry.bytes.begin, entry.bytes.end, hex(entry.was)}); }

Json region_of(Region const& region, Counter const& count) { return {{"kind", name_of(region.kind, region_kinds)}, {"span", count(region.span)}}; }

Json sentence_of(Sentence const& sentence, Counter const& count) { return {{"span", count(sentence.span)}, {"block", sentence.block}}; }

Json quotation_of(Quotation const& quotation, Counter const& count) { return {{"span", count(quotation.span)}}; }

Json entity_of(Entity const& entity, Counter const& count) {
    return {{"span", count(entity.span)}, {"kind", name_of(entity.kind, entity_kinds)}, {"name", words(entity.name)}};
}

Json emphasis_of(Emphasis const& emphasis, Counter const& count) { return {{"span", count(emphasis.span)}, {"name", emphasis.name}}; }

Json ruby_of(Ruby const& ruby, Counter const& count) { return {{"base", count(ruby.base)}, {"reading", words(ruby.reading)}}; }

Json picture_of(Picture const& picture, Counter const& count) {
    return {{"span", count(Span{picture.at, picture.at})}, {"bytes", count(picture.bytes)}, {"alt", words(picture.words)}};
}

// The items of a list that are asked for.
template <class Item> std::span<Item const> asked(std::vector<Item> const& list, ListPart part) {
    std::size_t from = std::min(part.from, list.size());
    return std::span(list).subspan(from, std::min(part.most, list.size() - from));
}

template <auto member, auto tell> Json of_document(Document const& document, ListPart part, Counter const& count) {
    return each(asked(document.*member, part), [&](auto const& one) { return tell(one, count); });
}

template <auto member, auto tell> Json of_references(Document const& document, ListPart part, Counter const& count) {
    return each(asked(document.references.*member, part), [&](auto const& one) { return tell(one, count); });
}

Json blocks_of(Document const& document, ListPart part, Counter const& count) {
    int id = int(part.from);
    return each(asked(document.blocks, part), [&](Block const& block) { return block_of(block, id++, count); });
}

Json map_of(Document const& document, ListPart part, Counter const& count) {
    return each(asked(document.text.map.runs(), part), [&](Run<ByteSpan> const& run) { return run_of(run, count); });
}

Json ledger_entries_of(Document const& document, ListPart part, Counter const& count) {
    return each(asked(document.ledger.entries, part), [&](LedgerEntry const& entry) { return entry_of(entry, count); });
}

struct DocumentList {
    char const* name;
    Json (*tell)(Document const& document, ListPart part, Counter const& count);
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

Json document_of(Document const& document, ReportOptions const& options) {
    Counter count(document.text.units, options.offsets);
    Json out = {{"duidu", version}, {"offsets", options.offsets == Counting::utf16 ? "utf-16" : "code-points"}};
    out.set("source", {{"name", document.source.name}, {"bytes", document.source.bytes}, {"sha256", document.source.sha256}, {"type", document.source.type}});
    out.set("charset", charset_of(document.charset, count));
    if (options.with_lists) out.set("text", words(document.text.units));
    out.set("metadata", metadata_of(document.metadata));
    out.set("metadata_sources", metadata_sources_of(document.metadata, count));
    if (!options.with_lists) return out;
    for (DocumentList const& list : document_lists) out.set(list.name, list.tell(document, {}, count));
    if (!options.with_map) return out;
    for (DocumentList const& list : document_maps) out.set(list.name, list.tell(document, {}, count));
    return out;
}

struct Sides {
    Counter a, b;
};

Json units_of(std::vector<Unit> const& units, Counter const& count) {
    return each(units, [&](Unit const& unit) { return Json{{"label", unit.label}, {"span", count(unit.span)}}; });
}

Json unit_link_of(UnitLink const& link, Sides const& count) {
    return {{"level", name_of(link.level, levels)},
            {"a", units_of(link.a, count.a)},
            {"b", units_of(link.b, count.b)},
            {"status", link.same ? "same" : "changed"},
            {"kind", name_of(link.kind, unit_link_kinds)},
            {"moved", link.moved},
            {"score", rounded(link.score)},
            {"why", each(link.why, as_it_is)}};
}

Json change_of(Change const& change, Sides const& count) {
    Json kind = change.op == Change::Op::equal ? Json(nullptr) : Json(name_of(change.kind, change_kinds));
    Json out = {{"op", name_of(change.op, operations)}, {"a", count.a(change.a)}, {"b", count.b(change.b)}, {"moved", change.moved}, {"kind", kind}};
    bool grown = change.words_a != change.a || change.words_b != change.b;
    if (grown) out.set("words", {{"a", count.a(change.words_a)}, {"b", count.b(change.words_b)}});
    return out;
}

Json passage_of(Passage const& passage, Sides const& count) {
    return {{"a", count.a(passage.a)},
            {"b", count.b(passage.b)},
            {"relation", name_of(passage.relation, relations)},
            {"main", passage.main},
            {"score", rounded(passage.score)},
            {"shared", each(passage.shared, [&](SharedPiece const& s) { return Json{{"a", count.a(s.a)}, {"b", count.b(s.b)}}; })},
            {"why", passage.why}};
}

Json chain_of(Chain const& chain, Sides const& count) {
    constexpr char const* says[] = {"neither", "goal", "result"};
    auto places = [&](std::vector<ChainPlace> const& list, Counter const& counter) {
        return each(list, [&](ChainPlace const& place) {
            return Json{{"span", counter(place.span)}, {"clause", counter(place.clause)}, {"says", name_of(place.says, says)}};
        });
    };
    return {{"term", words(chain.term)}, {"a", places(chain.a, count.a)}, {"b", places(chain.b, count.b)}, {"weight", rounded(chain.weight)}};
}

Json figures_of(FigurePair const& pair, Sides const& count) {
    char const* kind = pair.kind == FigurePair::Kind::date ? "date" : "quantity";
    return {{"kind", kind}, {"passage", pair.passage}, {"a", count.a(pair.a)}, {"b", count.b(pair.b)}, {"same", pair.same}};
}

Json testimony_of(Testimony const& testimony, Sides const& count) {
    bool of_a = testimony.side == Testimony::Side::a;
    return {{"side", of_a ? "a" : "b"},
            {"repair", testimony.repair < 0 ? Json() : Json(testimony.repair)},
            {"span", of_a ? count.a(testimony.span) : count.b(testimony.span)},
            {"evidence", "other document"},
            {"other", of_a ? count.b(testimony.other) : count.a(testimony.other)},
            {"says", words(testimony.says)},
            {"agrees", testimony.agrees},
            {"certainty", name_of(testimony.certainty, certainties)},
            {"confidence", rounded(testimony.confidence)},
            {"why", testimony.why}};
}

char const* mode_of(Comparison const& comparison) { return comparison.mode == Mode::related ? "related" : "versions"; }

Json summary_of(Summary const& summary) {
    return {{"same", summary.same},   {"changed", summary.changed}, {"moved", summary.moved},
            {"added", summary.added}, {"removed", summary.removed}, {"passages", summary.passages}};
}

template <auto member, auto tell> Json of_comparison(Comparison const& comparison, ListPart part, Sides const& count) {
    return each(asked(comparison.*member, part), [&](auto const& one) { return tell(one, count); });
}

Json note_of_both(Note const& note, Sides const& count) { return note_of(note, count.a); }

struct ComparisonList {
    char const* name;
    Json (*tell)(Comparison const& comparison, ListPart part, Sides const& count);
};

// The lists of a comparison's report, in its order.
constexpr ComparisonList comparison_lists[] = {
    {"links", of_comparison<&Comparison::links, unit_link_of>},
    {"changes", of_comparison<&Comparison::changes, change_of>},
    {"passages", of_comparison<&Comparison::passages, passage_of>},
    {"chains", of_comparison<&Comparison::chains, chain_of>},
    {"figures", of_comparison<&Comparison::figures, figures_of>},
    {"testimonies", of_comparison<&Comparison::testimonies, testimony_of>},
    {"notes", of_comparison<&Comparison::notes, note_of_both>},
};

// Null where the document has nothing there.
Json cell_of(TableCell const& cell, Counter const& count) {
    constexpr char const* statuses[] = {"base", "same", "changed", "new"};
    if (cell.units.empty()) return nullptr;
    return {{"units", units_of(cell.units, count)},
            {"status", name_of(cell.status, statuses)},
            {"moved", cell.moved},
            {"score", rounded(cell.score)},
            {"why", each(cell.why, as_it_is)}};
}

} // namespace

std::string json_report(Document const& document, ReportOptions const& options) { return document_of(document, options).text(); }

std::string json_report(Comparison const& comparison, Document const& a, Document const& b, ReportOptions const& options) {
    Sides count{{a.text.units, options.offsets}, {b.text.units, options.offsets}};
    Json out = {{"duidu", version},
                {"offsets", options.offsets == Counting::utf16 ? "utf-16" : "code-points"},
                {"mode", mode_of(comparison)},
                {"exact", comparison.exact}};
    if (options.with_documents) {
        out.set("a", document_of(a, options));
        out.set("b", document_of(b, options));
    }
    out.set("summary", summary_of(comparison.summary));
    out.set("unmatched", {{"a", units_of(comparison.unmatched_a, count.a)}, {"b", units_of(comparison.unmatched_b, count.b)}});
    if (!options.with_lists) return out.text();
    for (ComparisonList const& list : comparison_lists) out.set(list.name, list.tell(comparison, {}, count));
    return out.text();
}

std::string json_list(Document const& document, std::string_view name, ListPart part) {
    Counter count(document.text.units, Counting::utf16);
    for (std::span<DocumentList const> lists : {std::span<DocumentList const>(document_lists), std::span<DocumentList const>(document_maps)})
        for (DocumentList const& list : lists)
            if (list.name == name) return list.tell(document, part, count).text();
    return "[]";
}

std::string json_list(Comparison const& comparison, Document const& a, Document const& b, std::string_view name, ListPart part) {
    Sides count{{a.text.units, Counting::utf16}, {b.text.units, Counting::utf16}};
    for (ComparisonList const& list : comparison_lists)
        if (list.name == name) return list.tell(comparison, part, count).text();
    return "[]";
}

std::string json_report(Table const& table, std::vector<Document const*> const& documents, ReportOptions const& options) {
    std::vector<Counter> counters;
    for (Document const* document : documents) counters.emplace_back(document->text.units, options.offsets);
    Json out = {{"duidu", version}, {"offsets", options.offsets == Counting::utf16 ? "utf-16" : "code-points"}};
    out.set("level", name_of(table.level, levels));
    out.set("documents", each(documents, [&](Document const* document) { return document_of(*document, options); }));
    out.set("rows", each(table.rows, [&](std::vector<TableCell> const& row) {
        Json cells = Json::array();
        for (std::size_t i = 0; i < row.size(); ++i) cells.push_back(cell_of(row[i], counters[i]));
        return cells;
    }));
    out.set("comparisons", each(table.comparisons, [](Comparison const& comparison) {
        return Json{{"mode", mode_of(comparison)}, {"exact", comparison.exact}, {"summary", summary_of(comparison.summary)}};
    }));
    out.set("notes", each(table.notes, [&](Note const& note) { return note_of(note, counters[0]); }));
    return out.text();
}

std::string json_sheet(Sheet const& sheet) {
    constexpr char const* marks[] = {"", "gone", "fresh", "shared"};
    auto part_of = [&](SheetWords const& part) { return Json::array({words(part.text), name_of(part.mark, marks)}); };
    Json out = {{"title", words(sheet.title)}, {"kind", words(sheet.kind)}, {"label", words(sheet.label_head)}};
    out.set("facts", each(sheet.facts, [](Sheet::Fact const& fact) { return Json::array({words(fact.name), words(fact.value)}); }));
    out.set("columns", each(sheet.columns, [](auto const& column) { return Json::array({words(column.first), column.second}); }));
    out.set("rows", each(sheet.rows, [&](SheetRow const& row) {
        Json cells = each(row.cells, [&](std::vector<SheetWords> const& cell) { return each(cell, part_of); });
        return Json{{"label", words(row.label)}, {"kind", row.kind}, {"name", words(name_of_kind(row.kind))}, {"cells", cells}};
    }));
    return out.text();
}

std::string json_terms(std::vector<Term> const& terms) {
    Counter count({}, Counting::utf16);
    return each(terms, [&](Term const& term) { return term_of(term, count); }).text();
}

std::string json_charset(std::string_view name, Charset const& charset) {
    return Json{{"source", Json{{"name", name}}}, {"charset", charset_found(charset, Counter({}, Counting::utf16))}}.text();
}

std::string json_failure(std::string_view name, std::string_view error) {
    return Json{{"source", Json{{"name", name}}}, {"error", error}}.text();
}

} // namespace duidu
