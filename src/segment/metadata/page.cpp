// What the markup says: meta elements, front matter, structured data. Each name has one place in the table below.
#include "segment/metadata/people.h"
#include "segment/metadata/scene.h"
#include "text/unicode.h"

#include <chrono>

namespace duidu {

namespace {

struct FieldRule {
    std::string_view name;
    Place place;
    double confidence;
};

constexpr FieldRule field_rules[] = {
    {"front:title", &Metadata::title, sure},
    {"meta:articletitle", &Metadata::title, likely},
    {"json-ld:headline", &Metadata::title, fair},
    {"og:title", &Metadata::title, fair},
    {"meta:dc.title", &Metadata::title, fair},
    {"meta:twitter:title", &Metadata::title, weak},
    {"title", &Metadata::title, weak},
    {"front:subtitle", &Metadata::subtitle, sure},
    {"front:source", &Metadata::source, sure},
    {"meta:contentsource", &Metadata::source, likely},
    {"meta:source", &Metadata::source, fair},
    {"meta:mediaid", &Metadata::source, weak},
    {"front:author", &Metadata::author, sure},
    {"front:authors", &Metadata::author, sure},
    {"json-ld:author", &Metadata::author, fair},
    {"meta:author", &Metadata::author, fair},
    {"article:author", &Metadata::author, weak},
    {"og:article:author", &Metadata::author, fair},
    {"meta:twitter:creator", &Metadata::author, weak},
    {"meta:dc.creator", &Metadata::author, fair},
    {"meta:byl", &Metadata::author, fair},
    {"meta:parsely-author", &Metadata::author, fair},
    {"meta:sailthru.author", &Metadata::author, fair},
    {"front:editor", &Metadata::editor, sure},
    {"meta:editor", &Metadata::editor, likely},
    {"og:site_name", &Metadata::site, likely},
    {"meta:sitename", &Metadata::site, likely},
    {"meta:application-name", &Metadata::site, weak},
    {"json-ld:publisher", &Metadata::site, fair},
    {"meta:columnname", &Metadata::section, likely},
    {"article:section", &Metadata::section, likely},
    {"front:section", &Metadata::section, sure},
    {"json-ld:section", &Metadata::section, fair},
    {"front:permalink", &Metadata::url, fair},
    {"front:url", &Metadata::url, fair},
    {"link:canonical", &Metadata::url, likely},
    {"og:url", &Metadata::url, fair},
    {"meta:url", &Metadata::url, weak},
    {"link:license", &Metadata::licence, likely},
    {"a:license", &Metadata::licence, likely},
    {"front:license", &Metadata::licence, sure},
    {"meta:copyright", &Metadata::licence, weak},
};

struct DateRule {
    std::string_view name;
    double confidence;
};

constexpr DateRule date_rules[] = {
    {"front:date", sure},
    {"meta:pubdate", likely},
    {"article:published_time", likely},
    {"json-ld:datepublished", likely},
    {"meta:datepublished", likely},
    {"meta:firstpublishedtime", fair},
    {"meta:publishdate", fair},
    {"meta:publish_date", fair},
    {"meta:publish-date", fair},
    {"meta:published-date", fair},
    {"meta:published", fair},
    {"meta:citation_publication_date", fair},
    {"meta:dcterms.issued", fair},
    {"meta:dc.date", fair},
    {"meta:dc.date.issued", fair},
    {"meta:date", fair},
    {"meta:weibo:article:create_at", fair},
    {"meta:parsely-pub-date", fair},
    {"meta:sailthru.date", fair},
    {"meta:dcterms.created", fair},
    {"meta:pubdate", fair},
    {"og:release_date", fair},
    {"meta:og:release_date", fair},
    {"meta:_pubtime", fair},
    {"meta:publishtime", fair},
    {"script:publish_time", fair},
    {"script:createtime", fair},
    {"script:publishtime", weak},
    {"script:pubtime", weak},
};

} // namespace

namespace {

// 1525573231: seconds since 1970, as the clock of Beijing tells them.
std::optional<Moment> moment_of_seconds(std::u16string_view digits) {
    constexpr std::size_t length = 10;
    constexpr std::int64_t beijing = 8 * 3600, day = 86400;
    if (digits.size() != length) return {};
    std::int64_t seconds = 0;
    for (char16_t digit : digits) {
        if (digit < u'0' || digit > u'9') return {};
        seconds = seconds * 10 + (digit - u'0');
    }
    std::chrono::sys_days date{std::chrono::days{(seconds + beijing) / day}};
    std::chrono::year_month_day parts{date};
    Moment moment;
    moment.year = int(parts.year()), moment.month = int(unsigned(parts.month())), moment.day = int(unsigned(parts.day()));
    int rest = int((seconds + beijing) % day);
    moment.hour = rest / 3600, moment.minute = rest / 60 % 60, moment.second = rest % 60;
    moment.zoned = true, moment.zone = 8 * 60;
    return moment;
}

} // namespace

void read_fields(Scene& scene) {
    for (Field const& field : scene.parsed.fields) {
        for (FieldRule const& rule : field_rules) {
            bool person = is_person(rule.place);
            if (rule.name != field.name || (person && (is_address(field.value) || is_placeholder(field.value)))) continue;
            bool medium = person && !field.name.starts_with("front:") && is_medium(field.value); // the site as its own author
            Place place = medium ? &Metadata::source : rule.place;
            std::u16string_view value = field.value;
            while (person && !value.empty() && (is_punctuation(value[0]) || is_space(value[0]))) value.remove_prefix(1); // , USA TODAY
            scene.claim(place, {std::u16string(value), field.value, field.span, field.bytes, field.name, medium ? weak : rule.confidence});
        }
        if (std::optional<Moment> moment = field.name == "script:var ct" ? moment_of_seconds(field.value) : std::nullopt)
            scene.claim_date(&Metadata::date, field.value, *moment, field.span, field.bytes, field.name, fair);
        for (DateRule const& rule : date_rules) {
            if (rule.name != field.name) continue;
            std::vector<Moment> found = moments(field.value);
            if (!found.empty())
                scene.claim_date(&Metadata::date, field.value, found[0], field.span, field.bytes, field.name, rule.confidence);
        }
        if (field.name == "front:tags" || field.name == "front:tag" || field.name == "article:tag")
            scene.out.metadata.tags.push_back(field.value);
        if (field.name != "meta:keywords" && field.name != "front:keywords") continue;
        for (std::size_t at = 0; at <= field.value.size();) {
            std::size_t end = std::min(field.value.find_first_of(u",，;；、", at), field.value.size());
            if (std::u16string_view tag = trimmed(std::u16string_view(field.value).substr(at, end - at)); !tag.empty())
                scene.out.metadata.tags.push_back(std::u16string(tag));
            at = end + 1;
        }
    }
}

} // namespace duidu
