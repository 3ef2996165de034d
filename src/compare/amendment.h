// A decision to amend a law says itself what became of its articles; where it speaks, likeness has no say:
//
//     将第四十二条改为第四十条，修改为：“……”       42 → 40
//     将第四十三条、第四十四条合并，作为第四十一条    43, 44 → 41
//     增加一条，作为第九条：“……”                   9 is new
//     删去第二十条。                              20 is gone
#pragma once

#include "document.h"

namespace duidu {

struct AmendmentOrder {
    enum class Kind { renumber, insert, remove } kind = Kind::renumber; // merges and splits are renumberings of several articles
    std::vector<std::string> from, to;                                  // labels in Arabic digits: 13, 120-1
    bool part = false; // only a paragraph or item of the article goes there; the rest of it stays where it is
    Span span;         // of the clause in the decision
    std::u16string words;
};

// In the order of the decision. What it quotes is not read: that is the new wording.
std::vector<AmendmentOrder> amendment_orders(Document const& decision);

// What a decision says of one article, the new wording that it quotes included: 二、将第八条修改为：“……”
struct AmendmentClause {
    std::string label; // of the article in the old text, of a new one in the new text
    bool fresh = false;
    Span span;
};

// In the order of the decision; none of a text that is no decision on changes.
std::vector<AmendmentClause> amendment_clauses(Document const& decision);

} // namespace duidu
