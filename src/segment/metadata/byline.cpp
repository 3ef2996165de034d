// The lines that say when, where and by whom: between the title and the first paragraph, in its dateline, behind the last one.
#include "segment/metadata/labels.h"
#include "segment/metadata/people.h"
#include "text/fold.h"
#include "text/unicode.h"

#include <algorithm>

namespace duidu {

namespace {

// What is left of a byline between its dates and labels: 2024年9月11日 08:25  [人民邮电报]  作 者:…
void read_bare_source(Scene& scene, Span span, std::vector<Moment> const& times) {
    std::u16string folded = fold(scene.text(span));
    std::vector<Labelled> labels = labels_in(folded);
    Offset limit = labels.empty() ? Offset(folded.size()) : labels[0].begin;
    for (Offset at = 0; at < limit;) {
        if (!times.empty() && times[0].span.contains(at)) at = times[0].span.end;
        while (at < limit && (is_space(folded[at]) || folded[at] == u'|')) ++at;
        Offset end = at;
        Offset stop = !times.empty() && at < times[0].span.begin ? std::min(limit, times[0].span.begin) : limit;
        while (end < stop && !is_space(folded[end]) && folded[end] != u'|') ++end;
        Span part{span.begin + at, span.begin + end};
        if (is_medium(scene.text(part))) return scene.claim_text(&Metadata::source, part, "byline", fair);
        at = std::max(end, at + 1);
    }
}

// By Jane Doe, Staff Writer
void read_english_author(Scene& scene, Span span) {
    std::u16string folded = fold(scene.text(span));
    if (!folded.starts_with(u"by ") || folded.size() > 80) return;
    Offset begin = 3, end = begin;
    while (end < folded.size() && (is_letter(folded[end]) || folded[end] == u' ' || folded[end] == u'.' || folded[end] == u'-' ||
                                   folded[end] == u'\'' || folded[end] == u'’'))
        ++end;
    for (std::u16string_view stop : {u" updated", u" published", u" on ", u" for ", u" posted"})
        if (std::size_t at = folded.find(stop, begin); at < end) end = Offset(at);
    while (end > begin && folded[end - 1] == u' ') --end;
    scene.claim_text(&Metadata::author, {span.begin + begin, span.begin + end}, "byline", likely);
}

void read_byline(Scene& scene, std::size_t i) {
    Line const& line = scene.lines[i];
    std::vector<Moment> times = moments(scene.text(line.span));
    if (!times.empty()) {
        Span at{line.span.begin + times[0].span.begin, line.span.begin + times[0].span.end};
        scene.claim_date(&Metadata::date, scene.text(at), times[0], at, {}, "byline", times[0].hour >= 0 ? sure : likely + 0.02);
    }
    read_labels(scene, line.span, "byline", sure);
    read_bare_source(scene, line.span, times);
    read_english_author(scene, line.span);
}

bool is_byline(Scene const& scene, Line const& line) {
    constexpr double longest = 60;
    if (line.weight > longest) return false;
    std::u16string folded = fold(scene.text(line.span));
    bool labelled = false;
    for (Labelled const& label : labels_in(folded)) labelled |= label.key->place && !label.key->needs_colon;
    return labelled || folded.starts_with(u"by ") || !moments(folded).empty();
}

} // namespace

void read_band(Scene& scene) {
    std::size_t from =
        scene.title != no_line && scene.title < scene.first ? scene.title : scene.first - std::min<std::size_t>(scene.first, 6);
    std::size_t above = from - std::min<std::size_t>(from, 2);
    for (std::size_t i = above; i < std::min(scene.first + 1, scene.lines.size()); ++i) {
        Line const& line = scene.lines[i];
        BlockKind kind = scene.block(i).kind;
        if (i == scene.title || kind == BlockKind::cell || line.clue == Clue::breadcrumb || line.clue == Clue::signature ||
            !is_byline(scene, line) || (i < from && line.linked > 0.3))
            continue;
        if (i >= scene.first && is_prose(line) && line.stops > 0) continue;
        read_byline(scene, i);
        scene.give(i, Role::byline, likely);
    }
}

void read_end(Scene& scene) {
    constexpr std::size_t reach = 12;
    for (std::size_t i = scene.behind; i < std::min(scene.lines.size(), scene.behind + reach); ++i) {
        Line const& line = scene.lines[i];
        bool editor = line.clue == Clue::editor, source = line.clue == Clue::source;
        if ((!editor && !source) || line.weight > 80) continue;
        if (read_labels(scene, line.span, editor ? "editor line" : "source note", likely) > 0)
            scene.give(i, editor ? Role::editor : Role::source_note, likely);
    }
    if (scene.behind == 0) return;
    std::u16string_view text = scene.text(scene.lines[scene.behind - 1].span);
    std::size_t open = text.find_last_of(u"(（[【");
    constexpr std::size_t longest = 60;
    if (open == text.npos || text.size() - open > longest) return;
    Offset begin = scene.lines[scene.behind - 1].span.begin + Offset(open) + 1;
    read_labels(scene, {begin, scene.lines[scene.behind - 1].span.end}, "closing bracket", fair);
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

} // namespace duidu
