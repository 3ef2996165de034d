#include "reference/aliases.h"

#include "segment/phrases.h"
#include "text/find.h"
#include "text/fold.h"

#include <algorithm>

namespace duidu {

namespace {

using View = std::u16string_view;

// The longer stands before the shorter.
constexpr View introductions[] = {u"以下分别简称", u"以下简称为", u"以下统称为", u"以下合称为", u"以下并称为", u"以下简称",
                                  u"以下统称",     u"以下合称",   u"以下并称",   u"以下均称",   u"以下通称",   u"以下称为",
                                  u"以下称",       u"下文简称",   u"下文称",     u"下称",       u"下简称",     u"后简称",
                                  u"简称为",       u"简称",       u"统称为",     u"统称",       u"合称",       u"并称"};
constexpr Offset longest_name = 30;      // units of a bare short name
constexpr Offset longest_full_form = 60; // units of a noun phrase that gets one

struct Reader {
    Prose const& prose;
    Paragraph const& paragraph;

    // Where a phrase of introduction begins in a bracket, and where the name after it begins.
    bool introduces(Span inside, Offset& begin, Offset& name) const {
        for (Offset at = inside.begin; at < inside.end; ++at) {
            bool starts = at == inside.begin || prose.folded[at - 1] == u',' || prose.folded[at - 1] == u';';
            if (!starts) continue;
            View rest = prose.fold({at, inside.end});
            for (View word : introductions) {
                if (!rest.starts_with(word)) continue;
                begin = at, name = at + Offset(word.size());
                while (name < inside.end && (prose.folded[name] == u':' || is_blank(prose.text[name]))) ++name;
                return name < inside.end;
            }
        }
        return false;
    }

    // The names that stand from `at` on: 《甲》、《乙》 or “甲” or bare words.
    std::vector<Span> names(Span inside, Offset at) const {
        std::vector<Span> found;
        while (at < inside.end) {
            Bracket const* bracket = bracket_at(paragraph.brackets, at);
            Offset end = bracket ? bracket->span.end : std::min(inside.end, Offset(prose.folded.find_first_of(u"、,;", at)));
            if (!bracket && end - at > longest_name) break;
            if (end > at) found.push_back({at, end});
            at = end;
            if (at < inside.end && prose.folded[at] == u'、') ++at;
            else break;
        }
        return found;
    }

    // What stands directly left of `end`: a title, a quotation, else the noun phrase.
    Span full_form(Offset end, bool collective) const {
        Bracket const* bracket = bracket_before(paragraph.brackets, end);
        if (!bracket) return noun_phrase(end, collective);
        if (bracket->kind != BracketKind::round) return bracket->span;
        // 《甲》（国发〔2021〕29号）（以下简称…）: the number belongs to the title.
        Bracket const* title = bracket_before(paragraph.brackets, bracket->span.begin);
        return title && title->kind == BracketKind::title ? title->span : Span{noun_phrase(bracket->span.begin, collective).begin, end};
    }
    // A collective name is of all that 、 and 和 join.
    Span noun_phrase(Offset end, bool collective) const {
        View stops = collective ? View(u",。;:!?\n") : View(u",。;:!?、\n");
        Offset begin = end;
        Offset least = std::max(paragraph.span.begin, end - std::min(end, longest_full_form));
        auto stop = [&](Offset i) {
            return stops.find(prose.folded[i]) != View::npos || prose.text[i] == u'“' || opens_bracket(prose.text[i]);
        };
        while (begin > least && !stop(begin - 1)) --begin;
        unsigned bounds = verb | coverb | time | (collective ? 0u : joiner);
        return trimmed(prose.text, {begin + noun_phrase_begin(prose.fold({begin, end}), bounds), end});
    }

    // 建设│自由贸易试验区（以下简称自贸试验区）: the short name begins as the full one does.
    Span without_verb(Span full, Span name) const {
        Offset length = 0;
        bool begins_with_verb = (phrase_at(prose.fold(full), 0, length) & (verb | noun_verb)) != 0 && length + 1 < full.length();
        bool tells = begins_with_verb && !name.empty() && prose.folded[full.begin + length] == fold(name_of(name)[0]);
        return tells ? Span{full.begin + length, full.end} : full;
    }

