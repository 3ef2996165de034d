#include "reference/dates.h"

#include "text/fold.h"
#include "text/numeral.h"
#include "text/unicode.h"
#include "text/units.h"
#include "text/utf.h"

#include <array>
#include <cstdio>

namespace duidu {

namespace {

using View = std::u16string_view;

// ---- the calendar ----

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

// 0 = Monday.
int weekday_of(CalendarDay day) { return int((number_of(day) + 2) % 7); }

std::string padded(int number, int width) {
    char digits[16];
    std::snprintf(digits, sizeof digits, "%0*d", width, number);
    return digits;
}

// 2021, 2021-12 or 2021-12-27; --12-27 where no year is known (https://www.w3.org/TR/xmlschema11-2/#gMonthDay).
std::string iso(CalendarDay day) {
    std::string text = day.year ? padded(day.year, 4) : "-";
    if (day.month) text += "-" + padded(day.month, 2);
    if (day.day) text += "-" + padded(day.day, 2);
    return text;
}

// ---- reading ----

struct Found {
    Offset end = 0;
    Date::Kind kind = Date::Kind::date;
    std::string value;
    char const* rule = "";
    double confidence = 1;
};
using Maybe = std::optional<Found>;

// The passage folded, and what its words count from.
struct Scan {
    View text;
    CalendarDay today;
    int said_year = 0;      // the year of the last full date in this sentence
    Offset right_end = ~0u; // where the right end of a range begins

