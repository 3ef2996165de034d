#include "reference/dates/points.h"

#include "reference/dates/calendar.h"
#include "text/numeral.h"
#include "text/unicode.h"

#include <algorithm>

namespace duidu::dating {

bool is_year(int value) { return value >= 1000 && value < 3000; }

bool year_sign(Scan const& scan, Offset& at) {
    Offset place = at;
    scan.skip_space(place);
    if (!scan.take(place, u"年") || scan.any(place, u"代级龄")) return false;
    scan.take(place, u"度");
    return at = place, true;
}

namespace {

constexpr Words relative_years({{u"今年", 0, u"如当"},
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
                                {u"上1年", -1}});

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

} // namespace

std::optional<int> year_at(Scan const& scan, Offset& at) {
    Offset place = at;
    bool said = scan.any(at, u"公西"), before_christ = said && scan.take(place, u"公元前");
    bool era = said && (before_christ || scan.take(place, u"公元") || scan.take(place, u"西元"));
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

namespace {

std::optional<int> relative_year_at(Scan const& scan, Offset& at) {
    Word const* word = word_at(scan, at, relative_years);
    if (!word) return {};
    at += Offset(word->word.size());
    scan.take(at, u"度");
    return word->value;
}

} // namespace

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

namespace {

constexpr Words parts_of_year({{u"上半年", 106},   {u"下半年", 712},   {u"前三季度", 109}, {u"前3季度", 109},  {u"前两季度", 106},
                               {u"前二季度", 106}, {u"第一季度", 103}, {u"第二季度", 406}, {u"第三季度", 709}, {u"第四季度", 1012},
                               {u"第1季度", 103},  {u"第2季度", 406},  {u"第3季度", 709},  {u"第4季度", 1012}, {u"一季度", 103},
                               {u"二季度", 406},   {u"三季度", 709},   {u"四季度", 1012},  {u"1季度", 103},    {u"2季度", 406},
                               {u"3季度", 709},    {u"4季度", 1012}});

// 上半年, 第三季度: the first and the last month, as 709.
bool take_part_of_year(Scan const& scan, Offset& at, Point& point) {
    Word const* part = word_at(scan, at, parts_of_year);
    if (!part) return false;
    at += Offset(part->word.size());
    point.first = {point.first.year, part->value / 100, 0};
    point.last = {point.last.year, part->value % 100, 0};
    return true;
}

constexpr Words thirds_of_month({{u"上旬", 110}, {u"中旬", 1120}, {u"下旬", 2131}});

void take_third(Scan const& scan, Offset& at, Point& point) {
    Word const* third = word_at(scan, at, thirds_of_month);
    if (!third) return;
    at += Offset(third->word.size());
    point.first.day = third->value / 100;
    point.last.day = std::min(third->value % 100, days_in(point.last.year, point.last.month));
}

constexpr Words relative_months({{u"本月", 0, u"基资成样根文日标"},
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
                                 {u"下1月", 1}});

} // namespace

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

namespace {

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

constexpr Words weekdays({{u"一", 0}, {u"二", 1}, {u"三", 2}, {u"四", 3}, {u"五", 4}, {u"六", 5}, {u"日", 6}, {u"天", 6}});

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
    if (!scan.any(at, u"(,周星礼")) return;
    bool bracket = scan.take(place, u"(");
    if (!bracket && scan.take(place, u",")) scan.skip_space(place);
    if (!weekday_at(scan, place) || (bracket && !scan.take(place, u")"))) return;
    at = place;
}

} // namespace

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

bool take_before(Scan const& scan, Offset& at) {
    if (scan.take(at, u"之前") || scan.take(at, u"以前")) return true;
    if (scan.at(at) != u'前' || scan.any(at + 1, u"后列沿来往进置景期述款条半身辈提年") || number_at(scan, at + 1)) return false;
    return ++at, true;
}

namespace {

// 底, 末, 年底, 初 belong to the date; 底前, 之前 make it a deadline.
void take_edge(Scan const& scan, Offset& at, Point& point) {
    if (!point.first.day) {
        Offset place = at;
        bool repeated = !point.first.month && scan.take(place, u"年"); // 今年年底
        if (scan.take_any(place, repeated ? View(u"底末初中终") : View(u"底末初"))) at = place;
    }
    point.deadline = take_before(scan, at);
}

} // namespace

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

namespace {

// 2010-01-29, 2010.01.29, 2010/1/29, 2010 01 29; also 13.5.2015, day first.
MaybePoint written_at(Scan const& scan, Offset at) {
    if (!is_arabic_digit(scan.at(at))) return {};
    bool joined = scan.follows(at, u"-./") && at != scan.right_end;
    if (is_latin(scan.before(at)) || joined) return {};
    auto first = number_at(scan, at);
    if (!first) return {};
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

constexpr Words relative_days({{u"大后天", 3},
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
                               {u"下1天", 1}});

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

} // namespace

MaybePoint point_at(Scan const& scan, Offset at) {
    for (auto read : {written_at, spoken_at, relative_day_at, bare_day_at})
        if (MaybePoint point = read(scan, at)) return point;
    return {};
}

namespace {

Date::Kind kind_of(Point const& point) {
    if (point.vague) return Date::Kind::vague;
    if (point.deadline) return Date::Kind::deadline;
    if (!point.single()) return Date::Kind::period;
    if (!point.clock.empty()) return Date::Kind::datetime;
    return point.first.day ? Date::Kind::date : point.first.month ? Date::Kind::month : Date::Kind::year;
}

} // namespace

Found told(Point const& point) {
    std::string value = point.vague ? "" : point.single() ? iso(point.first) + point.clock : iso(point.first) + "/" + iso(point.last);
    return {point.end, kind_of(point), value, point.rule, point.confidence};
}

} // namespace duidu::dating
