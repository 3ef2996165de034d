#include "reference/quantities.h"

#include "reference/quantities/names.h"
#include "reference/quantities/nouns.h"
#include "reference/quantities/units.h"
#include "text/fold.h"
#include "text/order.h"
#include "text/places.h"
#include "text/unicode.h"
#include "text/units.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace duidu {

namespace {

using namespace measuring;

// ---- more or less ----

struct Bound {
    View word;
    char const* name;
};
constexpr Bound before[] = {{u"不低于", "at_least"}, {u"不少于", "at_least"}, {u"不小于", "at_least"},  {u"至少", "at_least"},
                            {u"最低", "at_least"},   {u"不超过", "at_most"},  {u"不得超过", "at_most"}, {u"不高于", "at_most"},
                            {u"不多于", "at_most"},  {u"不大于", "at_most"},  {u"至多", "at_most"},     {u"最多", "at_most"},
                            {u"控制在", "at_most"},  {u"超过", "over"},       {u"逾", "over"},          {u"突破", "over"},
                            {u"高于", "over"},       {u"多于", "over"},       {u"大于", "over"},        {u"超", "over"},
                            {u"低于", "under"},      {u"少于", "under"},      {u"小于", "under"},       {u"不足", "under"},
                            {u"不到", "under"},      {u"未满", "under"},      {u"不满", "under"},       {u"大约", "about"},
                            {u"约", "about"},        {u"将近", "about"},      {u"接近", "about"},       {u"近", "about"}};
constexpr Bound after[] = {{u"及以上", "at_least"}, {u"以上", "at_least"}, {u"(含)以上", "at_least"}, {u"(含以上)", "at_least"},
                           {u"及以下", "at_most"},  {u"以下", "at_most"},  {u"以内", "at_most"},      {u"之内", "at_most"},
                           {u"内", "at_most"},      {u"左右", "about"},    {u"上下", "about"}};

// One look tells that none of the words stands there.
template <class Table, class End> Units ends_of(Table const& bounds, End end) {
    Units all({});
    for (Bound const& bound : bounds) all.add(end(bound.word));
    return all;
}

char const* bound_before(Scan const& scan, Offset at) {
    static Units const lasts = ends_of(before, [](View word) { return word.back(); });
    if (at == 0 || !lasts.has(scan.text[at - 1])) return "";
    for (Bound const& bound : before)
        if (scan.preceded(at, bound.word)) return bound.name;
    return "";
}

char const* bound_after(Scan const& scan, Offset at) {
    static Units const firsts = ends_of(after, [](View word) { return word.front(); });
    if (!firsts.has(scan.at(at))) return "";
    for (Bound const& bound : after)
        if (scan.has(at, bound.word)) return bound.name;
    return "";
}

// What is read at a place; it becomes a quantity where nothing speaks against it.
struct Reading {
    Span span;
    double value = 0, until = 0;
    Kind kind = Kind::count;
    View measure, noun = {};
};

Reading reading_of(Amount const& amount, Offset end, Kind kind, View measure) {
    return {{amount.begin, end}, amount.low, amount.high, kind, measure};
}

// 十块三毛, 123元1角1分, 135块6角7分钱: what follows a sum in smaller coin.
Offset take_coins(Scan const& scan, Offset at, double& value) {
    struct Coin {
        View name;
        double scale;
    };
    static constexpr Coin coins[] = {{u"角", 0.1}, {u"毛", 0.1}, {u"分", 0.01}};
    for (Coin const& coin : coins) {
        auto numeral = numeral_at(scan.text, at);
        if (!numeral || numeral->value >= 10 || !scan.has(numeral->span.end, coin.name)) continue;
        value += numeral->value * coin.scale;
        at = numeral->span.end + 1;
    }
    scan.take(at, u"钱");
    return at;
}

// 百分之五, 三分之二, 千分之一.
std::optional<Reading> fraction_at(Scan const& scan, Amount const& whole) {
    Offset at = whole.end;
    if (!scan.take(at, u"分之")) return {};
    auto part = numeral_at(scan.text, at);
    double base = whole.low;
    if (scan.at(whole.begin) == u'百') base = 100;
    if (!part || base <= 0) return {};
    Amount share{whole.begin, part->span.end, 0, 0, false, true};
    bool percent = base == 100;
    share.low = percent ? part->value : part->value / base;
    return reading_of(share, part->span.end, Kind::share, percent ? u"%" : u"");
}

// 10 in 10项重大任务, with everything that belongs to it.
std::optional<Reading> counted_at(Scan const& scan, Amount amount, Unit const& unit, Unit const* currency) {
    Offset end = amount.end;
    while (scan.at(end) == u' ' && end < amount.end + 2) ++end;
    end += Offset(unit.name.size());
    if (scan.any(end, unit.not_before)) return {};
    if (auto range = range_at(scan, amount, end); range && unit.kind != Kind::count) {
        if (Unit const* second = unit_at(scan, range->end, true); second && second->measure == unit.measure)
            return reading_of(*range, range->end + Offset(second->name.size()), unit.kind, unit.measure);
    }
    amount.low *= unit.scale, amount.high *= unit.scale;
    if (unit.kind == Kind::money) end = take_coins(scan, end, amount.low);
    if (unit.kind == Kind::amount && scan.at(end) == u'半') amount.low += 0.5, ++end;
    Reading reading = reading_of(amount, end, unit.kind, currency ? currency->measure : unit.measure);
    if (!unit.takes_noun) return reading;
    Offset noun = noun_end(scan, end);
    if (unit.name == u"大" && noun == end) return {}; // 五大 of what?
    reading.noun = scan.text.substr(end, noun - end);
    reading.span.end = noun;
    return reading;
}

// A duration of days is written like a date's day: 30日内, 十五日以上.
bool days_follow(Scan const& scan, Offset at) {
    return scan.at(at) == u'日' &&
           (scan.any(at + 1, u"内") || scan.has(at + 1, u"以") || scan.has(at + 1, u"之内") || scan.has(at + 1, u"期限"));
}

// Large numbers say how much even where nothing follows that is known as a unit: 突破3亿.
bool stands_alone(Amount const& amount) { return amount.low >= 1e4 && !(amount.arabic && amount.whole && amount.end - amount.begin > 8); }

// 统一, 第一, 三农: around most numbers of prose stands nothing that could make them an amount of something.
bool idle(Scan const& scan, Numeral const& numeral) {
    static Units const behind = [] {
        Units units(u"分日 -~到至(几多余个");
        unit_beginnings().for_each([&](char16_t unit) { units.add(unit); });
        return units;
    }();
    static Units const before(u"币元¥$€ 负-几数"), lasts(u"千两万亿");
    Span span = numeral.span;
    return !behind.has(scan.at(span.end)) && !lasts.has(scan.at(span.end - 1)) && !before.has(scan.before(span.begin));
}

std::optional<Reading> read_at(Scan const& scan, Offset at, Numeral const* numeral, Offset& past) {
    constexpr Offset longest_number = 40;
    past = numeral ? numeral->span.end : at + 1;
    if (!numeral || idle(scan, *numeral)) return {};
    auto amount = amount_at(scan, at, *numeral);
    if (scan.at(at) == u'百' && scan.has(at, u"百分之")) return fraction_at(scan, {at, at + 1, 100, 0, false, true});
    if (!amount || amount->end - amount->begin > longest_number) return {};
    past = std::max(past, amount->end);
    if (auto fraction = fraction_at(scan, *amount)) return fraction;
    if (is_name(scan, *amount)) return {};
    if (auto range = range_at(scan, *amount, amount->end)) amount = range;
    if (scan.follows(amount->begin, u"负") || (scan.follows(amount->begin, u"-") && amount->begin == 1))
        amount->low = -amount->low, --amount->begin;
    if (days_follow(scan, amount->end)) return reading_of(*amount, amount->end + 1, Kind::duration, u"日");
    Offset place = amount->end;
    while (scan.at(place) == u' ' && place < amount->end + 2) ++place;
    Unit const* currency = currency_before(scan, amount->begin);
    Unit const* unit = unit_at(scan, place, amount->arabic);
    if (unit && (place == amount->end || unit->kind == Kind::money || unit->kind == Kind::amount))
        return counted_at(scan, *amount, *unit, currency);
    if (currency) return reading_of(*amount, amount->end, Kind::money, currency->measure);
    bool scaled = scan.follows(amount->end, u"万亿") && !is_han(scan.at(amount->end));
    if (scaled && stands_alone(*amount)) return reading_of(*amount, amount->end, Kind::count, {});
    return {};
}

Quantity quantity_of(CountClaim const& claim) {
    Quantity quantity;
    quantity.span = claim.span;
    quantity.value = double(claim.value);
    quantity.measure = fold(claim.measure);
    quantity.noun = fold(claim.noun);
    return quantity;
}

// Dates keep what is inside them, but 五年 of 第十四个五年规划 and 三年 of 近三年 are durations all the same.
bool inside_date(std::span<Date const> dates, std::size_t& next, Span span) {
    while (next < dates.size() && dates[next].span.end <= span.begin) ++next;
    if (next == dates.size() || !dates[next].span.overlaps(span)) return false;
    return dates[next].rule != "counted" && dates[next].rule != "five-year plan";
}

// The quantities of one passage after the other; `base` is where a passage stands in the document, whose dates they are.
struct Finder {
    std::span<Date const> dates;
    std::vector<Quantity> found{};
    std::size_t next_date = 0;

