#include "segment/metadata.h"

#include "segment/language.h"
#include "segment/metadata/labels.h"
#include "segment/metadata/title.h"
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

std::u16string_view Scene::site() const {
    MetadataField const& field = out.metadata.site;
    if (!field.rivals.empty()) return field.rivals[0].value;
    return around_title.empty() ? std::u16string_view() : std::u16string_view(around_title[0]);
}

bool Scene::is_near(Span span) const {
    constexpr std::size_t reach = 8; // lines
    if (lines.empty() || first >= lines.size()) return false;
    std::size_t from = std::min(title, first), to = std::max(behind, from);
    for (std::size_t last = to + reach; to < std::min(last, lines.size()) && !lines[to].closes;) ++to;
    Offset begin = lines[from - std::min(from, reach)].span.begin, end = to > 0 ? lines[to - 1].span.end : 0;
    return span.begin >= begin && span.end <= end;
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
    bool unset = moment.year == 1970 && moment.month == 1 && moment.day == 1; // what a counter says that nobody set
    if (unset) return;
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

// Of two witnesses for one day, the one that tells the clock says more: 2018年5月6日 on the page, 2018-05-06T10:20 in its markup.
void prefer_clock(MetadataField& date) {
    constexpr std::size_t day = 10; // units of 2018-05-06
    if (date.best.value.size() != day) return;
    auto fuller = std::find_if(date.rivals.begin(), date.rivals.end(), [&](Fact const& rival) {
        std::u16string_view clock = std::u16string_view(rival.value).substr(day);
        return rival.value.starts_with(date.best.value) && clock.size() > 1 && !clock.starts_with(u"T00:00:00");
    });
    if (fuller != date.rivals.end()) std::swap(date.best, *fuller);
}

// A site that its own templates name as author, or a medium that the byline has as source, is no author.
void drop_sites(Scene& scene) {
    std::vector<std::u16string> names;
    for (std::u16string const& part : scene.around_title)
        if (&part == &scene.around_title[0] || is_site_name(part)) names.push_back(essence(part));
    for (Fact const& fact : scene.out.metadata.site.rivals) names.push_back(essence(fact.value));
    std::vector<Fact> const& sources = scene.out.metadata.source.rivals;
    auto of_site = [&](Fact const& fact) {
        bool from_markup = fact.from.find(':') != fact.from.npos && !fact.from.starts_with("front:") && !fact.from.starts_with("mark:") &&
                           fact.from != "link:author";
        std::u16string said = essence(fact.value);
        auto rights = [&](Fact const& licence) { return licence.from == "meta:copyright" && essence(licence.value).starts_with(said); };
        auto const& licences = scene.out.metadata.licence.rivals;
        auto holds = [&](std::u16string const& name) { return name == said || (name.starts_with(said) && is_site_name(name)); };
        bool source = std::any_of(sources.begin(), sources.end(),
                                  [&](Fact const& each) { return each.from != fact.from && essence(each.value) == said; });
        return from_markup &&
               (source || std::any_of(names.begin(), names.end(), holds) || std::any_of(licences.begin(), licences.end(), rights));
    };
    for (Place place : {&Metadata::author, &Metadata::editor}) std::erase_if((scene.out.metadata.*place).rivals, of_site);
    auto site_alone = [&](Fact const& fact) { return fact.confidence <= weak && of_site(fact); };
    std::erase_if(scene.out.metadata.source.rivals, site_alone);
}

// Whoever reports has written, where nobody else is named.
void name_reporters(Metadata& metadata) {
    for (Fact const& fact : metadata.reporter.rivals) {
        Fact copy = fact;
        copy.confidence = std::min(copy.confidence, fair - 0.05);
        metadata.author.rivals.push_back(copy);
    }
}

} // namespace

void find_metadata(Parsed const& parsed, std::u16string_view folded, std::vector<Line> const& lines, Segmented& out) {
    Scene scene{parsed, lines, out, "", no_line, lines.size(), 0, {}};
    scene.find_paragraphs(0);
    Language language = language_of(parsed.text.units, folded, parsed.fields);
    out.metadata.language = language.language;
    out.metadata.script = language.script;
    if (language.language == "zh") scene.zone = "+08:00";
    read_fields(scene);
    read_table(scene);
    find_title(scene);
    if (scene.title != no_line && scene.first <= scene.title) scene.find_paragraphs(scene.title + 1);
    read_history(scene);
    read_marks(scene);
    read_author_links(scene);
    read_band(scene);
    read_dateline(scene);
    read_end(scene);
    find_document_number(scene);
    find_signature(scene);
    find_section(scene);
    find_any_date(scene);
    find_owner(scene);
    find_signed_name(scene);
    drop_sites(scene);
    Metadata& metadata = out.metadata;
    name_reporters(metadata);
    for (Place place : {&Metadata::title, &Metadata::subtitle, &Metadata::date, &Metadata::released, &Metadata::source, &Metadata::author,
                        &Metadata::reporter, &Metadata::editor, &Metadata::site, &Metadata::section, &Metadata::document_number,
                        &Metadata::url, &Metadata::licence, &Metadata::issuer, &Metadata::index_number})
        settle(metadata.*place);
    prefer_clock(metadata.date);
}

} // namespace duidu
