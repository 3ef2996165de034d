// A point in time as it is said: 2024年9月11日, 2010-01-29, 昨天, 今年上半年; the year may come from the sentence or the document.
#pragma once

#include "reference/dates/scan.h"

namespace duidu::dating {

// What is said of a point in time; 0 where it is not said.
struct Point {
    Offset end = 0;
    CalendarDay first, last; // alike but for quarters, halves and thirds of months
    bool whose_year = false; // the year is said here
    bool deadline = false;   // 底前, 之前
    bool vague = false;
    std::string clock; // T08:25:00+08:00
    char const* rule = "calendar";
    double confidence = 1;

    void set(CalendarDay day) { first = last = day; }
    bool single() const { return first == last; }
};
using MaybePoint = std::optional<Point>;

// The point that begins at a place, however it is written.
MaybePoint point_at(Scan const& scan, Offset at);
// Only those that begin with a year, a month or a part of a year.
MaybePoint spoken_at(Scan const& scan, Offset at);
// The date that a point is.
Found told(Point const& point);

// ---- its parts; each goes over what it read ----

bool is_year(int value);
// 年 of a year, not of 年级 or 年龄.
bool year_sign(Scan const& scan, Offset& at);
// A year and its sign.
std::optional<int> year_at(Scan const& scan, Offset& at);
// 2024年, 今年; sets the point's year.
bool take_year(Scan const& scan, Offset& at, Point& point);
// 9月, 九月份, 本月.
bool take_month(Scan const& scan, Offset& at, Point& point);
// 08:25, 上午九点半, with its zone.
void take_clock(Scan const& scan, Offset& at, Point& point);
// 前 that means "by then", not the 前 of 前后, 前三季度, 前景.
bool take_before(Scan const& scan, Offset& at);
// Does a phrase end here?
bool ends_phrase(Scan const& scan, Offset at);
// A month or day without a year: the sentence's own, else the document's; where that lies far ahead, the year before.
void lend_year(Scan const& scan, Offset at, Point& point);

} // namespace duidu::dating
