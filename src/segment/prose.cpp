#include "segment/prose.h"

#include "text/fold.h"

namespace duidu {

namespace {

bool is_prose(Block const& block) {
    if (block.role == Role::boilerplate || block.hidden || block.code) return false;
    return block.kind != BlockKind::code && block.kind != BlockKind::rule && block.kind != BlockKind::image;
}

} // namespace

Span trimmed(std::u16string_view text, Span span) {
    while (!span.empty() && is_blank(text[span.begin])) ++span.begin;
    while (!span.empty() && is_blank(text[span.end - 1])) --span.end;
    return span;
}

Prose prose_of(std::u16string_view text, std::vector<Block> const& blocks) { return prose_of(text, fold(text), blocks); }

Prose prose_of(std::u16string_view text, std::u16string folded, std::vector<Block> const& blocks) {
    constexpr std::size_t units_of_a_mark = 8; // of Chinese prose
    Prose prose{text, std::move(folded), {}, {}};
    prose.paragraphs.reserve(blocks.size());
    prose.marks.reserve(text.size() / units_of_a_mark);
    auto add = [&](int block, Offset begin, Offset end) {
        Span span = trimmed(text, {begin, std::max(begin, end)});
        if (block < 0 || span.empty() || !is_prose(blocks[std::size_t(block)])) return;
        Block const& of = blocks[std::size_t(block)];
        std::size_t before = prose.marks.size();
        MarkKinds seen = add_marks(text, span, prose.marks);
        Marks marks = Marks(prose.marks).subspan(before);
        prose.paragraphs.push_back({block, of.role, of.kind, span, {}, before, marks.size(), seen});
        if (seen & bracket_mark) prose.paragraphs.back().brackets = brackets(text, marks);
    };
    // Blocks nest; `open` are those that we are inside of, `at` is how far their own text is told.
    std::vector<int> open;
    Offset at = 0;
    auto leave_until = [&](Offset begin) {
        while (!open.empty() && blocks[std::size_t(open.back())].span.end <= begin) {
            Offset end = blocks[std::size_t(open.back())].span.end;
            add(open.back(), at, end);
            at = std::max(at, end);
            open.pop_back();
        }
    };
    for (int i = 0; i < int(blocks.size()); ++i) {
        Block const& block = blocks[std::size_t(i)];
        leave_until(block.span.begin);
        if (!open.empty()) add(open.back(), at, block.span.begin);
        at = std::max(at, block.span.begin);
        open.push_back(i);
    }
    leave_until(Offset(text.size()));
    return prose;
}

} // namespace duidu
