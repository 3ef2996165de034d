// The blocks as a reader meets them: leaves, one after another, each knowing what it stands in.
#pragma once

#include "document.h"

namespace duidu {

struct Leaf {
    int block = -1;
    int table = -1; // the table and the row that hold it, where it stands in a table
    int row = -1;
    int item = -1; // the list item that holds it, or is it
    bool quoted = false;
    int heading = 0; // level in the outline, 0 where it is no heading
    bool article = true;
};

// Blocks without children, in document order; blank ones left out.
std::vector<Leaf> leaves(Document const& document);

// The rows of the table whose first cell is all[at]; at is left on its last cell.
std::vector<std::vector<Leaf>> rows_from(std::vector<Leaf> const& all, std::size_t& at);

} // namespace duidu
