#include "reference/articles.h"

#include "segment/phrases.h"
#include "text/by_first.h"
#include "text/fold.h"
#include "text/literal.h"
#include "text/numeral.h"
#include "text/units.h"

#include <algorithm>
#include <array>
#include <map>

namespace duidu {

namespace {

using View = std::u16string_view;

// From the widest to the narrowest.
enum Unit { bian, zhang, jie, tiao, kuan, xiang, mu, unit_count };
constexpr View unit_names[] = {u"编", u"章", u"节", u"条", u"款", u"项", u"目"};

// One step, 第十五条, or several numbers of one unit: 第一、二款; 第三条至第五条.
struct Step {
    Unit unit = tiao;
    int first = 0, branch = 0;
    int last = 0, last_branch = 0; // the same, but for ranges and lists
};

// A whole reference: steps from wide to narrow; an empty number means that nothing is said.
struct Reference {
    std::array<Step, unit_count> steps{};
    Span span;
    bool says(Unit unit) const { return steps[unit].first > 0; }
    Unit narrowest() const {
        int unit = unit_count - 1;
        while (unit > 0 && !says(Unit(unit))) --unit;
        return Unit(unit);
    }
};

// Whose parts they are.
struct Work {
    enum class Kind { unsaid, own, outside } kind = Kind::unsaid;
    std::u16string title; // of a work outside
    Offset begin = 0;     // where its name begins in the text
};

// ---- the document's own provisions, by label ----

struct Index {
    Prose const& prose;
    Segmented const& segmented;
    std::map<std::string, int> articles;
    std::vector<std::vector<int>> children;
    std::vector<int> in_order; // the articles

    Index(Prose const& of, Segmented const& with) : prose(of), segmented(with), children(with.provisions.size()) {
        for (int i = 0; i < int(with.provisions.size()); ++i) {
            Provision const& one = with.provisions[std::size_t(i)];
            if (one.parent >= 0) children[std::size_t(one.parent)].push_back(i);
            if (one.kind != Provision::Kind::article) continue;
            articles.emplace(one.label, i);
            in_order.push_back(i);
        }
    }
    Provision const& at(int i) const { return segmented.provisions[std::size_t(i)]; }

    // The narrowest provision of this kind around a place; −1 for none.
    int around(Offset place, Provision::Kind kind) const {
        auto after = std::upper_bound(in_order.begin(), in_order.end(), place, [&](Offset a, int i) { return a < at(i).span.begin; });
        if (after == in_order.begin()) return -1;
        int found = *(after - 1);
        if (!at(found).span.contains(place)) return -1;
        while (at(found).kind != kind) {
            auto const& below = children[std::size_t(found)];
            auto next = std::upper_bound(below.begin(), below.end(), place, [&](Offset a, int i) { return a < at(i).span.begin; });
            if (next == below.begin() || !at(*(next - 1)).span.contains(place)) return -1;
            found = *(next - 1);
        }
        return found;
    }
    int child(int parent, Provision::Kind kind, std::string const& label) const {
        constexpr std::size_t most = 300; // items of one paragraph; nobody refers to the next
        auto const& below = children[std::size_t(parent)];
        for (std::size_t i = 0; i < std::min(most, below.size()); ++i)
            if (at(below[i]).kind == kind && at(below[i]).label == label) return below[i];
        // 第十条第（二）项 skips the 款 that holds it.
        if (kind != Provision::Kind::item || at(parent).kind != Provision::Kind::article) return -1;
        for (std::size_t i = 0; i < std::min(most, below.size()); ++i)
            if (int found = child(below[i], kind, label); found >= 0) return found;
        return -1;
    }
    // What stood before it among its siblings; −1 for the first.
    int before(int i) const {
        auto const& siblings = at(i).parent < 0 ? in_order : children[std::size_t(at(i).parent)];
        auto found = std::lower_bound(siblings.begin(), siblings.end(), i);
        while (found != siblings.begin())
            if (--found; at(*found).kind == at(i).kind) return *found;
        return -1;
    }
    // The stretch of a division: from its heading to the next of its level or above.
    std::optional<Span> division(Unit unit, int number, Offset place) const {
        constexpr char const* names[] = {"bian-", "zhang-", "jie-"};
        std::string name = names[unit] + std::to_string(number);
        auto const& outline = segmented.outline;
        std::optional<Span> found;
        for (std::size_t i = 0; i < outline.size(); ++i) {
            if (!outline[i].id.ends_with(name)) continue;
            std::size_t end = i + 1;
            while (end < outline.size() && outline[end].level > outline[i].level) ++end;
            Offset stop = end < outline.size() ? outline[end].span.begin : Offset(prose.text.size());
            Span span = trimmed(prose.text, {outline[i].span.begin, stop});
            if (!found || span.contains(place)) found = span;
        }
        return found;
    }
};

std::string label_of(int number, int branch) { return std::to_string(number) + (branch > 0 ? "-" + std::to_string(branch) : ""); }

// ---- reading ----

struct Reader {
    Prose const& prose;
    Span line;

