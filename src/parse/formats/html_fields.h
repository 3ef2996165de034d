// What a page says of itself: its title, its meta elements and links, structured data, scripts that set dates, and elements that are named
// after what they hold.
#pragma once

#include "parse/formats/html_survey.h"
#include "parse/formats/html_walk.h"

namespace duidu {

// Fields of the page that `source` is: "mark:author", "json-ld:headline", "script:publish_time", "og:title", and last "title", where the
// page has one. Its text was parsed.
void add_html_fields(Parsed& parsed, Text const& source, Dom& dom, PageSurvey const& survey, std::vector<Marked> const& marked,
                     lxb_dom_node_t const* title);

} // namespace duidu
