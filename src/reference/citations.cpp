#include "reference/citations.h"

#include "reference/aliases.h"
#include "reference/articles.h"
#include "segment/phrases.h"
#include "text/fold.h"
#include "text/numeral.h"
#include "text/order.h"
#include "text/places.h"
#include "text/units.h"

#include <algorithm>
#include <map>

namespace duidu {

namespace {

using View = std::u16string_view;

// The document's own title stands here, so that a citation of it leads there: （一） an attached document after 印发《…》的通知.
using Titles = std::map<std::u16string, Span, std::less<>>;

void write_without_brackets(View folded, std::u16string& out) {
    out.clear();
    for (char16_t unit : folded)
        if (!is_blank(unit) && unit != u'《' && unit != u'》' && unit != u'〈' && unit != u'〉') out += unit;
}
std::u16string without_brackets(View folded) {
    std::u16string out;
    write_without_brackets(folded, out);
    return out;
}

// 国发〔2021〕29号, 法释[2009]19号, 主席令第12号: the end of the number that begins at `at`; `at` where none does.
Offset number_end(View folded, Offset at) {
    constexpr View openers = u"〔([【", closers = u"〕)]】";
    Offset end = at;
    if (end < folded.size() && openers.find(folded[end]) != View::npos) {
        auto year = numeral_at(folded.substr(0, std::min<std::size_t>(folded.size(), end + 6)), end + 1);
        if (!year || year->span.length() != 4) return at;
        end = year->span.end;
        if (end >= folded.size() || closers.find(folded[end]) == View::npos) return at;
        ++end;
    }
    if (end < folded.size() && folded[end] == u'第') ++end;
    if (end == at) return at;
    auto serial = numeral_at(folded.substr(0, std::min<std::size_t>(folded.size(), end + 8)), end);
    if (!serial || serial->span.end >= folded.size() || folded[serial->span.end] != u'号') return at;
    return serial->span.end + 1;
}

// Short names that are written without brackets, by their first unit, the longer first: indices of aliases.
struct BareNames {
    std::map<char16_t, std::vector<std::size_t>> by_first;
    Units firsts{{}};
};

struct Citer {
    Prose const& prose;
    std::vector<Alias>& aliases;
    std::map<std::u16string, std::size_t, std::less<>> by_name; // an alias by its folded name
    Titles titles;
    std::map<std::u16string, std::u16string, std::less<>> in_full{}; // 数据安全法 → 中华人民共和国数据安全法, once that was cited
    std::vector<Citation> found{};
    Places places{};
    std::u16string asked{}; // the title that is looked up

    // A short name is looked up without brackets: 《规划》 and “规划” are one.
    Alias* alias_of(View bare) {
        auto known = by_name.find(bare);
        return known == by_name.end() ? nullptr : &aliases[known->second];
    }
    std::u16string title_of(Span span) const {
        View text = prose.text.substr(span.begin, span.length());
        if (text.size() > 1 && text.front() == u'《' && text.back() == u'》') text = text.substr(1, text.size() - 2);
        return std::u16string(text);
    }

    void title(Paragraph const& paragraph, Bracket const& bracket) {
        Citation citation;
        citation.span = bracket.span;
        citation.rule = "《》";
        citation.title = title_of(bracket.span);
        citation.outside = true;
        write_without_brackets(prose.fold(bracket.inside()), asked);
        if (Alias* alias = alias_of(asked)) {
            citation.alias = alias->id, citation.title = title_of(alias->full_name), citation.target = alias->full_name,
            citation.outside = false;
            if (!alias->definition.contains(bracket.span)) alias->mentions.push_back(bracket.span);
        } else if (auto own = titles.find(asked); own != titles.end() && !own->second.overlaps(bracket.span)) {
            citation.target = own->second, citation.outside = false;
        } else citation.title = full_title(std::move(citation.title), prose.fold(bracket.inside()));
        citation.number = number_after(paragraph, bracket.span.end);
        found.push_back(std::move(citation));
    }
    // Laws are named with 中华人民共和国 once, and without it afterwards.
    std::u16string full_title(std::u16string title, View folded) {
        constexpr View state = u"中华人民共和国";
        if (folded.starts_with(state)) return in_full.emplace(folded.substr(state.size()), title), title;
        auto known = in_full.find(folded);
        return known == in_full.end() ? title : known->second;
    }
    // 《…》（国发〔2021〕29号，以下简称…）: two identifiers of one work.
    std::u16string number_after(Paragraph const& paragraph, Offset end) const {
        Bracket const* note = bracket_at(paragraph.brackets, end);
        if (!note || note->kind != BracketKind::round) return {};
        Span inside = note->inside();
        for (Offset at = inside.begin; at < std::min(inside.end, inside.begin + 20); ++at) {
            Offset stop = number_end(prose.fold({at, inside.end}), 0) + at;
            if (stop > at && at > inside.begin) return std::u16string(prose.text.substr(inside.begin, stop - inside.begin));
        }
        return {};
    }
    // Short names without title marks, once they were given: the longest that fits.
    void mentions(Paragraph const& paragraph, BareNames const& names) {
        Offset reached = 0;
        for (Offset place : places.of(prose.fold(paragraph.span), [&](char16_t unit) { return names.firsts.has(unit); })) {
            Offset at = paragraph.span.begin + place;
            if (at < reached) continue;
            Span found{at, at};
            for (std::size_t i : names.by_first.at(prose.folded[at])) {
                View name = prose.fold(name_of(aliases[i]));
                bool fits = found.empty() && at >= aliases[i].definition.end && prose.fold({at, paragraph.span.end}).starts_with(name);
                if (fits && stands_alone(prose.folded, {at, at + Offset(name.size())}))
                    found.end = at + Offset(name.size()), aliases[i].mentions.push_back(marked(found));
            }
            reached = found.end;
        }
    }
    // With its quotation marks, where it stands in them.
    Span marked(Span name) const {
        auto quote = [](char16_t unit) { return unit == u'“' || unit == u'”' || unit == u'"'; };
        bool quoted = name.begin > 0 && name.end < prose.text.size() && quote(prose.text[name.begin - 1]) && quote(prose.text[name.end]);
        return quoted ? Span{name.begin - 1, name.end + 1} : name;
    }
    Span name_of(Alias const& alias) const {
        Offset marks = (alias.short_name.length() - Offset(alias.name.size())) / 2;
        return {alias.short_name.begin + marks, alias.short_name.end - marks};
    }
    BareNames bare_names() const {
        constexpr std::size_t most = 20; // of one beginning
        BareNames names;
        auto& by_first = names.by_first;
        for (std::size_t i = 0; i < aliases.size(); ++i) {
            if (prose.text[aliases[i].short_name.begin] == u'《' || aliases[i].name.size() < 2) continue;
            auto& same = by_first[prose.folded[name_of(aliases[i]).begin]];
            if (same.size() < most) same.push_back(i);
        }
        for (auto& [first, same] : by_first)
            std::stable_sort(same.begin(), same.end(),
                             [&](std::size_t a, std::size_t b) { return aliases[a].name.size() > aliases[b].name.size(); });
        for (auto const& [first, same] : by_first) names.firsts.add(first);
        return names;
    }

