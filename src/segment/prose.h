// The article as the later passes walk over it: paragraphs with their brackets, and the whole text folded once.
#pragma once

#include "parse/parse.h"
#include "segment/brackets.h"
#include "segment/marks.h"

namespace duidu {

struct Paragraph {
    int block = -1; // whose text it is
    Role role = Role::body;
    BlockKind kind = BlockKind::paragraph;
    Span span; // without blank space at its ends; never empty
    std::vector<Bracket> brackets;
    std::size_t first_mark = 0, marks = 0; // of the prose
    MarkKinds seen = 0;                    // kinds that are among its marks
};

struct Prose {
    std::u16string_view text;          // of the whole document, as it stands
    std::u16string folded;             // the same, folded: offsets agree
    std::vector<Paragraph> paragraphs; // of the article, in order
    std::vector<MarkPlace> marks;      // of all paragraphs

    Marks marks_of(Paragraph const& paragraph) const { return Marks(marks).subspan(paragraph.first_mark, paragraph.marks); }
    std::u16string_view fold(Span span) const { return std::u16string_view(folded).substr(span.begin, span.length()); }
};

// The paragraphs of all blocks that are not boilerplate, hidden or code. A block that holds others gives the text between them.
// The text must outlive the prose.
Prose prose_of(std::u16string_view text, std::vector<Block> const& blocks);
// The same where the text is folded already.
Prose prose_of(std::u16string_view text, std::u16string folded, std::vector<Block> const& blocks);

// White space, U+00A0 and U+3000 included. Most units are Han, of which it asks least.
constexpr bool is_blank(char16_t unit) {
    if (unit > u'\u3000') return unit == u'\uFEFF';
    return unit == u' ' || (unit >= u'\t' && unit <= u'\r') || unit == u'\u00A0' || unit == u'\u3000' ||
           (unit >= u'\u2000' && unit <= u'\u200B');
}
// ①, ⑴, ⒈, ㈠: a number and its mark in one.
constexpr bool is_circled(char16_t unit) { return (unit >= u'①' && unit <= u'⒛') || (unit >= u'㈠' && unit <= u'㈩'); }
// Without the blank space at both ends.
Span trimmed(std::u16string_view text, Span span);
// A Han ideograph of the basic planes, 〇 included: what is_han says, for one unit.
constexpr bool is_han_unit(char16_t unit) {
    return (unit >= u'\u4E00' && unit <= u'\u9FFF') || (unit >= u'\u3400' && unit <= u'\u4DBF') || unit == u'〇' ||
           (unit >= 0xD840 && unit <= 0xDFFF);
}

} // namespace duidu
