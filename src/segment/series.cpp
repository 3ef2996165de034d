// Marks are found one by one, then chained: a mark n + 1 goes on with the nearest open series of its style whose last mark is n.
//
//     任务落地：一是A；二是B。  其中，第一，a；第二，b。  三是C。
//              1     2               1′    2′         3        two series, one inside the other
#include "segment/enumerations.h"
#include "segment/sentences.h"
#include "text/numeral.h"
#include "text/units.h"

#include <algorithm>
#include <optional>

namespace duidu {

namespace {

// The style of a mark, so that 一是 is never followed by 第二.
enum class Style {
    is,
    must,
    then,
    come,
    ordinal,
    among,
    sequence,
    aspect,
    bracketed_hanzi,
    bracketed_digit,
    circled,
    dotted,
    comma_digit,
    half_bracket,
    count
};

struct Mark {
    Span span;
    Style style = Style::is;
    int number = 0; // 0: one more than the last, whatever that was (最后)
    std::size_t paragraph = 0;
    bool leads = false; // stands at the beginning of its paragraph
};

constexpr char const* rules[] = {"N是", "N要", "N则", "N来", "第N", "其N", "首先", "一方面", "（一）", "（1）", "①", "1.", "1、", "1）"};
static_assert(std::size(rules) == std::size_t(Style::count));

struct Word {
    std::u16string_view text;
    Style style;
    int number;
};
// The first that fits wins, so the longer stands before the shorter.
constexpr Word words[] = {
    {u"另一方面", Style::aspect, 2}, {u"再一方面", Style::aspect, 3}, {u"一方面", Style::aspect, 1}, {u"首先", Style::sequence, 1},
    {u"其次", Style::sequence, 2},   {u"再次", Style::sequence, 0},   {u"再者", Style::sequence, 0}, {u"最后", Style::sequence, 0},
};
struct Suffix {
    char16_t unit;
    Style style;
};
constexpr Suffix suffixes[] = {{u'是', Style::is}, {u'要', Style::must}, {u'则', Style::then}, {u'来', Style::come}};

constexpr std::u16string_view stops = u"，,；;：:。！？!?、";
constexpr int largest = 99; // no series in prose counts further; 2021是 is no mark

// What a mark may begin with, folded; circled numbers are looked for as they stand.
Units const& mark_beginnings() {
    static Units const all = [] {
        Units units(u"(第其另再首最");
        for (std::uint32_t unit = 0; unit < 0x10000; ++unit)
            if (may_begin_number(char16_t(unit))) units.add(char16_t(unit));
        return units;
    }();
    return all;
}

struct Finder {
    Prose const& prose;
    std::size_t index;
    Paragraph const& paragraph = prose.paragraphs[index];

    char16_t at(Offset i) const { return i >= paragraph.span.begin && i < paragraph.span.end ? prose.folded[i] : u'\0'; }
    char16_t raw(Offset i) const { return i >= paragraph.span.begin && i < paragraph.span.end ? prose.text[i] : u'\0'; }

    Mark mark(Offset begin, Offset end, Style style, int number) const {
        return {{begin, end}, style, number, index, begin == paragraph.span.begin};
    }

