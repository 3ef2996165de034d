#include "reference/dates.h"

#include "reference/dates/rules.h"
#include "text/fold.h"
#include "text/places.h"
#include "text/utf.h"

#include <algorithm>

namespace duidu {

namespace {

using namespace dating;

bool ends_sentence(View between) { return between.find(u'。') != View::npos || between.find(u'\n') != View::npos; }

// The dates of a folded passage that stands at `base`; they may begin at `starts`, which count from 0 of the document.
void collect(std::span<Offset const> starts, View folded, CalendarDay today, Offset base, std::vector<Date>& found) {
    if (starts.empty()) return;
    LastNumbers numbers;
    Scan scan{folded, today, numbers};
    Openers const& open = openers();
    Offset reached = 0, seen = 0; // where the last date ended; up to where sentences are known to go on
    for (Offset start : starts) {
        Offset at = start - base;
        if (at < reached || !open.fit(folded, at) || !may_begin(scan, at)) continue;
        if (scan.said_year && ends_sentence(folded.substr(seen, at + 1 - seen))) scan.said_year = 0;
        seen = at;
        Maybe date = date_at(scan, at);
        if (!date) continue;
        // The date that a later month and day take their year from says at least its own month.
        if (date->value.size() >= 7 && date->value[4] == '-' && date->value[0] != 'X') scan.said_year = calendar_day(date->value).year;
        reached = seen = std::max(date->end, at + 1);
        found.push_back({date->kind, {base + at, base + date->end}, std::move(date->value), date->rule, date->confidence});
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
    Places places;
    std::u16string folded = fold(text);
    Units const& openers = opening_units();
    collect(places.of(folded, [&](char16_t unit) { return openers.has(unit); }), folded, today, 0, found);
    return found;
}

std::vector<Date> dates(Prose const& prose, Starts const& starts, Metadata const& metadata) {
    CalendarDay today = calendar_day(to_utf8(metadata.date.best.value));
    if (!today.year) today = calendar_day(to_utf8(metadata.released.best.value));
    std::vector<Date> found;
    Starts::Walk places = starts.walk(Starts::date);
    for (Paragraph const& paragraph : prose.paragraphs)
        collect(places.in(paragraph.span), prose.fold(paragraph.span), today, paragraph.span.begin, found);
    return found;
}

} // namespace duidu
