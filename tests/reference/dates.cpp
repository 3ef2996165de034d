#include "reference/dates.h"

#include "cases.h"
#include "reference/dates/rules.h"
#include "text/by_first.h"
#include "text/fold.h"
#include "text/utf.h"

#include <catch_amalgamated.hpp>
#include <random>

using namespace duidu;

namespace {

constexpr char const* kinds[] = {"datetime", "date", "month", "year", "period", "deadline", "vague"};

std::string told(std::string const& input) {
    std::size_t line = input.find('\n');
    std::u16string text = from_utf8(input.substr(line + 1));
    std::string out;
    for (Date const& date : dates(text, calendar_day(input.substr(0, line)))) {
        if (!out.empty()) out += "\n";
        out += to_utf8(text.substr(date.span.begin, date.span.length())) + " " + kinds[int(date.kind)];
        if (!date.value.empty()) out += " " + date.value;
    }
    return out;
}

} // namespace

TEST_CASE("dates are found with their values") { check_cases("reference/dates.cases", told); }

TEST_CASE("the day of an ISO date is read, and nothing else") {
    CHECK(calendar_day("2021-12-27T17:38:07+08:00") == CalendarDay{2021, 12, 27});
    CHECK(calendar_day("2021") == CalendarDay{2021, 1, 1});
    CHECK(calendar_day("") == CalendarDay{});
    CHECK(calendar_day("近日") == CalendarDay{});
}

TEST_CASE("whatever the text, dates are in order, inside it, and never empty") {
    std::u16string const signs = u"0129一二十〇年月日号到至-—从近上下周“”第个五十四世纪代前底末。，/.: 时点";
    std::mt19937 random(20211227);
    for (int round = 0; round < 4000; ++round) {
        std::u16string text;
        for (unsigned units = random() % 40; units > 0; --units) text.push_back(signs[random() % signs.size()]);
        Offset reached = 0;
        for (Date const& date : dates(text, {2021, 12, 27})) {
            REQUIRE(date.span.begin >= reached);
            REQUIRE(date.span.begin < date.span.end);
            REQUIRE(date.span.end <= text.size());
            REQUIRE((date.kind == Date::Kind::vague) == date.value.empty());
            reached = date.span.end;
        }
    }
}

TEST_CASE("wherever a rule reads a date, one look has said that one may begin") {
    using namespace duidu::dating;
    constexpr View words =
        u"2024 12 3 一 二 十 十四五 二〇二四 年 月 日 号 世纪 季度 上 下 半年 周 星期 礼拜 个 的 - . / 到 从 自 在 截至 近 前 后 天 今 明 "
        u"昨 去 "
        u"大 本 这 第 初 公元 农历 正月 末 底 “ ” 时期 期间 同期 三 前三季度 两 当 次 最近 未来 过去 旬 年代 个五年规划 至";
    // A rule reads over a blank or 的 before a date, too, but no date begins with them.
    constexpr View openers =
        u"0123456789\"第从自在到截公西今本明大后去前上下这近最过未昨次当同翌不农阴正腊星礼周年日零一二两三四五六七八九十百千廿卅";
    std::vector<View> all = words_in(words);
    all.push_back(u" ");
    std::mt19937 random(20211227);
    for (int round = 0; round < 20'000; ++round) {
        std::u16string text;
        for (unsigned count = random() % 8; count > 0; --count) text += all[random() % all.size()];
        std::u16string folded = fold(text);
        LastNumbers numbers;
        Scan scan{folded, round % 2 ? CalendarDay{} : CalendarDay{2021, 12, 27}, numbers};
        for (Offset at = 0; at < folded.size(); ++at) {
            CAPTURE(to_utf8(text), at);
            if (scan.any(at, openers) && date_at(scan, at)) REQUIRE(may_begin(scan, at));
        }
    }
}

TEST_CASE("one unit without end is read in linear time") {
    for (char16_t unit : {u'1', u'一', u'十', u'年', u'到', u'“', u'近', u'-', u' ', u'第'})
        CHECK(dates(std::u16string(200'000, unit), {2021, 12, 27}).empty());
}
