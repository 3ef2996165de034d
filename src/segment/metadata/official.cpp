// What official documents and their pages say of themselves: the table of labels, the number, the date they are signed with, the section.
#include "segment/metadata.h"

#include "segment/history.h"
#include "segment/metadata/labels.h"
#include "segment/metadata/title.h"
#include "text/fold.h"

#include <algorithm>

namespace duidu {

namespace {

bool is_official(Place place) {
    return place == &Metadata::index_number || place == &Metadata::document_number || place == &Metadata::issuer || is_date(place);
}

// 索引号：XM001-0501-2023-001: a label of the kind and its value on one line.
bool is_labelled_line(std::u16string_view text) {
    constexpr std::size_t longest = 60;
    if (text.size() > longest || text.empty() || !may_begin_label(fold(text[0]))) return false;
    std::vector<Labelled> labels = labels_in(fold(text));
    return !labels.empty() && labels[0].begin == 0 && labels[0].value < text.size() && is_official(labels[0].key->place);
}

} // namespace

void mark_metadata_table(Parsed const& parsed, std::vector<Line>& lines) {
    constexpr std::size_t least = 3; // labels; fewer may be anything
    std::vector<std::size_t> labels, whole;
    auto kind = [&](std::size_t line) { return parsed.blocks[std::size_t(lines[line].block)].kind; };
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (kind(i) == BlockKind::heading) continue;
        Key const* label = label_of(parsed.text[lines[i].span]);
        if (label && !label->of_page) labels.push_back(i);
        else if (is_labelled_line(parsed.text[lines[i].span])) whole.push_back(i);
    }
    if (whole.size() >= least)
        for (std::size_t i : whole) lines[i].clue = Clue::metadata;
    if (labels.size() < least) return;
    for (std::size_t i : labels) {
        lines[i].clue = Clue::metadata;
        if (i + 1 < lines.size() && kind(i + 1) == kind(i)) lines[i + 1].clue = Clue::metadata;
    }
}

void read_table(Scene& scene) {
    for (std::size_t i = 0; i < scene.lines.size(); ++i) {
        if (scene.lines[i].clue != Clue::metadata) continue;
        if (is_labelled_line(scene.text(scene.lines[i].span))) {
            read_labels(scene, scene.lines[i].span, "table", sure + 0.01);
            continue;
        }
        Key const* key = label_of(scene.text(scene.lines[i].span));
        if (!key || !key->place || i + 1 == scene.lines.size()) continue;
        Line const& value = scene.lines[i + 1];
        if (value.clue != Clue::metadata || label_of(scene.text(value.span))) continue;
        std::vector<Moment> times = moments(scene.text(value.span));
        if (!is_date(key->place)) scene.claim_text(key->place, value.span, "table", sure + 0.01);
        else if (!times.empty()) scene.claim_date(key->place, scene.text(value.span), times[0], value.span, {}, "table", sure + 0.02);
    }
}

void find_document_number(Scene& scene) {
    constexpr std::size_t reach = 8;
    std::size_t from = scene.title != no_line ? scene.title : 0;
    for (std::size_t i = from - std::min<std::size_t>(from, 3); i < std::min(scene.lines.size(), from + reach); ++i) {
        Span span = scene.lines[i].span;
        if (std::size_t cut = scene.text(span).rfind(u'\n'); cut != std::u16string_view::npos)
            span.begin += Offset(cut) + 1; // below its title in one heading
        std::u16string form = phrase_form(scene.text(span));
        if (form.find(u':') != form.npos) continue; // a label announces it
        if (is_document_number(form))
            return scene.claim_text(&Metadata::document_number, span, "line", form.starts_with(u'第') ? weak : likely);
    }
}

