// What pages say around an article, in Chinese, Japanese and English: 相关阅读 and what follows is of the page, 责任编辑 of the article.
//
//     相关阅读：…                      begins → related, and closes the article
//     临江网版权所有                   holds  → copyright; a paragraph of prose has to say two such
//     ICP备00000000号                  tells  → registration; one is enough, for only a page speaks so of itself
#pragma once

#include "segment/lines.h"

#include <bitset>

namespace duidu {

// tells: one is enough, for only a page speaks so of itself; holds: prose may say it, too.
enum class Where { is, begins, holds, tells };

struct Phrase {
    Clue clue;
    Where where;
    bool closes;               // an article is over where this stands
    std::u16string_view words; // as phrase_form() writes them
};

constexpr Offset short_line = 60; // units; headings and bars of a page are shorter

// What may begin a phrase inside a line, so that most places need one look.
struct Insides {
    std::bitset<0x10000> first; // units
    std::bitset<0x10000> pairs; // by both of the first units
    static std::size_t pair(char16_t first, char16_t second) { return (first * 31u ^ second) & 0xFFFF; }
};
Insides const& phrases_inside();

// The first phrase that the line says, written as phrase_form() writes it; for a line that opens with marks or a bullet, from its first
// word. What reads like prose is only of the page where it says two: prose may mention one. `inside`: whether one may stand behind the
// first word.
Phrase const* phrase_of(std::u16string_view line, bool prose, bool inside);

} // namespace duidu
