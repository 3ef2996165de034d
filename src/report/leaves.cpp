#include "report/leaves.h"

#include "text/unicode.h"

namespace duidu {

namespace {

bool blank(std::u16string_view text) {
    return std::all_of(text.begin(), text.end(), [](char16_t unit) { return is_space(unit); });
}

} // namespace

std::vector<Leaf> leaves(Document const& document) {
    std::vector<Block> const& blocks = document.blocks;
    std::vector<bool> has_child(blocks.size(), false);
    for (Block const& block : blocks)
        if (block.parent >= 0) has_child[block.parent] = true;
    std::vector<int> headings(blocks.size(), 0);
    for (Heading const& heading : document.outline)
        if (heading.block >= 0) headings[heading.block] = heading.level;

    std::vector<Leaf> context(blocks.size()), out; // context: what each block stands in; parents stand before children
    for (int i = 0; i < int(blocks.size()); ++i) {
        Block const& block = blocks[i];
        Leaf& here = context[i];
        if (block.parent >= 0) here = context[block.parent];
        here.block = i;
        if (block.kind == BlockKind::table) here.table = i;
        if (block.kind == BlockKind::row) here.row = i;
        if (block.kind == BlockKind::list_item) here.item = i;
        if (block.kind == BlockKind::quote) here.quoted = true;
        here.heading = headings[i];
        here.article = block.role != Role::boilerplate;
        bool empty = blank(document.text[block.span]) && block.kind != BlockKind::cell;
        if (!has_child[i] && !empty) out.push_back(here);
    }
    return out;
}

std::vector<std::vector<Leaf>> rows_from(std::vector<Leaf> const& all, std::size_t& at) {
    std::vector<std::vector<Leaf>> rows;
    int const table = all[at].table;
    int row = -1;
    for (; at < all.size() && all[at].table == table; ++at) {
        if (all[at].row != row) rows.emplace_back();
        row = all[at].row;
        rows.back().push_back(all[at]);
    }
    --at;
    return rows;
}

} // namespace duidu