    // 一是, 二要, 第一，, 其一 — `i` stands on the number, or on 第 or 其.
    std::optional<Mark> counted(Offset i) const {
        char16_t first = at(i);
        bool prefixed = first == u'第' || first == u'其';
        Offset begin = prefixed ? i + 1 : i;
        if (!is_hanzi_number(at(begin))) return {};
        auto numeral = numeral_at(prose.fold({begin, std::min(paragraph.span.end, begin + 8)}), 0);
        if (!numeral || numeral->integer < 1 || numeral->integer > largest) return {};
        Offset end = begin + numeral->span.length();
        char16_t next = at(end);
        if (prefixed) {
            bool fits = in(stops, next) || (first == u'其' && next == u'是') || (first == u'第' && next == u'是');
            if (!fits) return {};
            return mark(i, end + (next == u'是' ? 1 : 0), first == u'第' ? Style::ordinal : Style::among, int(numeral->integer));
        }
        for (Suffix suffix : suffixes)
            if (suffix.unit == next && numeral->form == Numeral::Form::structured)
                return mark(i, end + 1, suffix.style, int(numeral->integer));
        return {};
    }
    std::optional<Mark> worded(Offset i) const {
        if (!in(u"另再一首其最", at(i))) return {};
        std::u16string_view rest = prose.fold({i, std::min(paragraph.span.end, i + 4)});
        for (Word const& word : words)
            if (rest.starts_with(word.text)) return mark(i, i + Offset(word.text.size()), word.style, word.number);
        return {};
    }
    // （一）, (1); not 第（一）项.
    std::optional<Mark> bracketed(Offset i) const {
        if (at(i) != u'(') return {};
        auto numeral = numeral_at(prose.fold({i + 1, std::min(paragraph.span.end, i + 8)}), 0);
        if (!numeral || numeral->integer < 1 || numeral->integer > largest) return {};
        Offset end = i + 1 + numeral->span.length();
        if (at(end) != u')' || in(u"项款目条", at(end + 1)) || at(i - 1) == u'第') return {};
        Style style = numeral->form == Numeral::Form::arabic ? Style::bracketed_digit : Style::bracketed_hanzi;
        return mark(i, end + 1, style, int(numeral->integer));
    }
    std::optional<Mark> circled(Offset i) const {
        char16_t unit = raw(i);
        if (unit >= u'①' && unit <= u'⑳') return mark(i, i + 1, Style::circled, unit - u'①' + 1);
        if (unit >= u'⑴' && unit <= u'⒇') return mark(i, i + 1, Style::bracketed_digit, unit - u'⑴' + 1);
        if (unit >= u'⒈' && unit <= u'⒛') return mark(i, i + 1, Style::dotted, unit - u'⒈' + 1);
        if (unit >= u'㈠' && unit <= u'㈩') return mark(i, i + 1, Style::bracketed_hanzi, unit - u'㈠' + 1);
        return {};
    }
    // 1. 1、 1） at the beginning of a clause; never 1.5.
    std::optional<Mark> digits(Offset i) const {
        auto numeral = numeral_at(prose.fold({i, std::min(paragraph.span.end, i + 4)}), 0);
        if (!numeral || numeral->form != Numeral::Form::arabic || !numeral->whole || numeral->integer < 1 || numeral->integer > largest)
            return {};
        Offset end = i + numeral->span.length();
        char16_t next = at(end);
        if (is_arabic_digit(at(end + 1))) return {};
        if (next == u'.') return mark(i, end + 1, Style::dotted, int(numeral->integer));
        if (next == u'、') return mark(i, end + 1, Style::comma_digit, int(numeral->integer));
        if (next == u')') return mark(i, end + 1, Style::half_bracket, int(numeral->integer));
        return {};
    }

    // `begins_clause`: whether a clause begins here.
    std::optional<Mark> find(Offset i, bool begins_clause) const {
        char16_t unit = at(i);
        if (is_circled(raw(i)))
            if (auto found = circled(i)) return found;
        if (unit == u'(' && (begins_clause || is_han_unit(at(i - 1)))) return bracketed(i);
        if (!begins_clause) return {};
        if (unit == u'第' || unit == u'其' || is_hanzi_number(unit))
            if (auto found = counted(i)) return found;
        if (is_arabic_digit(unit)) return digits(i);
        return worded(i);
    }
};

std::vector<Mark> marks_of(Prose const& prose) {
    Units const& beginnings = mark_beginnings();
    std::vector<Mark> marks;
    for (std::size_t p = 0; p < prose.paragraphs.size(); ++p) {
        Finder finder{prose, p};
        if (finder.paragraph.role != Role::body) continue;
        Span all = finder.paragraph.span;
        Offset next = all.begin;   // where the last one ended
        Offset clause = all.begin; // where the last clause began
        auto look_at = [&](Offset i) {
            if (i < next) return;
            auto found = finder.find(i, i == clause);
            if (found) marks.push_back(*found);
            next = found ? found->span.end : i + 1;
        };
        auto begin_clause = [&](Offset i) {
            clause = i;
            if (i < all.end && beginnings.has(prose.folded[i])) look_at(i);
        };
        // A series is told by a mark, or by what stands at the beginning of a clause.
        begin_clause(all.begin);
        for (MarkPlace mark : prose.marks_of(finder.paragraph)) {
            if (mark.kinds & ordinal_mark) look_at(mark.at);
            if (mark.kinds & clause_mark) begin_clause(mark.at + 1);
        }
    }
    return marks;
}

// ---- chaining ----

using Chain = std::vector<Mark>;

// Paragraphs that an item may fill before the next mark.
constexpr std::size_t longest_item = 6;

struct Chainer {
    std::vector<Chain> open[std::size_t(Style::count)];
    std::vector<Chain> done;
    std::vector<Heading> const& outline;

