#include "reference/dates/calendar.h"
#include "reference/dates/points.h"
#include "text/numeral.h"

#include <array>

namespace duidu::dating {

namespace {

// What a part of the day says of its clock: hours to add to those below the limit.
struct DayPart {
    View word;
    int from_hour, add;
};
constexpr DayPart day_parts[] = {{u"凌晨", 0, 0},  {u"清晨", 0, 0},  {u"早上", 0, 0},  {u"早晨", 0, 0},  {u"上午", 0, 0},
                                 {u"中午", 1, 12}, {u"下午", 1, 12}, {u"午后", 1, 12}, {u"傍晚", 1, 12}, {u"晚上", 1, 12},
                                 {u"夜间", 1, 12}, {u"当晚", 1, 12}, {u"一早", 0, 0},  {u"早", 0, 0},    {u"晚", 1, 12}};

DayPart const* day_part_at(Scan const& scan, Offset& at) {
    for (DayPart const& part : day_parts)
        if (scan.take(at, part.word)) return &part;
    return nullptr;
}

// 08:25, 08:25:07.
bool take_digital_clock(Scan const& scan, Offset& at, std::array<int, 3>& clock) {
    Offset place = at;
    for (std::size_t field = 0; field < 3; ++field) {
        auto number = number_at(scan, place);
        if (!number || !number->arabic || number->end - place > 2 || number->value > (field ? 59 : 23)) return field == 2;
        clock[field] = number->value;
        place = number->end;
        if (field > 0) at = place;
        if (field == 2 || !scan.take(place, u":")) break;
    }
    return place > at || clock[1] >= 0;
}

// 9时30分, 八点半, 九点二十.
bool take_spoken_clock(Scan const& scan, Offset& at, std::array<int, 3>& clock) {
    auto hour = number_at(scan, at);
    if (!hour || hour->value > 24) return false;
    Offset place = hour->end;
    if (!scan.take_any(place, u"点时")) return false;
    clock = {hour->value % 24, 0, 0};
    at = place;
    if (scan.take(at, u"半")) return clock[1] = 30, true;
    if (scan.take_any(at, u"整许")) return true;
    auto minute = number_at(scan, place);
    if (!minute || minute->value > 59) return true;
    place = minute->end;
    bool sign = scan.take(place, u"分");
    if (sign || ends_phrase(scan, place)) clock[1] = minute->value, at = place;
    return true;
}

// Z, +08:00, +0800; a clock without a zone is China's.
std::string zone_at(Scan const& scan, Offset& at) {
    if (scan.take(at, u"z")) return "+00:00";
    Offset place = at;
    scan.skip_space(place);
    char16_t sign = scan.at(place);
    if (sign != u'+' && sign != u'-') return "+08:00";
    auto hours = number_at(scan, ++place);
    if (!hours || !hours->arabic) return "+08:00";
    int minutes = 0, value = hours->value;
    Offset end = hours->end;
    if (end - place == 4) minutes = value % 100, value /= 100;
    else if (end - place != 2 || !scan.take(end, u":")) return "+08:00";
    else if (auto rest = number_at(scan, end)) minutes = rest->value, end = rest->end;
    if (value > 14 || minutes > 59) return "+08:00";
    at = end;
    return (sign == u'+' ? "+" : "-") + padded(value, 2) + ":" + padded(minutes, 2);
}

} // namespace

void take_clock(Scan const& scan, Offset& at, Point& point) {
    Offset place = at;
    if (!scan.take(place, u"t")) scan.skip_space(place);
    if (!may_begin_number(scan.at(place)) && !scan.any(place, u"凌清早上中下午傍晚夜当")) return; // few dates have a clock
    DayPart const* part = day_part_at(scan, place);
    std::array<int, 3> clock = {-1, -1, 0};
    Offset digital = place;
    if (take_digital_clock(scan, digital, clock) && clock[1] >= 0) place = digital;
    else if (!take_spoken_clock(scan, place, clock)) return;
    if (part && clock[0] >= part->from_hour && clock[0] < 12) clock[0] += part->add;
    if (part && part->word == u"中午" && clock[0] > 15) clock[0] -= 12; // 中午十一点
    std::string zone = zone_at(scan, place);
    point.clock = "T" + padded(clock[0], 2) + ":" + padded(clock[1], 2) + ":" + padded(clock[2], 2) + zone;
    at = place;
}

} // namespace duidu::dating
