// Which bracket closes which, inside one paragraph:
//
//     《关于印发〈“十四五”规划〉的通知》（以下简称《通知》）
//     ╰────────╰──╰───╯──╯────╯╰──────╰──╯╯
//
// An opener whose closer is missing, or further away than its kind ever reaches, is no bracket: one lost mark must not silence the rest.
#pragma once

#include "segment/marks.h"

#include <string>
#include <string_view>
#include <vector>

namespace duidu {

enum class BracketKind { title, inner_title, quote, inner_quote, round, square, black, corner };

struct Bracket {
    BracketKind kind = BracketKind::round;
    Span span;       // marks included
    int parent = -1; // index of the bracket around it
    Span inside() const { return {span.begin + 1, span.end - 1}; }
};

// Of one paragraph, by its marks; sorted by begin. `text` is as it stands, not folded: folding makes “ and ” one mark.
std::vector<Bracket> brackets(std::u16string_view text, Marks marks);

bool opens_bracket(char16_t unit);
// All that open one, and all that close one. An ASCII " may do either and counts as neither.
std::u16string opening_brackets();
std::u16string closing_brackets();

// 《 and 〈.
constexpr bool is_title(BracketKind kind) { return kind == BracketKind::title || kind == BracketKind::inner_title; }
// “ ‘ 「 『.
constexpr bool is_quote(BracketKind kind) {
    return kind == BracketKind::quote || kind == BracketKind::inner_quote || kind == BracketKind::corner;
}

// The innermost bracket that holds `at` strictly inside its marks; −1 for none. Binary search, then up.
int bracket_around(std::vector<Bracket> const& all, Offset at);
// The bracket that opens at `begin`; null for none.
Bracket const* bracket_at(std::vector<Bracket> const& all, Offset begin);
// The outermost bracket that closes right before `end`; null for none.
Bracket const* bracket_before(std::vector<Bracket> const& all, Offset end);

} // namespace duidu
