#include "reference/dates.h"

#include "reference/dates/calendar.h"
#include "reference/dates/periods.h"
#include "reference/dates/points.h"
#include "text/fold.h"
#include "text/numeral.h"
#include "text/units.h"
#include "text/utf.h"

#include <algorithm>

namespace duidu {

namespace {

using namespace dating;

// ---- rules: each reads what begins at a place, or nothing ----

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
