#include "compare/amendment.h"

#include "compare/units.h"
#include "text/fold.h"

#include <optional>

namespace duidu {

namespace {

using Kind = AmendmentOrder::Kind;

// The text folded, with everything between “ and ” blanked out. A quotation of several paragraphs opens each of them and closes once.
std::u16string without_quotations(std::u16string_view text) {
    std::u16string out = fold(text);
    bool inside = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == u'“' || text[i] == u'「') inside = true;
        bool closes = text[i] == u'”' || text[i] == u'」';
        if (inside && text[i] != u'\n') out[i] = u' ';
        if (closes) inside = false;
    }
    return out;
}

// 第八条, and whether only a part of it is meant: 第八条第三款, 第八条中的…
struct Reference {
    std::string label;
    int value = 0;
    Offset begin = 0, end = 0;
    bool part = false;
};

std::vector<Reference> references_in(std::u16string_view text, Offset begin, Offset end) {
    std::vector<Reference> out;
    for (Offset at = begin; at < end; ++at) {
        std::optional<ArticleNumber> number = article_number(text.substr(0, end), at);
        if (!number) continue;
        char16_t next = number->end < end ? text[number->end] : u' ';
        Reference reference{number->label, number->value, at, number->end, next == u'第' && !article_number(text, number->end)};
        reference.part |= next == u'中' || next == u'的';
        out.push_back(reference);
        at = number->end - 1;
    }
    return out;
}

Offset find(std::u16string_view text, std::u16string_view word, Offset begin, Offset end) {
    std::size_t at = text.substr(0, end).find(word, begin);
    return at == text.npos ? end : Offset(at);
}

// The references from `at` on that form one list: 第四十七条、第四十八条和第四十九条; 至 stands for all between.
std::vector<Reference> list_from(std::vector<Reference> const& all, std::u16string_view text, Offset at) {
    std::vector<Reference> out;
    for (Reference const& reference : all) {
        if (reference.begin < at) continue;
        std::u16string_view between = text.substr(at, reference.begin - at);
        bool joined =
            out.empty() || (between.size() == 1 && std::u16string_view(u"、和与至").find(between[0]) != std::u16string_view::npos);
        if (!joined) break;
        constexpr int longest_range = 200;
        if (!out.empty() && between[0] == u'至' && reference.value - out.back().value < longest_range)
            for (int value = out.back().value + 1; value < reference.value; ++value)
                out.push_back({std::to_string(value), value, 0, 0, false});
        out.push_back(reference);
        at = reference.end;
    }
    return out;
}

void take(std::vector<Reference> const& list, std::vector<std::string>& labels) {
    for (Reference const& reference : list) labels.push_back(reference.label);
}

bool any_part(std::vector<Reference> const& list) {
    return std::any_of(list.begin(), list.end(), [](Reference const& reference) { return reference.part; });
}

// 增加一条，作为第九条
bool read_insertion(std::u16string_view text, AmendmentOrder& order, std::vector<Reference> const& all) {
    Offset end = order.span.end, grows = find(text, u"增加", order.span.begin, end), as = find(text, u"作为", grows, end);
    if (grows == end || as == end) return false;
    std::u16string_view between = text.substr(grows, as - grows);
    if (between.find(u'条') == between.npos || between.find(u'款') != between.npos || between.find(u'项') != between.npos) return false;
    order.kind = Kind::insert;
    take(list_from(all, text, as), order.to);
    return !order.to.empty();
}

// 删去第二十条
bool read_removal(std::u16string_view text, AmendmentOrder& order, std::vector<Reference> const& all) {
    Offset end = order.span.end, at = std::min(find(text, u"删去", order.span.begin, end), find(text, u"删除", order.span.begin, end));
    if (at == end) return false;
    std::vector<Reference> list = list_from(all, text, at + 2);
    if (list.empty() || list[0].begin != at + 2 || any_part(list)) return false;
    order.kind = Kind::remove;
    take(list, order.from);
    return true;
}

// 将第五条改为第六条; 将第五条、第六条合并，作为第七条; 将第五条改为二条，作为第六条、第七条
bool read_renumbering(std::u16string_view text, AmendmentOrder& order, std::vector<Reference> const& all) {
    Offset end = order.span.end, verb = end;
    for (std::u16string_view word : {u"改为", u"合并", u"作为", u"分为"}) verb = std::min(verb, find(text, word, order.span.begin, end));
    std::vector<Reference> from;
    for (Reference const& reference : all)
        if (reference.begin < verb) from.push_back(reference);
    std::vector<Reference> to = list_from(all, text, verb);
    if (from.empty() || to.empty()) return false;
    from = list_from(from, text, from[0].begin);
    order.kind = Kind::renumber;
    order.part = any_part(from);
    take(from, order.from);
    take(to, order.to);
    return true;
}

// 关于修改《…》的决定, 刑法修正案: what it is stands in its first lines.
bool is_decision(std::u16string_view text) {
    constexpr std::size_t head = 200; // units
    std::u16string_view first = text.substr(0, head);
    return (first.find(u"修改") != first.npos && first.find(u"决定") != first.npos) || first.find(u"修正案") != first.npos;
}

// The article that a line of a decision speaks of: 将第八条修改为, 增加一条，作为第九条.
std::optional<AmendmentClause> clause_of(std::u16string_view text, Span line) {
    constexpr std::u16string_view verbs[] = {u"修改", u"改为", u"增加", u"删去", u"删除", u"合并", u"作为", u"分为", u"移"};
    auto says = [&](std::u16string_view verb) { return find(text, verb, line.begin, line.end) < line.end; };
    std::vector<Reference> all = references_in(text, line.begin, line.end);
    if (all.empty() || std::none_of(std::begin(verbs), std::end(verbs), says)) return {};
    AmendmentOrder order;
    order.span = line;
    if (read_insertion(text, order, all)) return AmendmentClause{order.to[0], true, line};
    return AmendmentClause{all[0].label, false, line};
}

} // namespace

std::vector<AmendmentClause> amendment_clauses(Document const& decision) {
    std::u16string const text = without_quotations(decision.text.units);
    std::vector<AmendmentClause> out;
    if (!is_decision(text)) return out;
    Offset length = Offset(text.size());
    bool open = false; // whether what is quoted belongs to the clause before
    for (Offset begin = 0; begin < length;) {
        Offset end = Offset(std::min<std::size_t>(text.find(u'\n', begin), length));
        std::u16string_view line = std::u16string_view(text).substr(begin, end - begin);
        bool quoted = line.find_first_not_of(u" \u3000") == line.npos;
        std::optional<AmendmentClause> clause = clause_of(text, {begin, end});
        if (clause) out.push_back(std::move(*clause));
        else if (quoted && open && begin < end) out.back().span.end = end;
        open = clause || (quoted && open);
        begin = end + 1;
    }
    return out;
}

std::vector<AmendmentOrder> amendment_orders(Document const& decision) {
    std::u16string const text = without_quotations(decision.text.units);
    std::vector<AmendmentOrder> out;
    Offset length = Offset(text.size());
    for (Offset begin = 0; begin < length;) {
        Offset end = Offset(std::min<std::size_t>(text.find_first_of(u"。;；:：\n", begin), length));
        std::vector<Reference> all = references_in(text, begin, end);
        AmendmentOrder order;
        order.span = {begin, end};
        order.words = decision.text[order.span];
        if (!all.empty() && (read_insertion(text, order, all) || read_removal(text, order, all) || read_renumbering(text, order, all)))
            out.push_back(order);
        begin = end + 1;
    }
    return out;
}

} // namespace duidu