    void add(Scan const& scan, Reading const& reading, Span span) {
        Quantity& quantity = found.emplace_back();
        quantity.span = span;
        quantity.value = reading.value, quantity.until = reading.until;
        quantity.measure = reading.measure;
        if (!reading.noun.empty()) quantity.noun = reading.noun;
        quantity.kind = reading.kind;
        std::string_view bound = bound_before(scan, reading.span.begin);
        if (bound.empty()) bound = bound_after(scan, reading.span.end);
        if (!bound.empty()) quantity.bound = bound;
    }
    // Numbers begin at `starts`, which are places of the document; `numeral` tells the one that begins at a place of the passage.
    template <class NumeralAt> void collect(std::span<Offset const> starts, NumeralAt numeral, Scan const& scan, Offset base) {
        Offset reached = 0, free = base; // nothing that ends behind it was found in the passage
        for (Offset start : starts) {
            Offset at = start - base;
            if (at < reached) continue;
            auto reading = read_at(scan, at, numeral(at), reached);
            if (!reading) continue;
            Span span{reading->span.begin + base, reading->span.end + base};
            if (span.begin < free || inside_date(dates, next_date, span)) continue;
            reached = std::max(reached, reading->span.end), free = span.end;
            add(scan, *reading, span);
        }
    }
};

} // namespace

