#include "compare/compare.h"

#include "compare/chains.h"
#include "compare/kin.h"
#include "compare/links.h"
#include "compare/passages.h"
#include "compare/strands.h"
#include "compare/witness.h"
#include "compare/wording.h"

namespace duidu {

namespace {

// Texts of which this share runs on in the other are versions of one text; related documents share phrases, not paragraphs.
constexpr double version_likeness = 0.35;

struct Aligned {
    Pairing pairing;
    std::vector<Strand> strands;
};

Aligned align(Letters const& a, Letters const& b, Watch& watch) {
    if (goes_first(a, b)) {
        Pairing pairing = pair_letters(a, b, watch);
        std::vector<Strand> found = strands(pairing);
        return {std::move(pairing), std::move(found)};
    }
    Aligned other = align(b, a, watch);
    std::swap(other.pairing.of_a, other.pairing.of_b);
    for (Strand& strand : other.strands) std::swap(strand.a_begin, strand.b_begin), std::swap(strand.a_end, strand.b_end);
    return other;
}

// Paragraphs that are no part of an article.
std::vector<Section> outside(std::vector<Section> const& paragraphs, std::vector<Section> const& articles) {
    std::vector<Section> out;
    std::size_t next = 0;
    for (Section const& paragraph : paragraphs) {
        while (next < articles.size() && articles[next].unit.span.end <= paragraph.unit.span.begin) ++next;
        if (next >= articles.size() || !articles[next].unit.span.overlaps(paragraph.unit.span)) out.push_back(paragraph);
    }
    return out;
}

void append(UnitLinks&& found, Comparison& out) {
    auto move_to = [](auto& from, auto& to) {
        to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
    };
    move_to(found.links, out.links);
    move_to(found.unmatched_a, out.unmatched_a);
    move_to(found.unmatched_b, out.unmatched_b);
    move_to(found.notes, out.notes);
}

// Counted on the highest level that is linked: articles where there are any. In related mode a link is a rank, not a fate.
Summary summary_of(Comparison const& comparison) {
    Summary out;
    bool versions = comparison.mode == Mode::versions;
    UnitLink::Level level = comparison.links.empty() ? UnitLink::Level::article : comparison.links[0].level;
    for (UnitLink const& link : comparison.links) {
        if (!versions || link.level != level) continue;
        ++(link.same ? out.same : out.changed);
        out.moved += link.moved;
    }
    out.added = int(comparison.unmatched_b.size());
    out.removed = int(comparison.unmatched_a.size());
    out.passages = int(comparison.passages.size());
    return out;
}

// Tells what is known by now to whoever waits for it.
void tell_links(CompareOptions const& options, Comparison& out) {
    if (!options.links_ready) return;
    out.summary = summary_of(out);
    options.links_ready(out);
}

void compare_versions(Document const& a, Document const& b, Letters const& x, Letters const& y, CompareOptions const& options, Watch& watch,
                      Comparison& out) {
    Aligned aligned = align(x, y, watch);
    if (watch.over_now()) return;
    UnitList in_a = units_of(a), in_b = units_of(b);
    if (watch.over_now()) return;
    bool by_articles = !in_a.articles.empty() && !in_b.articles.empty();
    std::vector<AmendmentOrder> orders;
    if (options.decision) orders = amendment_orders(*options.decision);
    if (by_articles) {
        append(link_units(in_a.articles, in_b.articles, UnitLink::Level::article, x, y, aligned.pairing, watch, orders), out);
        in_a.paragraphs = outside(in_a.paragraphs, in_a.articles), in_b.paragraphs = outside(in_b.paragraphs, in_b.articles);
    }
    if (watch.over_now()) return;
    UnitLinks paragraphs = link_units(in_a.paragraphs, in_b.paragraphs, UnitLink::Level::paragraph, x, y, aligned.pairing, watch);
    if (by_articles) paragraphs.unmatched_a.clear(), paragraphs.unmatched_b.clear(); // of a law, only articles are said to be new or gone
    append(std::move(paragraphs), out);
    out.exact = aligned.pairing.exact;
    if (!out.exact) {
        char const* message =
            "Some stretches differ too much to be aligned letter by letter in the time allowed; they are told as replaced whole.";
        out.notes.push_back({"coarse", {}, {}, message});
    }
    tell_links(options, out);
    if (watch.over_now()) return;
    out.changes = changes_of(x, y, aligned.pairing, aligned.strands);
    find_words(a.text.units, b.text.units, options.words, watch, out.changes);
}

// The units of which no passage was taken up by the other document.
std::vector<Unit> untouched(std::vector<Section> const& sections, std::vector<Span> passages) {
    std::sort(passages.begin(), passages.end());
    std::vector<Unit> out;
    for (Section const& section : sections) {
        auto at = std::lower_bound(passages.begin(), passages.end(), section.unit.span.begin,
                                   [](Span span, Offset begin) { return span.begin < begin; });
        if (at == passages.end() || at->begin >= section.unit.span.end) out.push_back(section.unit);
    }
    return out;
}

void compare_related(Document const& a, Document const& b, Letters const& x, Letters const& y, CompareOptions const& options, Watch& watch,
                     Comparison& out) {
    int top = std::max(1, options.top);
    UnitList in_a = units_of(a), in_b = units_of(b);
    bool by_articles = !in_a.articles.empty() && !in_b.articles.empty();
    std::vector<Section> const &of_a = by_articles ? in_a.articles : in_a.paragraphs, &of_b = by_articles ? in_b.articles : in_b.paragraphs;
    out.links = rank_units(of_a, of_b, by_articles ? UnitLink::Level::article : UnitLink::Level::paragraph, x, y, top, watch);
    if (watch.over_now()) return;
    tell_links(options, out);
    std::vector<Clause> clauses_a = clauses_of(a, x), clauses_b = clauses_of(b, y);
    if (watch.over_now()) return;
    Passages passages = find_passages(clauses_a, clauses_b, x, y, top, options.words, watch);
    out.passages = std::move(passages.found);
    out.chains = find_chains(clauses_a, clauses_b, x, y, watch);
    out.figures = figures_of(out.passages, a, b);
    std::vector<Span> spans_a, spans_b;
    for (Passage const& passage : out.passages) spans_a.push_back(passage.a), spans_b.push_back(passage.b);
    out.unmatched_a = untouched(of_a, spans_a), out.unmatched_b = untouched(of_b, spans_b);
    if (passages.exact) return;
    out.exact = false;
    out.notes.push_back(
        {"coarse", {}, {}, "There are so many clauses that counterparts were not searched by words that hundreds of them share."});
}

// What it would be to compare no further: nothing is said of the changes but that all may be one.
void leave_off(Document const& a, Document const& b, Comparison& out) {
    out.exact = false;
    out.notes.push_back({"stopped", {}, {}, "The comparison was stopped before its end; what was found by then is told."});
    bool told = out.mode == Mode::related || !out.changes.empty() || (a.text.length() == 0 && b.text.length() == 0);
    if (told) return;
    Change whole{Change::Op::replace, Change::Kind::wording, {0, a.text.length()}, {0, b.text.length()}};
    if (a.text.units == b.text.units) whole.op = Change::Op::equal;
    else if (whole.a.empty()) whole.op = Change::Op::insert;
    else if (whole.b.empty()) whole.op = Change::Op::remove;
    whole.words_a = whole.a, whole.words_b = whole.b;
    out.changes = {whole};
}

} // namespace

Comparison compare(Document const& a, Document const& b, CompareOptions const& options) {
    Comparison out;
    Watch watch(options.stop);
    Letters x = letters(a.text.units), y = letters(b.text.units);
    out.mode = options.mode;
    bool empty = x.length() == 0 || y.length() == 0; // then all of the other is new, or gone
    if (out.mode == Mode::automatic) out.mode = empty || likeness(x, y, watch) >= version_likeness ? Mode::versions : Mode::related;
    if (out.mode == Mode::versions) compare_versions(a, b, x, y, options, watch, out);
    else compare_related(a, b, x, y, options, watch, out);
    out.testimonies = testimonies(a, b, x, y, watch);
    if (watch.over_now()) leave_off(a, b, out);
    out.summary = summary_of(out);
    return out;
}

namespace {

bool inside(Span span, Offset length) { return span.begin <= span.end && span.end <= length; }

// The spans cover the text from end to end, each unit once.
bool tile(std::vector<Span> spans, Offset length) {
    std::sort(spans.begin(), spans.end());
    Offset reached = 0;
    for (Span span : spans) {
        if (span.begin != reached) return false;
        reached = span.end;
    }
    return reached == length;
}

template <class Side> std::vector<Span> filled(std::vector<Change> const& changes, Side const& side) {
    std::vector<Span> out;
    for (Change const& change : changes)
        if (!side(change).empty()) out.push_back(side(change));
    return out;
}

// It says of the two texts what holds of them.
bool truthful(Change const& change, Document const& a, Document const& b) {
    bool alike = a.text[change.a] == b.text[change.b];
    if ((change.op == Change::Op::insert) != (change.a.empty() && change.op != Change::Op::folded)) return false;
    if ((change.op == Change::Op::remove) != (change.b.empty() && change.op != Change::Op::folded)) return false;
    bool whole = change.words_a.contains(change.a) && change.words_b.contains(change.b);
    return whole && alike == (change.op == Change::Op::equal);
}

// A place of one text, its witness in the other, and the repair it speaks of.
bool holds(Testimony const& testimony, Document const& document, Document const& other) {
    bool known = testimony.repair < int(document.repairs.size());
    if (!inside(testimony.other, other.text.length())) return false;
    bool told = testimony.certainty != Certainty::certain && other.text[testimony.other] == testimony.says;
    return known && told && inside(testimony.span, document.text.length());
}

} // namespace

bool consistent(Comparison const& comparison, Document const& a, Document const& b) {
    Offset a_length = a.text.length(), b_length = b.text.length();
    for (UnitLink const& link : comparison.links) {
        if (link.a.empty() || link.b.empty() || link.why.empty() || link.score < 0 || link.score > 1) return false;
        for (Unit const& unit : link.a)
            if (!inside(unit.span, a_length)) return false;
        for (Unit const& unit : link.b)
            if (!inside(unit.span, b_length)) return false;
    }
    for (Passage const& passage : comparison.passages) {
        if (!inside(passage.a, a_length) || !inside(passage.b, b_length)) return false;
        for (SharedPiece const& piece : passage.shared)
            if (!passage.a.contains(piece.a) || !passage.b.contains(piece.b)) return false;
    }
    for (Chain const& chain : comparison.chains) {
        auto in = [](Offset length) {
            return [length](ChainPlace const& place) { return inside(place.clause, length) && place.clause.contains(place.span); };
        };
        bool whole = std::all_of(chain.a.begin(), chain.a.end(), in(a_length)) && std::all_of(chain.b.begin(), chain.b.end(), in(b_length));
        if (chain.a.empty() || chain.b.empty() || !whole) return false;
    }
    for (FigurePair const& pair : comparison.figures)
        if (pair.passage >= int(comparison.passages.size()) || !inside(pair.a, a_length) || !inside(pair.b, b_length)) return false;
    for (Testimony const& testimony : comparison.testimonies) {
        if (!(testimony.side == Testimony::Side::a ? holds(testimony, a, b) : holds(testimony, b, a))) return false;
    }
    if (comparison.mode == Mode::related) return true;
    for (Change const& change : comparison.changes)
        if (!truthful(change, a, b)) return false;
    return tile(filled(comparison.changes, [](Change const& c) { return c.a; }), a_length) &&
           tile(filled(comparison.changes, [](Change const& c) { return c.b; }), b_length);
}

} // namespace duidu
