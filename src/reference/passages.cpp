#include "reference/passages.h"

namespace duidu {

std::vector<Span> passages(Parsed const &parsed, Segmented const &segmented) {
    std::vector<Block> const &blocks = segmented.blocks;
    if (blocks.empty()) return {{0, parsed.text.length()}};
    std::vector<bool> holds(blocks.size());
    for (Block const &block : blocks)
        if (block.parent >= 0) holds[std::size_t(block.parent)] = true;
    std::vector<Span> found;
    for (std::size_t index = 0; index < blocks.size(); ++index) {
        Block const &block = blocks[index];
        bool read = !holds[index] && block.role != Role::boilerplate && !block.hidden && !block.code && !block.span.empty();
        if (read && (found.empty() || found.back().end <= block.span.begin)) found.push_back(block.span);
    }
    return found;
}

} // namespace duidu
