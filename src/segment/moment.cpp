#include "segment/moment.h"

#include "text/fold.h"
#include "text/numeral.h"

#include <cstdio>
#include <optional>

namespace duidu {

namespace {

constexpr int republic_era = 1911; // 民國元年 is 1912

bool is_digit(char16_t unit) { return unit >= u'0' && unit <= u'9'; }
bool is_letter(char16_t unit) { return unit >= u'a' && unit <= u'z'; }
bool is_gap(char16_t unit) { return unit == u' ' || unit == u'\u00A0' || unit == u'\u3000' || unit == u'\t'; }

// Reads forward over folded text.
struct Reader {
    std::u16string_view text;
    Offset at;

    char16_t peek(Offset ahead = 0) const { return at + ahead < text.size() ? text[at + ahead] : 0; }
    bool skip(std::u16string_view words) {
        if (!text.substr(at).starts_with(words)) return false;
        at += Offset(words.size());
        return true;
    }
    void skip_gaps() {
        while (is_gap(peek())) ++at;
    }
    // A run of digits, no longer than asked; -1 where there is none.
    int digits(int most) {
        int value = -1;
        for (int i = 0; i < most && is_digit(peek()); ++i, ++at) value = (value < 0 ? 0 : value * 10) + (text[at] - u'0');
        return value;
    }
    // Digits or a Chinese number.
    int number(int most) {
        if (is_digit(peek())) return digits(most);
        if (!is_hanzi_number(peek())) return -1;
        constexpr Offset longest = 8; // 二十三; the year has four
        std::optional<Numeral> found = numeral_at(text.substr(0, at + longest), at);
        if (!found || !found->whole || found->integer > 3000) return -1;
        at = found->span.end;
        return int(found->integer);
    }
};

constexpr std::u16string_view months[] = {u"jan", u"feb", u"mar", u"apr", u"may", u"jun", u"jul", u"aug", u"sep", u"oct", u"nov", u"dec"};

// december, dec., Dec: a word that begins like a month.
int month_name(Reader& reader) {
    for (int month = 0; month < 12; ++month) {
        Reader ahead = reader;
        if (!ahead.skip(months[month])) continue;
        while (is_letter(ahead.peek())) ++ahead.at;
        if (ahead.at - reader.at > 9) return 0;
        if (ahead.peek() == u'.') ++ahead.at;
        reader = ahead;
        return month + 1;
    }
    return 0;
}

bool is_day(int year, int month, int day) { return year >= 1000 && year < 2200 && month >= 1 && month <= 12 && day >= 1 && day <= 31; }

void read_zone(Reader& reader, Moment& moment) {
    Reader ahead = reader;
    ahead.skip_gaps();
    if (ahead.skip(u"gmt") || ahead.skip(u"utc") || (ahead.peek() == u'z' && !is_letter(ahead.peek(1)) && ahead.skip(u"z"))) {
        moment.zoned = true;
        reader = ahead;
        ahead.skip_gaps();
    }
    char16_t sign = ahead.peek();
    if ((sign != u'+' && sign != u'-') || !is_digit(ahead.peek(1))) return;
    ++ahead.at;
    int hours = ahead.digits(2);
    ahead.skip(u":");
    int minutes = std::max(0, ahead.digits(2));
    if (hours > 14 || minutes > 59) return;
    moment.zoned = true;
    moment.zone = (sign == u'-' ? -1 : 1) * (hours * 60 + minutes);
    reader = ahead;
}

// 08:25, T08:25:00.123, 8时25分, 下午3:05, 5:38 pm
void read_clock(Reader& reader, Moment& moment) {
    Reader ahead = reader;
    while (is_gap(ahead.peek()) || ahead.peek() == u',' || ahead.peek() == u't' || ahead.peek() == u'|') ++ahead.at;
    bool joined = ahead.peek() == u'-' && is_digit(ahead.peek(2)) && ahead.peek(3) == u':'; // 2023-05-06-10:20:00
    ahead.at += joined;
    if (ahead.skip(u"at ")) ahead.skip_gaps();
    bool hong_kong = ahead.skip(u"hkt"); // 2023-05-06 HKT 14:05
    ahead.skip_gaps();
    bool afternoon = ahead.skip(u"下午") || ahead.skip(u"晚上");
    if (!afternoon) ahead.skip(u"上午");
    ahead.skip_gaps();
    int hour = ahead.digits(2);
    bool hours = hour >= 0 && hour < 24 && (ahead.skip(u":") || ahead.skip(u"时") || ahead.skip(u"点"));
    int minute = hours ? ahead.digits(2) : -1;
    if (minute < 0 || minute > 59) return;
    moment.hour = hour, moment.minute = minute;
    if (hong_kong) moment.zoned = true, moment.zone = 8 * 60;
    reader = ahead;
    bool more = ahead.skip(u":") || ahead.skip(u"分");
    if (more) reader.at = ahead.at - (ahead.text[ahead.at - 1] == u':');
    int second = more ? ahead.digits(2) : -1;
    if (second >= 0 && second < 60) {
        moment.second = second;
        if (ahead.skip(u".")) ahead.digits(9);
        ahead.skip(u"秒");
        reader = ahead;
    }
    Reader half = reader;
    half.skip_gaps();
    bool pm = half.skip(u"pm") || half.skip(u"p.m."), am = !pm && (half.skip(u"am") || half.skip(u"a.m."));
    if (pm || am) reader = half;
    if ((pm || afternoon) && moment.hour < 12) moment.hour += 12;
    if (am && moment.hour == 12) moment.hour = 0;
    read_zone(reader, moment);
}

// 2024年9月11日, 2024-09-11, 2024/9/11, 2024.9.11, 二〇二四年九月十一日, 民國113年9月11日
std::optional<Moment> year_first(Reader& reader) {
    Moment moment;
    bool republic = reader.skip(u"民国");
    reader.skip_gaps();
    moment.year = reader.number(4);
    if (moment.year < 0) return {};
    if (republic) moment.year += republic_era;
    reader.skip_gaps();
    char16_t between = reader.peek();
    bool words = reader.skip(u"年");
    if (!words && between != u'-' && between != u'/' && between != u'.') return {};
    if (!words) ++reader.at;
    reader.skip_gaps();
    moment.month = reader.number(2);
    reader.skip_gaps();
    if (words ? !reader.skip(u"月") : reader.peek() != between) return {};
    if (!words) ++reader.at;
    reader.skip_gaps();
    moment.day = reader.number(2);
    if (words) reader.skip_gaps();
    if (words ? !reader.skip(u"日") && !reader.skip(u"号") : is_digit(reader.peek())) return {};
    if (!is_day(moment.year, moment.month, moment.day)) return {};
    return moment;
}

// December 27, 2021
std::optional<Moment> month_first(Reader& reader) {
    Moment moment;
    moment.month = month_name(reader);
    reader.skip_gaps();
    moment.day = reader.digits(2);
    for (std::u16string_view ending : {u"st", u"nd", u"rd", u"th"})
        if (reader.skip(ending)) break;
    reader.skip(u",");
    reader.skip_gaps();
    moment.year = reader.digits(4);
    if (!moment.month || !is_day(moment.year, moment.month, moment.day)) return {};
    return moment;
}

// 27 December 2021, 27-Dec-2021
std::optional<Moment> day_first(Reader& reader) {
    Moment moment;
    moment.day = reader.digits(2);
    for (std::u16string_view ending : {u"st", u"nd", u"rd", u"th"})
        if (reader.skip(ending)) break;
    while (is_gap(reader.peek()) || reader.peek() == u'-') ++reader.at;
    moment.month = month_name(reader);
    while (is_gap(reader.peek()) || reader.peek() == u'-' || reader.peek() == u',') ++reader.at;
    moment.year = reader.digits(4);
    if (!moment.month || !is_day(moment.year, moment.month, moment.day)) return {};
    return moment;
}

// 17.05.2021, 24/12/2021, 12/24/2021. With strokes, what cannot be a month is the day; 03/10/2023 says neither and is no date.
std::optional<Moment> year_last(Reader& reader) {
    Moment moment;
    int first = reader.digits(2);
    char16_t between = reader.peek();
    if (first < 0 || (between != u'.' && between != u'/')) return {};
    ++reader.at;
    int second = reader.digits(2);
    if (second < 0 || reader.peek() != between || !is_digit(reader.peek(1))) return {};
    ++reader.at;
    moment.year = reader.digits(4);
    bool day_leads = between == u'.' || first > 12, either = between == u'/' && first <= 12 && second <= 12 && first != second;
    moment.day = day_leads ? first : second, moment.month = day_leads ? second : first;
    if (either || is_digit(reader.peek()) || !is_day(moment.year, moment.month, moment.day)) return {};
    return moment;
}

} // namespace

std::string Moment::iso(std::string_view assumed) const {
    char text[64];
    int length = std::snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
    if (hour >= 0)
        length += std::snprintf(text + length, sizeof text - std::size_t(length), "T%02d:%02d:%02d", hour, minute, std::max(0, second));
    std::string out(text, std::size_t(length));
    if (hour < 0) return out;
    if (!zoned) return out + std::string(assumed);
    int away = zone < 0 ? -zone : zone;
    std::snprintf(text, sizeof text, "%c%02d:%02d", zone < 0 ? '-' : '+', away / 60, away % 60);
    return out + text;
}

namespace {

// A date has its three words, two signs between its numbers, or a month's name; most texts with numbers have none of them.
bool may_hold_date(std::u16string_view text) {
    bool year = false, month = false, day = false;
    int signs = 0; // - . /
    for (char16_t unit : text) {
        char16_t folded = fold(unit);
        signs += folded >= u'-' && folded <= u'/';
        if (is_letter(folded) || signs == 2) return true;
        year |= folded == u'年', month |= folded == u'月', day |= folded == u'日' || folded == u'号';
    }
    return year && month && day;
}

} // namespace

std::vector<Moment> moments(std::u16string_view text) {
    if (!may_hold_date(text)) return {};
    std::vector<Moment> found;
    std::u16string folded = fold(text);
    for (Offset at = 0; at < folded.size();) {
        char16_t unit = folded[at];
        char16_t before = at > 0 ? folded[at - 1] : 0;
        bool starts_number = (is_digit(unit) && !is_digit(before)) || (is_hanzi_number(unit) && !is_hanzi_number(before)) || unit == u'民';
        bool starts_word = is_letter(unit) && !is_letter(before);
        std::optional<Moment> moment;
        Reader reader{folded, at};
        if (starts_number) {
            moment = year_first(reader);
            if (!moment) reader = {folded, at}, moment = day_first(reader);
            if (!moment) reader = {folded, at}, moment = year_last(reader);
        } else if (starts_word) {
            moment = month_first(reader);
        }
        if (!moment) {
            ++at;
            continue;
        }
        read_clock(reader, *moment);
        moment->span = {at, reader.at};
        found.push_back(*moment);
        at = reader.at;
    }
    return found;
}

} // namespace duidu
