// What must be known of a page's tree before it is walked: which tables place things, and which scripts say something of the page.
#pragma once

#include "parse/formats/dom.h"

#include <unordered_set>
#include <vector>

namespace duidu {

using Nodes = std::unordered_set<lxb_dom_node_t const*>;

struct PageSurvey {
    Nodes layout;                               // tables that place things; they do not tabulate them
    std::vector<lxb_dom_node_t const*> data;    // scripts with structured data
    std::vector<lxb_dom_node_t const*> scripts; // the others that stand in the page
};

PageSurvey survey_of(lxb_dom_node_t const* root);

} // namespace duidu