    char16_t at(Offset place) const { return place < text.size() ? text[place] : u'\0'; }
    char16_t before(Offset place) const { return place > 0 ? text[place - 1] : u'\0'; }
    bool has(Offset place, View word) const { return place <= text.size() && text.substr(place, word.size()) == word; }
    bool any(Offset place, View units) const { return place < text.size() && units.find(text[place]) != View::npos; }
    bool follows(Offset place, View units) const { return place > 0 && units.find(text[place - 1]) != View::npos; }
    // Both take a step over what stands there.
    bool take(Offset& place, View word) const { return has(place, word) ? place += Offset(word.size()), true : false; }
    bool take_any(Offset& place, View units) const { return any(place, units) ? ++place, true : false; }
    // A line of type may set 2009 年 apart; more blank space than this separates.
    void skip_space(Offset& place) const {
        for (int spaces = 0; spaces < 3 && at(place) == u' '; ++spaces) ++place;
    }
};

// A number of at most so many units, so that a scan of digits without end stays linear.
struct Number {
    int value = 0;
    Offset end = 0;
    bool arabic = false;
    bool digits = false; // 二零二一
};

std::optional<Number> number_at(Scan const& scan, Offset at) {
    constexpr Offset longest = 8; // 一千九百九十九年 has 8 units with its 年
    Offset end = at;
    bool arabic = is_arabic_digit(scan.at(at));
    while (end - at <= longest && end < scan.text.size() && (arabic ? is_arabic_digit(scan.at(end)) : is_hanzi_number(scan.at(end)))) ++end;
    if (end == at || end - at > longest) return {};
    if (at > 0 && arabic && is_arabic_digit(scan.before(at))) return {};
    auto numeral = whole_numeral(scan.text.substr(at, end - at));
    if (!numeral || !numeral->whole || numeral->integer > 9999) return {};
    return Number{int(numeral->integer), end, arabic, numeral->form == Numeral::Form::digits};
}

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

bool is_year(int value) { return value >= 1000 && value < 3000; }

// 年 of a year, not of 年级 or 年龄.
bool year_sign(Scan const& scan, Offset& at) {
    Offset place = at;
    scan.skip_space(place);
    if (!scan.take(place, u"年") || scan.any(place, u"代级龄")) return false;
    scan.take(place, u"度");
    return at = place, true;
}

struct Word {
    View word;
    int value;
    View not_after = {};  // units before it that make it part of another word
    View not_before = {}; // units behind it
};

// The first word of a table that stands at a place on its own.
template <class Table> Word const* word_at(Scan const& scan, Offset at, Table const& table) {
    for (Word const& word : table) {
        if (!scan.has(at, word.word)) continue;
        if (scan.follows(at, word.not_after)) continue;
        if (scan.any(at + Offset(word.word.size()), word.not_before)) continue;
        return &word;
    }
    return nullptr;
}

constexpr Word relative_years[] = {{u"今年", 0, u"如当"},
                                   {u"本年", 0, u"基资成样根文日标"},
                                   {u"明年", 1, u"说证表声文注标阐发"},
                                   {u"大后年", 3},
                                   {u"后年", 2, u"今以之此业老然前"},
                                   {u"去年", -1, u"过"},
                                   {u"大前年", -3},
                                   {u"前年", -2, u"目以当之此日从"},
                                   {u"上一年", -1},
                                   {u"下一年", 1},
                                   {u"上年", -1, u"以"},
                                   {u"下年", 1, u"以"},
                                   {u"这一年", 0},
                                   {u"下1年", 1},
                                   {u"上1年", -1}};

bool month_follows(Scan const& scan, Offset at) {
    scan.skip_space(at);
    auto month = number_at(scan, at);
    if (!month || month->value < 1 || month->value > 12) return false;
    Offset end = month->end;
    scan.skip_space(end);
    return scan.has(end, u"月");
}

// 789年 could be a duration; after 公元 or 在, and not round, it is a year.
bool small_year(Scan const& scan, Offset at, int value) {
    return value >= 100 && value % 10 != 0 && (scan.before(at) == u'在' || scan.before(at) == u'于');
}

// A year and its sign; `at` goes behind it.
std::optional<int> year_at(Scan const& scan, Offset& at) {
    Offset place = at;
    bool before_christ = scan.take(place, u"公元前");
    bool era = before_christ || scan.take(place, u"公元") || scan.take(place, u"西元");
    auto number = number_at(scan, place);
    if (!number) return {};
    Offset end = number->end;
    if (!year_sign(scan, end)) return {};
    int value = number->value;
    bool two_digits = (number->arabic || number->digits) && number->end - place == 2;
    if (two_digits && !era && month_follows(scan, end)) value += value <= 50 ? 2000 : 1900;
    bool plain = is_year(value) && (number->arabic || number->digits || two_digits || month_follows(scan, end));
    bool full = number->digits && value >= 100 && month_follows(scan, end);
    if (!plain && !full && !era && !(number->arabic && small_year(scan, place, value))) return {};
    at = end;
    return before_christ ? 1 - value : value;
}

std::optional<int> relative_year_at(Scan const& scan, Offset& at) {
    Word const* word = word_at(scan, at, relative_years);
    if (!word) return {};
    at += Offset(word->word.size());
    scan.take(at, u"度");
    return word->value;
}

// 2024年, 今年; sets the point's year.
bool take_year(Scan const& scan, Offset& at, Point& point) {
    if (auto year = year_at(scan, at)) return point.set({*year, 0, 0}), point.whose_year = true;
    auto shift = relative_year_at(scan, at);
    if (!shift) return false;
    point.whose_year = true;
    point.rule = "relative";
    point.confidence = 0.9;
    if (scan.today.year) point.set({scan.today.year + *shift, 0, 0});
    else point.vague = true;
    return true;
}

constexpr Word parts_of_year[] = {{u"上半年", 106},   {u"下半年", 712},   {u"前三季度", 109}, {u"前3季度", 109},  {u"前两季度", 106},
                                  {u"前二季度", 106}, {u"第一季度", 103}, {u"第二季度", 406}, {u"第三季度", 709}, {u"第四季度", 1012},
                                  {u"第1季度", 103},  {u"第2季度", 406},  {u"第3季度", 709},  {u"第4季度", 1012}, {u"一季度", 103},
                                  {u"二季度", 406},   {u"三季度", 709},   {u"四季度", 1012},  {u"1季度", 103},    {u"2季度", 406},
                                  {u"3季度", 709},    {u"4季度", 1012}};

// 上半年, 第三季度: the first and the last month, as 709.
bool take_part_of_year(Scan const& scan, Offset& at, Point& point) {
    Word const* part = word_at(scan, at, parts_of_year);
    if (!part) return false;
    at += Offset(part->word.size());
    point.first = {point.first.year, part->value / 100, 0};
    point.last = {point.last.year, part->value % 100, 0};
    return true;
}

constexpr Word thirds_of_month[] = {{u"上旬", 110}, {u"中旬", 1120}, {u"下旬", 2131}};

void take_third(Scan const& scan, Offset& at, Point& point) {
    Word const* third = word_at(scan, at, thirds_of_month);
    if (!third) return;
    at += Offset(third->word.size());
    point.first.day = third->value / 100;
    point.last.day = std::min(third->value % 100, days_in(point.last.year, point.last.month));
}

constexpr Word relative_months[] = {{u"本月", 0, u"基资成样根文日标"},
                                    {u"这个月", 0},
                                    {u"这月", 0},
                                    {u"今个月", 0},
                                    {u"上个月", -1, u"以"},
                                    {u"上月", -1, u"以"},
                                    {u"下个月", 1, u"以"},
                                    {u"下月", 1, u"以"},
                                    {u"上1月", -1},
                                    {u"上一月", -1},
                                    {u"下一月", 1},
                                    {u"下1月", 1}};

// 9月, 九月份, 本月.
bool take_month(Scan const& scan, Offset& at, Point& point) {
    if (Word const* word = word_at(scan, at, relative_months); word && scan.today.year) {
        CalendarDay month = months_later({scan.today.year, scan.today.month, 1}, word->value);
        if (!point.whose_year) point.set({month.year, month.month, 0}), point.whose_year = true;
        else point.set({point.first.year, month.month, 0});
        point.rule = "relative";
        at += Offset(word->word.size());
        return true;
    }
    Offset place = at;
    auto number = number_at(scan, place);
    if (!number || number->value < 1 || number->value > 12) return false;
    place = number->end;
    scan.skip_space(place);
    if (!scan.take(place, u"月") || scan.any(place, u"球亮光饼")) return false;
    scan.take(place, u"份");
    point.set({point.first.year, number->value, 0});
    at = place;
    return true;
}

bool ends_phrase(Scan const& scan, Offset at) { return at >= scan.text.size() || scan.any(at, u" ,。;、:?!()至到-~\n"); }

// 11日, 11号; after a Chinese month also 八月十五.
bool take_day(Scan const& scan, Offset& at, Point& point) {
    Offset place = at;
    auto number = number_at(scan, place);
    if (!number || number->value < 1 || number->value > days_in(point.first.year, point.first.month)) return false;
    place = number->end;
    scan.skip_space(place);
    bool sign = scan.take_any(place, u"日号");
    bool bare = !number->arabic && number->value >= 10 && ends_phrase(scan, number->end);
    bool before_range = number->arabic && scan.any(number->end, u"到至-~"); // 一月19到20日, 9月11-13日
    if (!sign && !bare && !before_range) return false;
    at = sign ? place : number->end;
    point.first.day = point.last.day = number->value;
    return true;
}

constexpr Word weekdays[] = {{u"一", 0}, {u"二", 1}, {u"三", 2}, {u"四", 3}, {u"五", 4}, {u"六", 5}, {u"日", 6}, {u"天", 6}};

std::optional<int> weekday_at(Scan const& scan, Offset& at) {
    Offset place = at;
    if (!scan.take(place, u"星期") && !scan.take(place, u"礼拜") && !scan.take(place, u"周")) return {};
    Word const* day = word_at(scan, place, weekdays);
    if (!day) return {};
    at = place + 1;
    return day->value;
}

// 2009年10月12日,星期一 and (星期一).
void take_weekday(Scan const& scan, Offset& at) {
    Offset place = at;
    bool bracket = scan.take(place, u"(");
    if (!bracket && scan.take(place, u",")) scan.skip_space(place);
    if (!weekday_at(scan, place) || (bracket && !scan.take(place, u")"))) return;
    at = place;
}

// What a part of the day says of its clock: hours to add to those below the limit.
struct DayPart {
    View word;
    int from_hour, add;
};
constexpr DayPart day_parts[] = {{u"凌晨", 0, 0},  {u"清晨", 0, 0},  {u"早上", 0, 0},  {u"早晨", 0, 0},  {u"上午", 0, 0},
                                 {u"中午", 1, 12}, {u"下午", 1, 12}, {u"午后", 1, 12}, {u"傍晚", 1, 12}, {u"晚上", 1, 12},
                                 {u"夜间", 1, 12}, {u"当晚", 1, 12}, {u"一早", 0, 0},  {u"早", 0, 0},    {u"晚", 1, 12}};

DayPart const* day_part_at(Scan const& scan, Offset& at) {
    for (DayPart const& part : day_parts)
        if (scan.take(at, part.word)) return &part;
    return nullptr;
}

// 08:25, 08:25:07.
bool take_digital_clock(Scan const& scan, Offset& at, std::array<int, 3>& clock) {
    Offset place = at;
    for (std::size_t field = 0; field < 3; ++field) {
        auto number = number_at(scan, place);
        if (!number || !number->arabic || number->end - place > 2 || number->value > (field ? 59 : 23)) return field == 2;
        clock[field] = number->value;
        place = number->end;
        if (field > 0) at = place;
        if (field == 2 || !scan.take(place, u":")) break;
    }
    return place > at || clock[1] >= 0;
}

// 9时30分, 八点半, 九点二十.
bool take_spoken_clock(Scan const& scan, Offset& at, std::array<int, 3>& clock) {
    auto hour = number_at(scan, at);
    if (!hour || hour->value > 24) return false;
    Offset place = hour->end;
    if (!scan.take_any(place, u"点时")) return false;
    clock = {hour->value % 24, 0, 0};
    at = place;
    if (scan.take(at, u"半")) return clock[1] = 30, true;
    if (scan.take_any(at, u"整许")) return true;
    auto minute = number_at(scan, place);
    if (!minute || minute->value > 59) return true;
    place = minute->end;
    bool sign = scan.take(place, u"分");
    if (sign || ends_phrase(scan, place)) clock[1] = minute->value, at = place;
    return true;
}

// Z, +08:00, +0800; a clock without a zone is China's.
std::string zone_at(Scan const& scan, Offset& at) {
    if (scan.take(at, u"z")) return "+00:00";
    Offset place = at;
    scan.skip_space(place);
    char16_t sign = scan.at(place);
    if (sign != u'+' && sign != u'-') return "+08:00";
    auto hours = number_at(scan, ++place);
    if (!hours || !hours->arabic) return "+08:00";
    int minutes = 0, value = hours->value;
    Offset end = hours->end;
    if (end - place == 4) minutes = value % 100, value /= 100;
    else if (end - place != 2 || !scan.take(end, u":")) return "+08:00";
    else if (auto rest = number_at(scan, end)) minutes = rest->value, end = rest->end;
    if (value > 14 || minutes > 59) return "+08:00";
    at = end;
    return (sign == u'+' ? "+" : "-") + padded(value, 2) + ":" + padded(minutes, 2);
}

void take_clock(Scan const& scan, Offset& at, Point& point) {
    Offset place = at;
    if (!scan.take(place, u"t")) scan.skip_space(place);
    DayPart const* part = day_part_at(scan, place);
    std::array<int, 3> clock = {-1, -1, 0};
    Offset digital = place;
    if (take_digital_clock(scan, digital, clock) && clock[1] >= 0) place = digital;
    else if (!take_spoken_clock(scan, place, clock)) return;
    if (part && clock[0] >= part->from_hour && clock[0] < 12) clock[0] += part->add;
    if (part && part->word == u"中午" && clock[0] > 15) clock[0] -= 12; // 中午十一点
    std::string zone = zone_at(scan, place);
    point.clock = "T" + padded(clock[0], 2) + ":" + padded(clock[1], 2) + ":" + padded(clock[2], 2) + zone;
    at = place;
}

// ---- points in time ----

// A month or day without a year: the sentence's own, else the document's; where that lies far ahead, the year before.
void lend_year(Scan const& scan, Offset at, Point& point) {
    if (at >= 2 && scan.has(at - 2, u"每年")) { // 每年1月31日前 has no year of its own
        point.first.year = point.last.year = 0;
        point.rule = "every year";
        return;
    }
    point.confidence = 0.9;
    point.rule = "year of the sentence";
    int year = scan.said_year;
    if (!year) {
        point.rule = "year of the document";
        year = scan.today.year;
        bool far_ahead = year && scan.today.month && point.first.month - scan.today.month > 6;
        if (far_ahead && !point.deadline) --year, point.rule = "year before the document's", point.confidence = 0.6;
    }
    point.first.year = point.last.year = year;
    if (!year) point.confidence = 0.5;
}

// 前 that means "by then", not the 前 of 前后, 前三季度, 前景.
bool take_before(Scan const& scan, Offset& at) {
    if (scan.take(at, u"之前") || scan.take(at, u"以前")) return true;
    if (scan.at(at) != u'前' || scan.any(at + 1, u"后列沿来往进置景期述款条半身辈提年") || number_at(scan, at + 1)) return false;
    return ++at, true;
}

// 底, 末, 年底, 初 belong to the date; 底前, 之前 make it a deadline.
void take_edge(Scan const& scan, Offset& at, Point& point) {
    if (!point.first.day) {
        Offset place = at;
        bool repeated = !point.first.month && scan.take(place, u"年"); // 今年年底
        if (scan.take_any(place, repeated ? View(u"底末初中终") : View(u"底末初"))) at = place;
    }
    point.deadline = take_before(scan, at);
}

// 2024年9月11日 08:25 and every shorter form that begins with a year, a month or a part of a year.
MaybePoint spoken_at(Scan const& scan, Offset at) {
    Point point;
    Offset place = at;
    bool year = take_year(scan, place, point);
    if (year && scan.take(place, u"同期")) return point.end = place, point;
    Offset inner = place;
    scan.skip_space(inner);
    scan.take(inner, u"的");
    bool part = take_part_of_year(scan, inner, point);
    bool month = !part && take_month(scan, inner, point);
    if (!year && !part && !month) return {};
    if (part || month) place = inner;
    if (month) {
        scan.skip_space(inner);
        bool day = take_day(scan, inner, point);
        if (day) place = inner, take_weekday(scan, place), take_clock(scan, place, point);
        else take_third(scan, place, point);
    }
    if (!part && point.clock.empty() && point.single()) take_edge(scan, place, point);
    else point.deadline = take_before(scan, place);
    if (!point.whose_year) lend_year(scan, at, point);
    point.end = place;
    return point;
}

// 2010-01-29, 2010.01.29, 2010/1/29, 2010 01 29; also 13.5.2015, day first.
MaybePoint written_at(Scan const& scan, Offset at) {
    bool joined = scan.follows(at, u"-./") && at != scan.right_end;
    if (is_latin(scan.before(at)) || joined) return {};
    auto first = number_at(scan, at);
    if (!first || !first->arabic) return {};
    char16_t sign = scan.at(first->end);
    if (sign == 0 || View(u"-./ ").find(sign) == View::npos) return {};
    auto second = number_at(scan, first->end + 1);
    if (!second || !second->arabic || second->end - first->end > 3 || scan.at(second->end) != sign) return {};
    auto third = number_at(scan, second->end + 1);
    if (!third || !third->arabic || is_arabic_digit(scan.at(third->end))) return {};
    Offset lengths[] = {first->end - at, second->end - first->end - 1, third->end - second->end - 1};
    CalendarDay day{first->value, second->value, third->value};
    if (lengths[2] == 4 && sign != u' ') day = {third->value, second->value, first->value};
    else if (lengths[0] != 4 || lengths[2] > 2 || (sign == u' ' && (lengths[1] != 2 || lengths[2] != 2))) return {};
    if (day.month > 12 && day.day <= 12) std::swap(day.month, day.day);
    if (!is_year(day.year) || day.month < 1 || day.month > 12 || day.day < 1 || day.day > days_in(day.year, day.month)) return {};
    Point point;
    point.set(day);
    point.whose_year = true;
    point.rule = "digits";
    point.confidence = lengths[0] == 4 ? 1 : 0.7;
    point.end = third->end;
    if (scan.at(point.end) == sign && is_arabic_digit(scan.at(point.end + 1)) && sign != u'-') return {}; // 1.2.3.4
    take_clock(scan, point.end, point);
    return point;
}

constexpr Word relative_days[] = {{u"大后天", 3},
                                  {u"大前天", -3},
                                  {u"今天", 0},
                                  {u"今日", 0, u"", u"头"},
                                  {u"今晚", 0},
                                  {u"明天", 1},
                                  {u"明日", 1},
                                  {u"昨天", -1},
                                  {u"昨日", -1},
                                  {u"昨晚", -1},
                                  {u"后天", 2, u"今以之此先"},
                                  {u"后日", 2, u"今以之此然前"},
                                  {u"前天", -2, u"之以"},
                                  {u"下1天", 1}};

// 昨天, 上周一: days counted from the document's.
MaybePoint relative_day_at(Scan const& scan, Offset at) {
    Point point;
    point.end = at;
    point.rule = "relative";
    point.confidence = 0.9;
    point.whose_year = true;
    long long shift = 0;
    if (Word const* word = word_at(scan, at, relative_days)) {
        shift = word->value;
        point.end += Offset(word->word.size());
        if (word->word.back() == u'晚') --point.end;
    } else {
        int weeks = scan.take(point.end, u"上") ? -1 : scan.take(point.end, u"下") ? 1 : 0;
        bool said = weeks || scan.take(point.end, u"本") || scan.take(point.end, u"这") || scan.take(point.end, u"今");
        if (said) scan.take(point.end, u"一"), scan.take(point.end, u"个");
        bool named_week = scan.at(point.end) == u'周' && !said;
        auto weekday = weekday_at(scan, point.end);
        if (!weekday || (named_week && at > 0 && !ends_phrase(scan, at - 1))) return {};
        if (scan.any(point.end, u"年期岁月边围日")) return {}; // 周一 of 周一年, 周日期
        shift = weeks * 7 + *weekday;
        if (scan.today.year) shift -= weekday_of(scan.today);
        if (!said && shift > 0) shift -= 7;
        if (!said) point.confidence = 0.5;
    }
    point.vague = !scan.today.year;
    if (!point.vague) point.set(day_of(number_of(scan.today) + shift));
    if (!point.vague) take_clock(scan, point.end, point);
    return point;
}

// 27日电: a day without its month, where it begins a clause and no duration can stand.
MaybePoint bare_day_at(Scan const& scan, Offset at) {
    constexpr View openers = u",。;、:?!(\" \n的于在";
    if (!scan.today.year || !is_arabic_digit(scan.at(at)) || (at > 0 && !scan.follows(at, openers))) return {};
    auto number = number_at(scan, at);
    if (!number || number->value < 1 || number->value > 31 || !scan.any(number->end, u"日号")) return {};
    if (scan.any(number->end + 1, u"内以之起前后期游均龄楼线文院令公机厂站房馆库门店井台炉桥区村社铁")) return {};
    Point point;
    CalendarDay month{scan.today.year, scan.today.month, number->value};
    if (number->value > days_in(month.year, month.month)) return {};
    point.set(month);
    point.whose_year = true;
    point.rule = "month of the document";
    point.confidence = 0.6;
    point.end = number->end + 1;
    take_clock(scan, point.end, point);
    return point;
}

MaybePoint point_at(Scan const& scan, Offset at) {
    for (auto read : {written_at, spoken_at, relative_day_at, bare_day_at})
        if (MaybePoint point = read(scan, at)) return point;
    return {};
}

Date::Kind kind_of(Point const& point) {
    if (point.vague) return Date::Kind::vague;
    if (point.deadline) return Date::Kind::deadline;
    if (!point.single()) return Date::Kind::period;
    if (!point.clock.empty()) return Date::Kind::datetime;
    return point.first.day ? Date::Kind::date : point.first.month ? Date::Kind::month : Date::Kind::year;
}

Found told(Point const& point) {
    std::string value = point.vague ? "" : point.single() ? iso(point.first) + point.clock : iso(point.first) + "/" + iso(point.last);
    return {point.end, kind_of(point), value, point.rule, point.confidence};
}

// ---- rules: each reads what begins at a place, or nothing ----

constexpr Word five_year_plans[] = {{u"十一五", 2006}, {u"十二五", 2011}, {u"十三五", 2016}, {u"十四五", 2021},
                                    {u"十五五", 2026}, {u"十六五", 2031}, {u"一五", 1953},   {u"二五", 1958},
                                    {u"三五", 1966},   {u"四五", 1971},   {u"五五", 1976},   {u"六五", 1981},
                                    {u"七五", 1986},   {u"八五", 1991},   {u"九五", 1996},   {u"十五", 2001}};

std::string plan_value(int first) { return padded(first, 4) + "/" + padded(first + 4, 4); }

// “十四五”时期, 十四五期间, “十四五”末. Short names (十五) only in quotation marks or before a word that says what they are.
Maybe plan(Scan const& scan, Offset at) {
    bool quoted = scan.at(at) == u'"';
    Offset place = at + quoted;
    if (!quoted && is_hanzi_number(scan.before(at))) return {};
    Word const* name = word_at(scan, place, five_year_plans);
    if (!name) return {};
    place += Offset(name->word.size());
    if (quoted && !scan.take(place, u"\"")) return {};
    if (!quoted && (is_hanzi_number(scan.at(place)) || scan.any(place, u"倍成个分点万亿届"))) return {};
    bool names_itself = scan.take(place, u"时期") || scan.take(place, u"期间");
    if (!quoted && !names_itself && (name->word.size() < 3 && !scan.has(place, u"计划") && !scan.has(place, u"规划"))) return {};
    std::string value = plan_value(name->value);
    if (!names_itself && (scan.has(place, u"末") || scan.has(place, u"期末"))) {
        place += scan.at(place) == u'期' ? 2 : 1;
        return Found{place, Date::Kind::year, padded(name->value + 4, 4), "end of a plan", 0.9};
    }
    return Found{place, Date::Kind::period, value, "five-year plan", 1};
}

// 第十四个五年规划, 第一个五年计划期间.
Maybe numbered_plan(Scan const& scan, Offset at) {
    constexpr std::array<int, 5> irregular = {1953, 1958, 1966, 1971, 1976};
    Offset place = at;
    if (!scan.take(place, u"第")) return {};
    auto number = number_at(scan, place);
    if (!number || number->value < 1 || number->value > 20) return {};
    place = number->end;
    if (!scan.take(place, u"个五年规划") && !scan.take(place, u"个五年计划")) return {};
    if (!scan.take(place, u"时期")) scan.take(place, u"期间");
    int first = number->value <= 5 ? irregular[std::size_t(number->value - 1)] : 1981 + (number->value - 6) * 5;
    return Found{place, Date::Kind::period, plan_value(first), "five-year plan", 1};
}

// 20世纪80年代, 本世纪中叶, 21世纪, 50年代, 1990年代.
Maybe century(Scan const& scan, Offset at) {
    Offset place = at;
    int begins = 1900; // the years of a decade without a century
    bool named = true;
    if (scan.take(place, u"上世纪") || scan.take(place, u"上个世纪")) begins = 1900;
    else if (scan.take(place, u"本世纪")) begins = 2000;
    else if (auto number = number_at(scan, place); number && number->value <= 30 && number->value > 0 && scan.has(number->end, u"世纪"))
        begins = (number->value - 1) * 100, place = number->end + 2;
    else named = false;
    auto decade = number_at(scan, place);
    Offset sign = decade ? decade->end : place;
    if (decade && scan.take(sign, u"年代") && decade->value % 10 == 0 && (decade->value < 100 || (!named && is_year(decade->value)))) {
        int first = decade->value < 100 ? begins + decade->value : decade->value;
        if (!scan.take(sign, u"初期") && !scan.take(sign, u"中期") && !scan.take(sign, u"末期") && !scan.take(sign, u"初"))
            scan.take(sign, u"末");
        return Found{sign, Date::Kind::period, padded(first, 4) + "/" + padded(first + 9, 4), "decade",
                     named || decade->value > 99 ? 1 : 0.6};
    }
    if (!named) return {};
    if (scan.take(place, u"中叶") || scan.take(place, u"中期") || scan.take(place, u"初") || scan.take(place, u"末"))
        return Found{place, Date::Kind::vague, "", "part of a century", 0.9};
    return Found{place, Date::Kind::period, padded(begins + 1, 4) + "/" + padded(begins + 100, 4), "century", 1};
}

bool range_sign(Scan const& scan, Offset& at) {
    scan.skip_space(at);
    if (!scan.take_any(at, u"到至~-")) return false;
    scan.take(at, u"-"); // a Chinese dash is two units
    scan.skip_space(at);
    return true;
}

// 2021 of 2021-2025年, 1 of 1-9月, 2016 of 从2016到2018: a bare number that what follows the range sign explains.
MaybePoint bare_left(Scan const& scan, Offset at, bool from) {
    Point point;
    Offset place = at;
    bool year_said = take_year(scan, place, point);
    scan.skip_space(place);
    auto number = number_at(scan, place);
    if (!number || (at > 0 && !number->arabic && is_hanzi_number(scan.before(at)))) return {};
    Offset sign = number->end;
    if (!range_sign(scan, sign)) return {};
    auto right = number_at(scan, sign);
    if (!right || right->value <= number->value) return {};
    Offset end = right->end;
    scan.skip_space(end);
    point.end = number->end;
    if (!year_said && is_year(number->value) && is_year(right->value) && (year_sign(scan, end) || (from && number->arabic)))
        return point.set({number->value, 0, 0}), point.whose_year = true, point;
    if (right->value <= 12 && number->value >= 1 && scan.has(end, u"月")) {
        point.set({point.first.year, number->value, 0});
        if (!year_said) lend_year(scan, at, point);
        return point;
    }
    return {};
}

// The right end may leave out what the left end said: 9月11日至13日, 2023年1月至3月.
MaybePoint right_end(Scan const& scan, Offset at, Point const& left, bool from) {
    auto number = number_at(scan, at);
    Scan same_year = scan;
    same_year.said_year = left.first.year;
    same_year.right_end = at;
    if (number && left.first.day && scan.any(number->end, u"日号") && number->value >= 1 && number->value <= 31) {
        Point point = left;
        point.first.day = point.last.day = number->value;
        point.end = number->end + 1;
        return point;
    }
    if (MaybePoint point = point_at(same_year, at)) return point;
    if (!number || !is_year(number->value) || left.first.month || !from) return {};
    Point point;
    point.set({number->value, 0, 0});
    point.end = number->end;
    return point;
}

// 与2009年之间, 和2009年间: between two dates.
MaybePoint between(Scan const& scan, Offset at, Offset& end) {
    scan.skip_space(at);
    if (!scan.take_any(at, u"与和")) return {};
    MaybePoint right = point_at(scan, at);
    if (!right) return {};
    end = right->end;
    if (!scan.take(end, u"之间") && !scan.take(end, u"间")) return {};
    return right;
}

std::string day_value(Point const& point, bool last) { return iso(last ? point.last : point.first) + point.clock; }

Found range_found(Offset end, Point const& left, Point const& right) {
    return {end, Date::Kind::period, day_value(left, false) + "/" + day_value(right, true), "range",
            std::min(left.confidence, right.confidence)};
}

// 2021—2025年, 从一月19日到20日, 2007年与2009年之间, 2010年之后2018年之前.
Maybe range(Scan const& scan, Offset at) {
    Offset place = at;
    bool from = scan.take_any(place, u"从自"), in = !from && scan.take(place, u"在");
    MaybePoint left = bare_left(scan, place, from);
    if (!left) left = point_at(scan, place);
    if (!left || left->vague) return {};
    Offset end = left->end;
    if (MaybePoint right = between(scan, left->end, end)) return range_found(end, *left, *right);
    if (in || left->deadline) return {};
    end = left->end;
    bool after = scan.take(end, u"之后") || scan.take(end, u"以后");
    if (after) {
        MaybePoint right = point_at(scan, end);
        return right && right->deadline ? Maybe(range_found(right->end, *left, *right)) : Maybe();
    }
    if (!range_sign(scan, end)) return {};
    MaybePoint right = right_end(scan, end, *left, from);
    if (!right || right->vague || (left->first.day == 0) != (right->first.day == 0)) return {};
    if (right->last < left->first) return {};
    return range_found(right->end, *left, *right);
}

// 到2025年, 截至2023年底, 到“十四五”末.
Maybe deadline(Scan const& scan, Offset at) {
    Offset place = at;
    bool until = scan.take(place, u"截至") || scan.take(place, u"截止到") || scan.take(place, u"截止");
    if (!until && (!scan.take(place, u"到") || scan.follows(at, u"达提扩升降增减得看想做遇受收快"))) return {};
    scan.skip_space(place);
    for (auto read : {plan, century})
        if (Maybe found = read(scan, place)) {
            if (found->kind == Date::Kind::period) found->value = found->value.substr(found->value.find('/') + 1);
            if (found->kind != Date::Kind::vague) found->kind = Date::Kind::deadline;
            return found;
        }
    MaybePoint point = spoken_at(scan, place);
    if (!point || point->vague) return {};
    point->deadline = true;
    Found found = told(*point);
    if (!point->single()) found.value = iso(point->last);
    found.rule = until ? "as of" : "deadline";
    return found;
}

constexpr Word span_openers[] = {
    {u"最近", -1}, {u"近", -1, u"附靠临邻接将最远"}, {u"过去", -1}, {u"未来", 1}, {u"今后", 1}, {u"上", -1, u"以"}, {u"下", 1, u"以"}};

// The period that so many years, months, weeks or days from today make.
Found counted(Scan const& scan, Offset end, char16_t unit, int count, int direction) {
    Found found{end, Date::Kind::period, "", "counted", 0.7};
    if (!scan.today.year) return found.kind = Date::Kind::vague, found;
    CalendarDay first = direction < 0 ? scan.today : day_of(number_of(scan.today) + 1), last = first;
    int months = unit == u'年' ? 12 * count : unit == u'月' ? count : 0;
    int days = unit == u'周' ? 7 * count : unit == u'天' ? count : 0;
    if (months) (direction < 0 ? first : last) = months_later(scan.today, direction * months);
    else if (direction < 0) first = day_of(number_of(scan.today) - days), last = day_of(number_of(scan.today) - 1);
    else last = day_of(number_of(scan.today) + days);
    return found.value = iso(first) + "/" + iso(last), found;
}

// 近三年, 未来两天, 上2个月.
Maybe counted_span(Scan const& scan, Offset at) {
    Word const* opener = word_at(scan, at, span_openers);
    if (!opener) return {};
    Offset place = at + Offset(opener->word.size());
    scan.take(place, u"的");
    scan.skip_space(place);
    auto number = number_at(scan, place);
    if (!number || number->value < 1 || number->value > 200) return {};
    place = number->end;
    scan.skip_space(place);
    bool piece = scan.take(place, u"个");
    if (opener->word.size() == 1 && opener->word != u"近" && !piece && number->value < 2) return {}; // 下一年, 上一周 are no spans
    char16_t unit = scan.at(place);
    if (unit == u'星' && scan.has(place, u"星期")) unit = u'周', ++place;
    if (View(u"年月周天").find(unit) == View::npos || unit == 0 || (unit == u'月' && !piece)) return {};
    if (scan.any(place + 1, u"级龄代")) return {};
    ++place;
    scan.take(place, u"来");
    return counted(scan, place, unit, number->value, opener->value);
}

constexpr Word relative_weeks[] = {{u"上周末", -15},   {u"下周末", 15},   {u"本周末", 5},   {u"这周末", 5},
                                   {u"上周", -10},     {u"下周", 10},     {u"本周", 0},     {u"这周", 0},
                                   {u"上个星期", -10}, {u"下个星期", 10}, {u"上星期", -10}, {u"下星期", 10},
                                   {u"这一周", 0},     {u"这礼拜", 0},    {u"上礼拜", -10}, {u"下礼拜", 10}};

// 下周, 上周末: value / 10 weeks away, its last two days where the rest is 5.
Maybe week(Scan const& scan, Offset at) {
    Word const* word = word_at(scan, at, relative_weeks);
    if (!word || !scan.today.year || scan.any(at + Offset(word->word.size()), u"期年岁边围")) return {};
    long long monday = number_of(scan.today) - weekday_of(scan.today) + word->value / 10 * 7;
    bool weekend = word->value % 10 != 0;
    return Found{at + Offset(word->word.size()), Date::Kind::period,
                 iso(day_of(monday + (weekend ? 5 : 0))) + "/" + iso(day_of(monday + 6)), "relative", 0.8};
}

// 农历正月初一, 大年三十: days of another calendar; which day of ours they are is not worked out here.
Maybe lunar(Scan const& scan, Offset at) {
    Found found{at, Date::Kind::vague, "", "lunar calendar", 0.9};
    for (View day : {View(u"大年初一"), View(u"大年三十")})
        if (scan.take(found.end, day)) return found;
    bool said = scan.take(found.end, u"农历") || scan.take(found.end, u"阴历");
    if (auto year = year_at(scan, found.end); !year && found.end == at && !scan.any(at, u"正腊") && !number_at(scan, at)) return {};
    said |= scan.take(found.end, u"农历") || scan.take(found.end, u"阴历");
    Point month;
    if (scan.take(found.end, u"正月") || scan.take(found.end, u"腊月")) said = true;
    else if (!take_month(scan, found.end, month)) return {};
    bool early = scan.take(found.end, u"初");
    auto day = number_at(scan, found.end);
    if ((!said && !early) || !day || day->value < 1 || day->value > 30) return {};
    found.end = day->end;
    Point clock;
    take_clock(scan, found.end, clock);
    return found;
}

constexpr Word vague_words[] = {{u"近日", 0, u"附靠临邻接最将", u"常"},
                                {u"近期", 0},
                                {u"近年来", 0},
                                {u"近年", 0, u"附靠临邻接将"},
                                {u"近来", 0},
                                {u"最近", 0, u"", u"的一"},
                                {u"不久前", 0},
                                {u"同期", 0, u"不", u"声"},
                                {u"当年", 0, u"相应"},
                                {u"次年", 0, u"一二两三四五六七八九十每多几首数1234567890"},
                                {u"同年", 0, u"不", u"龄"},
                                {u"翌年", 0},
                                {u"当月", 0, u"相应"},
                                {u"次月", 0, u"一二两三四五六七八九十每多几首数1234567890"},
                                {u"当日", 0, u"相应"},
                                {u"当天", 0, u"相应"},
                                {u"翌日", 0},
                                {u"次日", 0, u"一二两三四五六七八九十每多几首数1234567890"}};

Maybe vague(Scan const& scan, Offset at) {
    Found found{at, Date::Kind::vague, "", "vague", 0.9};
    if (Word const* word = word_at(scan, at, vague_words)) return found.end += Offset(word->word.size()), found;
    // 日前 begins a clause or follows 于 or 在; 节日前, 12月1日前 are other words.
    bool opens = at == 0 || scan.follows(at, u",。;:!?(\" \n于在");
    if (opens && scan.take(found.end, u"日前")) return found;
    return {};
}

// 年底前, 年初: of the document's year.
Maybe edge_of_year(Scan const& scan, Offset at) {
    constexpr Word edges[] = {{u"年底", 0}, {u"年初", 0}, {u"年末", 0}, {u"年中", 0, u"", u"国央心文学医间小高部东西等期"}};
    bool alone = at == 0 ||
                 (!is_hanzi_number(scan.before(at)) && !is_arabic_digit(scan.before(at)) && !scan.follows(at, u"多几青少中老成近每历往当"));
    Word const* edge = alone ? word_at(scan, at, edges) : nullptr;
    if (!edge || !scan.today.year) return {};
    Point point;
    point.set({scan.today.year, 0, 0});
    point.rule = "year of the document";
    point.confidence = 0.7;
    point.end = at + 2;
    point.deadline = take_before(scan, point.end);
    return told(point);
}

// 自2024年1月1日起施行: the day from which a rule holds.
void see_effect(Scan const& scan, Found& found) {
    Offset place = found.end;
    if (!scan.take(place, u"起")) return;
    if (scan.has(place, u"施行") || scan.has(place, u"实施") || scan.has(place, u"执行") || scan.has(place, u"生效"))
        found.rule = "effective";
}

Maybe point(Scan const& scan, Offset at) {
    MaybePoint point = point_at(scan, at);
    if (!point) return {};
    Found found = told(*point);
    see_effect(scan, found);
    return found;
}

constexpr Maybe (*rules[])(Scan const&, Offset) = {lunar,        range, deadline, plan,         numbered_plan, century,
                                                   counted_span, point, week,     edge_of_year, vague};

// Can any rule begin with this unit? Keeps the scan at one comparison for most characters.
bool may_begin(char16_t unit) {
    static Units const openers(
        u"0123456789\"第从自在到截公西今本明大后去前上下这近最过未昨次当同翌不农阴正腊星礼周年日零一二两三四五六七八九十百千廿卅");
    return openers.has(unit);
}

Maybe first_found(Scan const& scan, Offset at) {
    for (auto rule : rules)
        if (Maybe found = rule(scan, at)) return found;
    return {};
}

} // namespace

CalendarDay calendar_day(std::string_view iso) {
    auto digits = [&](std::size_t at, std::size_t length) {
        int value = 0;
        for (std::size_t place = at; place < at + length; ++place) {
            if (place >= iso.size() || iso[place] < '0' || iso[place] > '9') return 0;
            value = value * 10 + iso[place] - '0';
        }
        return value;
    };
    CalendarDay day{digits(0, 4), digits(5, 2), digits(8, 2)};
    if (day.month > 12) return {};
    return day.year == 0 ? CalendarDay{} : CalendarDay{day.year, std::max(day.month, 1), std::max(day.day, 1)};
}

std::vector<Date> dates(std::u16string_view text, CalendarDay today) {
    std::u16string folded = fold(text);
    Scan scan{folded, today};
    std::vector<Date> found;
    for (Offset at = 0; at < folded.size();) {
        char16_t unit = folded[at];
        if (unit == u'。' || unit == u'\n') scan.said_year = 0;
        Maybe date = may_begin(unit) ? first_found(scan, at) : Maybe();
        if (!date) {
            ++at;
            continue;
        }
        found.push_back({date->kind, {at, date->end}, date->value, date->rule, date->confidence});
        // The date that a later month and day take their year from says at least its own month.
        if (date->value.size() >= 7 && date->value[4] == '-' && date->value[0] != 'X') scan.said_year = calendar_day(date->value).year;
        at = std::max(date->end, at + 1);
    }
    return found;
}

std::vector<Date> dates(Prose const& prose, Metadata const& metadata) {
    CalendarDay today = calendar_day(to_utf8(metadata.date.best.value));
    if (!today.year) today = calendar_day(to_utf8(metadata.released.best.value));
    std::vector<Date> all;
    for (Paragraph const& paragraph : prose.paragraphs)
        for (Date& date : dates(prose.text.substr(paragraph.span.begin, paragraph.span.length()), today)) {
            date.span = {date.span.begin + paragraph.span.begin, date.span.end + paragraph.span.begin};
            all.push_back(std::move(date));
        }
    return all;
}

} // namespace duidu
