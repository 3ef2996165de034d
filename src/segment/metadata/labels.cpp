#include "segment/metadata/labels.h"

#include "segment/metadata/people.h"
#include "text/fold.h"
#include "text/unicode.h"
#include "text/units.h"
#include "text/utf.h"

#include <algorithm>
#include <optional>

namespace duidu {

namespace {

constexpr Key keys[] = {
    {u"文章来源", &Metadata::source, false},
    {u"信息来源", &Metadata::source, false},
    {u"稿件来源", &Metadata::source, false},
    {u"新闻来源", &Metadata::source, false},
    {u"来源于", &Metadata::source, true},
    {u"来源", &Metadata::source, false},
    {u"稿源", &Metadata::source, false},
    {u"转载自", &Metadata::source, false},
    {u"原载", &Metadata::source, true},
    {u"作者", &Metadata::author, false},
    {u"发信人", &Metadata::author, true},
    {u"供稿人", &Metadata::author, true},
    {u"供稿", &Metadata::author, true},
    {u"撰稿", &Metadata::author, true},
    {u"撰文", &Metadata::author, false},
    {u"执笔/", &Metadata::author, false},
    {u"执笔", &Metadata::author, true},
    {u"文/", &Metadata::author, false},
    {u"文|", &Metadata::author, false},
    {u"本报记者", &Metadata::reporter, false},
    {u"通讯员", &Metadata::reporter, false},
    {u"见习记者", &Metadata::reporter, false},
    {u"实习记者", &Metadata::reporter, false},
    {u"实习生", &Metadata::reporter, false},
    {u"记者", &Metadata::reporter, false},
    {u"责任编辑", &Metadata::editor, false},
    {u"值班编辑", &Metadata::editor, false},
    {u"网络编辑", &Metadata::editor, false},
    {u"本文编辑", &Metadata::editor, false},
    {u"责编", &Metadata::editor, false},
    {u"编辑", &Metadata::editor, true},
    {u"索引号", &Metadata::index_number, false},
    {u"发文字号", &Metadata::document_number, false},
    {u"文件编号", &Metadata::document_number, true},
    {u"文号", &Metadata::document_number, true},
    {u"发文机关", &Metadata::issuer, false},
    {u"发布机构", &Metadata::issuer, false},
    {u"发文单位", &Metadata::issuer, false},
    {u"制发机关", &Metadata::issuer, false},
    {u"发布单位", &Metadata::issuer, true},
    {u"制作单位", &Metadata::issuer, true},
    {u"公开主体", &Metadata::issuer, true},
    {u"成文日期", &Metadata::date, false},
    {u"成文时间", &Metadata::date, false},
    {u"发文日期", &Metadata::date, false},
    {u"生成日期", &Metadata::date, false},
    {u"发布日期", &Metadata::released, false},
    {u"公开日期", &Metadata::released, false},
    {u"公布日期", &Metadata::released, false},
    {u"发布时间", nullptr, false},
    {u"发表时间", nullptr, false},
    {u"时间", nullptr, true},
    {u"日期", nullptr, true},
    {u"标题", &Metadata::title, true},
    {u"文件名称", &Metadata::title, true},
    {u"信息名称", &Metadata::title, true},
    {u"名称", &Metadata::title, true},
    {u"主题词", nullptr, true},
    {u"主题分类", nullptr, true},
    {u"更新时间", nullptr, false},
    {u"更新日期", nullptr, false},
    {u"修改时间", nullptr, false},
    {u"信区", nullptr, true},
    {u"发信站", nullptr, true},
    {u"译者", nullptr, true},
    {u"翻译", nullptr, true},
    {u"回复", nullptr, true},
    {u"浏览次数", nullptr, false},
    {u"点击数", nullptr, false},
    {u"浏览", nullptr, false},
    {u"点击", nullptr, false},
    {u"阅读", nullptr, true},
    {u"字号", nullptr, false, true},
    {u"字体", nullptr, false, true},
    {u"打印", nullptr, false, true},
    {u"分享", nullptr, false, true},
    {u"举报", nullptr, false, true},
    {u"校对", nullptr, true},
    {u"审核", nullptr, true},
    {u"摄影", nullptr, true},
    {u"监制", nullptr, true},
    {u"编审", nullptr, true},
};

// Where the key ends that stands at `at`, blanks between its characters allowed (作　者); 0 where none stands.
Offset end_of_key(std::u16string_view folded, Offset at, std::u16string_view words) {
    Offset end = at;
    for (std::size_t i = 0; i < words.size(); ++i) {
        while (i > 0 && end < folded.size() && is_space(folded[end])) ++end;
        if (end >= folded.size() || folded[end] != words[i]) return 0;
        ++end;
    }
    return end;
}

// Where the value of a key begins; nothing where the key is only a word. 编辑 李红 is one at the beginning of a line, or behind another
// role.
std::optional<Offset> value_behind(std::u16string_view folded, Key const& key, Offset at, Offset end, bool behind_role) {
    auto skip = [&](Offset from) {
        while (from < folded.size() && is_space(folded[from])) ++from;
        return from;
    };
    Offset value = skip(end);
    bool person = key.place && is_person(key.place);
    bool colon =
        value < folded.size() && (folded[value] == u':' || ((person || !key.place) && (folded[value] == u'/' || folded[value] == u'|')));
    bool gap = value > end, announces = key.words.back() == u'/' || key.words.back() == u'|';
    bool attached = person && !gap && !colon && attached_name(folded.substr(value)) > 0;
    bool apart = colon || gap || announces || attached || value == folded.size();
    bool opens = gap && (at == 0 || (person && behind_role));
    if (!apart || (key.needs_colon && !colon && !opens)) return {};
    return colon ? skip(value + 1) : value;
}

} // namespace

bool may_begin_label(char16_t folded) {
    static Units const firsts = [] {
        Units units(u"");
        for (Key const& key : keys) units.add(key.words[0]);
        return units;
    }();
    return firsts.has(folded);
}

std::vector<Labelled> labels_in(std::u16string_view folded) {
    std::vector<Labelled> found;
    for (Offset at = 0; at < folded.size(); ++at) {
        if (!may_begin_label(folded[at])) continue;
        for (Key const& key : keys) {
            Offset end = key.words[0] == folded[at] ? end_of_key(folded, at, key.words) : 0;
            if (!end) continue;
            bool named = !found.empty() && found.back().key->place && is_person(found.back().key->place);
            std::optional<Offset> value = value_behind(folded, key, at, end, named);
            if (!value) continue;
            found.push_back({&key, at, *value});
            at = end - 1;
            break;
        }
    }
    return found;
}

namespace {

// 临政发〔2023〕15号, [法]让·勒布朗: brackets that are of the value.
Offset inner_bracket(std::u16string_view folded, Offset at, bool opens) {
    constexpr std::size_t longest = 6;
    if (at >= folded.size() || folded[at] != u'[') return 0;
    std::size_t close = folded.find(u']', at);
    bool year = at + 1 < folded.size() && folded[at + 1] >= u'0' && folded[at + 1] <= u'9';
    return close != folded.npos && close - at <= longest && (opens || year) ? Offset(close) + 1 - at : 0;
}

// A value ends at a wide gap, a bar, a bracket that was open before it, or the next label.
Offset end_of_value(std::u16string_view folded, Offset at, Offset limit) {
    constexpr Offset longest = 60;
    constexpr std::u16string_view stops = u"|)]】;【[(";
    int gaps = 0;
    Offset end = at;
    for (; end < limit && end < at + longest; ++end) {
        if (Offset bracket = inner_bracket(folded, end, end == at)) end += bracket;
        char16_t unit = end < limit ? folded[end] : u'|';
        gaps = is_space(unit) ? gaps + 1 + (unit == u'\t' || unit == u'\n') : 0;
        if (gaps > 1 || stops.find(unit) != stops.npos) break;
    }
    end = std::min(end, limit);
    while (end > at && (is_space(folded[end - 1]) || folded[end - 1] == u',' || folded[end - 1] == u'。' || folded[end - 1] == u'、'))
        --end;
    return end;
}

// A value does not go on into or out of a link: 来源：<a>某报</a>举报.
Span within_link(Scene const& scene, Span value) {
    auto const& links = scene.parsed.links;
    auto link =
        std::lower_bound(links.begin(), links.end(), value.begin, [](Hyperlink const& each, Offset at) { return each.span.end <= at; });
    if (link == links.end() || link->span.begin >= value.end) return value;
    value.end = link->span.begin <= value.begin ? std::min(value.end, link->span.end) : std::max(value.begin, link->span.begin);
    return value;
}

void read_date(Scene const& scene, Place place, Span value, std::string const& from, double confidence) {
    std::vector<Moment> times = moments(scene.text(value));
    if (times.empty()) return;
    Span at{value.begin + times[0].span.begin, value.begin + times[0].span.end};
    scene.claim_date(place, scene.text(at), times[0], at, {}, from, confidence);
}

// 来源：临江日报 2023-05-06 10:20: a value ends where a date begins, and does not go on into or out of a link.
Span without_moment(Scene const& scene, Span value) {
    std::vector<Moment> times = moments(scene.text(value));
    if (!times.empty()) value.end = value.begin + times[0].span.begin;
    while (value.end > value.begin && is_space(scene.parsed.text.units[value.end - 1])) --value.end;
    return within_link(scene, value);
}

void read_text(Scene const& scene, Place place, Span value, std::string const& from, double confidence) {
    std::u16string_view text = scene.text(value);
    if (!text.empty() && !is_address(text) && !is_placeholder(text)) scene.claim_text(place, value, from, confidence);
}

// The people that one line gives one role.
struct Crew {
    Place place;
    std::u16string names;
    Span at;
};

void add_people(Scene const& scene, Place place, Span value, std::vector<Crew>& crews) {
    if (is_address(scene.text(value))) return;
    std::u16string names = people_in(scene.text(value), scene.site());
    if (names.empty()) return;
    auto crew = std::find_if(crews.begin(), crews.end(), [&](Crew const& each) { return each.place == place; });
    if (crew == crews.end()) return crews.push_back({place, names, value});
    if (crew->names.find(names) != crew->names.npos) return;
    crew->names += u"、" + names;
    crew->at.end = value.end;
}

} // namespace

bool is_date(Place place) { return place == &Metadata::date || place == &Metadata::released; }

int read_labels(Scene const& scene, Span span, std::string const& from, double confidence) {
    std::u16string folded = fold(scene.text(span));
    std::vector<Labelled> labels = labels_in(folded);
    std::vector<Crew> crews;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        Place place = labels[i].key->place;
        Offset limit = i + 1 < labels.size() ? labels[i + 1].begin : Offset(folded.size());
        Offset end = end_of_value(folded, labels[i].value, limit);
        if (!place || end <= labels[i].value) continue;
        Span value{span.begin + labels[i].value, span.begin + end};
        if (is_date(place)) read_date(scene, place, value, from, confidence);
        else if (is_person(place)) add_people(scene, place, without_moment(scene, value), crews);
        else if (place == &Metadata::index_number) scene.claim_text(place, value, from, confidence);
        else read_text(scene, place, without_moment(scene, value), from, confidence);
    }
    for (Crew& crew : crews) {
        bool medium = is_medium(crew.names);
        scene.claim(medium ? &Metadata::source : crew.place,
                    {crew.names, std::u16string(scene.text(crew.at)), crew.at, {}, from, medium ? weak : confidence});
    }
    return int(labels.size());
}

Key const* label_of(std::u16string_view text) {
    constexpr std::size_t longest = 12;
    if (text.size() > longest || text.empty() || !may_begin_label(fold(text[0]))) return nullptr;
    std::u16string folded = fold(text);
    std::vector<Labelled> labels = labels_in(folded);
    return labels.size() == 1 && labels[0].begin == 0 && labels[0].value >= folded.size() ? labels[0].key : nullptr;
}

} // namespace duidu
