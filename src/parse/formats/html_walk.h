// One walk over a page's tree, in the order of its source, tells a stream what the page says:
//
//     <table>一<tr><td>二</td></table>三      the tree has 一 before the table, and so has the source:
//                                             paragraph 一 · cell 二 · paragraph 三
//
// Scripts, style sheets, form fields and hidden words make no text; their bytes stay in the ledger.
#pragma once

#include "parse/formats/html_rules.h"
#include "parse/formats/html_survey.h"
#include "parse/stream.h"

#include <map>

namespace duidu {

// Which words are in the tree too early for the source (text that a table pushed out in front of itself).
using Early = std::map<std::uint32_t, TextPart>;

// An element named after what it holds, and its words.
struct Marked {
    lxb_dom_node_t const* node;
    std::string_view mark;
    Span words;
};

class PageWalk {
public:
    PageWalk(Text const& source, Dom& dom, Nodes const& layout, Early early)
        : source_(&source), dom_(&dom), layout_(&layout), early_(std::move(early)), stream_(source) {}

    // Everything below a node; what the page hides only where `with_hidden` says so.
    void run(lxb_dom_node_t const* root, bool with_hidden);
    Stream& stream() { return stream_; }
    // The head's title as a heading in front of everything.
    void title(lxb_dom_node_t const* node);

    // Whether some words stand in the tree after words that follow them in the source; in which order they all stand there.
    bool in_disorder() const { return in_disorder_; }
    std::vector<TextPart> const& order() const { return order_; }
    // How many units were hidden, and where the first of them stand.
    Offset hidden() const { return hidden_; }
    ByteSpan first_hidden() const { return first_hidden_; }
    std::vector<Marked> const& marked() const { return marked_; }

private:
    // A list that is open: whether it numbers its items, and with what the next.
    struct OpenList {
        bool ordered;
        int next;
    };

    bool enter(lxb_dom_node_t const* node);
    void leave(lxb_dom_node_t const* node);
    TagRule const& rule_here(lxb_dom_node_t const* node) const;
    void begin(lxb_dom_node_t const* node, TagRule const& rule);
    void end(TagRule const& rule);
    bool breaks_inside(lxb_dom_node_t const* line) const;
    void begin_list(lxb_dom_node_t const* node);
    void begin_item(lxb_dom_node_t const* node);
    void begin_verbatim(lxb_dom_node_t const* node);
    void end_verbatim();
    void picture(lxb_dom_node_t const* node);
    void text(lxb_dom_node_t const* node);
    void emit(TextPart piece, lxb_dom_node_t const* parent);
    void emit_early(std::uint32_t before);
    void count_hidden(lxb_dom_node_t const* root);

    Text const* source_;
    Dom* dom_;
    Nodes const* layout_;
    Early early_;
    Stream stream_;
    std::vector<TextPart> pieces_, order_;
    std::vector<Characters> characters_;
    std::vector<Marked> marked_;
    std::size_t pictures_ = 0; // values of the source that were passed while looking for pictures
    std::vector<std::size_t> open_marks_;
    std::vector<OpenList> lists_;
    std::vector<bool> verbatim_;               // for each open pre: as it stands, or as paragraphs
    std::vector<lxb_dom_node_t const*> faced_; // open elements that set a face
    std::uint32_t last_ = 0;
    Offset hidden_ = 0;
    ByteSpan first_hidden_;
    lxb_dom_node_t const* skipped_ = nullptr;
    bool with_hidden_ = false;
    bool in_disorder_ = false;
};

// What must wait: words that stand in the tree before words that stand before them in the source.
Early too_early(std::vector<TextPart> const& order);

} // namespace duidu