    char16_t at(Offset i) const { return i < line.end ? prose.folded[i] : u'\0'; }
    View rest(Offset i, Offset most) const { return prose.fold({std::min(i, line.end), std::min(line.end, i + most)}); }

    struct Number {
        int value = 0;
        Offset end = 0;
    };
    // 十五, 15, （三）.
    Number number(Offset i) const {
        bool bracket = at(i) == u'(';
        auto found = numeral_at(rest(i + bracket, 8), 0);
        if (!found || !found->whole || found->integer < 1 || found->integer > 2000) return {};
        Offset end = i + bracket + found->span.length();
        if (bracket && at(end) != u')') return {};
        return {int(found->integer), end + bracket};
    }
    static Unit unit_of(char16_t sign) {
        for (int unit = 0; unit < unit_count; ++unit)
            if (unit_names[unit][0] == sign) return Unit(unit);
        return unit_count;
    }
    // 之一 after 条.
    int branch(Offset& i) const {
        if (at(i) != u'之') return 0;
        Number found = number(i + 1);
        if (found.value == 0) return 0;
        i = found.end;
        return found.value;
    }
    Offset connector(Offset i) const {
        static constexpr View words[] = {u"以及", u"或者", u"、", u"和", u"或", u"及", u"与", u"至", u"到"};
        View here = rest(i, 2);
        for (View word : words)
            if (stands_at(here, 0, word)) return i + Offset(word.size());
        return i;
    }

    // 第十五条, 第一、二款, 第三至五项: the step that begins with 第 at `i`.
    bool step(Offset& i, Step& out) const {
        if (at(i) != u'第') return false;
        Number found = number(i + 1);
        out.first = out.last = found.value;
        Offset end = found.end;
        constexpr int most_numbers = 30;
        for (int more = 0; found.value > 0 && more < most_numbers && unit_of(at(end)) == unit_count; ++more) {
            Offset next = connector(end);
            if (next == end) return false;
            if (at(next) == u'第') ++next;
            found = number(next);
            out.last = found.value, end = found.end;
        }
        if (found.value == 0) return false;
        out.unit = unit_of(at(end));
        ++end;
        if (out.unit == tiao) out.branch = out.last_branch = branch(end);
        // 第一节课 and 第三项目 are no references.
        if (out.unit == jie && has(u"课点目能约", at(end))) return false;
        if (out.unit == xiang && has(u"目", at(end))) return false;
        i = end;
        return true;
    }
    // Steps that narrow down: 第十五条第二款第（三）项.
    bool reference(Offset i, Reference& out) const {
        Offset begin = i;
        Step next;
        if (!step(i, next)) return false;
        out.span = {begin, i};
        for (;;) {
            out.steps[next.unit] = next;
            out.span.end = i;
            Unit last = next.unit;
            next = {};
            Offset look = i;
            if (!step(look, next) || next.unit <= last) return true;
            i = look;
        }
    }
};

// ---- from a paragraph to its citations ----

constexpr View own_names[] = {u"本法",   u"本条例", u"本办法", u"本规定", u"本细则", u"本规则",
                              u"本决定", u"本解释", u"本章程", u"本规程", u"本准则", u"本法典"};
constexpr View work_endings[] = {u"实施细则", u"法典", u"条例", u"办法", u"规定", u"细则", u"规则",
                                 u"公约",     u"章程", u"协定", u"解释", u"决定", u"宪法", u"法"};

struct Finder {
    Prose const& prose;
    Segmented const& segmented;
    Index const& index;
    std::map<std::u16string, std::u16string, std::less<>> const& names; // aliases of works, folded, to their titles
    Paragraph const& paragraph;
    std::vector<Citation>& found;
    std::span<Offset const> starts; // where a reference may begin
    Reader reader{prose, paragraph.span};

