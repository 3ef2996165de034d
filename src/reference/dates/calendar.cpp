#include "reference/dates/calendar.h"

#include <array>
#include <cstdlib>

namespace duidu::dating {

// Days since 1 March of year 0, by the count that Howard Hinnant describes (https://howardhinnant.github.io/date_algorithms.html).
long long number_of(CalendarDay day) {
    long long year = day.year - (day.month <= 2), era = (year >= 0 ? year : year - 399) / 400, of_era = year - era * 400;
    long long of_year = (153 * (day.month + (day.month > 2 ? -3 : 9)) + 2) / 5 + day.day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year;
}

CalendarDay day_of(long long number) {
    long long era = (number >= 0 ? number : number - 146096) / 146097, of_era = number - era * 146097;
    long long year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365,
              of_year = of_era - (365 * year + year / 4 - year / 100);
    long long month = (5 * of_year + 2) / 153;
    CalendarDay day{int(year + era * 400), int(month < 10 ? month + 3 : month - 9), int(of_year - (153 * month + 2) / 5 + 1)};
    day.year += day.month <= 2;
    return day;
}

int days_in(int year, int month) {
    constexpr std::array<int, 13> days = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && (leap || year == 0) ? 29 : days[std::size_t(month)];
}

CalendarDay months_later(CalendarDay day, int months) {
    int count = day.year * 12 + day.month - 1 + months;
    CalendarDay later{count / 12, count % 12 + 1, day.day};
    later.day = std::min(later.day, days_in(later.year, later.month));
    return later;
}

int weekday_of(CalendarDay day) { return int((number_of(day) + 2) % 7); }

std::string padded(int number, int width) {
    constexpr int longest = 12;
    char digits[longest], *const end = digits + longest, *begin = end;
    auto left = unsigned(std::abs(number));
    int least = width - (number < 0); // digits
    for (; left > 0 || begin == end || end - begin < least; left /= 10) *--begin = char('0' + left % 10);
    if (number < 0) *--begin = '-';
    return {begin, end};
}

// 2021, 2021-12 or 2021-12-27; --12-27 where no year is known (https://www.w3.org/TR/xmlschema11-2/#gMonthDay).
std::string iso(CalendarDay day) {
    char parts[] = {'-', char('0' + day.month / 10), char('0' + day.month % 10), '-', char('0' + day.day / 10), char('0' + day.day % 10)};
    std::string text = day.year ? padded(day.year, 4) : "-";
    if (day.month && day.day) text.append(parts, 6);
    else if (day.month || day.day) text.append(day.month ? parts : parts + 3, 3);
    return text;
}

} // namespace duidu::dating