std::vector<Quantity> quantities(std::u16string_view text, std::vector<Date> const& dates) {
    std::u16string folded = fold(text);
    Finder finder{dates};
    Places places;
    std::optional<Numeral> here;
    finder.collect(
        places.of(folded, [](char16_t unit) { return may_begin_number(unit); }),
        [&](Offset at) { return (here = numeral_at(folded, at)) ? &*here : nullptr; }, {folded, text}, 0);
    return std::move(finder.found);
}

std::vector<Quantity> quantities(Prose const& prose, Numbers const& numbers, std::vector<Date> const& dates) {
    constexpr std::size_t units_of_one = 100; // of Chinese prose
    Finder finder{dates};
    finder.found.reserve(prose.text.size() / units_of_one);
    Numbers::Walk walk = numbers.walk();
    for (Paragraph const& paragraph : prose.paragraphs) {
        Span span = paragraph.span;
        auto starts = walk.in(span);
        if (starts.empty()) continue;
        Scan scan{prose.fold(span), prose.text.substr(span.begin, span.length())};
        finder.collect(
            starts, [&](Offset at) { return walk.at(scan.text, at, span.begin); }, scan, span.begin);
    }
    return std::move(finder.found);
}

namespace {

bool is_figure(View text, Offset at) { return at < text.size() && is_digit(text[at]); }

// Raised or lowered figures that stand between or beside figures of the line.
std::vector<Emphasis> shifts_at_figures(View text, std::vector<Emphasis> const& emphases) {
    std::vector<Emphasis> shifts;
    for (Emphasis const& each : emphases) {
        if ((each.name != "sup" && each.name != "sub") || !is_figure(text, each.span.begin)) continue;
        bool joined = (each.span.begin > 0 && is_figure(text, each.span.begin - 1)) || is_figure(text, each.span.end);
        if (joined) shifts.push_back(each);
    }
    std::sort(shifts.begin(), shifts.end(), [](Emphasis const& one, Emphasis const& other) { return one.span.begin < other.span.begin; });
    return shifts;
}

// 10³, and nothing that it multiplies; 0 where it is something else.
double power_of_ten(View text, Offset begin, Emphasis const& shift) {
    constexpr Offset longest = 2; // figures of an exponent
    bool multiplied = begin > 0 && View(u"×xX*·⋅").find(text[begin - 1]) != View::npos;
    View raised = text.substr(shift.span.begin, shift.span.length());
    if (shift.name != "sup" || multiplied || raised.size() > longest || text.substr(begin, shift.span.begin - begin) != u"10") return 0;
    auto exponent = numeral_at(raised, 0);
    return exponent && exponent->span.end == raised.size() ? std::pow(10, exponent->value) : 0;
}

} // namespace

