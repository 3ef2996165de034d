// A page becomes blocks: lexbor builds its tree (dom), a walk over the tree tells what it says (html_walk), and what it says of itself
// becomes fields (html_fields).
#include "parse/formats/formats.h"
#include "parse/formats/html_fields.h"
#include "parse/formats/html_survey.h"
#include "parse/formats/html_walk.h"
#include "text/ascii.h"
#include "text/fold.h"
#include "text/unicode.h"
#include "text/utf.h"

namespace duidu {

namespace {

lxb_dom_node_t const* child_of(lxb_dom_node_t const* node, lxb_tag_id_t tag) {
    for (lxb_dom_node_t const* child = node ? node->first_child : nullptr; child; child = child->next)
        if (child->local_name == tag) return child;
    return nullptr;
}

// Whether the page shows its title: a block says it, or the part of it before or behind a separator (题目_某某网).
bool shows(Parsed const& parsed, Block const& title) {
    constexpr Offset title_limit = 400; // what is longer is no title
    constexpr std::size_t least = 4;    // units that a part must have to be told from chance
    std::u16string whole = essence(parsed.text[title.span]);
    if (whole.empty() || whole.size() > title_limit) return true;
    for (Block const& block : parsed.blocks) {
        if (block.span.begin == title.span.begin || block.span.length() > title_limit) continue;
        std::u16string said = essence(parsed.text[block.span]);
        if (said.size() >= least && (whole.starts_with(said) || whole.ends_with(said)) && said.size() * 2 >= whole.size()) return true;
        if (said.size() >= least && whole.starts_with(said) && is_punctuation(whole[said.size() < whole.size() ? said.size() : 0]))
            return true;
        if (said.find(whole) != said.npos && said.size() < whole.size() * 3) return true;
    }
    return false;
}

// Takes the first block away again.
void drop_first_block(Parsed& parsed) {
    Offset gone = parsed.blocks.size() > 1 ? parsed.blocks[1].span.begin : parsed.text.length();
    auto shift = [&](Span& span) { span = {std::max(span.begin, gone) - gone, std::max(span.end, gone) - gone}; };
    parsed.map.erase_front(gone);
    parsed.text.map.erase_front(gone);
    parsed.text.units.erase(0, gone);
    parsed.blocks.erase(parsed.blocks.begin());
    for (Block& block : parsed.blocks) shift(block.span), block.parent -= block.parent >= 0;
    for (Hyperlink& link : parsed.links) shift(link.span);
    for (Emphasis& emphasis : parsed.emphases) shift(emphasis.span);
    for (Ruby& ruby : parsed.rubies) shift(ruby.base);
    for (Picture& picture : parsed.pictures) picture.at = std::max(picture.at, gone) - gone;
    for (Field& field : parsed.fields) shift(field.span);
}

} // namespace

Parsed read_html(Text const& source) {
    Dom dom(source.units);
    lxb_dom_node_t const* html = child_of(dom.root(), LXB_TAG_HTML);
    lxb_dom_node_t const* title = child_of(child_of(html, LXB_TAG_HEAD), LXB_TAG_TITLE);
    PageSurvey survey = survey_of(dom.root());
    auto walk = [&](bool with_hidden, Early early) {
        PageWalk walk(source, dom, survey.layout, std::move(early));
        if (title) walk.title(title);
        walk.run(dom.root(), with_hidden);
        return walk;
    };
    constexpr Offset nothing_else = 500; // visible units: a menu and a footer
    bool with_hidden = false;
    PageWalk first = walk(false, {});
    // A page that scripts would show: better its words than nothing.
    Offset seen = Offset(first.stream().parsed().text.units.size()), hidden = first.hidden();
    ByteSpan hidden_at = first.first_hidden();
    if (seen < nothing_else && hidden > 2 * seen + 40) with_hidden = true, first = walk(true, {});
    if (first.in_disorder()) {
        Early early = too_early(first.order());
        first = walk(with_hidden, std::move(early));
    }
    Parsed parsed = first.stream().finish();
    parsed.type = "text/html";
    for (Picture& picture : parsed.pictures) picture.at = std::min(picture.at, parsed.text.length());
    add_html_fields(parsed, source, dom, survey, first.marked(), title);
    bool has_title = title && !parsed.blocks.empty() && !parsed.fields.empty() && parsed.fields.back().name == "title";
    if (has_title && shows(parsed, parsed.blocks[0])) drop_first_block(parsed);
    else if (has_title) parsed.fields.back().span = parsed.blocks[0].span;
    if (hidden > 0)
        parsed.notes.push_back({"hidden_text",
                                {},
                                hidden_at,
                                std::to_string(hidden) + " characters that the page hides " +
                                    (with_hidden ? "are shown, since it shows nothing else." : "were left out.")});
    if (dom.capped())
        parsed.notes.push_back({"nested_too_deep", {}, {}, "Tags nested deeper than 512 were read as if they were not there."});
    return parsed;
}

bool looks_like_html(std::u16string_view units) {
    constexpr std::size_t looked_at = 4096; // tags begin early or are not what the file is made of
    std::string head = small_letters(to_utf8(units.substr(0, looked_at)));
    std::size_t first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (first == head.npos || head.find('<') == head.npos) return false;
    for (std::string_view start : {"<!doctype html", "<html", "<head", "<body", "<!--", "<meta", "<title", "<script"})
        if (std::string_view(head).substr(first).starts_with(start)) return true;
    if (head.find("<html") != head.npos || head.find("<body") != head.npos) return true;
    int tags = 0;
    for (std::string_view tag :
         {"<p>", "<p ", "</p>", "<div", "</div>", "<br>", "<br/>", "<br />", "<span", "</a>", "<td", "<h1", "<h2", "<h3", "<ul", "<li>"})
        for (std::size_t at = head.find(tag); at != head.npos; at = head.find(tag, at + 1)) ++tags;
    return tags >= (head[first] == '<' ? 2 : 6); // a text that mentions a tag or two is a text
}

} // namespace duidu