void read_history(Scene& scene) {
    if (scene.title == no_line) return;
    std::optional<Moment> last;
    Span at;
    std::size_t i = scene.title + 1;
    for (; i < scene.lines.size() && is_history(scene.text(scene.lines[i].span)); ++i) {
        scene.give(i, Role::byline, likely);
        std::optional<Moment> day = last_change(scene.text(scene.lines[i].span));
        if (!day || (last && last->iso({}) > day->iso({}))) continue;
        last = day;
        at = {scene.lines[i].span.begin + day->span.begin, scene.lines[i].span.begin + day->span.end};
    }
    if (last) scene.claim_date(&Metadata::date, scene.text(at), *last, at, {}, "history", likely + 0.03);
    if (scene.first < i) scene.find_paragraphs(i);
}

void find_signature(Scene& scene) {
    for (std::size_t i = scene.lines.size(); i-- > scene.first;) {
        if (scene.lines[i].clue != Clue::signature || !scene.is_article(i)) continue;
        std::vector<Moment> times = moments(scene.text(scene.lines[i].span));
        if (times.empty()) continue; // who signs
        scene.claim_date(&Metadata::date, scene.text(scene.lines[i].span), times[0], scene.lines[i].span, {}, "signature", fair - 0.1);
        return;
    }
}

void find_section(Scene& scene) {
    for (std::size_t i = 0; i < std::min(scene.first, scene.lines.size()); ++i) {
        if (scene.lines[i].clue != Clue::breadcrumb) continue;
        Span span = scene.lines[i].span;
        std::u16string_view text = scene.text(span);
        Span last;
        for (std::size_t at = 0; at < text.size();) {
            std::size_t end = std::min(text.find_first_of(u">»›→/:：", at), text.size());
            std::u16string_view part = trimmed(text.substr(at, end - at));
            std::u16string form = phrase_form(part);
            bool names = !form.empty() && form.size() <= 12 && form != u"正文" && form != u"首页" && form.find(u"位置") == form.npos;
            Offset begin = span.begin + Offset(part.data() - text.data());
            if (names && at > 0) last = {begin, begin + Offset(part.size())};
            at = end + 1;
        }
        if (!last.empty()) return scene.claim_text(&Metadata::section, last, "breadcrumb", fair);
    }
}

namespace {

// 发布时间：2014-11-20, posted on 2014-11-20: a line behind the article that a date is most of; a headline with its date is of another
// page.
bool is_dating(std::u16string_view text, Span date) {
    constexpr std::u16string_view words[] = {u"时间", u"日期", u"发布", u"发表", u"刊发", u"posted", u"published", u"date"};
    constexpr std::size_t much = 8; // units that belong to no date
    std::u16string before = phrase_form(text.substr(0, date.begin)), behind = phrase_form(text.substr(date.end));
    bool labelled = std::any_of(std::begin(words), std::end(words), [&](auto word) { return before.find(word) != before.npos; });
    return labelled || before.size() + behind.size() <= much;
}

} // namespace

void find_any_date(Scene& scene) {
    constexpr std::size_t above = 8, below = 12; // lines
    constexpr double longest = 60;
    if (!scene.out.metadata.date.rivals.empty()) return;
    std::size_t from = std::min(scene.title, scene.first), to = std::min(scene.lines.size(), scene.behind + below);
    for (std::size_t i = from - std::min(from, above); i < to; ++i) {
        Line const& line = scene.lines[i];
        bool behind = i >= scene.behind;
        if (behind && (line.closes || line.clue == Clue::comments)) return;
        bool listed = scene.block(i).kind == BlockKind::list_item || line.linked > 0.5 || line.stops > 0;
        if (line.weight > longest || (i > scene.first && !behind) || listed || is_of_page(line.clue)) continue;
        std::optional<Moment> moment = published_moment(scene.text(line.span));
        if (!moment || (behind && !is_dating(scene.text(line.span), moment->span))) continue;
        Span at{line.span.begin + moment->span.begin, line.span.begin + moment->span.end};
        return scene.claim_date(&Metadata::date, scene.text(at), *moment, at, {}, "page", weak - 0.1);
    }
}

} // namespace duidu
