#include "segment/sentences.h"

#include "text/unicode.h"
#include "text/units.h"

#include <algorithm>

namespace duidu {

namespace {

constexpr std::u16string_view terminators = u"。！？!?｡";
constexpr std::u16string_view closing_marks = u"”’」』）)〕］]】》〉\"";
// What after a closing quotation mark goes on with the sentence: “对。”、“错。”
constexpr std::u16string_view continuing = u"，,、；;：:";
// 他说, 记者表示: who spoke follows what was said.
constexpr std::u16string_view speech[] = {u"说",   u"说道", u"表示", u"指出", u"强调", u"称",   u"问",   u"问道",
                                          u"答",   u"答道", u"喊",   u"喊道", u"写道", u"认为", u"介绍", u"解释",
                                          u"补充", u"回忆", u"坦言", u"感叹", u"透露", u"记者"};
// （甲部负责）: who does it is a note of the sentence before.
constexpr std::u16string_view duties[] = {u"负责", u"牵头", u"参加", u"参与", u"配合", u"落实"};

bool is_word_unit(char16_t unit) { return unit < 0x80 ? std::isalnum(int(unit)) : is_latin(unit) || (unit >= u'０' && unit <= u'９'); }

struct Scanner {
    Prose const& prose;
    Paragraph const& paragraph;
    Offset end = paragraph.span.end;

    char16_t at(Offset i) const { return i < end ? prose.text[i] : u'\0'; }

    // A full stop of ASCII, or two by a slip, ends a sentence between Chinese characters only: 1.5 and v2.x do not, and three are an
    // ellipsis.
    bool is_ascii_stop(Offset i) const {
        constexpr Offset shortest = 4; // 一.总则 is a heading
        if (at(i) != u'.' || i < paragraph.span.begin + shortest || !is_han_unit(prose.text[i - 1])) return false;
        Offset after = at(i + 1) == u'.' ? i + 2 : i + 1;
        return at(after) != u'.' && !is_word_unit(at(after));
    }
    // …… ends a sentence where the paragraph ends or a capital follows.
    bool is_ellipsis_stop(Offset i) const {
        if (at(i) != u'…') return false;
        Offset after = i;
        while (at(after) == u'…') ++after;
        while (in(closing_marks, at(after)) && after < end) ++after;
        return after == end || (at(after) >= u'A' && at(after) <= u'Z');
    }
    // Of a stop_mark.
    bool terminates(Offset i) const {
        char16_t unit = at(i);
        if (unit == u'.') return is_ascii_stop(i);
        return unit != u'…' || is_ellipsis_stop(i);
    }

    // A stop inside 《摔跤吧！爸爸》 or （见附件。） ends nothing.
    bool is_held(Offset i) const {
        for (int b = bracket_around(paragraph.brackets, i); b >= 0; b = paragraph.brackets[std::size_t(b)].parent) {
            BracketKind kind = paragraph.brackets[std::size_t(b)].kind;
            if (!is_quote(kind)) return true;
        }
        return false;
    }

    // 他说 after ”: a short clause that ends in a verb of speech.
    bool is_speech_clause(Offset i) const {
        constexpr Offset longest = 12;
        Offset stop = i;
        while (stop < end && stop - i <= longest && !in(u"，。；：！？,;:!?", at(stop))) ++stop;
        if (stop - i > longest || stop == i) return false;
        std::u16string_view clause = prose.fold({i, stop});
        return std::any_of(std::begin(speech), std::end(speech), [&](std::u16string_view verb) { return clause.ends_with(verb); });
    }

    // Behind the stop at i: further stops, and the marks that close (呢？”。).
    Offset after_stop(Offset i) const {
        for (Offset before = end; before != i;) {
            before = i;
            while (i < end && (in(terminators, at(i)) || at(i) == u'…' || at(i) == u'.')) ++i;
            while (i < end && in(closing_marks, at(i)) && !opens_straight(i)) ++i;
        }
        return i;
    }
    bool opens_straight(Offset i) const { return at(i) == u'"' && bracket_at(paragraph.brackets, i); }
    bool goes_on(Offset after) const {
        if (after >= end || !in(u"”’」』\"", prose.text[after - 1])) return false;
        return in(continuing, at(after)) || is_speech_clause(after);
    }
    // 。（甲部、乙部负责）: the end of the note, else where it began.
    Offset after_note(Offset after) const {
        Bracket const* note = bracket_at(paragraph.brackets, after);
        if (!note || note->kind != BracketKind::round) return after;
        std::u16string_view inside = prose.fold(note->inside());
        auto tells = [&](std::u16string_view duty) { return inside.ends_with(duty); };
        return std::any_of(std::begin(duties), std::end(duties), tells) ? note->span.end : after;
    }
};

// use(span) for every sentence.
template <class Use> void for_each_sentence(Prose const& prose, Paragraph const& paragraph, Use use) {
    Scanner scan{prose, paragraph};
    Offset begin = paragraph.span.begin;
    auto add = [&](Offset end) {
        Span span = trimmed(prose.text, {begin, end});
        if (!span.empty()) use(span);
        begin = end;
    };
    Offset next = begin;
    for (MarkPlace mark : prose.marks_of(paragraph)) {
        Offset at = mark.at;
        if ((mark.kinds & stop_mark) == 0 || at < next || !scan.terminates(at) || scan.is_held(at)) continue;
        next = scan.after_stop(at);
        if (!scan.goes_on(next)) add(next = scan.after_note(next));
    }
    add(paragraph.span.end);
}

} // namespace

std::vector<Span> sentence_spans(Prose const& prose, Paragraph const& paragraph) {
    std::vector<Span> found;
    for_each_sentence(prose, paragraph, [&](Span span) { found.push_back(span); });
    return found;
}

std::vector<Sentence> sentences(Prose const& prose, std::vector<Heading> const& outline) {
    std::vector<Sentence> found;
    auto heading = outline.begin();
    for (Paragraph const& paragraph : prose.paragraphs) {
        if (paragraph.role != Role::body && paragraph.role != Role::caption) continue;
        for_each_sentence(prose, paragraph, [&](Span span) {
            while (heading != outline.end() && heading->span.end <= span.begin) ++heading;
            bool is_heading = heading != outline.end() && heading->span.contains(span);
            if (!is_heading) found.push_back({span, paragraph.block});
        });
    }
    return found;
}

} // namespace duidu