    bool statute() const { return !index.in_order.empty(); }

    // The work whose name ends at `end`: 《甲法》, 本法, 刑法.
    Work work_before(Offset end) const {
        Bracket const* bracket = end > paragraph.span.begin ? bracket_before(paragraph.brackets, end) : nullptr;
        if (bracket && bracket->kind == BracketKind::title) return titled(*bracket);
        View before = prose.fold({std::max(paragraph.span.begin, end - std::min<Offset>(end, 24)), end});
        for (View name : own_names)
            if (before.ends_with(name)) return {Work::Kind::own, {}, end - Offset(name.size())};
        for (View ending : work_endings)
            if (before.ends_with(ending)) return bare(before, end, ending);
        return {};
    }
    Work titled(Bracket const& bracket) const {
        Span inside = bracket.inside();
        auto alias = names.find(prose.fold(inside));
        return {Work::Kind::outside,
                alias != names.end() ? alias->second : std::u16string(prose.text.substr(inside.begin, inside.length())),
                bracket.span.begin};
    }
    // 刑法, 治安管理处罚法: as far as the noun phrase reaches. 依法, 该法 and 违法 name nothing.
    Work bare(View before, Offset end, View ending) const {
        std::size_t stop = before.find_last_of(u",。;:、!?()\"《》 ");
        View phrase = stop == View::npos ? before : before.substr(stop + 1);
        // A name that the document gave is known, whatever stands before it: 申请人超出│专利法.
        for (std::size_t from = 0; from + 1 < phrase.size(); ++from)
            if (auto alias = names.find(phrase.substr(from)); alias != names.end())
                return {Work::Kind::outside, alias->second, end - Offset(phrase.size() - from)};
        phrase.remove_prefix(noun_phrase_begin(phrase));
        for (View joiner :
             {View(u"依照"), View(u"违反"), View(u"适用"), View(u"适用于"), View(u"参照"), View(u"符合"), View(u"依"), View(u"按")})
            if (std::size_t at = phrase.rfind(joiner); at != View::npos) phrase.remove_prefix(at + joiner.size());
        bool names_something = phrase.size() > ending.size() && phrase.size() >= 2 && !has(u"该此本其依违守合执非普立司", phrase[0]);
        if (phrase == u"宪法") names_something = true;
        if (!names_something) return {};
        Offset begin = end - Offset(phrase.size());
        return {Work::Kind::outside, std::u16string(prose.text.substr(begin, phrase.size())), begin};
    }

    // ---- telling ----

    static std::u16string number_text(Step const& step) {
        bool bracketed = step.unit == xiang;
        std::u16string out = u"第";
        out += (bracketed ? u"（" : u"") + hanzi_numeral(step.first) + (bracketed ? u"）" : u"") + std::u16string(unit_names[step.unit]);
        if (step.branch > 0) out += u"之" + hanzi_numeral(step.branch);
        if (step.last == step.first && step.last_branch == step.branch) return out;
        Step last = step;
        last.first = step.last, last.branch = step.last_branch;
        return out + u"至" + number_text(last);
    }
    static std::u16string article_text(Reference const& reference) {
        std::u16string out;
        for (Step const& step : reference.steps)
            if (step.first > 0) out += number_text(step);
        return out;
    }
    void tell(Span span, Reference const& reference, Work const& work, std::optional<Span> target, char const* rule) {
        Citation citation;
        citation.span = span;
        citation.title = work.title;
        citation.article = article_text(reference);
        citation.outside = work.kind == Work::Kind::outside;
        if (!citation.outside) citation.target = target;
        citation.rule = rule;
        citation.confidence = citation.outside || citation.target ? 1 : 0.5;
        found.push_back(std::move(citation));
    }