    View name_of(Span span) const {
        Bracket const* bracket = bracket_at(paragraph.brackets, span.begin);
        Span inside = bracket && bracket->span == span ? bracket->inside() : span;
        return prose.text.substr(inside.begin, inside.length());
    }

    void add(std::vector<Alias>& found, Span full, Span name, Span definition) const {
        if (full.empty() || name.empty()) return;
        found.push_back({"a" + std::to_string(found.size() + 1), name, full, definition, std::u16string(name_of(name)), {}});
    }

    // （以下简称《报告》）
    void bracketed(std::vector<Alias>& found, Bracket const& bracket) const {
        Offset begin = 0, name = 0;
        if (bracket.kind != BracketKind::round || !introduces(bracket.inside(), begin, name)) return;
        View word = prose.fold({begin, name});
        bool collective = word.find(u"统称") != View::npos || word.find(u"合称") != View::npos || word.find(u"并称") != View::npos;
        Span full = full_form(bracket.span.begin, collective);
        for (Span one : names(bracket.inside(), name)) {
            Span own = without_verb(full, one);
            add(found, own, one, {own.begin, bracket.span.end});
        }
    }
    // ，以下简称《报告》, without brackets of its own.
    void unbracketed(std::vector<Alias>& found, Offset comma) const {
        Span rest{comma + 1, std::min(paragraph.span.end, comma + 40)};
        Offset begin = 0, name = 0;
        View words = prose.fold(rest);
        if (!(words.starts_with(u"以下") || words.starts_with(u"下称")) || !introduces(rest, begin, name) || begin != rest.begin) return;
        Bracket const* bracket = bracket_at(paragraph.brackets, name);
        if (!bracket) return;
        Span full = full_form(comma, false);
        add(found, full, bracket->span, {full.begin, bracket->span.end});
    }
};

// A word of more than one unit that begins in `from` and ends behind `edge`, with units before it.
bool crossed(View folded, Span from, Offset edge) {
    for (Offset at = from.begin; at < from.end; ++at) {
        Offset length = 0;
        if (phrase_at(folded, at, length) != 0 && length > 1 && at < edge && at + length > edge) return true;
    }
    return false;
}

} // namespace

bool stands_alone(View folded, Span name) {
    constexpr Offset longest_word = 8; // of the phrase table
    Offset before = name.begin - std::min(name.begin, longest_word);
    if (crossed(folded, {before, name.begin}, name.begin) || crossed(folded, name, name.end)) return false;
    constexpr View units = u"省市县区州", others = u"城都上超本全各";
    bool of_unit = units.find(folded[name.begin]) != View::npos;
    return !of_unit || name.begin == 0 || others.find(folded[name.begin - 1]) == View::npos;
}

std::vector<Alias> aliases(Prose const& prose) {
    std::vector<Alias> found;
    std::size_t next = 0; // 称, which all introductions share: most paragraphs define nothing
    for (Paragraph const& paragraph : prose.paragraphs) {
        if (next < paragraph.span.end) next = find_unit(prose.folded, u'称', std::max<std::size_t>(next, paragraph.span.begin));
        if (next >= paragraph.span.end) continue;
        Reader reader{prose, paragraph};
        for (Bracket const& bracket : paragraph.brackets) reader.bracketed(found, bracket);
        for (MarkPlace mark : prose.marks_of(paragraph))
            if (prose.folded[mark.at] == u',' && bracket_around(paragraph.brackets, mark.at) < 0) reader.unbracketed(found, mark.at);
    }
    std::sort(found.begin(), found.end(), [](Alias const& a, Alias const& b) {
        return a.definition < b.definition || (a.definition == b.definition && a.short_name < b.short_name);
    });
    for (std::size_t i = 0; i < found.size(); ++i) found[i].id = "a" + std::to_string(i + 1);
    return found;
}

} // namespace duidu
