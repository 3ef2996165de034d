#include "reference/dates.h"

#include "reference/dates/rules.h"
#include "text/fold.h"
#include "text/utf.h"

#include <algorithm>

namespace duidu {

namespace {

using namespace dating;

// The dates of a folded passage that stands at `base`.
void collect(View folded, CalendarDay today, Offset base, std::vector<Date>& found) {
    Scan scan{folded, today};
    for (Offset at = 0; at < folded.size();) {
        char16_t unit = folded[at];
        if (unit == u'。' || unit == u'\n') scan.said_year = 0;
        Maybe date = may_begin(scan, at) ? date_at(scan, at) : Maybe();
        if (!date) {
            ++at;
            continue;
        }
        // The date that a later month and day take their year from says at least its own month.
        if (date->value.size() >= 7 && date->value[4] == '-' && date->value[0] != 'X') scan.said_year = calendar_day(date->value).year;
        Offset end = std::max(date->end, at + 1);
        found.push_back({date->kind, {base + at, base + date->end}, std::move(date->value), date->rule, date->confidence});
        at = end;
    }
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
    std::vector<Date> found;
    collect(fold(text), today, 0, found);
    return found;
}

std::vector<Date> dates(Prose const& prose, Metadata const& metadata) {
    CalendarDay today = calendar_day(to_utf8(metadata.date.best.value));
    if (!today.year) today = calendar_day(to_utf8(metadata.released.best.value));
    std::vector<Date> found;
    for (Paragraph const& paragraph : prose.paragraphs) collect(prose.fold(paragraph.span), today, paragraph.span.begin, found);
    return found;
}

} // namespace duidu
