// What the document names: works in 《》, documents by their number, articles of laws, and its own parts.
//
//     《关于修改〈甲办法〉的决定》（国发〔2021〕29号）第三条      前款、本条第二款、本法第十五条至第十八条
#pragma once

#include "reference/reference.h"
#include "reference/starts.h"
#include "segment/prose.h"

namespace duidu {

// All citations, in order. Gives the aliases their mentions.
std::vector<Citation> citations(Prose const& prose, Starts const& starts, Segmented const& segmented, std::vector<Alias>& aliases);

// “…” and 「…」, in order, those inside titles too.
std::vector<Quotation> quotations(Prose const& prose);

} // namespace duidu