    // ---- resolving ----

    static std::optional<Span> hull(std::optional<Span> a, std::optional<Span> b) {
        if (!a || !b) return a;
        return Span{std::min(a->begin, b->begin), std::max(a->end, b->end)};
    }
    // One end of a reference; `last` is the far end of a range.
    std::optional<Span> resolve(Reference const& reference, Offset place, bool last) const {
        auto number = [&](Unit unit) { return last ? reference.steps[unit].last : reference.steps[unit].first; };
        auto label = [&](Unit unit) {
            return label_of(number(unit), last ? reference.steps[unit].last_branch : reference.steps[unit].branch);
        };
        if (reference.narrowest() < tiao) return index.division(reference.narrowest(), number(reference.narrowest()), place);
        int at = index.around(place, Provision::Kind::article);
        if (reference.says(tiao)) {
            auto known = index.articles.find(label(tiao));
            at = known == index.articles.end() ? -1 : known->second;
        } else if (!reference.says(kuan) && reference.says(xiang)) {
            int own = index.around(place, Provision::Kind::paragraph);
            if (own >= 0 && index.child(own, Provision::Kind::item, label(xiang)) >= 0) at = own;
        }
        return narrowed(reference, at, last);
    }
    // From a provision down by the steps below 条.
    std::optional<Span> narrowed(Reference const& reference, int at, bool last) const {
        static constexpr Provision::Kind kinds[] = {Provision::Kind::paragraph, Provision::Kind::item, Provision::Kind::subitem};
        for (int unit = kuan; unit <= mu && at >= 0; ++unit) {
            Step const& step = reference.steps[std::size_t(unit)];
            if (step.first > 0) at = index.child(at, kinds[unit - kuan], label_of(last ? step.last : step.first, 0));
        }
        if (at < 0) return {};
        return index.at(at).span;
    }
    std::optional<Span> resolve(Reference const& reference, Offset place) const {
        return hull(resolve(reference, place, false), resolve(reference, place, true));
    }

    // ---- chains: 第十五条第二款、第三款和第二十条至第二十三条 ----

    // What the next reference leaves unsaid it takes from the one before: 第三款 its article.
    static Reference inherited(Reference next, Reference const& before) {
        int widest = 0;
        while (!next.says(Unit(widest))) ++widest;
        for (int unit = 0; unit < widest; ++unit)
            if (widest > tiao || unit < widest) next.steps[std::size_t(unit)] = widest <= tiao ? Step{} : before.steps[std::size_t(unit)];
        return next;
    }
    // At 第; gives where to go on.
    Offset chain(Offset begin) {
        Reference reference;
        if (!reader.reference(begin, reference)) return begin + 1;
        Work work = work_before(begin);
        bool bare_part = !reference.says(tiao) && work.kind == Work::Kind::unsaid;
        // 第三项任务, 第二节 of a policy: no reference without a law around.
        if ((bare_part && !statute()) || is_mark(reference.span)) return reference.span.end;
        Offset from = work.kind == Work::Kind::own ? work.begin : begin;
        for (;;) {
            Offset end = reference.span.end, next = reader.connector(end);
            Reference following;
            bool more = next > end && reader.reference(next, following);
            bool range = more && has(u"至到", prose.folded[end]);
            if (range) {
                Unit unit = following.narrowest();
                reference.steps[unit].last = following.steps[unit].first, reference.steps[unit].last_branch = following.steps[unit].branch;
                reference.span.end = end = following.span.end;
                next = reader.connector(end);
                following = {};
                more = next > end && reader.reference(next, following);
            }
            Span told{std::min(from, reference.span.begin), end};
            tell(told, reference, work, work.kind == Work::Kind::outside ? std::nullopt : resolve(reference, begin), "article");
            if (!more) return end;
            Span following_span = following.span;
            reference = inherited(following, reference);
            reference.span = following_span;
            from = reference.span.begin;
        }
    }
    // 第三条 at the head of its own article, 第二章 in its heading.
    bool is_mark(Span span) const {
        if (span.begin != paragraph.span.begin) {
            char16_t before = prose.text[span.begin - 1];
            if (before != u'\n') return false;
        }
        auto after = std::upper_bound(index.in_order.begin(), index.in_order.end(), span.begin,
                                      [&](Offset a, int i) { return a < index.at(i).span.begin; });
        bool article_mark = after != index.in_order.begin() && index.at(*(after - 1)).marker.begin == span.begin;
        auto heading = std::lower_bound(segmented.outline.begin(), segmented.outline.end(), span.begin,
                                        [](Heading const& h, Offset a) { return h.span.begin < a; });
        return article_mark || (heading != segmented.outline.end() && heading->span.begin == span.begin);
    }

