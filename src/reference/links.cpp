#include "reference/links.h"

#include "reference/windows.h"
#include "text/find.h"
#include "text/literal.h"
#include "text/order.h"
#include "text/places.h"
#include "text/units.h"

namespace duidu {

namespace {

using View = std::u16string_view;

// A phrase of an item that would be no accident elsewhere: six characters, since four are an idiom or a name (新质生产力 has five).
constexpr Offset shortest_phrase = 6;
constexpr Offset longest_phrase = 120;
constexpr std::size_t most_mentions = 20; // of one item: a phrase that stands everywhere links nothing

// ---- items taken up elsewhere ----

struct Phrase {
    Span span; // of the text
    Span item;
    std::size_t list;
    std::size_t mentions = 0;
    int next = -1;            // the next phrase that begins alike
    int last = -1, alike = 1; // of the first of them: the last, and how many they are
};

// The first mark from a place on. Items nearly always follow each other: it is looked for from the one that was asked for last.
std::size_t mark_from(Marks marks, Offset place, std::size_t last) {
    if (last > 0 && marks[last - 1].at >= place) last = 0;
    std::size_t step = 8; // marks of an item of average length
    while (last + step < marks.size() && marks[last + step].at < place) last += step, step *= 2;
    auto begin = marks.begin() + std::ptrdiff_t(last), end = marks.begin() + std::ptrdiff_t(std::min(last + step, marks.size()));
    return std::size_t(std::lower_bound(begin, end, place, [](MarkPlace mark, Offset at) { return mark.at < at; }) - marks.begin());
}

// Tells the clauses of an item, or the item as a whole, whose marks begin at `mark`.
template <class Use> void for_each_phrase(Prose const& prose, Span item, std::size_t mark, Use use) {
    Offset begin = item.begin;
    auto end_clause = [&](Offset at) {
        Span clause = trimmed(prose.text, {begin, at});
        if (clause.length() >= shortest_phrase && clause.length() <= longest_phrase) use(clause);
        begin = at + 1;
    };
    for (; mark < prose.marks.size() && prose.marks[mark].at < item.end; ++mark) {
        auto [at, kinds] = prose.marks[mark];
        if ((kinds & parting_mark) != 0 && in(u",;:。", prose.folded[at])) end_clause(at);
    }
    end_clause(item.end);
}

struct Echoes {
    Prose const& prose;
    Segmented const& segmented;
    std::vector<Phrase> phrases = collected();
    Windows by_start = joined(); // the first of the phrases that begin alike
    std::vector<Link> found{};

    std::uint64_t hash_at(Offset at) const { return window_hash<shortest_phrase>(prose.folded.data() + at); }

    std::vector<Phrase> collected() const {
        std::vector<Phrase> all;
        std::size_t mark = 0;
        for (std::size_t i = 0; i < segmented.enumerations.size(); ++i) {
            Enumeration const& list = segmented.enumerations[i];
            if (list.kind == Enumeration::Kind::coordinated) continue;
            for (Item const& item : list.items) {
                mark = mark_from(prose.marks, item.span.begin, mark);
                for_each_phrase(prose, item.span, mark, [&](Span span) { all.push_back({span, item.span, i}); });
            }
        }
        return all;
    }
    Windows joined() {
        constexpr int most_alike = 8;
        Windows starts(phrases.size());
        for (int i = 0; i < int(phrases.size()); ++i) {
            std::uint64_t hash = hash_at(phrases[std::size_t(i)].span.begin);
            Offset const* known = starts.find(hash);
            Phrase& first = phrases[known ? *known : std::size_t(i)];
            if (!known) starts.add(hash, Offset(i));
            else if (first.alike++ < most_alike) phrases[std::size_t(first.last)].next = i;
            else continue;
            first.last = i;
        }
        return starts;
    }
    // 在“X”方面, or X where a paragraph opens with it: all of the paragraph is about the item.
    bool heads(Paragraph const& paragraph, Span match) const {
        constexpr Offset near_the_start = 4;
        return match.begin - paragraph.span.begin <= near_the_start && match.end < paragraph.span.end;
    }
    void meet(Paragraph const& paragraph, Offset at, Phrase& phrase) {
        Span match{at, at + phrase.span.length()};
        if (phrase.mentions == most_mentions || match.end > paragraph.span.end) return;
        if (prose.fold(match) != prose.fold(phrase.span) || segmented.enumerations[phrase.list].span.overlaps(match)) return;
        ++phrase.mentions;
        bool all = heads(paragraph, match) && !paragraph.span.contains(phrase.span);
        Reason why = phrase.span == phrase.item ? "repeats the item" : "repeats a clause of the item";
        Link link{all ? Link::Kind::elaborates : Link::Kind::mentions, phrase.item, all ? paragraph.span : match, {}, why, 1};
        // One link an item and place: a later clause of the item in the same paragraph adds nothing.
        bool known = !found.empty() && found.back().from == link.from && found.back().to.overlaps(link.to);
        if (!known) found.push_back(std::move(link));
    }
    void look(Paragraph const& paragraph, Offset at) {
        Offset const* first = by_start.find(hash_at(at));
        for (int i = first ? int(*first) : -1; i >= 0; i = phrases[std::size_t(i)].next) meet(paragraph, at, phrases[std::size_t(i)]);
    }
};

// ---- passages that occur twice ----

constexpr Offset shortest_repeat = 20; // units: longer than any name of a body or a law but the longest

struct Repeats {
    Prose const& prose;
    std::size_t windows = count();
    Windows first = Windows(windows); // where a window of half the length, at every half length, was seen
    std::vector<Link> found{};
    std::size_t last = 0;  // paragraph that a repeat was of
    bool repeated = false; // whether the paragraph that is looked through stood before as it is: then its windows are kept

