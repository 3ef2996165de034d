// One block stream for every format: what can be seen of a line, whether it came from <p>, from Markdown or from a pasted text.
//
//     首页|新闻|视频|专题           12 units · 4 parts between bars          → nav
//     上一篇：…                    a phrase that only pages say             → pager
//     近日,国家……有关情况。        weight 40 · stops 1 · not linked         → prose
#pragma once

#include "parse/parse.h"
#include "segment/tally.h"

namespace duidu {

// What a phrase or the shape of a line says that it is; none where only its place can tell.
enum class Clue {
    none,
    nav,
    breadcrumb,
    tools,
    pager,
    related,
    share,
    comments,
    copyright,
    disclaimer,
    registration,
    contact,
    advertisement,
    login,
    metadata, // of the page
    byline,
    editor,
    source,
    end,
    attachment,
    signature,
    number // of the article
};

// The name that a report gives as the reason; "" for those of the article.
char const* name_of(Clue clue);
bool is_of_page(Clue clue);

struct Line {
    int block = -1; // index of the leaf block
    Span span;
    double weight = 0; // words, in Chinese characters: a Latin word counts 1.7
    double linked = 0; // share of the units inside links
    int stops = 0;     // 。！？ and their kin
    int commas = 0;    // ，、；： and their kin
    bool ends = false; // with a stop
    Tally::Words words;
    Clue clue = Clue::none;
    bool closes = false; // such a line ends an article: what follows is of the page
};

// Long enough, with marks, and not mostly links.
bool is_prose(Line const& line);

// The leaf blocks of a document as lines. `folded` is its text, folded.
std::vector<Line> lines_of(Parsed const& parsed, std::u16string_view folded);

// Whether one of them says what only pages say.
bool stands_on_a_page(std::vector<Line> const& lines);

// A line as phrases are compared with it: folded, blanks beside Han dropped, other blanks single.
std::u16string phrase_form(std::u16string_view text);

} // namespace duidu