    void close(Style style, std::size_t keep) {
        auto& stack = open[std::size_t(style)];
        for (; stack.size() > keep; stack.pop_back())
            if (stack.back().size() > 1) done.push_back(std::move(stack.back()));
    }
    bool heading_between(Offset begin, Offset end) const {
        auto next = std::lower_bound(outline.begin(), outline.end(), begin, [](Heading const& h, Offset at) { return h.span.begin < at; });
        return next != outline.end() && next->span.begin < end;
    }
    bool follows(Mark const& last, Mark const& next) const {
        if (next.number != 0 && next.number != last.number + 1) return false;
        if (next.paragraph == last.paragraph) return true;
        bool near = next.leads && next.paragraph - last.paragraph <= longest_item;
        return near && !heading_between(last.span.end, next.span.begin);
    }
    void take(Mark mark) {
        constexpr std::size_t deepest = 4;
        auto& stack = open[std::size_t(mark.style)];
        if (mark.number == 1) {
            // The series before stays open: this one may lie inside an item of it.
            if (stack.size() == deepest) close(mark.style, 0);
            stack.push_back({mark});
            return;
        }
        for (std::size_t i = stack.size(); i-- > 0;) {
            if (!follows(stack[i].back(), mark)) continue;
            close(mark.style, i + 1);
            mark.number = stack[i].back().number + 1;
            stack[i].push_back(mark);
            return;
        }
    }
    void finish() {
        for (int style = 0; style < int(Style::count); ++style) close(Style(style), 0);
    }
};

// ---- from marks to items ----

struct Cutter {
    Prose const& prose;
    std::vector<std::vector<Span>> sentences; // by paragraph; empty until somebody asks

    explicit Cutter(Prose const& of) : prose(of), sentences(of.paragraphs.size()) {}
    Offset sentence_end(std::size_t paragraph, Offset at) {
        auto& all = sentences[paragraph];
        if (all.empty()) all = sentence_spans(prose, prose.paragraphs[paragraph]);
        auto found = std::upper_bound(all.begin(), all.end(), at, [](Offset a, Span s) { return a < s.end; });
        return found == all.end() ? prose.paragraphs[paragraph].span.end : found->end;
    }
    // The first of these stops at no depth of its own; else end.
    Offset first_of(Paragraph const& paragraph, Span span, std::u16string_view units) const {
        Offset next = span.begin;
        for (MarkPlace mark : within(prose.marks_of(paragraph), span)) {
            if ((mark.kinds & (bracket_mark | parting_mark)) == 0 || mark.at < next) continue;
            Bracket const* bracket = mark.kinds & bracket_mark ? bracket_at(paragraph.brackets, mark.at) : nullptr;
            if (bracket) next = bracket->span.end;
            else if (in(units, prose.folded[mark.at])) return mark.at;
        }
        return span.end;
    }
    Span without_edges(Span span) const {
        auto edge = [&](Offset i) { return is_blank(prose.text[i]) || in(stops, prose.folded[i]); };
        while (!span.empty() && edge(span.begin)) ++span.begin;
        while (!span.empty() && edge(span.end - 1)) --span.end;
        return span;
    }
    // ，并明确了… or ，以上…: the sentence leaves the list.
    Offset before_summary(Paragraph const& paragraph, Span span) const {
        constexpr std::u16string_view leaving[] = {u"并明确", u"并提出", u"并部署", u"并要求", u"并强调",
                                                   u"并指出", u"并确定", u"以上",   u"上述"};
        for (Offset i = span.begin; i < span.end;) {
            Offset comma = first_of(paragraph, {i, span.end}, u",;");
            if (comma == span.end) break;
            std::u16string_view rest = prose.fold({comma + 1, span.end});
            for (std::u16string_view word : leaving)
                if (rest.starts_with(word)) return comma;
            i = comma + 1;
        }
        return span.end;
    }

