// A block is a part of the document that stands by itself: a paragraph, a heading, a cell. Blocks are one flat list in document order.
#pragma once

#include "text/span.h"

#include <string>
#include <vector>

namespace duidu {

enum class BlockKind { paragraph, heading, list, list_item, table, row, cell, code, quote, image, caption, rule };
enum class Role { body, title, byline, heading, caption, editor, source_note, boilerplate };

// Of a table cell.
struct CellSize {
    std::uint16_t columns = 1, rows = 1;
};

// The ways through the markup to the blocks, each once, with their last steps: "div#nav.top/ul/li"; the first is "", where there is no
// markup.
using Paths = std::vector<std::string>;

struct Block {
    BlockKind kind = BlockKind::paragraph;
    Role role = Role::body; // given by segment/article
    std::string why;        // why boilerplate: nav, breadcrumb, copyright, …
    double confidence = 1;  // of the role
    int level = 0;          // of a heading as its markup says (1 to 6), or the depth of a list item
    int number = 0;         // that its list shows before an item; 0 where it shows none
    Span span;
    int parent = -1;     // index of the block that holds this one
    int path = 0;        // index of its path through the markup
    int element = -1;    // index into Parsed::elements of the markup element that holds it
    bool hidden = false; // display:none, hidden, aria-hidden: in the text, never article
    bool strong = false; // all of it set in bold or in a heading's face
    bool code = false;   // verbatim: white space counts
    CellSize cell;
};

} // namespace duidu
