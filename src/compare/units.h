// Units are what links connect: the articles of a law (条), else paragraphs. Where segmentation has found provisions they are taken from
// it; a text that it says nothing of is read by its line heads:
//
//     第十三条　……        article 13, to the next article or heading
//     第一百二十条之一     article 120-1
//     ## 第二章            ends the article before it
#pragma once

#include "compare/compare.h"

namespace duidu {

struct Section {
    Unit unit;
    Offset body = 0; // where the unit's own text begins, behind its number
};

// Of one document, in its order; boilerplate left out.
struct UnitList {
    std::vector<Section> articles;
    std::vector<Section> paragraphs; // the smallest blocks; lines where there are no blocks
};

// 第一百二十条之一 as it stands at `at`: label 120-1, value 120.
struct ArticleNumber {
    std::string label;
    int value = 0;
    Offset end = 0; // behind 条, or behind 之一
};
std::optional<ArticleNumber> article_number(std::u16string_view text, Offset at);

UnitList units_of(Document const& document);

} // namespace duidu
