#include "compare/relations.h"

#include "text/numeral.h"
#include "text/utf.h"

#include <cmath>

namespace duidu {

namespace {

using Relation = Passage::Relation;

// 新质|生产力 and 数字|生产力: names of one thing that end alike, with something else before.
constexpr Offset head = 3, filler = 2;

bool same_slot(ClausePair const& pair) {
    for (Mention const& x : pair.themes_a)
        for (Mention const& y : pair.themes_b) {
            std::u16string_view name_a = pair.name_a(x), name_b = pair.name_b(y);
            bool long_enough = x.theme == y.theme && std::min(name_a.size(), name_b.size()) >= head + filler && name_a != name_b;
            if (long_enough && name_a.substr(name_a.size() - head) == name_b.substr(name_b.size() - head)) return true;
        }
    return false;
}

std::optional<double> number_in(std::u16string_view core) {
    for (Offset at = 0; at < core.size(); ++at)
        if (is_arabic_digit(core[at]))
            if (std::optional<Numeral> value = numeral_at(core, at)) return value->value;
    return {};
}

bool other_number(ClausePair const& pair) {
    std::optional<double> a = number_in(pair.core_a), b = number_in(pair.core_b);
    return a && b && *a != *b;
}

bool verbatim(ClausePair const& pair) {
    return pair.longest() >= 9 || (pair.longest() >= 4 && pair.covered() >= 0.95 && pair.pieces.size() == 1);
}

bool same_phrase(ClausePair const& pair) {
    return (pair.longest() >= 4 && pair.covered() >= 0.75) || (pair.longest() >= 6 && pair.covered() >= 0.5);
}

bool follows_up(ClausePair const& pair) {
    return (pair.a.result && pair.b.goal && !pair.b.result) || (pair.b.result && pair.a.goal && !pair.a.result);
}

// 构建…数字产业集群 ~ 培育…数字产业体系: both set a goal for what one run names.
bool sets_the_same_goal(ClausePair const& pair) {
    return pair.a.goal && pair.b.goal && pair.pieces.size() == 1 && pair.longest() >= 4 && pair.covered() >= 0.35;
}

// 适度超前推进…规模部署 ~ 适度超前部署…体系: one phrase with something else in its gap. Read on two work reports, three of four that hold
// this are one thought in other words; below these figures they share no more than 深化…改革.
bool fills_a_gap(ClausePair const& pair) {
    return pair.pieces.size() >= 2 && pair.longest() >= 4 && pair.covered() >= 0.4 && pair.likeness >= 0.22;
}

bool says_the_same(ClausePair const& pair) {
    return pair.covered() >= 0.6 || (pair.pieces.size() >= 2 && pair.likeness >= 0.35) || sets_the_same_goal(pair) || fills_a_gap(pair);
}

bool always(ClausePair const&) { return true; }

constexpr struct {
    bool (*holds)(ClausePair const&);
    Relation relation;
} relations[] = {{same_slot, Relation::contrast},   {other_number, Relation::contrast},   {verbatim, Relation::same_phrase},
                 {follows_up, Relation::follow_up}, {same_phrase, Relation::same_phrase}, {says_the_same, Relation::paraphrase},
                 {always, Relation::same_theme}};

std::string quote(Letters const& text, Span span) { return to_utf8(text.text.substr(span.begin, span.length())); }

void add_reason(std::string& why, std::string const& reason) { why += (why.empty() ? "" : "; ") + reason; }

// Themes that both name in other words.
void tell_themes(ClausePair const& pair, Letters const& a, Letters const& b, Passage& out) {
    for (Mention const& x : pair.themes_a)
        for (Mention const& y : pair.themes_b) {
            if (x.theme != y.theme || pair.name_a(x) == pair.name_b(y)) continue;
            Span here = a.span(x.begin, x.end), there = b.span(y.begin, y.end);
            add_reason(out.why, "one theme: " + quote(a, here) + " ~ " + quote(b, there));
            out.shared.push_back({here, there});
        }
}

} // namespace

Passage::Relation relation_of(ClausePair const& pair) {
    auto row = std::find_if(std::begin(relations), std::end(relations), [&](auto const& each) { return each.holds(pair); });
    return row->relation; // the last always holds
}

Passage passage_of(ClausePair const& pair, std::vector<CommonPiece> const& shown, Letters const& a, Letters const& b) {
    Passage out;
    out.a = a.span(pair.a.core_begin, pair.a.core_end);
    out.b = b.span(pair.b.core_begin, pair.b.core_end);
    out.score = std::sqrt(std::min(1.0, pair.likeness)); // spreads the figures: 0.15 is shown as 0.39
    out.relation = relation_of(pair);
    std::string shared;
    for (CommonPiece const& piece : shown) {
        Span here = a.span(pair.a.core_begin + piece.a, pair.a.core_begin + piece.a + piece.length);
        Span there = b.span(pair.b.core_begin + piece.b, pair.b.core_begin + piece.b + piece.length);
        out.shared.push_back({here, there});
        shared += (shared.empty() ? "" : ", ") + quote(a, here);
    }
    if (!shared.empty()) add_reason(out.why, "shares " + shared);
    tell_themes(pair, a, b, out);
    return out;
}

} // namespace duidu