    // ---- relative: 前款, 前两款, 前条, 前项, 本条, 本款, 本章, 下列 ----

    struct Relative {
        View words;
        Provision::Kind kind;
        int back; // how many before this one; 0 for this one
    };
    Offset relative(Offset begin) {
        constexpr auto article = Provision::Kind::article, clause = Provision::Kind::paragraph, item = Provision::Kind::item;
        static constexpr Relative table[] = {
            {u"前款", clause, 1},  {u"上款", clause, 1},  {u"前两款", clause, 2},  {u"前二款", clause, 2},  {u"前三款", clause, 3},
            {u"前条", article, 1}, {u"上条", article, 1}, {u"前两条", article, 2}, {u"前二条", article, 2}, {u"前三条", article, 3},
            {u"前项", item, 1},    {u"前两项", item, 2},  {u"前二项", item, 2},    {u"本条", article, 0},   {u"本款", clause, 0}};
        static ByFirst<Relative> const all(table, [](Relative const& one) { return one.words; });
        Relative const* one = all.longest_at(reader.rest(begin, 3), 0);
        if (!one) return begin + 1;
        // 本条例, 本款项 are other words.
        Offset end = begin + Offset(one->words.size());
        return in(u"例项件", reader.at(end)) ? begin + 1 : told_relative(begin, end, *one);
    }
    Offset told_relative(Offset begin, Offset end, Relative const& one) {
        int own = index.around(begin, one.kind), first = own;
        for (int i = 0; i < one.back && first >= 0; ++i) first = index.before(first);
        int last = one.back > 0 && own >= 0 ? index.before(own) : own;
        // 前款第（二）项, 本条第一款: further steps narrow it. 本条前款 is told as 前款.
        Reference further;
        bool narrows = reader.at(end) == u'第' && reader.reference(end, further) && further.narrowest() > tiao && !further.says(tiao);
        if (one.back == 0 && one.kind == Provision::Kind::article && reader.at(end) == u'前') return end;
        std::optional<Span> target;
        if (first >= 0) target = hull(index.at(first).span, index.at(last).span);
        if (narrows && first >= 0) target = narrowed(further, first, false);
        if (narrows) end = further.span.end;
        Citation citation;
        citation.span = {begin, end};
        citation.article = std::u16string(prose.text.substr(begin, end - begin));
        citation.target = target, citation.rule = "relative", citation.confidence = target ? 1 : 0.5;
        if (statute()) found.push_back(std::move(citation));
        return end;
    }
    // 有下列情形之一的: forward to the items of its own paragraph, or of the next.
    Offset forward(Offset begin) {
        int own = index.around(begin, Provision::Kind::paragraph);
        if (own < 0 || !reader.rest(begin, 2).starts_with(u"下列")) return begin + 1;
        std::optional<Span> items;
        for (int i : index.children[std::size_t(own)]) items = items ? hull(items, index.at(i).span) : index.at(i).span;
        if (!items || items->begin < begin) return begin + 2;
        Citation citation;
        citation.span = {begin, begin + 2};
        citation.article = std::u16string(prose.text.substr(begin, 2));
        citation.target = items, citation.rule = "forward";
        found.push_back(std::move(citation));
        return begin + 2;
    }
    // 本法 by itself, 本章, 本节.
    Offset own(Offset begin) {
        View here = reader.rest(begin, 4);
        for (View name : own_names) {
            if (!stands_at(here, 0, name)) continue;
            Offset end = begin + Offset(name.size());
            if (reader.at(end) == u'第' || !statute()) return end;
            Citation citation;
            citation.span = {begin, end};
            citation.article = std::u16string(name);
            if (auto title = title_span(); !title.empty()) citation.target = title;
            citation.rule = "self";
            found.push_back(std::move(citation));
            return end;
        }
        if (reader.at(begin + 1) != u'章' && reader.at(begin + 1) != u'节') return relative(begin);
        if (reader.at(begin + 2) == u'程' || !statute()) return begin + 2;
        Citation citation;
        citation.span = {begin, begin + 2};
        citation.article = std::u16string(prose.text.substr(begin, 2));
        citation.target = own_division(begin, reader.at(begin + 1) == u'章' ? "zhang-" : "jie-"), citation.rule = "relative";
        found.push_back(std::move(citation));
        return begin + 2;
    }
    Span title_span() const {
        auto title = std::find_if(segmented.outline.begin(), segmented.outline.end(), [](Heading const& h) { return h.rule == "title"; });
        return title == segmented.outline.end() ? Span{} : title->span;
    }
    std::optional<Span> own_division(Offset place, std::string_view name) const {
        auto const& outline = segmented.outline;
        auto after = std::upper_bound(outline.begin(), outline.end(), place, [](Offset a, Heading const& h) { return a < h.span.begin; });
        auto here = after;
        int looked_at = 0;
        constexpr int furthest = 200; // sections of one chapter
        while (here != outline.begin() && looked_at++ < furthest) {
            --here;
            std::string_view id = here->id;
            std::size_t slash = id.rfind('/');
            if (!id.substr(slash == std::string_view::npos ? 0 : slash + 1).starts_with(name)) continue;
            auto end = here + 1;
            while (end != outline.end() && end->level > here->level) ++end;
            return trimmed(prose.text, {here->span.begin, end == outline.end() ? Offset(prose.text.size()) : end->span.begin});
        }
        return {};
    }

