#include "parse/formats/html_fields.h"

#include "parse/formats/html_attributes.h"
#include "parse/formats/json_ld.h"
#include "parse/formats/marks.h"
#include "text/ascii.h"
#include "text/unicode.h"
#include "text/utf.h"

namespace duidu {

namespace {

std::string field_name(TagValue const& value) {
    std::string name = small_letters(value.name);
    switch (value.tag) {
    case LXB_TAG_META:
        return name.starts_with("og:") || name.starts_with("article:") ? name : "meta:" + name;
    case LXB_TAG_LINK:
        return "link:" + name;
    case LXB_TAG_A:
        return "a:license";
    case LXB_TAG_HTML:
        return "html:lang";
    case LXB_TAG_BASE:
        return "base:href";
    default:
        return "time";
    }
}

// What a template escaped as if it stood in markup: Plans &amp; reports. In JSON that is no character reference.
std::u16string without_references(std::u16string value) {
    std::size_t at = value.find(u'&');
    if (at == value.npos || value.find(u';', at) == value.npos || value.find(u'<') != value.npos) return value;
    Dom words(value, "body");
    return words.text_of(words.root());
}

void add_structured_data(Parsed& parsed, Text const& source, Dom& dom, std::vector<lxb_dom_node_t const*> const& scripts) {
    for (lxb_dom_node_t const* script : scripts) {
        Span at;
        std::u16string json = dom.text_of(script, &at);
        bool verbatim = at.length() == json.size();
        for (JsonValue& value : read_json_ld(json)) {
            Span place = verbatim ? Span{at.begin + value.span.begin, at.begin + value.span.end} : at;
            parsed.fields.push_back(
                {"json-ld:" + value.name, trimmed(without_references(std::move(value.value))), {}, source.map.source_of(place)});
        }
    }
}

void add_script_facts(Parsed& parsed, Text const& source, Dom& dom, std::vector<lxb_dom_node_t const*> const& scripts) {
    constexpr std::size_t looked_at = 40; // scripts; libraries stand in files of their own
    for (std::size_t i = 0; i < std::min(scripts.size(), looked_at); ++i) {
        Span at;
        std::u16string script = dom.text_of(scripts[i], &at);
        bool verbatim = at.length() == script.size();
        for (ScriptFact& fact : script_facts(script)) {
            Span place = verbatim ? Span{at.begin + fact.span.begin, at.begin + fact.span.end} : at;
            parsed.fields.push_back({"script:" + fact.name, trimmed(std::move(fact.value)), {}, source.map.source_of(place)});
        }
    }
}

// Fields "mark:author" and so on: the words of an element named so, or what its attribute says in a machine's way.
void add_marks(Parsed& parsed, std::vector<Marked> const& marked) {
    constexpr Offset longest = 120; // what is longer holds more than a fact
    for (Marked const& each : marked) {
        Span span = each.words;
        while (span.begin < span.end && is_space(parsed.text.units[span.begin])) ++span.begin;
        while (span.end > span.begin && is_space(parsed.text.units[span.end - 1])) --span.end;
        if (span.length() > longest) continue;
        std::string_view said = attribute(each.node, "datetime");
        if (said.empty()) said = attribute(each.node, "content");
        std::u16string value = said.empty() ? std::u16string(parsed.text[span]) : from_utf8(said);
        if (!value.empty()) parsed.fields.push_back({"mark:" + std::string(each.mark), trimmed(value), span, {}});
    }
}

void add_fields(Parsed& parsed, Text const& source, Dom& dom, lxb_dom_node_t const* title) {
    for (TagValue const& value : dom.values())
        if (value.tag != LXB_TAG_IMG)
            parsed.fields.push_back({field_name(value), trimmed(from_utf8(value.value)), {}, source.map.source_of(value.source)});
    if (!title) return;
    Span at;
    std::u16string words = trimmed(dom.text_of(title, &at));
    if (!words.empty()) parsed.fields.push_back({"title", words, {}, source.map.source_of(at)});
}

} // namespace

void add_html_fields(Parsed& parsed, Text const& source, Dom& dom, PageSurvey const& survey, std::vector<Marked> const& marked,
                     lxb_dom_node_t const* title) {
    add_marks(parsed, marked);
    add_structured_data(parsed, source, dom, survey.data);
    add_script_facts(parsed, source, dom, survey.scripts);
    add_fields(parsed, source, dom, title);
}

} // namespace duidu
