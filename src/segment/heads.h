// What a line begins with, read as a mark: 第二章, 一、, （三）, 4., 1.2, ①.
#pragma once

#include "segment/prose.h"

#include <optional>
#include <string>

namespace duidu {

// In the order in which they usually nest.
enum class HeadStyle {
    none,
    part,          // 第一编
    subpart,       // 第一分编
    chapter,       // 第一章
    section,       // 第一节
    article,       // 第一条
    hanzi_comma,   // 一、
    hanzi_bracket, // （一）
    spaced_digit,  // 1 总则, the first level of decimals
    decimal,       // 1.1 范围, 1.1.1 …: `depth` tells how many numbers
    digit_dot,     // 1.
    digit_comma,   // 1、
    digit_bracket, // （1）
    half_bracket,  // 1）
    circled        // ①
};

struct Head {
    HeadStyle style = HeadStyle::none;
    int number = 0;
    int branch = 0; // of 第一百二十条之一: 1
    int depth = 0;  // of a decimal
    Span marker;
};

// 编, 章, 节 and their kin: the mark alone makes a heading.
constexpr bool is_division(HeadStyle style) { return style >= HeadStyle::part && style <= HeadStyle::section; }

// One line of a paragraph: <br> and line feeds part lines, not paragraphs.
struct Row {
    std::size_t paragraph = 0; // of the prose
    Span span;                 // without blank space at its ends
};
std::vector<Row> rows_of(Prose const& prose);

// The mark that the line begins with.
Head head_of(Prose const& prose, Span line);
// Those of all rows.
std::vector<Head> heads_of(Prose const& prose, std::vector<Row> const& rows);

} // namespace duidu