    void run() {
        Offset reached = 0;
        for (Offset at : starts) {
            if (at < reached) continue;
            switch (prose.folded[at]) {
            case u'第':
                reached = chain(at);
                break;
            case u'本':
                reached = own(at);
                break;
            case u'下':
                reached = forward(at);
                break;
            default:
                reached = relative(at);
            }
        }
    }
};

} // namespace

Units const& provision_openers() {
    static Units const openers(u"第前上本下");
    return openers;
}

std::vector<Citation> article_citations(Prose const& prose, Starts const& starts, Segmented const& segmented,
                                        std::vector<Alias> const& aliases) {
    Index index(prose, segmented);
    std::map<std::u16string, std::u16string, std::less<>> names;
    for (Alias const& alias : aliases) {
        std::u16string_view full = prose.text.substr(alias.full_name.begin, alias.full_name.length());
        if (full.starts_with(u'《') && full.ends_with(u'》')) full = full.substr(1, full.size() - 2);
        std::u16string folded;
        for (char16_t unit : alias.name) folded += fold(unit);
        names.emplace(std::move(folded), full);
    }
    std::vector<Citation> found;
    Starts::Walk provisions = starts.walk(Starts::provision);
    for (Paragraph const& paragraph : prose.paragraphs) {
        if (paragraph.role != Role::body && paragraph.role != Role::caption) continue;
        if (auto places = provisions.in(paragraph.span); !places.empty())
            Finder{prose, segmented, index, names, paragraph, found, places}.run();
    }
    return found;
}

} // namespace duidu
