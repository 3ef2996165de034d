#include "segment/metadata.h"

#include "segment/language.h"
#include "segment/metadata/labels.h"
#include "text/fold.h"
#include "text/unicode.h"
#include "text/utf.h"

#include <algorithm>

namespace duidu {

void Scene::find_paragraphs(std::size_t from) {
    constexpr double long_enough = 40; // of a paragraph without a stop
    first = lines.size();
    for (std::size_t i = from; i < lines.size(); ++i) {
        bool sentences = lines[i].stops > 0 && (is_prose(lines[i]) || lines[i].ends);
        if (!is_article(i) || block(i).kind == BlockKind::heading || !(sentences || lines[i].weight >= long_enough)) continue;
        first = std::min(first, i);
        behind = i + 1;
    }
}

void Scene::give(std::size_t line, Role role, double confidence) const {
    Block& given = block(line);
    given.role = role;
    given.why.clear();
    given.confidence = confidence;
}

void Scene::claim(Place place, Fact fact) const {
    if (fact.value.empty()) return;
    if (fact.bytes.empty() && !fact.span.empty()) fact.bytes = parsed.text.map.source_of(fact.span);
    (out.metadata.*place).rivals.push_back(std::move(fact));
}

void Scene::claim_text(Place place, Span span, std::string from, double confidence) const {
    std::u16string value(text(span));
    claim(place, {value, value, span, {}, std::move(from), confidence});
}

void Scene::claim_date(Place place, std::u16string_view raw, Moment const& moment, Span span, ByteSpan bytes, std::string from,
                       double confidence) const {
    claim(place, {from_utf8(moment.iso(zone)), std::u16string(raw), span, bytes, std::move(from), confidence});
}

std::u16string_view trimmed(std::u16string_view text) {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}

namespace {

// The strongest claim leads; the same value claimed twice stands once.
void settle(MetadataField& field) {
    std::stable_sort(field.rivals.begin(), field.rivals.end(), [](Fact const& a, Fact const& b) { return a.confidence > b.confidence; });
    std::vector<Fact> kept;
    for (Fact& fact : field.rivals)
        if (std::none_of(kept.begin(), kept.end(), [&](Fact const& each) { return each.value == fact.value; }))
            kept.push_back(std::move(fact));
    if (!kept.empty()) {
        field.best = std::move(kept.front());
        kept.erase(kept.begin());
    }
    field.rivals = std::move(kept);
}

} // namespace

void mark_metadata_table(Parsed const& parsed, std::vector<Line>& lines) {
    constexpr std::size_t least = 3; // labels; fewer may be anything
    std::vector<std::size_t> labels;
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (parsed.blocks[std::size_t(lines[i].block)].kind != BlockKind::heading && label_of(parsed.text[lines[i].span]))
            labels.push_back(i);
    if (labels.size() < least) return;
    for (std::size_t i : labels) {
        lines[i].clue = Clue::metadata;
        bool value =
            i + 1 < lines.size() && parsed.blocks[std::size_t(lines[i + 1].block)].kind == parsed.blocks[std::size_t(lines[i].block)].kind;
        if (value) lines[i + 1].clue = Clue::metadata;
    }
}

void find_metadata(Parsed const& parsed, std::vector<Line> const& lines, Segmented& out) {
    Scene scene{parsed, lines, out, "", no_line, lines.size(), 0};
    scene.find_paragraphs(0);
    Language language = language_of(parsed.text.units, parsed.fields);
    out.metadata.language = language.language;
    out.metadata.script = language.script;
    if (language.language == "zh") scene.zone = "+08:00";
    read_fields(scene);
    read_table(scene);
    find_title(scene);
    if (scene.title != no_line && scene.first <= scene.title) scene.find_paragraphs(scene.title + 1);
    read_band(scene);
    read_dateline(scene);
    read_end(scene);
    find_document_number(scene);
    find_signature(scene);
    find_section(scene);
    find_any_date(scene);
    Metadata& metadata = out.metadata;
    for (Fact const& fact : metadata.reporter.rivals) {
        Fact copy = fact;
        copy.confidence = std::min(copy.confidence, fair - 0.05);
        metadata.author.rivals.push_back(copy);
    }
    for (Place place : {&Metadata::title, &Metadata::subtitle, &Metadata::date, &Metadata::released, &Metadata::source, &Metadata::author,
                        &Metadata::reporter, &Metadata::editor, &Metadata::site, &Metadata::section, &Metadata::document_number,
                        &Metadata::url, &Metadata::licence, &Metadata::issuer, &Metadata::index_number})
        settle(metadata.*place);
}

} // namespace duidu
