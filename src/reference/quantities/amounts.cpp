#include "reference/quantities/amounts.h"

#include <cmath>

namespace duidu::measuring {

namespace {

bool is_power(char16_t unit) { return View(u"十百千万亿佰仟").find(unit) != View::npos; }
double power_of(char16_t unit) {
    constexpr View powers = u"十百千万亿";
    constexpr double values[] = {10, 100, 1000, 1e4, 1e8};
    std::size_t found = powers.find(unit == u'佰' ? u'百' : unit == u'仟' ? u'千' : unit);
    return found == View::npos ? 1 : values[found];
}

// Units that follow a 千 of their own: 一百千瓦 are 100 千瓦.
bool thousand_belongs_to_unit(Scan const& scan, Offset begin, Offset end) {
    constexpr View behind = u"瓦克米卡伏赫比字";
    return end - begin >= 2 && scan.at(end - 1) == u'千' && scan.any(end, behind) && !scan.has(end, u"米长");
}

// 177.1 亿, 两个亿: a power of ten set apart from its number.
void take_distant_power(Scan const& scan, Amount& amount) {
    Offset place = amount.end;
    if (!scan.take(place, u"个") && !(amount.arabic && scan.take(place, u" "))) return;
    if (!scan.any(place, u"万亿") || scan.has(place, u"万元户")) return;
    amount.low *= power_of(scan.at(place)), amount.high *= power_of(scan.at(place));
    amount.end = place + 1;
}

// 八九亿, 四五千, 三五百: two neighbouring digits are a guess. Gives the lower and the upper reading.
bool guess(View numeral, double& low, double& high) {
    constexpr View digits = u"零一二三四五六七八九";
    if (numeral.size() < 2) return false;
    std::size_t first = digits.find(numeral[0]), second = digits.find(numeral[1]);
    if (first == View::npos || second == View::npos || first == 0) return false;
    if (second != first + 1 && !(first == 3 && second == 5)) return false;
    double scale = 1;
    for (char16_t unit : numeral.substr(2)) {
        if (!is_power(unit)) return false;
        scale *= power_of(unit);
    }
    low = double(first) * scale, high = double(second) * scale;
    return true;
}

// 几十万, 数十亿, 十几, 十多, 3000多: at_least the number said, below the next.
void widen(Scan const& scan, Amount& amount) {
    if (scan.follows(amount.begin, u"几数") && amount.low >= 10) {
        amount.high = amount.low * 10;
        --amount.begin;
        return;
    }
    if (!scan.any(amount.end, u"几多余")) return;
    double step = 1;
    while (step * 10 <= amount.low && std::fmod(amount.low, step * 10) == 0) step *= 10;
    amount.high = amount.low + step;
    ++amount.end;
    while (scan.any(amount.end, u"万亿")) {
        double scale = power_of(scan.at(amount.end++));
        amount.low *= scale, amount.high *= scale;
    }
}

} // namespace

std::optional<Amount> amount_at(Scan const& scan, Offset at, Numeral const& numeral) {
    Amount amount{at, numeral.span.end, numeral.value, 0, is_arabic_digit(scan.at(at)), numeral.whole};
    View said = scan.text.substr(at, amount.end - at);
    if (thousand_belongs_to_unit(scan, at, amount.end)) {
        if (auto shorter = whole_numeral(said.substr(0, said.size() - 1))) amount.low = shorter->value, --amount.end;
    }
    if (said == u"零" || scan.has(amount.end, u"次会议") || scan.has(amount.end, u"次全体会议")) return {}; // 零部件, 人大四次会议
    if (!amount.arabic && is_power(said[0]) && said[0] != u'十' && !scan.follows(at, u"几数")) return {};   // 百姓, 万众, 千方百计
    if (!amount.arabic && guess(said, amount.low, amount.high)) return amount;
    // 两万两, 二两: the last 两 is the unit.
    if (said.size() >= 2 && said.back() == u'两' && (is_power(said[said.size() - 2]) || said.size() == 2))
        if (auto shorter = whole_numeral(said.substr(0, said.size() - 1))) amount.low = shorter->value, --amount.end;
    widen(scan, amount);
    take_distant_power(scan, amount);
    return amount;
}

namespace {

// 2到3万: the left number shares 万 and 亿 where it is smaller than what they multiply.
double shared_scale(Scan const& scan, Amount const& left, Amount const& right) {
    double scale = 1;
    for (Offset at = right.end; at > right.begin && (scan.at(at - 1) == u'万' || scan.at(at - 1) == u'亿'); --at)
        scale *= power_of(scan.at(at - 1));
    bool own = scan.at(left.end - 1) == u'万' || scan.at(left.end - 1) == u'亿';
    if (!own && scale > 1 && left.low < right.low / scale) return scale;
    bool digit_pair = left.end - left.begin == 1 && right.end - right.begin == 2 && !own;
    return scale == 1 && digit_pair && left.low < 10 ? power_of(scan.at(right.end - 1)) : 1;
}

} // namespace

std::optional<Amount> range_at(Scan const& scan, Amount const& left, Offset at) {
    scan.take(at, u"(含)");
    if (!scan.any(at, u"-~到至")) return {};
    char16_t sign = scan.at(at);
    while (scan.at(at) == sign && at < left.end + 8) ++at;
    auto numeral = numeral_at(scan.text, at);
    auto right = numeral ? amount_at(scan, at, *numeral) : std::nullopt;
    if (!right) return {};
    Amount both{left.begin,  right->end, left.low * shared_scale(scan, left, *right), right->high > 0 ? right->high : right->low,
                left.arabic, left.whole};
    if (both.low >= both.high) return {};
    return both;
}

} // namespace duidu::measuring
