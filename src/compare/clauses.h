// Clauses are what one statement takes: a stretch between two marks, or one long item of a list. What only frames a statement is no part of
// its core:
//
//     《报告》强调，|二是聚焦发展新质生产力，|进一步发挥…作用；        core of the second: 聚焦发展新质生产力
//     一是建设泛在智联的数字基础设施体系                               core: 建设泛在智联的数字基础设施体系
#pragma once

#include "compare/compare.h"
#include "compare/letters.h"

namespace duidu {

struct Clause {
    Offset begin = 0, end = 0;           // letters, without the mark at the end
    Offset core_begin = 0, core_end = 0; // letters; empty where the clause is all frame
    bool goal = false;                   // says what is to be: 要, 将, 到2025年 in its sentence, or an imperative
    bool result = false;                 // says what has come about: 取得, 明显提升, 不断
};

// Of the parts of the document that its author wrote: no boilerplate, byline, editor or source note.
std::vector<Clause> clauses_of(Document const& document, Letters const& text);

} // namespace duidu
