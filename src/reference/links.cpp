#include "reference/links.h"

#include <algorithm>
#include <unordered_map>

namespace duidu {

namespace {

using View = std::u16string_view;

// A phrase of an item that would be no accident elsewhere: six characters, since four are an idiom or a name (新质生产力 has five).
constexpr Offset shortest_phrase = 6;
constexpr Offset longest_phrase = 120;
constexpr std::size_t most_mentions = 20; // of one item: a phrase that stands everywhere links nothing

bool in(View set, char16_t unit) { return set.find(unit) != View::npos; }

// A hash of `length` units that rolls on by one.
class Rolling {
public:
    explicit Rolling(Offset length) {
        for (Offset i = 1; i < length; ++i) top_ *= base;
    }
    std::uint64_t start(View units) {
        value_ = 0;
        for (char16_t unit : units) value_ = value_ * base + unit;
        return value_;
    }
    std::uint64_t roll(char16_t out, char16_t in) { return value_ = (value_ - out * top_) * base + in; }

private:
    static constexpr std::uint64_t base = 0x9E3779B97F4A7C15u;
    std::uint64_t top_ = 1, value_ = 0;
};

// ---- items taken up elsewhere ----

struct Phrase {
    Span span; // of the text
    Span item;
    std::size_t list;
    std::size_t mentions = 0;
};

// The clauses of an item, and the item as a whole.
std::vector<Span> phrases_of(Prose const& prose, Span item) {
    std::vector<Span> found;
    Offset begin = item.begin;
    for (Offset at = item.begin; at <= item.end; ++at) {
        if (at < item.end && !in(u",;:。", prose.folded[at])) continue;
        Span clause = trimmed(prose.text, {begin, at});
        if (clause.length() >= shortest_phrase && clause.length() <= longest_phrase) found.push_back(clause);
        begin = at + 1;
    }
    return found;
}

struct Echoes {
    Prose const& prose;
    Segmented const& segmented;
    std::vector<Phrase> phrases;
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> by_start; // phrases by the hash of their first units
    std::vector<Link> found;

    void collect() {
        constexpr std::size_t most_alike = 8;
        for (std::size_t i = 0; i < segmented.enumerations.size(); ++i) {
            Enumeration const& list = segmented.enumerations[i];
            if (list.kind == Enumeration::Kind::coordinated) continue;
            for (Item const& item : list.items)
                for (Span span : phrases_of(prose, item.span)) {
                    auto& alike = by_start[Rolling(shortest_phrase).start(prose.fold({span.begin, span.begin + shortest_phrase}))];
                    if (alike.size() == most_alike) continue;
                    alike.push_back(phrases.size());
                    phrases.push_back({span, item.span, i});
                }
        }
    }
    // 在“X”方面, or X where a paragraph opens with it: all of the paragraph is about the item.
    bool heads(Paragraph const& paragraph, Span match) const {
        constexpr Offset near_the_start = 4;
        return match.begin - paragraph.span.begin <= near_the_start && match.end < paragraph.span.end;
    }
    void meet(Paragraph const& paragraph, Offset at, Phrase& phrase) {
        Span match{at, at + phrase.span.length()};
        bool fits = match.end <= paragraph.span.end && prose.fold(match) == prose.fold(phrase.span);
        if (!fits || segmented.enumerations[phrase.list].span.overlaps(match) || phrase.mentions == most_mentions) return;
        ++phrase.mentions;
        bool all = heads(paragraph, match) && !paragraph.span.contains(phrase.span);
        std::string why = phrase.span == phrase.item ? "repeats the item" : "repeats a clause of the item";
        Link link{all ? Link::Kind::elaborates : Link::Kind::mentions, phrase.item, all ? paragraph.span : match, {}, why, 1};
        // One link an item and place: a later clause of the item in the same paragraph adds nothing.
        bool known = !found.empty() && found.back().from == link.from && found.back().to.overlaps(link.to);
        if (!known) found.push_back(std::move(link));
    }
    void walk(Paragraph const& paragraph) {
        if (paragraph.span.length() < shortest_phrase) return;
        Rolling rolling(shortest_phrase);
        Offset at = paragraph.span.begin;
        std::uint64_t hash = rolling.start(prose.fold({at, at + shortest_phrase}));
        for (;; ++at) {
            if (auto alike = by_start.find(hash); alike != by_start.end())
                for (std::size_t phrase : alike->second) meet(paragraph, at, phrases[phrase]);
            if (at + shortest_phrase >= paragraph.span.end) return;
            hash = rolling.roll(prose.folded[at], prose.folded[at + shortest_phrase]);
        }
    }
};

// ---- passages that occur twice ----

constexpr Offset shortest_repeat = 20; // units: longer than any name of a body or a law but the longest

struct Repeats {
    Prose const& prose;
    std::unordered_map<std::uint64_t, Offset> first; // where a window of half the length, at every half length, was seen
    std::vector<Link> found;

