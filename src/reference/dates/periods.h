// Periods that are no single point: five-year plans, decades and centuries, ranges, and spans counted from the document's day. Each reads
// what begins at a place, or nothing.
#pragma once

#include "reference/dates/points.h"

namespace duidu::dating {

// “十四五”时期, 十四五期间, “十四五”末.
Maybe plan(Scan const& scan, Offset at);
// 第十四个五年规划, 第一个五年计划期间.
Maybe numbered_plan(Scan const& scan, Offset at);
// 20世纪80年代, 本世纪中叶, 21世纪, 50年代, 1990年代.
Maybe century(Scan const& scan, Offset at);
// 2021—2025年, 从一月19日到20日, 2007年与2009年之间, 2010年之后2018年之前.
// `here` is the point that begins there, if any does.
Maybe range(Scan const& scan, Offset at, MaybePoint const& here);
// 近三年, 未来两天, 上2个月.
Maybe counted_span(Scan const& scan, Offset at);
// 下周, 上周末.
Maybe week(Scan const& scan, Offset at);

} // namespace duidu::dating
