// What does the document say of itself? The band between its title and its first paragraph is asked first, the markup second, the page
// last.
//
//     2024年9月11日 08:25  人民邮电报  作 者:邵素宏      →  date 2024-09-11T08:25:00+08:00 · source 人民邮电报 · author 邵素宏
//
// Every fact keeps the place it was read from; what else claimed to be it stays as a rival.
#pragma once

#include "segment/lines.h"
#include "segment/segment.h"

namespace duidu {

// A table of labels and values above a document (索引号 | 000014349/2019-00007) is of the page: its lines get the clue `metadata`.
void mark_metadata_table(Parsed const& parsed, std::vector<Line>& lines);

// Fills out.metadata, and gives the blocks it read from their roles: title, byline, editor, source_note. `folded` is the text, folded.
void find_metadata(Parsed const& parsed, std::u16string_view folded, std::vector<Line> const& lines, Segmented& out);

} // namespace duidu