    static constexpr Offset window = shortest_repeat / 2;
    std::uint64_t hash_at(Offset at) const { return window_hash<window>(prose.folded.data() + at); }
    std::size_t count() const {
        std::size_t all = 0;
        for (Paragraph const& paragraph : prose.paragraphs) all += paragraph.span.length() / window;
        return all;
    }

    Offset common_before(Offset a, Offset b, Offset least_a, Offset least_b) const {
        Offset n = 0;
        while (a - n > least_a && b - n > least_b && prose.folded[a - n - 1] == prose.folded[b - n - 1]) ++n;
        return n;
    }
    Offset common_after(Offset a, Offset b, Offset end_a, Offset end_b) const {
        return Offset(common_length(prose.fold({a, end_a}), prose.fold({b, end_b})));
    }
    // What repeats goes on in the same paragraph or in the next, nearly always.
    Span paragraph_at(Offset at) {
        auto const& all = prose.paragraphs;
        if (last + 1 < all.size() && all[last + 1].span.contains(at)) ++last;
        if (all[last].span.contains(at)) return all[last].span;
        auto after = std::upper_bound(all.begin(), all.end(), at, [](Offset a, Paragraph const& p) { return a < p.span.begin; });
        last = std::size_t(after - all.begin()) - 1;
        return all[last].span;
    }
    // The windows of a paragraph that was looked through.
    void keep(Span span, Openings& openings) {
        if (span.length() < shortest_repeat) return;
        for (Offset at = span.begin; at + window <= span.end; at += window)
            first.add(hash_at(at), at), openings.add(prose.folded.data() + at);
    }
    // The end of the repeat that this window belongs to; 0 for none.
    Offset look(Paragraph const& paragraph, Offset at, Offset least) {
        Offset const* seen = first.find(hash_at(at));
        if (!seen) return 0;
        Span other = paragraph_at(*seen);
        Offset before = common_before(*seen, at, other.begin, least);
        Offset after = common_after(*seen, at, other.end, paragraph.span.end);
        if (before + after < shortest_repeat) return 0;
        Span from{*seen - before, *seen + after}, to{at - before, at + after};
        repeated = repeated || (from == other && to == paragraph.span);
        from = whole(from), to = whole(to);
        bool whole_paragraphs = from == other && to == paragraph.span;
        if (from.length() == to.length() && from.length() >= shortest_repeat)
            found.push_back({Link::Kind::repeats, from, to, {}, whole_paragraphs ? "the same paragraph" : "the same words", 1});
        return at + after;
    }
    // Without punctuation at its ends, and never cutting a surrogate pair.
    Span whole(Span span) const {
        static Units const openers(u",。;:!?、)》\" "), closers(u",。;:!?、( ");
        auto edge = [&](char16_t unit) { return openers.has(unit) || is_blank(unit) || (unit & 0xF800) == 0xD800; };
        while (!span.empty() && edge(prose.folded[span.begin])) ++span.begin;
        while (!span.empty() && closers.has(prose.folded[span.end - 1])) --span.end;
        while (!span.empty() && (prose.folded[span.end - 1] & 0xF800) == 0xD800) --span.end;
        return span;
    }
};

// One walk for both: a place is looked at more closely where a phrase or a window may begin.
struct Walk {
    Echoes& echoes;
    Repeats& repeats;
    Openings openings = known_phrases(); // of both
    Places places{};

    Openings known_phrases() const {
        Openings all(echoes.phrases.size() + repeats.windows);
        for (Phrase const& phrase : echoes.phrases) all.add(echoes.prose.folded.data() + phrase.span.begin);
        return all;
    }
    void through(Paragraph const& paragraph) {
        Span span = paragraph.span;
        if (span.length() < shortest_phrase) return;
        Offset done = span.begin; // up to where repeats are found
        repeats.repeated = false;
        char16_t const* folded = echoes.prose.folded.data();
        for (Offset at :
             places.among({span.begin, span.end - shortest_phrase + 1}, [&](Offset a) { return openings.may_begin(folded + a); })) {
            echoes.look(paragraph, at);
            bool fits = at >= done && at + Repeats::window <= span.end && span.length() >= shortest_repeat;
            if (fits) done = std::max(done, repeats.look(paragraph, at, done));
        }
        if (!repeats.repeated) repeats.keep(span, openings);
    }
};

} // namespace

std::vector<Link> links(Parsed const& parsed, Prose const& prose, Segmented const& segmented) {
    Echoes echoes{prose, segmented};
    Repeats repeats{prose};
    Walk walk{echoes, repeats};
    for (Paragraph const& paragraph : prose.paragraphs) walk.through(paragraph);
    std::vector<Link> all = std::move(echoes.found);
    all.insert(all.end(), std::make_move_iterator(repeats.found.begin()), std::make_move_iterator(repeats.found.end()));
    for (Hyperlink const& link : parsed.links) all.push_back({Link::Kind::hyperlink, link.span, link.span, link.href, "markup", 1});
    return in_order(std::move(all), [](Link const& link) { return std::pair(rank(link.from), rank(link.to)); });
}

} // namespace duidu
