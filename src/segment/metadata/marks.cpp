// What templates name after what it holds: <span class="author">, and a link whose address leads to an author's page.
//
//     <div class="post__author">Written by <a href="/authors/jane-doe">Jane Doe</a></div>     mark:author and link:author = Jane Doe
#include "segment/metadata/full_names.h"
#include "segment/metadata/labels.h"
#include "segment/metadata/people.h"
#include "segment/metadata/scene.h"
#include "text/fold.h"

#include <algorithm>

namespace duidu {

namespace {

// Steps of addresses behind which sites keep those who write for them: /authors/jane-doe.
constexpr std::u16string_view homes[] = {u"/author/", u"/authors/", u"/contributor/", u"/contributors/", u"/writers/", u"/by/", u"/staff/"};

bool leads_to_author(std::u16string_view href) {
    return std::any_of(std::begin(homes), std::end(homes), [&](auto home) { return href.find(home) != href.npos; });
}

} // namespace

void read_marks(Scene& scene) {
    constexpr double named = 0.75; // an element named so, against a meta element that a template filled
    for (Field const& field : scene.parsed.fields) {
        if (!field.name.starts_with("mark:") || !scene.is_near(field.span)) continue;
        std::string_view mark = std::string_view(field.name).substr(5);
        std::u16string_view words = scene.text(field.span);
        std::u16string folded = fold(words);
        if (mark == "published" || mark == "date") {
            std::optional<Moment> moment = published_moment(field.value);
            if (moment) scene.claim_date(&Metadata::date, field.value, *moment, field.span, {}, field.name, mark == "date" ? fair : likely);
        } else if (!labels_in(folded).empty()) {
            read_labels(scene, field.span, field.name, named);
        } else if (mark == "source") {
            bool source = is_nickname(words) && moments(words).empty();
            if (source) scene.claim_text(&Metadata::source, field.span, field.name, named);
        } else if ((mark == "author" || mark == "editor") &&
                   field.span.end <= scene.lines[std::max<std::size_t>(scene.behind, 1) - 1].span.end) {
            Span introduced{field.span.begin + behind_introduction(words), field.span.end};
            if (mark == "author" && claim_full_names(scene, introduced, field.name, named)) continue;
            Place place = is_medium(words) ? &Metadata::source : mark == "author" ? &Metadata::author : &Metadata::editor;
            std::u16string names = moments(words).empty() && is_nickname(words) ? people_in(words, scene.site()) : std::u16string();
            scene.claim(place, {names, std::u16string(words), field.span, {}, field.name, is_medium(words) ? weak : named});
        }
    }
}

// Who is linked above the article as somebody that the site keeps a page of; all of one line.
void read_author_links(Scene& scene) {
    if (scene.first >= scene.lines.size()) return;
    std::u16string names;
    Span at;
    for (Hyperlink const& link : scene.parsed.links) {
        if (link.span.begin >= scene.lines[scene.first].span.begin) break;
        std::u16string_view words = scene.text(link.span);
        bool whole = full_names(words).length() == link.span.length() && !link.span.empty();
        if (!whole || !leads_to_author(link.href) || !scene.is_near(link.span)) continue;
        if (!at.empty() && scene.text({at.end, link.span.begin}).find(u'\n') != std::u16string_view::npos) break;
        names += (names.empty() ? u"" : u", ") + std::u16string(words);
        at = at.empty() ? link.span : Span{at.begin, link.span.end};
    }
    scene.claim(&Metadata::author, {names, std::u16string(scene.text(at)), at, {}, "link:author", likely});
}

} // namespace duidu
