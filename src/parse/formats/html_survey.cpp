#include "parse/formats/html_survey.h"

namespace duidu {

namespace {

// Tables that hold tables, that are one cell, or whose cells hold pages of paragraphs place things.
struct OpenTable {
    lxb_dom_node_t const* node;
    int cells = 0, paragraphs = 0;
    bool places() const { return cells <= 1 || paragraphs > 4 * cells; }
};

} // namespace

PageSurvey survey_of(lxb_dom_node_t const* root) {
    PageSurvey survey;
    Nodes& layout = survey.layout;
    std::vector<OpenTable> open; // tables around this node
    for (lxb_dom_node_t const* node = root; node;) {
        if (node->local_name == LXB_TAG_SCRIPT && node->first_child)
            (attribute(node, "type") == "application/ld+json" ? survey.data : survey.scripts).push_back(node);
        if (node->local_name == LXB_TAG_TABLE) {
            if (!open.empty()) layout.insert(open.back().node);
            open.push_back({node});
        }
        bool cell = node->local_name == LXB_TAG_TD || node->local_name == LXB_TAG_TH;
        if (!open.empty())
            open.back().cells += cell, open.back().paragraphs += node->local_name == LXB_TAG_P || node->local_name == LXB_TAG_BR;
        if (node->first_child) {
            node = node->first_child;
            continue;
        }
        for (;; node = node->parent) {
            if (!open.empty() && open.back().node == node) {
                if (open.back().places()) layout.insert(node);
                open.pop_back();
            }
            if (node == root || node->next) break;
        }
        node = node == root ? nullptr : node->next;
    }
    return survey;
}

} // namespace duidu
