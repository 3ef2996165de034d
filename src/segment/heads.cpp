#include "segment/heads.h"

#include "text/numeral.h"
#include "text/units.h"

namespace duidu {

namespace {

using View = std::u16string_view;

struct Division {
    View name;
    HeadStyle style;
};
constexpr Division divisions[] = {
    {u"分编", HeadStyle::subpart}, {u"编", HeadStyle::part},    {u"章", HeadStyle::chapter},
    {u"节", HeadStyle::section},   {u"条", HeadStyle::article}, {u"篇", HeadStyle::part},
};
constexpr int largest = 2000; // articles of the longest code: 1260

struct Reader {
    Prose const& prose;
    Span line;

    char16_t at(Offset i) const { return i < line.end ? prose.folded[i] : u'\0'; }
    Offset skip_blanks(Offset i) const {
        while (i < line.end && is_blank(prose.text[i])) ++i;
        return i;
    }
    std::optional<Numeral> numeral(Offset i) const {
        View rest = prose.fold({i, std::min(line.end, i + 12)});
        auto found = numeral_at(rest, 0);
        if (!found || !found->whole || found->integer < 1 || found->integer > largest) return {};
        found->span = {i, i + found->span.length()};
        return found;
    }

    // 第一章, 第一百二十条之一; never the reference 第三条第二款.
    Head division() const {
        auto number = numeral(skip_blanks(line.begin + 1));
        if (!number) return {};
        Offset name = skip_blanks(number->span.end);
        for (Division const& division : divisions) {
            if (!prose.fold({name, std::min(line.end, name + 2)}).starts_with(division.name)) continue;
            Head head{division.style, int(number->integer), 0, 0, {line.begin, name + Offset(division.name.size())}};
            if (division.style == HeadStyle::article) branch(head);
            return is_reference(head) ? Head{} : head;
        }
        return {};
    }
    void branch(Head& head) const {
        if (at(head.marker.end) != u'之') return;
        auto number = numeral(head.marker.end + 1);
        if (number) head.branch = int(number->integer), head.marker.end = number->span.end;
    }
    // A mark stands before a blank, a bracket, the title, or nothing.
    bool is_reference(Head const& head) const {
        Offset end = head.marker.end;
        if (end == line.end || is_blank(prose.text[end]) || in(u":【[(", at(end))) return false;
        if (in(u"第的规至、和或中所以与及,。;", at(end))) return true;
        bool short_title = line.end - end <= 24 && !in(u"。;,", prose.folded[line.end - 1]);
        return head.style != HeadStyle::article && !short_title;
    }

    Head bracketed() const {
        auto number = numeral(line.begin + 1);
        if (!number || at(number->span.end) != u')' || number->integer > 200) return {};
        HeadStyle style = number->form == Numeral::Form::arabic ? HeadStyle::digit_bracket : HeadStyle::hanzi_bracket;
        return {style, int(number->integer), 0, 0, {line.begin, number->span.end + 1}};
    }
    Head hanzi() const {
        auto number = numeral(line.begin);
        if (!number || number->integer > 200) return {};
        Offset end = skip_blanks(number->span.end);
        bool marked = at(end) == u'、' || (in(u".", at(end)) && end == number->span.end);
        if (!marked) return {};
        return {HeadStyle::hanzi_comma, int(number->integer), 0, 0, {line.begin, end + 1}};
    }
    // 1.  1、  1）  1.2  1 总则; never 1.5万元 or 2019年.
    Head digits() const {
        Offset end = line.begin;
        int depth = 0, last = 0;
        for (;;) {
            Offset begin = end;
            int value = 0;
            while (end < line.end && is_arabic_digit(at(end)) && end - begin < 4) value = value * 10 + (at(end++) - u'0');
            if (end == begin || value == 0 || value > 200) return {};
            last = value, ++depth;
            if (at(end) != u'.' || !is_arabic_digit(at(end + 1))) break;
            ++end;
        }
        char16_t next = at(end);
        Span marker{line.begin, end};
        if (depth > 1) {
            if (next == u'.') ++marker.end;
            bool separated = is_blank(next) || next == u'.' || (depth > 2 && is_han_unit(next));
            return separated && depth <= 6 ? Head{HeadStyle::decimal, last, 0, depth, marker} : Head{};
        }
        if (next == u'.') return {HeadStyle::digit_dot, last, 0, 0, {line.begin, end + 1}};
        if (next == u'、') return {HeadStyle::digit_comma, last, 0, 0, {line.begin, end + 1}};
        if (next == u')') return {HeadStyle::half_bracket, last, 0, 0, {line.begin, end + 1}};
        if (is_blank(next)) return {HeadStyle::spaced_digit, last, 0, 1, marker};
        return {};
    }
    Head sign() const {
        char16_t unit = prose.text[line.begin];
        Span marker{line.begin, line.begin + 1};
        if (unit >= u'①' && unit <= u'⑳') return {HeadStyle::circled, unit - u'①' + 1, 0, 0, marker};
        if (unit >= u'⑴' && unit <= u'⒇') return {HeadStyle::digit_bracket, unit - u'⑴' + 1, 0, 0, marker};
        if (unit >= u'⒈' && unit <= u'⒛') return {HeadStyle::digit_dot, unit - u'⒈' + 1, 0, 0, marker};
        if (unit >= u'㈠' && unit <= u'㈩') return {HeadStyle::hanzi_bracket, unit - u'㈠' + 1, 0, 0, marker};
        return {};
    }
};

} // namespace

std::vector<Row> rows_of(Prose const& prose) {
    std::vector<Row> rows;
    for (std::size_t p = 0; p < prose.paragraphs.size(); ++p) {
        Span all = prose.paragraphs[p].span;
        Offset begin = all.begin;
        auto add = [&](Offset end) {
            Span line = trimmed(prose.text, {begin, end});
            if (!line.empty()) rows.push_back({p, line});
            begin = end + 1;
        };
        bool several = (prose.paragraphs[p].seen & line_mark) != 0;
        for (MarkPlace mark : several ? prose.marks_of(prose.paragraphs[p]) : Marks())
            if (mark.kinds & line_mark) add(mark.at);
        if (begin < all.end) add(all.end);
    }
    return rows;
}

Head head_of(Prose const& prose, Span line) {
    Reader reader{prose, line};
    Head head = reader.sign();
    if (head.style != HeadStyle::none) return head;
    char16_t first = reader.at(line.begin);
    if (first == u'第') return reader.division();
    if (first == u'(') return reader.bracketed();
    if (is_arabic_digit(first)) return reader.digits();
    if (is_hanzi_number(first)) return reader.hanzi();
    return {};
}

std::vector<Head> heads_of(Prose const& prose, std::vector<Row> const& rows) {
    std::vector<Head> heads;
    heads.reserve(rows.size());
    for (Row const& row : rows) heads.push_back(head_of(prose, row.span));
    return heads;
}

} // namespace duidu
