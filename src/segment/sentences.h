// A sentence ends at 。！？ and the marks that close after it:
//
//     《报告》明确了五大任务。│《规划》提出要求。│（由甲市负责）     “这是对的。”他说。│
//
// ICU's iterator puts 《 after 。 into the sentence before, so the rule is written out here.
#pragma once

#include "segment/prose.h"
#include "segment/segment.h"

namespace duidu {

// Tiles a paragraph with its sentences; blank space between them belongs to none.
std::vector<Span> sentence_spans(Prose const& prose, Paragraph const& paragraph);

// All sentences of the body; headings are left out.
std::vector<Sentence> sentences(Prose const& prose, std::vector<Heading> const& outline);

} // namespace duidu
