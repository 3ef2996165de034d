// What official documents and their pages say of themselves: the table of labels, the number, the date they are signed with, the section.
#include "segment/metadata/labels.h"
#include "segment/metadata/title.h"
#include "text/utf.h"

#include <algorithm>

namespace duidu {

void read_table(Scene& scene) {
    for (std::size_t i = 0; i + 1 < scene.lines.size(); ++i) {
        Line const& value = scene.lines[i + 1];
        if (scene.lines[i].clue != Clue::metadata || value.clue != Clue::metadata) continue;
        Key const* key = label_of(scene.text(scene.lines[i].span));
        if (!key || !key->place || label_of(scene.text(value.span))) continue;
        std::vector<Moment> times = moments(scene.text(value.span));
        std::u16string said(scene.text(value.span));
        if (!is_date(key->place)) scene.claim_text(key->place, value.span, "table", sure + 0.01);
        else if (!times.empty()) scene.claim(key->place, {from_utf8(times[0].iso(scene.zone)), said, value.span, {}, "table", sure + 0.02});
    }
}

void find_document_number(Scene& scene) {
    constexpr std::size_t reach = 8;
    std::size_t from = scene.title != no_line ? scene.title : 0;
    for (std::size_t i = from - std::min<std::size_t>(from, 3); i < std::min(scene.lines.size(), from + reach); ++i) {
        std::u16string form = phrase_form(scene.text(scene.lines[i].span));
        if (is_document_number(form))
            return scene.claim_text(&Metadata::document_number, scene.lines[i].span, "line", form.starts_with(u"第") ? weak : likely);
    }
}

void find_signature(Scene& scene) {
    for (std::size_t i = scene.lines.size(); i-- > scene.first;) {
        if (scene.lines[i].clue != Clue::signature || !scene.is_article(i)) continue;
        std::vector<Moment> times = moments(scene.text(scene.lines[i].span));
        if (!times.empty())
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

void find_any_date(Scene& scene) {
    if (!scene.out.metadata.date.rivals.empty()) return;
    for (std::size_t i = 0; i < scene.lines.size(); ++i) {
        Line const& line = scene.lines[i];
        if (line.weight > 60 || (i > scene.first && i < scene.behind)) continue;
        std::vector<Moment> times = moments(scene.text(line.span));
        if (times.empty() || is_of_page(line.clue)) continue;
        Span at{line.span.begin + times[0].span.begin, line.span.begin + times[0].span.end};
        return scene.claim_date(&Metadata::date, scene.text(at), times[0], at, {}, "page", weak - 0.1);
    }
}

} // namespace duidu
