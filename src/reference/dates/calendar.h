// The calendar: days as numbers, and as ISO 8601 writes them.
#pragma once

#include "reference/dates.h"

namespace duidu::dating {

// Days since 1 March of year 0.
long long number_of(CalendarDay day);
CalendarDay day_of(long long number);
// 29 for February where no year is known.
int days_in(int year, int month);
// The same day so many months later, or the last of its month.
CalendarDay months_later(CalendarDay day, int months);
// 0 = Monday.
int weekday_of(CalendarDay day);

// 7 → 07.
std::string padded(int number, int width);
// 2021, 2021-12 or 2021-12-27; --12-27 where no year is known.
std::string iso(CalendarDay day);

} // namespace duidu::dating
