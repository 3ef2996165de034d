// The formats, each in its own file. Each reads a text and gives what it says; none of them fails.
#pragma once

#include "parse/stream.h"

namespace duidu {

Parsed read_plain(Text const& text);
// Words with their places, out of a PDF.
Parsed read_placed(Text const& text);
Parsed read_html(Text const& text);
Parsed read_markdown(Text const& text);
// Any of the others behind a YAML block.
Parsed read_behind_front_matter(Text const& text);

// The tree of a page as html5lib's tests write it, its text put back from the source by the way that read_html() goes. Where the HTML is a
// part of a page, `context` names the element that it stands in: td, svg path.
std::string html_tree(std::string_view html, std::string_view context = "");

bool looks_placed(std::u16string_view units);
bool looks_like_html(std::u16string_view units);
bool looks_like_markdown(std::u16string_view units);
bool looks_like_front_matter(std::u16string_view units);

// HTML made from something else; its map leads to the units that it was made from.
struct Rewritten {
    Text text;
    Rewrite map;
};

// What a YAML block at the head of a file says. Fields are named "front:title"; what the subset does not take is a note.
struct FrontMatter {
    std::vector<Field> fields;
    std::vector<Span> values; // of the fields, in the source
    Notes notes;
    Offset end = 0; // where the rest of the file begins; 0 where there is no front matter
};
FrontMatter read_front_matter(Text const& text);

// HTML that begins with the front matter's title as a <title>.
Rewritten titled(Text const& source, FrontMatter const& front);
// Reads HTML made from `source`; maps and fields lead to the source again.
Parsed read_rewritten(Text const& source, Rewritten html, FrontMatter front);

// Appends the HTML that CommonMark (and with `tables` also GFM's tables and strikethrough) gives for the units from `begin` on.
void markdown_to_html(std::u16string_view units, Offset begin, bool tables, Rewritten& out);
// CommonMark and nothing else, as its specification's examples have it.
std::string commonmark(std::string_view markdown);

} // namespace duidu