    // 国发〔2021〕29号 by itself: the issuer's sign is the Han characters before the bracket.
    void numbers(Paragraph const& paragraph) {
        for (Bracket const& bracket : paragraph.brackets) {
            if (bracket.kind != BracketKind::square && bracket.kind != BracketKind::round) continue;
            if (bracket.span.length() != 6) continue;
            Offset end = number_end(prose.fold({bracket.span.begin, paragraph.span.end}), 0) + bracket.span.begin;
            if (end == bracket.span.begin) continue;
            constexpr Offset longest_sign = 12;
            Offset begin = bracket.span.begin;
            while (begin > paragraph.span.begin && bracket.span.begin - begin < longest_sign && is_han_unit(prose.text[begin - 1])) --begin;
            begin += noun_phrase_begin(prose.fold({begin, bracket.span.begin}));
            if (begin == bracket.span.begin) continue;
            Citation citation;
            citation.span = {begin, end};
            citation.number = std::u16string(prose.text.substr(begin, end - begin));
            citation.rule = "document number", citation.outside = true;
            if (!follows_title(paragraph, citation.span)) found.push_back(std::move(citation));
        }
    }
    bool follows_title(Paragraph const& paragraph, Span number) const {
        return number.begin > paragraph.span.begin + 1 && prose.text[number.begin - 2] == u'》' &&
               prose.fold({number.begin - 1, number.begin}) == u"(";
    }
};

} // namespace

std::vector<Citation> citations(Prose const& prose, Starts const& starts, Segmented const& segmented, std::vector<Alias>& aliases) {
    Citer citer{prose, aliases, {}, {}};
    for (std::size_t i = 0; i < aliases.size(); ++i) citer.by_name.emplace(without_brackets(prose.fold(aliases[i].short_name)), i);
    for (Paragraph const& paragraph : prose.paragraphs) {
        if (paragraph.role != Role::title) continue;
        citer.titles.emplace(without_brackets(prose.fold(paragraph.span)), paragraph.span);
    }
    auto bare_names = citer.bare_names();
    std::size_t brackets = 0;
    for (Paragraph const& paragraph : prose.paragraphs) brackets += paragraph.brackets.size();
    citer.found.reserve(brackets / 2); // most are titles or quotations
    for (Paragraph const& paragraph : prose.paragraphs) {
        if (!bare_names.by_first.empty()) citer.mentions(paragraph, bare_names);
        for (Bracket const& bracket : paragraph.brackets)
            if (bracket.kind == BracketKind::title && bracket.span.length() > 2) citer.title(paragraph, bracket);
        citer.numbers(paragraph);
    }
    for (Citation& citation : article_citations(prose, starts, segmented, aliases)) citer.found.push_back(std::move(citation));
    return in_order(std::move(citer.found), [](Citation const& citation) { return rank(citation.span); });
}

std::vector<Quotation> quotations(Prose const& prose) {
    std::vector<Quotation> found;
    for (Paragraph const& paragraph : prose.paragraphs)
        for (Bracket const& bracket : paragraph.brackets)
            if (is_quote(bracket.kind) && bracket.span.length() > 2) found.push_back({bracket.span});
    return found;
}

} // namespace duidu
