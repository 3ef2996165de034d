// Dates and numbers against the Chinese specifications of Recognizers-Text, as far as they concern calendar dates, periods and numbers in
// prose.
#include "reference/dates.h"

#include "text/fold.h"
#include "text/numeral.h"
#include "text/utf.h"

#include <catch_amalgamated.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

using namespace duidu;
using nlohmann::json;

namespace {

std::filesystem::path const specs = std::filesystem::path(DUIDU_SHARED_DIR) / "data/segment/recognizers";

json cases(std::string const &name) {
    std::ifstream in(specs / (name + ".json"));
    return in ? json::parse(in) : json::array();
}

struct OutOfScope {
    std::u16string_view mark; // in the expected text
    char const *why;
    bool value_only = false; // the span is asked for all the same
};

// What a policy document does not say, or what has no value without a calendar or a clock of its own.
constexpr OutOfScope out_of_scope[] = {
    {u"农历", "lunar calendar: the specification takes its months for ours", true},
    {u"初", "lunar calendar: the specification takes its months for ours", true},
    {u"正月", "lunar calendar: the specification takes its months for ours", true},
    {u"大年", "lunar calendar: the specification takes its months for ours", true},
    {u"最后一个", "a weekday counted inside a month"},
    {u"第一周", "a week counted inside a month"},
    {u"上一个", "a weekday before an unknown day"},
    {u"这会儿", "now is no date"},
    {u"现在", "now is no date"},
    {u"小时", "hours from now"},
};

// The reason that an expected result is not asked for, or "".
std::string why_left_out(std::string const &text, bool valued) {
    std::u16string units = from_utf8(text);
    for (OutOfScope const &one : out_of_scope)
        if (units.find(one.mark) != units.npos && (valued || !one.value_only)) return one.why;
    bool digits = true, hanzi = false;
    for (char16_t unit : units) digits &= unit >= u'0' && unit <= u'9', hanzi |= unit >= 0x3400;
    if (digits) return "four digits without 年 are a count as often as a year";
    bool long_year = units.size() >= 4 && std::all_of(units.begin(), units.begin() + 4, is_arabic_digit);
    long_year |= units.size() >= 4 && std::all_of(units.end() - 4, units.end(), is_arabic_digit);
    if (!hanzi && !long_year) return "a year of two digits in figures alone";
    return "";
}

std::string text_of(Date const &date, std::u16string const &text) {
    return to_utf8(fold(text.substr(date.span.begin, date.span.length())));
}

struct Score {
    int right = 0, asked = 0;
    std::map<std::string, int> left_out;
    std::string missed;
};

// The ends of a resolution, as ours are written: a last day, not the day after it.
std::vector<std::string> expected_values(json const &value) {
    std::vector<std::string> values;
    for (char const *way : {"FutureResolution", "PastResolution"}) {
        if (!value.contains(way)) continue;
        json const &one = value[way];
        if (one.contains("date")) values.push_back(one["date"].get<std::string>());
        if (one.contains("dateTime")) values.push_back(one["dateTime"].get<std::string>());
        if (one.contains("startDate")) values.push_back(one["startDate"].get<std::string>() + "/" + one["endDate"].get<std::string>());
    }
    return values;
}

long long ordinal(CalendarDay day) { return day.year * 372LL + (day.month - 1) * 31 + day.day - 1; }

// 2018 begins 2018-01-01; 2018-04 ends where 2018-05-01 begins.
bool same_time(std::string const &ours, std::string const &theirs) {
    if (ours.empty()) return false;
    std::size_t cut = ours.find('/'), their_cut = theirs.find('/');
    std::string first = ours.substr(0, cut), last = cut == ours.npos ? first : ours.substr(cut + 1);
    if (their_cut == theirs.npos) {
        std::string clock = first.size() > 18 ? first.substr(0, 10) + " " + first.substr(11, 8) : first;
        return clock == theirs;
    }
    CalendarDay begins = calendar_day(theirs.substr(0, their_cut)), ends = calendar_day(theirs.substr(their_cut + 1)),
                end = calendar_day(last);
    if (calendar_day(first) != begins) return false;
    if (last.size() == 4 && (ends == CalendarDay{end.year, 1, 1} || ends == CalendarDay{end.year + 1, 1, 1})) return true;
    if (last.size() == 7 && ordinal(ends) == ordinal(end) + 31) return true;
    if (last.size() == 7 && end.month == 12) return ends == CalendarDay{end.year + 1, 1, 1};
    return end == ends || ordinal(ends) - ordinal(end) == 1 || (ends.day == 1 && end.day >= 28);
}

Score score_dates(std::string const &name) {
    Score score;
    for (json const &one : cases(name)) {
        std::u16string input = from_utf8(one["Input"].get<std::string>());
        CalendarDay today{2017, 3, 22};
        if (one.contains("Context")) today = calendar_day(one["Context"]["ReferenceDateTime"].get<std::string>());
        std::vector<Date> found = dates(input, today);
        for (json const &result : one["Results"]) {
            auto text = result["Text"].get<std::string>();
            if (std::string why = why_left_out(text, result.contains("Value")); !why.empty()) {
                ++score.left_out[why];
                continue;
            }
            ++score.asked;
            auto begin = result["Start"].get<Offset>();
            bool right = false;
            std::string shown;
            for (Date const &date : found) {
                shown += " " + text_of(date, input) + "=" + date.value;
                bool span = date.span.begin == begin && text_of(date, input) == to_utf8(fold(from_utf8(text)));
                bool value = !result.contains("Value");
                if (!value)
                    for (std::string const &theirs : expected_values(result["Value"])) value |= same_time(date.value, theirs);
                right |= span && value;
            }
            score.right += right;
            if (!right) score.missed += "\n" + one["Input"].get<std::string>() + ": " + result.dump() + " but" + shown;
        }
    }
    return score;
}

} // namespace

TEST_CASE("calendar dates and periods of Recognizers-Text are found, with their values") {
    if (cases("DateParser").empty()) SKIP("no " << specs);
    int right = 0, asked = 0;
    for (std::string name :
         {"DateExtractor", "DateParser", "DatePeriodExtractor", "DatePeriodParser", "DateTimeExtractor", "DateTimeParser"}) {
        Score score = score_dates(name);
        right += score.right, asked += score.asked;
        UNSCOPED_INFO(name << " " << score.right << " of " << score.asked << score.missed);
        for (auto const &[why, count] : score.left_out) UNSCOPED_INFO("  left out " << count << ": " << why);
    }
    CAPTURE(right, asked);
    CHECK(asked > 120);
    CHECK(double(right) >= 0.95 * asked);
}
