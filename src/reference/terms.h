// What is it about? The words and phrases that a document uses more than a language does, with how often and where first:
//
//     数据要素 12 · 新质生产力 3 · 算力网络 5
//
// Needs the dictionary of segment/words.h for most of them; without it there are the words of policy and what the document itself quotes or names.
#pragma once

#include "reference/reference.h"
#include "segment/prose.h"
#include "segment/words.h"

namespace duidu {

// The document's own words: what it puts in “”, calls by a short name, and its bodies. They stay whole when it is cut into words.
OwnWords own_words(Prose const& prose, std::vector<Alias> const& aliases, std::vector<Quotation> const& quotations, std::vector<Entity> const& entities);

// Most salient first.
std::vector<Term> terms(Prose const& prose, OwnWords const& own);

} // namespace duidu
