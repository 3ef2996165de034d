#include "segment/element_names.h"

#include "text/ascii.h"

#include <algorithm>
#include <span>
#include <unordered_map>

namespace duidu {

namespace {

// As they stand in class names and ids of pages; the first list only counts where nothing of the second is there.
constexpr std::string_view unlikely_words[] = {
    "sidebar",   "side-bar", "footer",    "footnav",    "navbar",    "navigation", "breadcrumb",  "crumb",      "related",
    "recommend", "share",    "social",    "advert",     "sponsor",   "promo",      "pager",       "pagination", "copyright",
    "popup",     "modal",    "cookie",    "newsletter", "subscribe", "signup",     "disqus",      "outbrain",   "taboola",
    "toolbar",   "login",    "hotnews",   "ranking",    "remark",    "menu",       "masthead",    "banner",     "widget",
    "trending",  "popular",  "most-read", "tags",       "tag-list",  "author-bio", "skip",        "gdpr",       "legends",
    "rss",       "shoutbox", "ad-break",  "agegate",    "replies",   "combx",      "supplemental"};
constexpr std::string_view likely_words[] = {"article", "body",  "column", "content", "main", "shadow",
                                             "post",    "entry", "story",  "text",    "zoom", "trs_editor"};

// How pages call the elements around a caption, around who wrote it and when, around what they offer, and around their text.
constexpr std::string_view caption_names[] = {"caption", "credit",  "legend", "imagedesc",  "image-desc", "imgdesc",        "img-desc",
                                              "photo",   "picture", "figure", "media-desc", "image-text", "image-subtitle", "source"};
constexpr std::string_view author_names[] = {"author", "byline", "bio",  "meta", "date",    "time",       "autor",
                                             "publi",  "posted", "info", "user", "profile", "contributor"};
constexpr std::string_view offer_names[] = {
    "promo",     "newsletter", "subscri",  "paywall", "teaser",  "related",    "recommend", "infobox",   "cta",
    "signup",    "sign-up",    "donat",    "follow",  "social",  "share",      "survey",    "poll",      "widget",
    "read-more", "readmore",   "see-also", "excerpt", "notice",  "disclaimer", "legal",     "copyright", "tag",
    "categor",   "sponsor",    "advert",   "callout", "comment", "sidebar",    "aside",     "toolbar",   "footer"};
// Around what is played or leafed through, and around what the page tells of itself.
constexpr std::string_view media_names[] = {"gallery", "slide", "player", "video", "carousel", "vjs", "audio", "playlist", "embed"};
constexpr std::string_view page_names[] = {"breaking",    "ticker", "trend",   "latest", "popular", "more",   "about",
                                           "boilerplate", "update", "correct", "modal",  "popup",   "login",  "cookie",
                                           "print",       "tool",   "button",  "nav",    "hidden",  "header", "masthead"};
constexpr std::string_view text_names[] = {"text",  "body",  "content", "copy", "paragraph", "prose",
                                           "story", "entry", "article", "zoom", "trs"};

bool holds_any(std::string_view name, std::span<std::string_view const> words) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return name.find(word) != name.npos; });
}

std::string_view tag_of(std::string_view name) { return name.substr(0, name.find_first_of("#.")); }

Likelihood likelihood_of(std::string_view name) {
    std::string_view tag = tag_of(name);
    if (tag == "nav" || tag == "footer" || tag == "aside") return Likelihood::aside;
    if (name.find("comment") != name.npos && tag != "html" && tag != "body") return Likelihood::unlikely;
    bool never = tag == "html" || tag == "body" || tag == "article" || tag == "main" || name.size() == tag.size();
    if (never || !holds_any(name, unlikely_words) || holds_any(name, likely_words)) return Likelihood::likely;
    return Likelihood::unlikely;
}

} // namespace

bool is_part(std::string_view element) {
    constexpr std::string_view parts[] = {"p",  "h1", "h2", "h3", "h4", "h5",  "h6",         "li",    "ul",         "ol",    "dl",
                                          "dt", "dd", "td", "th", "tr", "pre", "figcaption", "table", "blockquote", "figure"};
    return std::find(std::begin(parts), std::end(parts), tag_of(element)) != std::end(parts);
}

ElementName::ElementName(std::string_view name) : tag(tag_of(name)), part(is_part(name)) {
    std::string const small = small_letters(name);
    std::string_view const called = std::string_view(small).substr(tag.size()); // #content.main
    likelihood = likelihood_of(small);
    comments = small.find("comment") != small.npos;
    article = !called.empty() && holds_any(small, likely_words);
    named = !called.empty() && !holds_all();
    if (!named) return;
    caption = holds_any(called, caption_names), author = holds_any(called, author_names), offer = holds_any(called, offer_names);
    text = holds_any(called, text_names), media = holds_any(called, media_names), page = holds_any(called, page_names);
}

ElementNames::ElementNames(std::vector<Element> const& elements) {
    std::unordered_map<std::string_view, std::size_t> known;
    which_.reserve(elements.size());
    for (std::size_t i = 0; i < elements.size(); ++i) {
        std::string_view name = elements[i].name;
        bool as_before = i > 0 && name == elements[i - 1].name; // a paragraph behind a paragraph
        std::size_t which = as_before ? which_.back() : known.try_emplace(name, names_.size()).first->second;
        if (which == names_.size()) names_.emplace_back(name);
        which_.push_back(which);
    }
}

} // namespace duidu
