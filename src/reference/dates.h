// When? Dates, periods and deadlines as Chinese writes them, with their ISO 8601 values:
//
//     2024年9月11日 08:25 → 2024-09-11T08:25:00+08:00      “十四五”时期 → 2021/2025      到2025年 → 2025, a deadline
//     12月27日 → 2021-12-27, by the document's own date    近日 → nothing, vague         2016—2020年 → 2016/2020
//
// Party congresses and plenums (十九届五中全会) are events, no dates. A clock without a zone is read as China's, +08:00.
#pragma once

#include "reference/reference.h"
#include "reference/starts.h"
#include "segment/prose.h"

namespace duidu {

// The day that 近三年 or 12月27日 counts from; a year of 0 where nothing says it.
struct CalendarDay {
    int year = 0, month = 0, day = 0;
    auto operator<=>(CalendarDay const&) const = default;
};

// 2021-12-27T17:38:07+08:00 → 27 December 2021; nothing where it is no date.
CalendarDay calendar_day(std::string_view iso);

// The dates of one passage, in order.
std::vector<Date> dates(std::u16string_view text, CalendarDay today);
// The dates of the article, counted from the day that its metadata give.
std::vector<Date> dates(Prose const& prose, Starts const& starts, Metadata const& metadata);

} // namespace duidu
