#include "reference/dates/periods.h"

#include "reference/dates/calendar.h"
#include "text/numeral.h"

#include <algorithm>
#include <array>

namespace duidu::dating {

namespace {

constexpr Words five_year_plans({{u"十一五", 2006},
                                 {u"十二五", 2011},
                                 {u"十三五", 2016},
                                 {u"十四五", 2021},
                                 {u"十五五", 2026},
                                 {u"十六五", 2031},
                                 {u"一五", 1953},
                                 {u"二五", 1958},
                                 {u"三五", 1966},
                                 {u"四五", 1971},
                                 {u"五五", 1976},
                                 {u"六五", 1981},
                                 {u"七五", 1986},
                                 {u"八五", 1991},
                                 {u"九五", 1996},
                                 {u"十五", 2001}});

std::string plan_value(int first) { return padded(first, 4) + "/" + padded(first + 4, 4); }

} // namespace

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

Maybe century(Scan const& scan, Offset at) {
    Offset place = at;
    int begins = 1900; // the years of a decade without a century
    bool named = true;
    std::optional<Number> decade;
    if (scan.take(place, u"上世纪") || scan.take(place, u"上个世纪")) begins = 1900;
    else if (scan.take(place, u"本世纪")) begins = 2000;
    else if (decade = number_at(scan, place); decade && decade->value <= 30 && decade->value > 0 && scan.has(decade->end, u"世纪"))
        begins = (decade->value - 1) * 100, place = decade->end + 2;
    else named = false;
    if (named) decade = number_at(scan, place);
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

namespace {

bool range_sign(Scan const& scan, Offset& at) {
    scan.skip_space(at);
    if (!scan.take_any(at, u"到至~-")) return false;
    scan.take(at, u"-"); // a Chinese dash is two units
    scan.skip_space(at);
    return true;
}

// 2021 of 2021-2025年, 1 of 1-9月, 2016 of 从2016到2018: a bare number that what follows the range sign explains.
MaybePoint bare_left(Scan const& scan, Offset at, bool from) {
    if (may_begin_number(scan.at(at)) && !scan.any(number_end(scan, at), u"年到至~- ")) return {};
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

} // namespace

Maybe range(Scan const& scan, Offset at, MaybePoint const& here) {
    Offset place = at;
    bool from = scan.take_any(place, u"从自"), in = !from && scan.take(place, u"在");
    MaybePoint own = bare_left(scan, place, from);
    if (!own && place != at) own = point_at(scan, place);
    MaybePoint const& left = own || place != at ? own : here;
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

namespace {

constexpr Words span_openers(
    {{u"最近", -1}, {u"近", -1, u"附靠临邻接将最远"}, {u"过去", -1}, {u"未来", 1}, {u"今后", 1}, {u"上", -1, u"以"}, {u"下", 1, u"以"}});

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

} // namespace

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

namespace {

constexpr Words relative_weeks({{u"上周末", -15},
                                {u"下周末", 15},
                                {u"本周末", 5},
                                {u"这周末", 5},
                                {u"上周", -10},
                                {u"下周", 10},
                                {u"本周", 0},
                                {u"这周", 0},
                                {u"上个星期", -10},
                                {u"下个星期", 10},
                                {u"上星期", -10},
                                {u"下星期", 10},
                                {u"这一周", 0},
                                {u"这礼拜", 0},
                                {u"上礼拜", -10},
                                {u"下礼拜", 10}});

} // namespace

Maybe week(Scan const& scan, Offset at) {
    Word const* word = word_at(scan, at, relative_weeks);
    if (!word || !scan.today.year || scan.any(at + Offset(word->word.size()), u"期年岁边围")) return {};
    long long monday = number_of(scan.today) - weekday_of(scan.today) + word->value / 10 * 7;
    bool weekend = word->value % 10 != 0;
    return Found{at + Offset(word->word.size()), Date::Kind::period,
                 iso(day_of(monday + (weekend ? 5 : 0))) + "/" + iso(day_of(monday + 6)), "relative", 0.8};
}

} // namespace duidu::dating
