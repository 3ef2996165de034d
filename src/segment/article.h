// Article or boilerplate: each line votes with its words, the tags around it only add to that, and the best stretch of lines is the
// article.
//
//     首页|新闻|视频      −20 nav
//     题目                  +…  title
//     2024年9月11日         byline
//     近日,……。           +92      ┐
//     《报告》……。        +150     ├ the stretch of the largest sum
//     编辑:章芳             editor   ┘
//     版权声明:             −45 disclaimer
#pragma once

#include "segment/lines.h"
#include "segment/segment.h"

namespace duidu {

// Gives every block of `out` its role, its reason and the confidence. Nothing is dropped.
void find_article(Parsed const& parsed, std::vector<Line> const& lines, Segmented& out);

// When every line has its role: a block that holds only boilerplate is boilerplate, headings and captions of the article are called so.
void settle_containers(std::vector<Block>& blocks);

} // namespace duidu
