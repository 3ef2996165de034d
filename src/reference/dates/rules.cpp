#include "reference/dates/rules.h"

#include "reference/dates/calendar.h"
#include "reference/dates/periods.h"
#include "reference/dates/points.h"
#include "text/numeral.h"

#include <array>
#include <bit>

namespace duidu::dating {

namespace {

// ---- each reads what begins at a place, or nothing ----

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

// Of what begins with a number: a year before 农历 or 正月, or the beginning of a month.
bool may_be_lunar(Scan const& scan, MaybePoint const& here) {
    return here && (scan.before(here->end) == u'初' || scan.any(here->end, u"农阴正腊"));
}

// 农历正月初一, 大年三十: days of another calendar; which day of ours they are is not worked out here.
Maybe lunar(Scan const& scan, Offset at, MaybePoint const& here) {
    if (may_begin_number(scan.at(at)) && !may_be_lunar(scan, here)) return {};
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

constexpr Words vague_words({{u"近日", 0, u"附靠临邻接最将", u"常"},
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
                             {u"次日", 0, u"一二两三四五六七八九十每多几首数1234567890"}});

Maybe vague(Scan const& scan, Offset at) {
    Found found{at, Date::Kind::vague, "", "vague", 0.9};
    if (Word const* word = word_at(scan, at, vague_words)) return found.end += Offset(word->word.size()), found;
    // 日前 begins a clause or follows 于 or 在; 节日前, 12月1日前 are other words.
    bool opens = at == 0 || scan.follows(at, u",。;:!?(\" \n于在");
    if (opens && scan.take(found.end, u"日前")) return found;
    return {};
}

constexpr Words edges({{u"年底", 0}, {u"年初", 0}, {u"年末", 0}, {u"年中", 0, u"", u"国央心文学医间小高部东西等期"}});

// 年底前, 年初: of the document's year.
Maybe edge_of_year(Scan const& scan, Offset at) {
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

Maybe point(Scan const& scan, Offset, MaybePoint const& here) {
    if (!here) return {};
    Found found = told(*here);
    see_effect(scan, found);
    return found;
}

// A rule that has no use for the point that stands here.
template <auto read> Maybe alone(Scan const& scan, Offset at, MaybePoint const&) { return read(scan, at); }

constexpr View numbers = u"0123456789零一二两三四五六七八九十百千廿卅";
constexpr View point_openers = u"今本明大后去前上下这第昨公西星礼周";

// What reads what begins at a place, and the units that it may begin with.
struct Rule {
    Maybe (*read)(Scan const& scan, Offset at, MaybePoint const& here);
    View openers, more_openers = {};
};
constexpr Rule rules[] = {{lunar, u"大农阴公西正腊", numbers},
                          {range, u"从自在今本明大后去前上下这第昨公西星礼周", numbers},
                          {alone<deadline>, u"到截"},
                          {alone<plan>, u"\"", numbers},
                          {alone<numbered_plan>, u"第"},
                          {alone<century>, u"上本", numbers},
                          {alone<counted_span>, u"最近过未今上下"},
                          {point, point_openers, numbers},
                          {alone<week>, u"上下本这"},
                          {alone<edge_of_year>, u"年"},
                          {alone<vague>, u"近最不同当次翌日"}};

// By unit, a bit for each rule that may read what begins with it.
using RuleBits = std::array<std::uint16_t, 0x10000>;

RuleBits const& rule_bits() {
    static RuleBits const all = [] {
        RuleBits bits{};
        for (std::size_t rule = 0; rule < std::size(rules); ++rule)
            for (View openers : {rules[rule].openers, rules[rule].more_openers})
                for (char16_t unit : openers) bits[unit] |= std::uint16_t(1u << rule);
        return bits;
    }();
    return all;
}

// ---- what they begin with ----

// A word of a date by its first unit, and what its second may be.
struct Opener {
    char16_t unit;
    View behind;
    bool number_behind = false;
};
constexpr Opener first_words[] = {{u'今', u"年后个天日晚周星礼一"},
                                  {u'本', u"年月世周星礼个一"},
                                  {u'这', u"一个月周星礼"},
                                  {u'上', u"年半个月周星礼世的 ", true},
                                  {u'下', u"年半个月周星礼的 ", true},
                                  {u'近', u"日期年来的 ", true},
                                  {u'前', u"年天三3两二"},
                                  {u'后', u"年天日"},
                                  {u'大', u"后前年"},
                                  {u'明', u"年天日"},
                                  {u'去', u"年"},
                                  {u'昨', u"天日晚"},
                                  {u'最', u"近"},
                                  {u'过', u"去"},
                                  {u'未', u"来"},
                                  {u'不', u"久"},
                                  {u'当', u"年月日天"},
                                  {u'次', u"年月日"},
                                  {u'同', u"期年"},
                                  {u'翌', u"年日"},
                                  {u'年', u"底初末中"},
                                  {u'日', u"前"},
                                  {u'周', u"一二三四五六日天"},
                                  {u'星', u"期"},
                                  {u'礼', u"拜"},
                                  {u'公', u"元"},
                                  {u'西', u"元"},
                                  {u'农', u"历"},
                                  {u'阴', u"历"},
                                  {u'正', u"月"},
                                  {u'腊', u"月"},
                                  {u'截', u"至止"},
                                  {u'第', u"", true},
                                  {u'"', u"", true}};
// 到, 从: what they govern begins a date itself.
constexpr View governors = u"到从自在", governed = u"公西今本明大后去前上下这第昨周星礼\" 的";

// 2024 of 2024年, 1 of 1-9月, 十四五: a number begins a date only where the sign of one stands behind it.
bool number_may_begin(Scan const& scan, Offset at) {
    static Units const signs(u"年月日号季世到至~-./ ");
    Offset end = number_end(scan, at);
    char16_t behind = scan.at(end);
    if ((!signs.has(behind) && scan.at(end - 1) != u'五') || end - at > longest_number) return false;
    bool arabic = is_arabic_digit(scan.at(at));
    if (arabic && is_arabic_digit(scan.before(at))) return behind == u'季'; // the digits before are no part of a date: 15季度
    bool plan_name = !arabic && scan.at(end - 1) == u'五' && end - at >= 2;
    if (plan_name) return true;
    if (behind == u'.' || behind == u'/') return arabic && is_arabic_digit(scan.at(end + 1));
    if (behind == u' ') {
        Offset place = end;
        scan.skip_space(place);
        return scan.any(place, u"年月日号到至~-") || is_arabic_digit(scan.at(place));
    }
    return scan.any(end, u"年月日号季世到至~-");
}

} // namespace

Maybe date_at(Scan const& scan, Offset at) {
    static RuleBits const& bits = rule_bits();
    constexpr std::size_t of_points = 7;
    static_assert(rules[of_points].read == point);
    unsigned may = bits[scan.text[at]];
    MaybePoint here;
    if (may >> of_points & 1) here = point_at(scan, at);
    for (; may != 0; may &= may - 1)
        if (Maybe found = rules[std::countr_zero(may)].read(scan, at, here)) return found;
    return {};
}

Units const& opening_units() {
    static Units const all = [] {
        Units units(numbers);
        for (Opener const& opener : first_words) units.add(opener.unit);
        for (char16_t governor : governors) units.add(governor);
        return units;
    }();
    return all;
}

Openers const& openers() {
    static Openers const all = [] {
        Openers known{Units(numbers), {}};
        auto add = [&](char16_t unit, View behind) {
            for (char16_t second : behind) known.words.add(unit, second);
        };
        for (Opener const& opener : first_words) {
            add(opener.unit, opener.behind);
            if (opener.number_behind) add(opener.unit, numbers);
        }
        for (char16_t governor : governors) add(governor, governed), add(governor, numbers);
        return known;
    }();
    return all;
}

bool may_begin(Scan const& scan, Offset at) {
    Units const& digits = openers().numbers;
    char16_t first = scan.text[at];
    if (digits.has(first)) return number_may_begin(scan, at);
    if (!digits.has(scan.at(at + 1))) return true;
    if (first == u'第') return scan.any(number_end(scan, at + 1), u"个季"); // 第十四个五年规划, 第三季度
    return governors.find(first) == View::npos || number_may_begin(scan, at + 1);
}

} // namespace duidu::dating
