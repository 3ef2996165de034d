// What pages call their elements. A page has thousands of elements and a few dozen names, so that each name is looked into once.
//
//     nav        aside
//     p p p p    parts of a division
//     div.story  called as articles are
#pragma once

#include "parse/parse.h"

#include <string_view>
#include <vector>

namespace duidu {

// Whether what stands in an element may be of the article: nav, footer, aside, and divisions called so, are not.
enum class Likelihood { likely, unlikely, aside };

struct ElementName {
    std::string_view tag; // div of div#content.main
    Likelihood likelihood = Likelihood::likely;
    bool comments = false; // called so
    bool part = false;     // a paragraph, an item or a cell: part of a division, no division
    bool article = false;  // called as articles are: content, story, entry, …
    bool named = false;    // called something, and neither of the elements that hold all of a page or of an article
    bool caption = false, author = false, offer = false, text = false, media = false, page = false; // called so, where it is named

    // The name must outlive this.
    explicit ElementName(std::string_view name);
    // html, body, main, article: around all of a page, or of an article.
    bool holds_all() const { return tag == "html" || tag == "body" || tag == "main" || tag == "article"; }
};

class ElementNames {
public:
    // The elements must outlive this.
    explicit ElementNames(std::vector<Element> const& elements);
    ElementName const& operator[](std::size_t element) const { return names_[which_[element]]; }
    // The number of its name: the same for elements called alike.
    std::size_t which(std::size_t element) const { return which_[element]; }

private:
    std::vector<ElementName> names_;
    std::vector<std::size_t> which_; // of the elements
};

// Paragraphs, items and cells: parts of a division, no divisions.
bool is_part(std::string_view element);

} // namespace duidu
