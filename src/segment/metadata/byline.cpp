// The lines that say when, where and by whom: between the title and the first paragraph, in its dateline, behind the last one.
#include "segment/metadata/full_names.h"
#include "segment/metadata/labels.h"
#include "segment/metadata/people.h"
#include "text/fold.h"
#include "text/unicode.h"

#include <algorithm>

namespace duidu {

namespace {

// What stands between the dates and labels of a byline: 2024年9月11日 08:25  [人民邮电报]  作 者:…
struct Part {
    Span span;  // of the text
    bool posts; // 发表于 follows, or 由 or posted @ stands before it: whoever it is has posted this
};

bool is_part_end(char16_t unit) { return is_space(unit) || unit == u'|' || unit == u'·' || unit == u'/' || unit == u'('; }

constexpr std::u16string_view posting[] = {u"发表于", u"发布于", u"写于", u"于", u"发表", u"发布", u"posted on", u"阅读", u"评论"};
constexpr std::u16string_view poster[] = {u"由", u"posted by", u"来自:", u"by"};

// 江上钓翁 发表于: the words of posting may follow at once or behind a blank.
bool is_posting(std::u16string_view behind) {
    while (!behind.empty() && is_space(behind[0])) behind.remove_prefix(1);
    return std::any_of(std::begin(posting), std::end(posting), [&](auto words) { return behind.starts_with(words); });
}

std::vector<Part> parts_of(Scene const& scene, Span span, std::vector<Moment> const& times) {
    std::u16string folded = fold(scene.text(span));
    std::vector<Labelled> labels = labels_in(folded);
    Offset limit = labels.empty() ? Offset(folded.size()) : labels[0].begin;
    std::vector<Part> parts;
    bool posted = false;
    for (Offset at = 0; at < limit;) {
        if (!times.empty() && times[0].span.contains(at)) at = times[0].span.end;
        while (at < limit && is_part_end(folded[at])) ++at;
        Offset stop = !times.empty() && at < times[0].span.begin ? std::min(limit, times[0].span.begin) : limit;
        Offset end = at;
        while (end < stop && !is_part_end(folded[end])) ++end;
        if (end <= at) {
            at = std::max(at + 1, end);
            continue;
        }
        std::u16string_view word = std::u16string_view(folded).substr(at, end - at);
        bool opens = std::find(std::begin(poster), std::end(poster), word) != std::end(poster) || word == u"@";
        bool posts = posted || is_posting(std::u16string_view(folded).substr(end));
        if (!opens) parts.push_back({{span.begin + at, span.begin + end}, posts});
        posted = opens && word != u"@";
        at = end;
    }
    return parts;
}

bool is_phrase_of_posting(std::u16string_view word) {
    std::u16string folded = fold(word);
    return std::any_of(std::begin(posting), std::end(posting), [&](auto words) { return folded.starts_with(words); }) ||
           folded.starts_with(u"posted");
}

// A source or a person that no label announces.
void read_bare(Scene& scene, Span span, std::vector<Moment> const& times) {
    bool source = false, author = false;
    for (Part const& part : parts_of(scene, span, times)) {
        std::u16string_view word = scene.text(part.span);
        if (is_phrase_of_posting(word)) continue;
        if (!source && is_medium(word)) scene.claim_text(&Metadata::source, part.span, "byline", fair), source = true;
        else if (!author && (is_name(word, Witness::shape) || (part.posts && is_nickname(word))))
            scene.claim_text(&Metadata::author, part.span, "byline", fair), author = true;
    }
}

// □ 柳如风: a line that is a name and nothing else, but for the sign before it.
Span name_of_line(Scene const& scene, Span span) {
    constexpr std::u16string_view signs = u"□■◎●○◆▲△※★☆◇-—·";
    while (span.begin < span.end && (is_space(scene.text(span)[0]) || signs.find(scene.text(span)[0]) != signs.npos)) ++span.begin;
    while (span.begin < span.end && is_space(scene.text(span).back())) --span.end;
    return span;
}

bool is_name_line(Scene const& scene, Line const& line) {
    constexpr Offset longest = 12;
    bool labelled = scene.text(line.span).find_first_of(u":：") != std::u16string_view::npos;
    if (line.span.length() > longest || line.linked > 0.5 || labelled) return false;
    Span span = name_of_line(scene, line.span);
    bool signed_so = span.begin > line.span.begin;
    std::u16string names = people_in(scene.text(span), scene.site());
    for (std::size_t at = 0; at <= names.size();) {
        std::size_t end = std::min(names.find(u'、', at), names.size());
        if (!is_name(std::u16string_view(names).substr(at, end - at), signed_so ? Witness::label : Witness::shape)) return false;
        at = end + 1;
    }
    return true;
}

void claim_name_line(Scene& scene, Line const& line, std::string from, double confidence) {
    Span span = name_of_line(scene, line.span);
    std::u16string said(scene.text(span));
    scene.claim(&Metadata::author, {people_in(said, scene.site()), said, span, {}, std::move(from), confidence});
}

// By Jane Doe, Staff Writer; and the same in the middle of a line that says when: May 6, 2023 by Jane Doe
void read_english_author(Scene& scene, Span span, bool dated) {
    Offset begin = behind_introduction(scene.text(span));
    if (begin == 0 && dated) {
        std::size_t by = fold(scene.text(span)).find(u" by ");
        if (by != std::u16string::npos) begin = Offset(by) + 4;
    }
    if (begin > 0) claim_full_names(scene, {span.begin + begin, span.end}, "byline", likely);
}

// Jane Doe, where the line above says By or Written by and nothing else.
bool is_introduced(Scene const& scene, std::size_t i) {
    if (i == 0 || full_names(scene.text(scene.lines[i].span)).empty()) return false;
    Span above = scene.lines[i - 1].span;
    return behind_introduction(scene.text(above)) == above.length() && !above.empty();
}

void read_byline(Scene& scene, std::size_t i) {
    Line const& line = scene.lines[i];
    std::vector<Moment> times;
    if (std::optional<Moment> published = published_moment(scene.text(line.span))) times.push_back(*published);
    if (!times.empty()) {
        Span at{line.span.begin + times[0].span.begin, line.span.begin + times[0].span.end};
        scene.claim_date(&Metadata::date, scene.text(at), times[0], at, {}, "byline", times[0].hour >= 0 ? sure : likely + 0.02);
    }
    read_labels(scene, line.span, "byline", sure);
    if (is_name_line(scene, line)) claim_name_line(scene, line, "byline", fair);
    else read_bare(scene, line.span, times);
    if (is_introduced(scene, i)) claim_full_names(scene, line.span, "byline", likely);
    else read_english_author(scene, line.span, !times.empty());
}

// …，让老人安享晚年。（记者 宋佳 编辑 田甜）
void read_closing_bracket(Scene& scene) {
    if (scene.behind == 0) return;
    std::u16string_view text = scene.text(scene.lines[scene.behind - 1].span);
    std::size_t open = text.find_last_of(u"(（[【");
    constexpr std::size_t longest = 60;
    if (open == text.npos || text.size() - open > longest) return;
    Offset begin = scene.lines[scene.behind - 1].span.begin + Offset(open) + 1;
    read_labels(scene, {begin, scene.lines[scene.behind - 1].span.end}, "closing bracket", fair);
}

bool is_byline(Scene const& scene, Line const& line) {
    constexpr double longest = 60;
    if (line.weight > longest) return false;
    std::u16string folded = fold(scene.text(line.span));
    bool labelled = false;
    for (Labelled const& label : labels_in(folded))
        labelled |= label.key->place && label.key->place != &Metadata::title && label.value < folded.size();
    return labelled || behind_introduction(folded) > 0 || published_moment(folded) || is_name_line(scene, line);
}

bool is_dated(Scene const& scene, std::size_t line) {
    return line < scene.lines.size() && published_moment(scene.text(scene.lines[line].span)).has_value();
}

// 新华社, 柳如风/临江日报: above the line that says when, whose it is and nothing else.
bool is_medium_line(Scene const& scene, std::size_t i) {
    constexpr Offset longest = 20; // units
    Line const& line = scene.lines[i];
    if (scene.title == no_line || i <= scene.title || line.span.length() > longest || !is_dated(scene, i + 1)) return false;
    bool medium = false;
    for (Part const& part : parts_of(scene, line.span, {})) {
        std::u16string_view word = scene.text(part.span);
        if (!is_medium(word) && !is_name(word, Witness::label)) return false;
        medium |= is_medium(word);
    }
    return medium;
}

// A line between the title and the line that says when goes on where the title stops: ——两岸公交线路将增加到十二条
void find_subtitle(Scene& scene) {
    constexpr double least = 8, longest = 40; // in Chinese characters
    std::size_t i = scene.title + 1;
    if (scene.title == no_line || i >= std::min(scene.first, scene.lines.size()) || scene.block(i).role == Role::byline) return;
    Line const& line = scene.lines[i];
    std::u16string_view words = scene.text(line.span);
    auto han = std::count_if(words.begin(), words.end(), [](char16_t unit) { return is_han(unit); });
    bool plain = line.clue == Clue::none && line.linked == 0 && line.stops == 0 && line.weight >= least && line.weight <= longest;
    bool followed = i + 1 < scene.lines.size() && scene.block(i + 1).role == Role::byline && is_dated(scene, i + 1);
    if (!plain || !followed || han < line.weight * 0.8) return;
    scene.claim_text(&Metadata::subtitle, line.span, "line", fair);
    if (!scene.is_article(i)) scene.give(i, Role::body, fair);
}

} // namespace

std::optional<Moment> published_moment(std::u16string_view text) {
    constexpr std::u16string_view others[] = {u"更新", u"修改", u"今天",    u"今日",     u"截至",  u"截止",
                                              u"注册", u"登录", u"updated", u"modified", u"edited"};
    constexpr std::u16string_view changed[] = {u"修改", u"更新", u"编辑过", u"过期"};
    std::u16string folded = fold(text);
    Offset reached = 0;
    for (Moment const& moment : moments(text)) {
        std::u16string_view before = std::u16string_view(folded).substr(reached, moment.span.begin - reached);
        std::u16string behind = phrase_form(std::u16string_view(folded).substr(moment.span.end, 6));
        auto stands_before = [&](std::u16string_view word) { return before.find(word) != before.npos; };
        auto stands_behind = [&](std::u16string_view word) { return behind.starts_with(word); };
        reached = moment.span.end;
        if (std::none_of(std::begin(others), std::end(others), stands_before) &&
            std::none_of(std::begin(changed), std::end(changed), stands_behind))
            return moment;
    }
    return {};
}

void read_band(Scene& scene) {
    std::size_t from =
        scene.title != no_line && scene.title < scene.first ? scene.title : scene.first - std::min<std::size_t>(scene.first, 6);
    std::size_t above = from - std::min<std::size_t>(from, 2);
    for (std::size_t i = above; i < std::min(scene.first + 1, scene.lines.size()); ++i) {
        Line const& line = scene.lines[i];
        bool read = i == scene.title || scene.block(i).role == Role::byline; // the history of a statute
        if (read || line.clue == Clue::metadata || line.clue == Clue::breadcrumb || line.clue == Clue::signature ||
            (!is_byline(scene, line) && !is_medium_line(scene, i) && !is_introduced(scene, i)) || (i < from && line.linked > 0.3))
            continue;
        if (i >= scene.first && is_prose(line) && line.stops > 0) continue;
        read_byline(scene, i);
        scene.give(i, Role::byline, likely);
    }
    find_subtitle(scene);
}

void read_end(Scene& scene) {
    constexpr std::size_t reach = 12;
    constexpr double longest = 80;
    for (std::size_t i = scene.behind; i < std::min(scene.lines.size(), scene.behind + reach); ++i) {
        Line const& line = scene.lines[i];
        if (line.weight > longest || line.linked > 0.8) continue;
        if (line.clue == Clue::comments || line.clue == Clue::copyright) break;
        std::u16string folded = fold(scene.text(line.span));
        std::vector<Labelled> labels = labels_in(folded);
        if (is_posting(folded) || folded.starts_with(u"posted")) { // posted @ 2019-03-02 10:20 老渔翁 阅读(1201)
            read_byline(scene, i);
            continue;
        }
        bool editor = line.clue == Clue::editor, source = line.clue == Clue::source;
        bool opens = !labels.empty() && labels[0].key->place && !is_date(labels[0].key->place) && labels[0].begin <= 1; // 1: a bracket
        if (!editor && !source && !opens) continue;
        std::string from = editor || (opens && is_person(labels[0].key->place)) ? "editor line" : "source note";
        if (read_labels(scene, line.span, from, likely) > 0)
            scene.give(i, from == "editor line" ? Role::editor : Role::source_note, likely);
    }
    read_closing_bracket(scene);
}

void read_dateline(Scene& scene) {
    constexpr std::size_t longest = 60;
    if (scene.first >= scene.lines.size()) return;
    Span span = scene.lines[scene.first].span;
    std::u16string folded = fold(scene.text(span).substr(0, longest));
    std::size_t open = folded.find(u'('), close = folded.find(u')');
    if (open == folded.npos || close == folded.npos || close < open) return;
    std::u16string_view inner = std::u16string_view(folded).substr(open + 1, close - open - 1);
    if (inner.find(u"记者") == inner.npos && inner.find(u"通讯员") == inner.npos) return;
    read_labels(scene, {span.begin + Offset(open) + 1, span.begin + Offset(close)}, "dateline", fair);
}

// 王二小的博客 above the title, or in what the head's title says behind it.
void find_owner(Scene& scene) {
    constexpr std::u16string_view homes[] = {u"的博客", u"的专栏", u"的空间", u"的blog", u"的主页"};
    auto owner = [&](std::u16string_view words) {
        std::u16string folded = fold(words); // one character is 我的博客, of a menu
        for (std::u16string_view home : homes)
            if (std::size_t at = folded.find(home); at != folded.npos && at >= 2 && is_nickname(words.substr(0, at)))
                return words.substr(0, at);
        return std::u16string_view();
    };
    constexpr double from_page = 0.5;
    constexpr Offset longest = 16;
    for (std::size_t i = 0; i < std::min(scene.first, scene.lines.size()); ++i) {
        Span span = scene.lines[i].span;
        std::u16string_view name = span.length() <= longest ? owner(scene.text(span)) : std::u16string_view();
        if (!name.empty()) return scene.claim_text(&Metadata::author, {span.begin, span.begin + Offset(name.size())}, "owner", from_page);
    }
    for (std::u16string const& part : scene.around_title) {
        std::u16string name(owner(part));
        scene.claim(&Metadata::author, {name, part, {}, {}, "title", weak});
    }
}

// 邱岩 / 2022年1月7日于江城: who signs an article that nobody else is named for.
void find_signed_name(Scene& scene) {
    constexpr std::size_t reach = 4;
    MetadataField const& author = scene.out.metadata.author;
    bool official = !scene.out.metadata.document_number.rivals.empty() || !scene.out.metadata.issuer.rivals.empty();
    if (!author.rivals.empty() || official) return;
    for (std::size_t i = scene.behind; i < std::min(scene.lines.size(), scene.behind + reach); ++i) {
        if (scene.lines[i].closes) return;
        if (is_name_line(scene, scene.lines[i])) return claim_name_line(scene, scene.lines[i], "signature", weak);
    }
}

} // namespace duidu