    Offset common_before(Offset a, Offset b, Offset least_a, Offset least_b) const {
        Offset n = 0;
        while (a - n > least_a && b - n > least_b && prose.folded[a - n - 1] == prose.folded[b - n - 1]) ++n;
        return n;
    }
    Offset common_after(Offset a, Offset b, Offset end_a, Offset end_b) const {
        Offset n = 0;
        while (a + n < end_a && b + n < end_b && prose.folded[a + n] == prose.folded[b + n]) ++n;
        return n;
    }
    Span paragraph_at(Offset at) const {
        auto after = std::upper_bound(prose.paragraphs.begin(), prose.paragraphs.end(), at,
                                      [](Offset a, Paragraph const& p) { return a < p.span.begin; });
        return (after - 1)->span;
    }
    void walk(Paragraph const& paragraph) {
        constexpr Offset window = shortest_repeat / 2;
        if (paragraph.span.length() < shortest_repeat) return;
        Rolling rolling(window);
        Offset at = paragraph.span.begin, done = at;
        std::uint64_t hash = rolling.start(prose.fold({at, at + window}));
        for (;; ++at) {
            if (at >= done) done = std::max(done, look(paragraph, at, hash, done));
            if ((at - paragraph.span.begin) % window == 0) first.emplace(hash, at);
            if (at + window >= paragraph.span.end) return;
            hash = rolling.roll(prose.folded[at], prose.folded[at + window]);
        }
    }
    // The end of the repeat that this window belongs to; 0 for none.
    Offset look(Paragraph const& paragraph, Offset at, std::uint64_t hash, Offset least) {
        auto seen = first.find(hash);
        if (seen == first.end()) return 0;
        Span other = paragraph_at(seen->second);
        if (other == paragraph.span) return 0;
        Offset before = common_before(seen->second, at, other.begin, least);
        Offset after = common_after(seen->second, at, other.end, paragraph.span.end);
        if (before + after < shortest_repeat) return 0;
        Span from = whole(Span{seen->second - before, seen->second + after}), to = whole(Span{at - before, at + after});
        bool whole_paragraphs = from == other && to == paragraph.span;
        if (from.length() == to.length() && from.length() >= shortest_repeat)
            found.push_back({Link::Kind::repeats, from, to, {}, whole_paragraphs ? "the same paragraph" : "the same words", 1});
        return at + after;
    }
    // Without punctuation at its ends, and never cutting a surrogate pair.
    Span whole(Span span) const {
        auto edge = [&](char16_t unit) { return in(u",。;:!?、)》\" ", unit) || is_blank(unit) || (unit & 0xF800) == 0xD800; };
        while (!span.empty() && edge(prose.folded[span.begin])) ++span.begin;
        while (!span.empty() && in(u",。;:!?、( ", prose.folded[span.end - 1])) --span.end;
        while (!span.empty() && (prose.folded[span.end - 1] & 0xF800) == 0xD800) --span.end;
        return span;
    }
};

} // namespace

std::vector<Link> links(Parsed const& parsed, Prose const& prose, Segmented const& segmented) {
    Echoes echoes{prose, segmented, {}, {}, {}};
    echoes.collect();
    Repeats repeats{prose, {}, {}};
    for (Paragraph const& paragraph : prose.paragraphs) {
        echoes.walk(paragraph);
        repeats.walk(paragraph);
    }
    std::vector<Link> all = std::move(echoes.found);
    all.insert(all.end(), repeats.found.begin(), repeats.found.end());
    for (Hyperlink const& link : parsed.links) all.push_back({Link::Kind::hyperlink, link.span, link.span, link.href, "markup", 1});
    std::stable_sort(all.begin(), all.end(), [](Link const& a, Link const& b) { return a.from != b.from ? a.from < b.from : a.to < b.to; });
    return all;
}

} // namespace duidu