void part_at_shifts(std::vector<Quantity>& quantities, std::u16string_view text, std::vector<Emphasis> const& emphases) {
    std::vector<Emphasis> const shifts = shifts_at_figures(text, emphases);
    if (shifts.empty()) return;
    std::vector<Quantity> parted;
    auto shift = shifts.begin();
    for (Quantity& quantity : quantities) {
        Span const span = quantity.span;
        while (shift != shifts.end() && shift->span.end <= span.begin) ++shift;
        if (shift == shifts.end() || shift->span.begin >= span.end) {
            parted.push_back(std::move(quantity));
        } else if (!is_figure(text, shift->span.end)) {
            quantity.value = power_of_ten(text, span.begin, *shift);
            if (quantity.value > 0) parted.push_back(std::move(quantity));
        } else {
            for (Quantity& rest : duidu::quantities(text.substr(shift->span.end, span.end - shift->span.end), {})) {
                rest.span = {rest.span.begin + shift->span.end, rest.span.end + shift->span.end};
                parted.push_back(std::move(rest));
            }
        }
    }
    quantities = std::move(parted);
}

void agree(std::vector<Quantity>& quantities, std::vector<CountClaim> const& claims) {
    std::vector<Quantity> others; // claims that are no quantity yet
    auto claim = claims.begin();
    std::size_t kept = 0;
    Offset end = 0; // of what was kept or told last
    auto tell_until = [&](Offset begin) {
        for (; claim != claims.end() && claim->span.end <= begin; ++claim) others.push_back(quantity_of(*claim)), end = claim->span.end;
    };
    for (Quantity& quantity : quantities) {
        tell_until(quantity.span.begin);
        if (claim != claims.end() && claim->span.overlaps(quantity.span)) quantity = quantity_of(*claim++);
        if (quantity.span.begin < end) continue;
        end = quantity.span.end;
        if (&quantities[kept] != &quantity) quantities[kept] = std::move(quantity);
        ++kept;
    }
    tell_until(~Offset(0));
    quantities.resize(kept);
    if (others.empty()) return;
    quantities.insert(quantities.end(), std::make_move_iterator(others.begin()), std::make_move_iterator(others.end()));
    quantities = in_order(std::move(quantities), [](Quantity const& quantity) { return rank(quantity.span); });
}

} // namespace duidu
