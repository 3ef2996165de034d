#include "reference/quantities.h"

#include "reference/quantities/names.h"
#include "reference/quantities/nouns.h"
#include "reference/quantities/units.h"
#include "text/fold.h"
#include "text/places.h"
#include "text/unicode.h"
#include "text/units.h"

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

Quantity quantity_of(Amount const& amount, Offset end, Kind kind, View measure) {
    Quantity quantity;
    quantity.span = {amount.begin, end};
    quantity.value = amount.low;
    quantity.until = amount.high;
    quantity.measure = measure;
    quantity.kind = kind;
    return quantity;
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
std::optional<Quantity> fraction_at(Scan const& scan, Amount const& whole) {
    Offset at = whole.end;
    if (!scan.take(at, u"分之")) return {};
    auto part = numeral_at(scan.text, at);
    double base = whole.low;
    if (scan.at(whole.begin) == u'百') base = 100;
    if (!part || base <= 0) return {};
    Amount share{whole.begin, part->span.end, 0, 0, false, true};
    bool percent = base == 100;
    share.low = percent ? part->value : part->value / base;
    return quantity_of(share, part->span.end, Kind::share, percent ? u"%" : u"");
}

// 10 in 10项重大任务, with everything that belongs to it.
std::optional<Quantity> counted_at(Scan const& scan, Amount amount, Unit const& unit, Unit const* currency) {
    Offset end = amount.end;
    while (scan.at(end) == u' ' && end < amount.end + 2) ++end;
    end += Offset(unit.name.size());
    if (scan.any(end, unit.not_before)) return {};
    if (auto range = range_at(scan, amount, end); range && unit.kind != Kind::count) {
        if (Unit const* second = unit_at(scan, range->end, true); second && second->measure == unit.measure)
            return quantity_of(*range, range->end + Offset(second->name.size()), unit.kind, unit.measure);
    }
    amount.low *= unit.scale, amount.high *= unit.scale;
    if (unit.kind == Kind::money) end = take_coins(scan, end, amount.low);
    if (unit.kind == Kind::amount && scan.at(end) == u'半') amount.low += 0.5, ++end;
    Quantity quantity = quantity_of(amount, end, unit.kind, currency ? currency->measure : unit.measure);
    if (!unit.takes_noun) return quantity;
    Offset noun = noun_end(scan, end);
    quantity.noun = std::u16string(scan.text.substr(end, noun - end));
    quantity.span.end = noun;
    if (unit.name == u"大" && noun == end) return {}; // 五大 of what?
    return quantity;
}

// A duration of days is written like a date's day: 30日内, 十五日以上.
bool days_follow(Scan const& scan, Offset at) {
    return scan.at(at) == u'日' &&
           (scan.any(at + 1, u"内") || scan.has(at + 1, u"以") || scan.has(at + 1, u"之内") || scan.has(at + 1, u"期限"));
}

// Large numbers say how much even where nothing follows that is known as a unit: 突破3亿.
bool stands_alone(Amount const& amount) { return amount.low >= 1e4 && !(amount.arabic && amount.whole && amount.end - amount.begin > 8); }

std::optional<Quantity> read_at(Scan const& scan, Offset at, Offset& past) {
    constexpr Offset longest_number = 40;
    auto numeral = numeral_at(scan.text, at);
    auto amount = numeral ? amount_at(scan, at, *numeral) : std::nullopt;
    past = numeral ? numeral->span.end : at + 1;
    if (scan.at(at) == u'百' && scan.has(at, u"百分之")) return fraction_at(scan, {at, at + 1, 100, 0, false, true});
    if (!amount || amount->end - amount->begin > longest_number) return {};
    past = std::max(past, amount->end);
    if (auto fraction = fraction_at(scan, *amount)) return fraction;
    if (is_name(scan, *amount)) return {};
    if (auto range = range_at(scan, *amount, amount->end)) amount = range;
    if (scan.follows(amount->begin, u"负") || (scan.follows(amount->begin, u"-") && amount->begin == 1))
        amount->low = -amount->low, --amount->begin;
    if (days_follow(scan, amount->end)) return quantity_of(*amount, amount->end + 1, Kind::duration, u"日");
    Offset place = amount->end;
    while (scan.at(place) == u' ' && place < amount->end + 2) ++place;
    Unit const* currency = currency_before(scan, amount->begin);
    Unit const* unit = unit_at(scan, place, amount->arabic);
    if (unit && (place == amount->end || unit->kind == Kind::money || unit->kind == Kind::amount))
        return counted_at(scan, *amount, *unit, currency);
    if (currency) return quantity_of(*amount, amount->end, Kind::money, currency->measure);
    bool scaled = scan.follows(amount->end, u"万亿") && !is_han(scan.at(amount->end));
    if (scaled && stands_alone(*amount)) return quantity_of(*amount, amount->end, Kind::count, {});
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

    // Numbers begin at `starts`, which are places of the document.
    void collect(std::span<Offset const> starts, Scan const& scan, Offset base) {
        std::size_t const before = found.size();
        Offset reached = 0;
        for (Offset start : starts) {
            Offset at = start - base;
            if (at < reached) continue;
            auto quantity = read_at(scan, at, reached);
            if (!quantity) continue;
            Span here = quantity->span, span{here.begin + base, here.end + base};
            bool free = found.size() == before || span.begin >= found.back().span.end;
            if (!free || inside_date(dates, next_date, span)) continue;
            quantity->bound = bound_before(scan, here.begin);
            if (quantity->bound.empty()) quantity->bound = bound_after(scan, here.end);
            quantity->span = span;
            reached = std::max(reached, here.end);
            found.push_back(std::move(*quantity));
        }
    }
};

} // namespace

std::vector<Quantity> quantities(std::u16string_view text, std::vector<Date> const& dates) {
    std::u16string folded = fold(text);
    Finder finder{dates};
    Places places;
    finder.collect(places.of(folded, [](char16_t unit) { return may_begin_number(unit); }), {folded, text}, 0);
    return std::move(finder.found);
}

std::vector<Quantity> quantities(Prose const& prose, Starts const& starts, std::vector<Date> const& dates) {
    constexpr std::size_t units_of_one = 100; // of Chinese prose
    Finder finder{dates};
    finder.found.reserve(prose.text.size() / units_of_one);
    std::vector<Offset> room;
    for (Paragraph const& paragraph : prose.paragraphs) {
        Span span = paragraph.span;
        finder.collect(starts.of(span, Starts::number, room), {prose.fold(span), prose.text.substr(span.begin, span.length())}, span.begin);
    }
    return std::move(finder.found);
}

void agree(std::vector<Quantity>& quantities, std::vector<CountClaim> const& claims) {
    if (claims.empty()) return;
    std::vector<Quantity> merged;
    merged.reserve(quantities.size() + claims.size());
    auto claim = claims.begin();
    for (Quantity& quantity : quantities) {
        for (; claim != claims.end() && claim->span.end <= quantity.span.begin; ++claim) merged.push_back(quantity_of(*claim));
        if (claim != claims.end() && claim->span.overlaps(quantity.span)) quantity = quantity_of(*claim++);
        if (merged.empty() || merged.back().span.end <= quantity.span.begin) merged.push_back(std::move(quantity));
    }
    for (; claim != claims.end(); ++claim) merged.push_back(quantity_of(*claim));
    quantities = std::move(merged);
}

} // namespace duidu