    // Where the last item of a series inside one paragraph ends, as the items before it were joined.
    Offset last_end(Chain const& chain) {
        Mark const& last = chain.back();
        Paragraph const& paragraph = prose.paragraphs[last.paragraph];
        Offset sentence = sentence_end(last.paragraph, last.span.end);
        bool inner_commas = false, inner_semicolons = false, many_sentences = false, own_sentence = false;
        for (std::size_t i = 0; i + 1 < chain.size(); ++i) {
            Span all{chain[i].span.end, chain[i + 1].span.begin};
            if (chain[i].paragraph != last.paragraph) continue;
            Span item = without_edges(all);
            inner_commas |= first_of(paragraph, item, u",") < item.end;
            inner_semicolons |= first_of(paragraph, item, u";") < item.end;
            own_sentence |= sentence_end(last.paragraph, all.begin) <= chain[i + 1].span.begin;
            many_sentences |= sentence_end(last.paragraph, all.begin) < item.end;
        }
        if (many_sentences) return paragraph.span.end;
        Span rest{last.span.end, sentence};
        // Leading separators (第一，) are no joiner.
        while (!rest.empty() && in(stops, prose.folded[rest.begin])) ++rest.begin;
        if (own_sentence) return before_summary(paragraph, rest);
        if (!inner_commas) return first_of(paragraph, rest, u",;");
        return before_summary(paragraph, {rest.begin, inner_semicolons ? sentence : first_of(paragraph, rest, u";")});
    }

    Enumeration cut(Chain const& chain) {
        Enumeration list;
        list.kind = Enumeration::Kind::marked;
        list.rule = rules[std::size_t(chain[0].style)];
        bool paragraphs = chain.size() > 1 && chain.back().leads && chain[chain.size() - 2].paragraph != chain.back().paragraph;
        for (std::size_t i = 0; i < chain.size(); ++i) {
            Offset end = i + 1 < chain.size() ? chain[i + 1].span.begin
                         : paragraphs         ? prose.paragraphs[chain[i].paragraph].span.end
                                              : last_end(chain);
            Span span = without_edges({chain[i].span.end, std::max(chain[i].span.end, end)});
            list.items.push_back({chain[i].number, chain[i].span, span});
        }
        list.span = {chain[0].span.begin, std::max(list.items.back().span.end, chain.back().span.end)};
        return list;
    }
};

} // namespace

std::vector<Enumeration> series(Prose const& prose, std::vector<Heading> const& outline) {
    Chainer chainer{{}, {}, outline};
    for (Mark const& mark : marks_of(prose)) {
        auto next = std::lower_bound(outline.begin(), outline.end(), mark.span.begin,
                                     [](Heading const& h, Offset at) { return h.span.begin < at; });
        bool heads = next != outline.end() && next->span.begin == mark.span.begin;
        if (!heads) chainer.take(mark);
    }
    chainer.finish();
    Cutter cutter(prose);
    std::vector<Enumeration> lists;
    for (Chain const& chain : chainer.done) lists.push_back(cutter.cut(chain));
    return lists;
}

} // namespace duidu
