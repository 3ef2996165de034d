#include "segment/threads.h"

#include "segment/moment.h"
#include "text/fold.h"

#include <algorithm>

namespace duidu {

namespace {

// What stands at each comment, as phrase_form() writes it.
constexpr std::u16string_view answers[] = {u"reply",     u"like reply",   u"reply like", u"reply share", u"reply to this", u"quote",
                                           u"permalink", u"report abuse", u"responder",  u"répondre",    u"antworten",     u"回复",
                                           u"回覆",      u"引用",         u"顶",         u"支持",        u"返信",          u"返信する",
                                           u"举报回复",  u"回复举报",     u"回复引用"};
// Amy says, Amy on May 6, 2023 at 5:20 pm said:
constexpr std::u16string_view verbs[] = {u" says", u" said", u" wrote", u" writes"};

bool is_digit(char16_t unit) { return unit >= u'0' && unit <= u'9'; }
bool is_word_unit(char16_t unit) { return (unit >= u'a' && unit <= u'z') || (unit >= 0xC0 && unit < 0x2000) || unit >= 0x3040; }

// 回复(3), | Reply ↓: only letters count.
std::u16string_view core_of(std::u16string_view line) {
    auto first = std::find_if(line.begin(), line.end(), is_word_unit);
    auto last = std::find_if(line.rbegin(), line.rend(), is_word_unit);
    return first == line.end() ? std::u16string_view() : line.substr(std::size_t(first - line.begin()), std::size_t(last.base() - first));
}

// Says who answers. In a story, somebody says so, too, but without a date.
bool names_writer(std::u16string_view form, std::u16string_view core) {
    bool dated = std::any_of(form.begin(), form.end(), is_digit);
    bool ends = form.ends_with(u':') || form.ends_with(core);
    auto verb = std::find_if(std::begin(verbs), std::end(verbs), [&](auto each) { return core.ends_with(each); });
    return ends && verb != std::end(verbs) && (dated || (*verb == verbs[0] && core.find(u',') == core.npos));
}

// 2023-05-06 10:20, 3 days ago at 10:20, 3小时前, and nothing else.
bool is_time_of_day(std::u16string_view text, std::u16string_view form) {
    constexpr std::size_t longest = 24, longest_wide = 8, little = 12; // units; little: what else may stand beside the time, Posted on
    bool counts =
        !form.empty() && (is_digit(form.front()) || form.starts_with(u"a ") || form.starts_with(u"an ") || form.starts_with(u"posted "));
    if (counts && form.size() <= longest && form.find(u" ago") != form.npos) return true;
    if (counts && form.size() <= longest_wide && form.ends_with(u'前')) return true;
    if (std::none_of(text.begin(), text.end(), is_digit)) return false;
    std::vector<Moment> times = moments(text);
    return times.size() == 1 && times[0].hour >= 0 && text.size() <= std::size_t(times[0].span.length()) + little;
}

// What a line is made of, folded.
struct Made {
    bool letters = false, digits = false; // of ASCII
    std::size_t words = 0;                // units of words
    explicit Made(std::u16string_view text) {
        for (char16_t unit : text) {
            char16_t folded = fold(unit);
            letters |= folded >= u'a' && folded <= u'z', digits |= is_digit(folded), words += is_word_unit(folded);
        }
    }
};

bool is_answer(std::u16string_view text, Line const& line) {
    constexpr double signature = 30, word = 12; // in Chinese characters: a name with a date, a name with a word or two
    constexpr std::size_t longest_wide = 4;     // units of an answer without letters
    if (line.weight > signature || line.linked > 0.9) return false;
    Made made(text);
    // Without letters it says neither who writes nor, if it is longer, that it answers; without digits, not when.
    if (!made.letters && (line.weight > word || (!made.digits && made.words > longest_wide))) return false;
    std::u16string const form = phrase_form(text);
    std::u16string_view core = core_of(form);
    if (line.weight <= word && std::find(std::begin(answers), std::end(answers), core) != std::end(answers)) return true;
    return names_writer(form, core) || (line.weight <= word && is_time_of_day(text, form));
}

} // namespace

std::vector<bool> threads_of(Parsed const& parsed, std::vector<Line> const& lines) {
    constexpr std::size_t apart = 25; // lines from one answer to the next
    constexpr std::size_t least = 3;  // answers
    constexpr std::size_t above = 12; // lines from what opens the comments to the first answer
    constexpr std::size_t tail = 3;   // paragraphs of the last comment
    constexpr double article = 60;    // in Chinese characters; where less prose stands in front, the talk is the document
    std::vector<bool> out(lines.size(), false);
    std::size_t opened = lines.size(), begin = 0, last = 0, count = 0;
    double prose = 0;
    auto close = [&] {
        if (count < least) return;
        for (std::size_t i = 0; i < tail && last + 1 < lines.size() && is_prose(lines[last + 1]); ++i) ++last;
        std::fill(out.begin() + std::ptrdiff_t(begin), out.begin() + std::ptrdiff_t(last) + 1, true);
    };
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (count > 0 && i - last > apart) close(), count = 0;
        prose += is_prose(lines[i]) ? lines[i].weight : 0;
        if (lines[i].clue == Clue::comments && lines[i].closes) opened = i;
        if (prose < article || !is_answer(parsed.text[lines[i].span], lines[i])) continue;
        if (count == 0) begin = opened < i && i - opened <= above ? opened : i;
        last = i, ++count;
    }
    close();
    return out;
}

} // namespace duidu
