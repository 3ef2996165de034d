#include "segment/metadata/labels.h"

#include "segment/metadata/people.h"
#include "text/fold.h"
#include "text/unicode.h"
#include "text/utf.h"

#include <algorithm>

namespace duidu {

namespace {

constexpr Key keys[] = {
    {u"文章来源", &Metadata::source, false},
    {u"信息来源", &Metadata::source, false},
    {u"稿件来源", &Metadata::source, false},
    {u"新闻来源", &Metadata::source, false},
    {u"来源", &Metadata::source, false},
    {u"稿源", &Metadata::source, false},
    {u"转载自", &Metadata::source, false},
    {u"原载", &Metadata::source, true},
    {u"作者", &Metadata::author, false},
    {u"撰稿", &Metadata::author, true},
    {u"撰文", &Metadata::author, false},
    {u"文/", &Metadata::author, false},
    {u"文|", &Metadata::author, false},
    {u"本报记者", &Metadata::reporter, false},
    {u"通讯员", &Metadata::reporter, false},
    {u"见习记者", &Metadata::reporter, false},
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
    {u"浏览", nullptr, false},
    {u"点击", nullptr, false},
    {u"阅读", nullptr, true},
    {u"字号", nullptr, false},
    {u"字体", nullptr, false},
    {u"打印", nullptr, false},
    {u"分享", nullptr, false},
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

} // namespace

std::vector<Labelled> labels_in(std::u16string_view folded) {
    std::vector<Labelled> found;
    for (Offset at = 0; at < folded.size(); ++at) {
        if (folded[at] < 0x2E80) continue;
        for (Key const& key : keys) {
            Offset end = end_of_key(folded, at, key.words);
            if (!end) continue;
            Offset value = end;
            while (value < folded.size() && is_space(folded[value])) ++value;
            bool colon = value < folded.size() && folded[value] == u':';
            bool apart = colon || value > end || key.words.back() == u'/' || key.words.back() == u'|' || value == folded.size();
            bool opens = at == 0 && value > end; // 编辑 李红 校对 王明
            if (!apart || (key.needs_colon && !colon && !opens)) continue;
            if (colon) ++value;
            while (value < folded.size() && is_space(folded[value])) ++value;
            found.push_back({&key, at, value});
            at = end - 1;
            break;
        }
    }
    return found;
}

namespace {

// A value ends at a wide gap, a bar, a bracket that was open before it, or the next label.
Offset end_of_value(std::u16string_view folded, Offset at, Offset limit) {
    constexpr Offset longest = 60;
    int gaps = 0;
    Offset end = at;
    for (; end < limit && end < at + longest; ++end) {
        char16_t unit = folded[end];
        bool wide = unit == u'\t' || unit == u'\u3000' || unit == u'\n';
        gaps = is_space(unit) ? gaps + 1 + wide : 0;
        if (gaps > 1 || unit == u'|' || unit == u')' || unit == u']' || unit == u'】' || unit == u';' || unit == u'【' || unit == u'[' ||
            unit == u'(')
            break;
    }
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

bool is_person(Place place) { return place == &Metadata::author || place == &Metadata::editor || place == &Metadata::reporter; }

} // namespace

bool is_date(Place place) { return place == &Metadata::date || place == &Metadata::released; }

int read_labels(Scene const& scene, Span span, std::string const& from, double confidence) {
    std::u16string folded = fold(scene.text(span));
    std::vector<Labelled> labels = labels_in(folded);
    int facts = 0;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        Offset limit = i + 1 < labels.size() ? labels[i + 1].begin : Offset(folded.size());
        Offset end = end_of_value(folded, labels[i].value, limit);
        Span value{span.begin + labels[i].value, span.begin + end};
        Place place = labels[i].key->place;
        ++facts;
        if (!place || end <= labels[i].value) continue;
        std::vector<Moment> times = moments(scene.text(value));
        if (is_date(place)) {
            if (times.empty()) continue;
            Span at{value.begin + times[0].span.begin, value.begin + times[0].span.end};
            std::u16string said(scene.text(at));
            scene.claim(place, {from_utf8(times[0].iso(scene.zone)), said, at, {}, from, confidence});
            continue;
        }
        if (!times.empty() && place != &Metadata::index_number) value.end = value.begin + times[0].span.begin;
        while (value.end > value.begin && is_space(scene.parsed.text.units[value.end - 1])) --value.end;
        value = within_link(scene, value);
        if (is_person(place) && is_placeholder(scene.text(value))) continue;
        if (!value.empty() && !is_address(scene.text(value))) scene.claim_text(place, value, from, confidence);
    }
    return facts;
}

Key const* label_of(std::u16string_view text) {
    constexpr std::size_t longest = 12;
    if (text.size() > longest) return nullptr;
    std::u16string folded = fold(text);
    std::vector<Labelled> labels = labels_in(folded);
    return labels.size() == 1 && labels[0].begin == 0 && labels[0].value >= folded.size() ? labels[0].key : nullptr;
}

} // namespace duidu
