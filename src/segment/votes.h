// A first sketch of the article: each line votes with its words, the tags around it only add to that, and the stretch of lines with the
// largest sum is kept.
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

#include <string_view>
#include <vector>

namespace duidu {

struct Vote {
    double value = 0;
    std::string_view why; // of a vote against; static
};

struct Sketch {
    std::vector<Vote> votes;    // of the lines
    std::vector<bool> kept;     // lines of the article
    std::vector<bool> thread;   // lines of comments
    std::vector<bool> unlikely; // elements that are called navigation, sidebar and the like, or list other pages
    std::vector<bool> gallery;  // elements that count pictures beside the article, 3/12
    std::vector<bool> in_core;  // elements around most of the article
    int begin = 0, end = 0;     // the stretch of lines
    int title = -1;             // the line that says the title
    int first = -1;             // the first paragraph behind it
    std::vector<double> odds;   // of the lines, in log odds of the article, where they have been weighed before
};

Sketch sketch_of(Parsed const& parsed, std::vector<Line> const& lines);

} // namespace duidu
