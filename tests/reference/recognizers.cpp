// Dates and numbers against the Chinese specifications of Recognizers-Text, as far as they concern calendar dates, periods and numbers in
// prose.
#include "reference/dates.h"
#include "reference/quantities.h"

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

namespace {

// The names of units there, and ours.
std::map<std::string, std::u16string> const unit_names = {
    {"Mu", u"亩"},           {"Kilogram", u"公斤 千克"},  {"Centimeter", u"厘米"}, {"Ton", u"吨"},         {"Meter", u"米"},
    {"Jin", u"斤"},          {"Kilometer", u"千米 公里"}, {"Gram", u"克"},         {"Kilobit", u"千比特"}, {"Megabyte", u"兆字节"},
    {"Kilobyte", u"千字节"}, {"Megahertz", u"兆赫兹"},    {"Hertz", u"赫兹"},      {"Kilowatt", u"千瓦"},  {"Kilocalorie", u"千卡"},
    {"Liang", u"两"},        {"Microgram", u"微克"}};

std::string number_text(double value) {
    std::string text = std::to_string(value);
    while (text.back() == '0') text.pop_back();
    if (text.back() == '.') text.pop_back();
    return text;
}

} // namespace

TEST_CASE("dimensions of Recognizers-Text are found, with their values") {
    json const all = cases("DimensionModel");
    if (all.empty()) SKIP("no " << specs);
    int right = 0, asked = 0;
    for (json const &one : all) {
        std::u16string input = from_utf8(one["Input"].get<std::string>());
        for (json const &result : one["Results"]) {
            auto name = result["Resolution"]["unit"].get<std::string>();
            if (!unit_names.count(name)) continue; // 一位 as a bit: a person's measure word in prose
            ++asked;
            bool found = false;
            std::string shown;
            for (Quantity const &quantity : quantities(input, {})) {
                bool span = quantity.span.begin == result["Start"].get<Offset>() && quantity.span.end == result["End"].get<Offset>() + 1;
                bool unit = unit_names.at(name).find(quantity.measure) != std::u16string::npos && !quantity.measure.empty();
                found |= span && unit && number_text(quantity.value) == result["Resolution"]["value"].get<std::string>();
                shown += " " + to_utf8(input.substr(quantity.span.begin, quantity.span.length())) + "=" + number_text(quantity.value) +
                         to_utf8(quantity.measure);
            }
            right += found;
            if (!found) UNSCOPED_INFO(result.dump() << " but" << shown);
        }
    }
    CAPTURE(right, asked);
    CHECK(asked > 25);
    CHECK(double(right) >= 0.95 * asked);
}

TEST_CASE("sums of money of JioNLP are found, with their values and currencies") {
    std::ifstream in(std::filesystem::path(DUIDU_SHARED_DIR) / "data/segment/jionlp/money.tsv");
    if (!in) SKIP("no " << DUIDU_SHARED_DIR);
    int right = 0, asked = 0;
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line[0] == '#') continue;
        std::vector<std::string> columns(1);
        for (char sign : line) {
            if (sign == '\t') columns.emplace_back();
            else columns.back() += sign;
        }
        std::u16string text = from_utf8(columns[0]);
        double low = std::stod(columns[1]),
               high = columns[1].find("..") == std::string::npos ? 0 : std::stod(columns[1].substr(columns[1].find("..") + 2));
        std::vector<Quantity> found = quantities(text, {});
        bool same = found.size() == 1 && std::abs(found[0].value - low) < 0.006 && std::abs(found[0].until - high) < 0.006;
        bool said =
            from_utf8(columns[2]) == u"元" && text.find(u"元") == text.npos && text.find(u"块") == text.npos; // no currency in the words
        same &= said || (found.size() == 1 && found[0].measure == from_utf8(columns[2]));
        ++asked;
        right += same;
        if (same) continue;
        UNSCOPED_INFO(line);
        for (Quantity const &quantity : found)
            UNSCOPED_INFO("  " << number_text(quantity.value) << ".." << number_text(quantity.until) << to_utf8(quantity.measure));
    }
    CAPTURE(right, asked);
    CHECK(asked > 45);
    CHECK(double(right) >= 0.85 * asked);
}

TEST_CASE("calendar dates of Duckling are read in both scripts") {
    std::ifstream in(std::filesystem::path(DUIDU_SHARED_DIR) / "data/segment/duckling/time.tsv");
    if (!in) SKIP("no " << DUIDU_SHARED_DIR);
    int right = 0, asked = 0;
    for (std::string line; std::getline(in, line);) {
        std::vector<std::string> columns(1);
        for (char sign : line) {
            if (sign == '\t') columns.emplace_back();
            else columns.back() += sign;
        }
        std::u16string text = fold(from_utf8(columns[0]));
        bool calendar = text.find(u"年") != text.npos ||
                        (text.find(u"月") != text.npos && (text.find(u"号") != text.npos || text.find(u"日") != text.npos));
        bool counted =
            text.find_first_of(u"前后上下这周") != text.npos; // spans that Duckling counts in whole units from now, and week arithmetic
        bool plain = columns.size() > 3 && columns[3].empty() && columns[1].size() <= 10 && columns[1].find('/') == std::string::npos;
        if (!plain || !calendar || counted || text.find(u"期") != text.npos || text.find(u"拜") != text.npos ||
            text.find(u"节") != text.npos)
            continue;
        bool lunar = text.find(u"初") != text.npos || text.find(u"正月") != text.npos || text.find(u"新") != text.npos;
        if (lunar) continue;
        ++asked;
        std::vector<Date> found = dates(text, {2013, 2, 12});
        bool same = found.size() == 1 && found[0].value == columns[1];
        right += same;
        if (!same) UNSCOPED_INFO(line << " but " << (found.empty() ? "nothing" : found[0].value));
    }
    CAPTURE(right, asked);
    CHECK(asked >= 30);
    CHECK(double(right) >= 0.95 * asked);
}

TEST_CASE("numbers of Duckling and ordinals of Recognizers-Text are read") {
    int right = 0, asked = 0;
    for (json const &one : cases("OrdinalModel"))
        for (json const &result : one["Results"]) {
            auto numeral = whole_numeral(from_utf8(result["Text"].get<std::string>()).substr(1));
            ++asked;
            right += numeral && number_text(numeral->value) == result["Resolution"]["value"].get<std::string>();
        }
    std::ifstream in(std::filesystem::path(DUIDU_SHARED_DIR) / "data/segment/duckling/numeral.tsv");
    if (!in) SKIP("no " << DUIDU_SHARED_DIR);
    for (std::string line; std::getline(in, line);) {
        std::size_t tab = line.find('\t');
        std::u16string text = from_utf8(line.substr(0, tab));
        // Spoken counts of pairs and dozens, K/M/G, Cantonese short forms, signs and halves do not stand in documents.
        bool spoken = text.find_first_of(u"对對双雙打份又半分负負-KkMG千一") != text.npos || text[0] == u'.' || text[0] == u'#' ||
                      text.find(u"萬九") == 0 || text.find(u"百二") == 0;
        if (spoken) continue;
        if (text.size() > 1 && (text.back() == u'个' || text.back() == u'個')) text.pop_back();
        auto numeral = whole_numeral(text);
        bool same = numeral && number_text(numeral->value) == line.substr(tab + 1);
        ++asked;
        right += same;
        if (!same) UNSCOPED_INFO(line);
    }
    CAPTURE(right, asked);
    CHECK(asked > 60);
    CHECK(double(right) >= 0.95 * asked);
}
