// 、 says where items meet, never where the first begins and the last ends. Both ends are chosen together, by what makes the items most
// alike:
//
//     推动传统基础设施│数字化、智能化、绿色化│升级改造        one suffix, one length; 升级改造 is said of all three
//     是│顺应形势变化、抢抓机遇、构筑新优势│的内在要求          each begins with a verb; 的 ends the last
//
// Candidates for an end lie where the phrase words say that a phrase begins or ends; a cut inside a phrase has to be paid for by likeness.
#include "segment/enumerations.h"
#include "segment/phrases.h"
#include "text/numeral.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace duidu {

namespace {

using View = std::u16string_view;

// What an end costs; likeness is counted against it. Chosen by hand on lists of our own; only their order matters much.
constexpr double cut_inside_a_phrase = 0.7; // 公共设施│数字化
constexpr double cut_before_a_head = 0.3;   // 民族复兴│伟业
constexpr double begin_before_governor = 0.3;
constexpr double governor_inside = 0.6; // an item with a verb in its middle among items without

constexpr Offset furthest = 40; // units that the first and the last item may have

bool in(View set, char16_t unit) { return set.find(unit) != View::npos; }
constexpr View suffixes = u"化性感型率力度者员观法式";
constexpr View institutions = u"央院府部委局厅署会省市县区州盟旗办社校";

bool begins_with(View item, unsigned kinds) {
    Offset length = 0;
    return (phrase_at(item, 0, length) & kinds) != 0 && length < item.size();
}

// 提高服务水平, with something that the verb is said of; 统筹协调 and 督促落实, two verbs in four units, are as good as nouns.
bool is_verb_phrase(View item, unsigned kinds) {
    if (!begins_with(item, kinds)) return false;
    if (item.size() != 4) return true;
    auto words = phrase_words(item);
    Offset verbs = 0;
    for (PhraseWord const& word : words)
        if (word.span.begin == verbs && (word.kinds & (verb | noun_verb)) != 0) verbs = word.span.end;
    return verbs < item.size();
}

// A governing word in the middle, behind the verbs that the item begins with.
bool has_governor_inside(View item) {
    auto words = phrase_words(item);
    Offset begun = 0;
    for (PhraseWord const& word : words) {
        bool strong = (word.kinds & (verb | particle)) != 0 && (word.kinds & head) == 0;
        if (word.span.begin == begun && (word.kinds & (verb | noun_verb | adverb | coverb)) != 0) begun = word.span.end;
        else if (strong && word.span.end < item.size()) return true;
    }
    return false;
}

double length_difference(double a, double b) { return std::fabs(std::log(std::max(a, 1.0) / std::max(b, 1.0))); }

// 海关总署│负责: the verb is said of all. 双循环相互促进, with its adverb, is said of this item alone.
bool ends_in_verb(View item) {
    auto words = phrase_words(item);
    bool has_adverb =
        words.size() > 1 && words[words.size() - 2].span.end == words.back().span.begin && (words[words.size() - 2].kinds & adverb) != 0;
    if (has_adverb) return false;
    if (words.empty() || words.back().span.end != item.size() || words.back().span.begin == 0) return false;
    return (words.back().kinds & verb) != 0 && (words.back().kinds & (noun_verb | head | plain)) == 0;
}

// 二中 and 三中, 2021年 and 2022年: the same but for their numbers.
bool differ_in_number(View a, View b) {
    auto rest = [](View item) {
        std::u16string out;
        for (char16_t unit : item)
            if (!is_arabic_digit(unit) && !is_hanzi_number(unit)) out += unit;
        return out;
    };
    constexpr std::size_t longest = 8;
    if (a.size() > longest || b.size() > longest || a == b) return false;
    std::u16string rest_a = rest(a);
    return rest_a.size() < a.size() && !rest_a.empty() && rest_a == rest(b);
}

// What two items share at their ends. Below zero: alike.
double likeness(View a, View b) {
    double cost = 0;
    if (a[0] == b[0]) cost -= 0.4;
    char16_t end_a = a.back(), end_b = b.back();
    if (end_a == end_b) cost -= in(suffixes, end_a) ? 1.2 : 0.4;
    else if (in(institutions, end_a) && in(institutions, end_b)) cost -= 0.3;
    bool verb_a = is_verb_phrase(a, verb | noun_verb | coverb), verb_b = is_verb_phrase(b, verb | noun_verb | coverb);
    if (verb_a && verb_b) cost -= 0.3;
    if (is_verb_phrase(a, verb) && !verb_b) cost += 0.6;
    // 为…、…提供: a preposition that only the first has governs both.
    bool closed = a[0] == u'以' && a.find(u'为') != View::npos;
    if (begins_with(a, coverb) && a[0] != b[0] && !closed) cost += 0.5;
    if (differ_in_number(a, b)) cost -= 1.2;
    if (ends_in_verb(a) != ends_in_verb(b)) cost += 0.3;
    return cost;
}

double unlikeness(View a, View b) {
    if (a.empty() || b.empty()) return 9;
    return length_difference(double(a.size()), double(b.size())) + likeness(a, b);
}

struct End {
    Offset at;   // in the piece
    double cost; // what it takes to end here
    bool open = false;
};
using Ends = std::vector<End>;

// 以…为…, closed before the 、: 以 does not reach over it.
bool is_closed_frame(std::vector<PhraseWord> const& words, std::size_t i, View piece) {
    if (piece.substr(words[i].span.begin, words[i].span.length()) != u"以") return false;
    return std::any_of(words.begin() + std::ptrdiff_t(i) + 1, words.end(),
                       [&](PhraseWord const& word) { return piece[word.span.begin] == u'为'; });
}

// Where the title or quotation begins that the piece ends with; 0 for none.
Offset last_mark(View piece) {
    if (piece.size() < 3) return 0;
    char16_t open = piece.back() == u'》' ? u'《' : piece.back() == u'"' ? u'"' : u'\0';
    std::size_t found = open ? piece.rfind(open, piece.size() - 2) : View::npos;
    return found == View::npos ? 0 : Offset(found);
}
// Where the title or quotation ends that the piece begins with; 0 for none.
Offset first_mark(View piece) {
    if (piece.size() < 3) return 0;
    char16_t close = piece[0] == u'《' ? u'》' : piece[0] == u'"' ? u'"' : u'\0';
    std::size_t found = close ? piece.find(close, 1) : View::npos;
    return found == View::npos ? 0 : Offset(found + 1);
}

// Where the first item may begin: behind words that govern it, or where the clause begins.
Ends begins_of(View piece) {
    Ends ends;
    auto words = phrase_words(piece);
    Offset chained = 0; // governors tile the piece up to here from the last candidate on
    bool governed_at_start = false, verb_chained = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        PhraseWord const& word = words[i];
        // 大力│发展│科技金融: such a word is a verb where the clause or a governor stands right before it.
        bool acts = word.governs() || (word.span.begin == chained && !verb_chained && (word.kinds & noun_verb) != 0);
        if (!acts || word.span.end >= piece.size() || is_closed_frame(words, i, piece)) continue;
        if (word.span.begin == 0) governed_at_start = true;
        // In 推动构建…, the item may be what 构建 begins, or 推动 itself.
        bool chains = !ends.empty() && ends.back().at == word.span.begin;
        if (chains && (word.kinds & (verb | noun_verb)) == 0) ends.pop_back();
        // 开启│全面│建设…: an adverb between two verbs belongs to the second.
        bool within = chains && (word.kinds & adverb) != 0 && begins_with(piece.substr(word.span.end), verb | noun_verb);
        ends.push_back({word.span.end, within ? begin_before_governor : 0});
        bool only_adverb = (word.kinds & adverb) != 0 && (word.kinds & (verb | noun_verb | coverb)) == 0;
        verb_chained = (verb_chained && word.span.begin == chained) || !only_adverb;
        chained = word.span.end;
    }
    ends.push_back({0, governed_at_start ? begin_before_governor : 0});
    if (Offset mark = last_mark(piece); mark > 0) ends.push_back({mark, 0});
    return ends;
}

bool is_claim_at(View piece, Offset at) {
    auto number = numeral_at(piece.substr(0, std::min<std::size_t>(piece.size(), at + 8)), at);
    return number && number->span.end < piece.size() && in(u"个项大条类种方点省市县年", piece[number->span.end]);
}

// Where the last item may end: before 等, 的, a governing word, a count, or where the clause ends.
Ends ends_of(View piece, bool others_have_de) {
    Ends ends;
    Offset governed = 0; // 双循环│相互促进: no item ends between governing words
    for (PhraseWord const& word : phrase_words(piece)) {
        bool chains = word.span.begin == governed;
        if (word.governs()) governed = word.span.end;
        View text = piece.substr(word.span.begin, word.span.length());
        if (word.span.begin == 0) continue;
        if (text == u"等") return {{word.span.begin, 0, true}};
        if (text == u"的" && others_have_de) continue;
        if (chains && text != u"的") continue;
        if (word.governs() || word.kinds == noun_verb) ends.push_back({word.span.begin, (word.kinds & noun_verb) != 0 ? 0.2 : 0});
    }
    for (Offset at = 2; at < piece.size(); ++at) {
        View rest = piece.substr(at);
        // 消费│各环节; 乡村旅游│中的; 增效益│上积极进取.
        Offset length = 0;
        bool placed = in(u"中上下", piece[at]) && (rest.size() == 1 || (phrase_at(rest, 1, length) & (particle | adverb | verb)) != 0);
        if (piece[at] == u'各' || placed) ends.push_back({at, begin_before_governor / 2});
    }
    for (Offset at = 1; at < piece.size(); ++at) {
        bool begins = (is_arabic_digit(piece[at]) || is_hanzi_number(piece[at])) && !is_arabic_digit(piece[at - 1]) &&
                      !is_hanzi_number(piece[at - 1]);
        if (begins && is_claim_at(piece, at)) ends.push_back({at, 0});
    }
    ends.push_back({Offset(piece.size()), 0});
    if (Offset mark = first_mark(piece); mark > 0) ends.push_back({mark, 0});
    return ends;
}

// All that is left between the item and the next end is said of every item: 国务院│决策部署.
bool is_head(View rest) {
    Offset at = 0;
    while (at < rest.size()) {
        Offset length = 0;
        if ((phrase_at(rest, at, length) & head) == 0) break;
        at += length;
    }
    if (at == rest.size()) return true;
    Offset length = 0;
    return at > 0 && (phrase_at(rest, at, length) & (coverb | joiner | particle | verb | adverb)) != 0;
}

// Cuts inside the last phrase, where the item then has the length and the ending of the reference.
void add_inner_ends(Ends& ends, View piece, View reference) {
    if (reference.empty() || (ends.size() == 1 && ends[0].open)) return;
    for (Offset n = 2; n < std::min<std::size_t>(piece.size(), furthest); ++n) {
        View item = piece.substr(0, n);
        bool same_length = n == reference.size(), same_end = item.back() == reference.back();
        bool institutional = in(institutions, item.back()) && in(institutions, reference.back());
        bool alike = same_end || institutional || item[0] == reference[0];
        bool same_suffix = same_end && in(suffixes, item.back());
        if ((same_length || same_end || institutional) && is_head(piece.substr(n, furthest))) ends.push_back({n, cut_before_a_head});
        else if ((same_length && alike) || same_suffix) ends.push_back({n, cut_inside_a_phrase});
    }
}

// ---- one list ----

struct Clause {
    View text;                // folded
    Offset offset = 0;        // of the clause in the document
    std::vector<Span> pieces; // of the clause, between its 、
    View piece(std::size_t i) const { return text.substr(pieces[i].begin, pieces[i].length()); }
};

struct Cut {
    Offset begin = 0, end = 0; // of the first item in its piece, of the last in its own
    bool open = false;
    double cost = 1e9;
};

struct Chooser {
    Clause const& clause;
    std::size_t first, last; // pieces

    View inner(std::size_t i) const { return clause.piece(i); }

    // `usual` is the length that items of this list have.
    double misfit(View item, View reference, double usual) const {
        if (item.empty() || reference.empty()) return 9;
        bool stands_out = has_governor_inside(item) && !has_governor_inside(reference);
        double length =
            (length_difference(double(item.size()), usual) + length_difference(double(item.size()), double(reference.size()))) / 2;
        return length + likeness(item, reference) + (stands_out ? governor_inside : 0);
    }
    // 顺应…、抢抓…、构筑…: where all others begin with a verb, so does the first.
    double verbless(View item) const {
        if (begins_with(item, verb | noun_verb)) return 0;
        for (std::size_t i = first + 1; i <= last; ++i)
            if (!is_verb_phrase(clause.piece(i), verb)) return 0;
        return 0.4;
    }
    // Cuts inside a phrase, where the item then has the length and the ending of the reference.
    void add_inner_begins(Ends& ends, View piece, View reference) const {
        if (reference.empty() || reference.size() >= piece.size()) return;
        View item = piece.substr(piece.size() - reference.size());
        if (item.back() == reference.back() || item[0] == reference[0])
            ends.push_back({Offset(piece.size() - item.size()), cut_inside_a_phrase});
    }
    Cut choose() const {
        View head_piece = clause.piece(first), tail_piece = clause.piece(last);
        if (head_piece.size() > furthest) head_piece = head_piece.substr(head_piece.size() - furthest);
        Offset skipped = Offset(clause.piece(first).size() - head_piece.size());
        bool others_have_de = head_piece.find(u'的') != View::npos && last - first > 1 && inner(first + 1).find(u'的') != View::npos;
        Ends begins = begins_of(head_piece), ends = ends_of(tail_piece.substr(0, furthest), others_have_de);
        Cut best = last - first == 1 ? together(head_piece, tail_piece, begins, ends) : apart(head_piece, tail_piece, begins, ends);
        best.begin += skipped;
        return best;
    }
    // Two pieces: each end is judged by the other.
    Cut together(View head_piece, View tail_piece, Ends const& begins, Ends const& ends) const {
        Cut best;
        auto consider = [&](End begin, End end) {
            View a = head_piece.substr(begin.at), b = tail_piece.substr(0, end.at);
            bool second_stands_out = has_governor_inside(b) && !has_governor_inside(a);
            double cost = begin.cost + end.cost + misfit(a, b, double(b.size())) + verbless(a) + (second_stands_out ? governor_inside : 0);
            if (cost < best.cost - 1e-9) best = {begin.at, end.at, end.open, cost};
        };
        for (End begin : begins) {
            Ends tails = ends;
            add_inner_ends(tails, tail_piece, head_piece.substr(begin.at));
            for (End end : tails) consider(begin, end);
        }
        Ends tails = ends;
        for (End begin : begins) add_inner_ends(tails, tail_piece, head_piece.substr(begin.at));
        add_inner_ends(tails, tail_piece, head_piece);
        for (End end : tails) {
            Ends heads;
            add_inner_begins(heads, head_piece, tail_piece.substr(0, end.at));
            for (End begin : heads) consider(begin, end);
        }
        return best;
    }
    // The inner items are whole: both ends are judged by those.
    Cut apart(View head_piece, View tail_piece, Ends begins, Ends ends) const {
        Cut best;
        View next = inner(first + 1), before = inner(last - 1);
        std::vector<std::size_t> lengths;
        for (std::size_t i = first + 1; i < last; ++i) lengths.push_back(inner(i).size());
        std::nth_element(lengths.begin(), lengths.begin() + std::ptrdiff_t(lengths.size() / 2), lengths.end());
        double usual = double(lengths[lengths.size() / 2]);
        add_inner_begins(begins, head_piece, next);
        add_inner_ends(ends, tail_piece, before);
        double least = 1e9;
        for (End begin : begins) {
            View item = head_piece.substr(begin.at);
            double cost = begin.cost + misfit(item, next, usual) + verbless(item);
            if (cost < least - 1e-9) least = cost, best.begin = begin.at;
        }
        best.cost = least, least = 1e9;
        for (End end : ends) {
            View item = tail_piece.substr(0, end.at);
            double cost = end.cost + misfit(item, before, usual);
            if (cost < least - 1e-9) least = cost, best.end = end.at, best.open = end.open;
        }
        best.cost += least;
        return best;
    }
};

// 、B和C: what follows the last joiner is an item too, where it looks like one.
struct Tail {
    Offset joiner_end, end;
    bool open;
};
std::optional<Tail> joined_tail(View piece, Offset at, View last_item) {
    constexpr View joiners[] = {u"以及", u"和", u"及", u"与", u"或者", u"或"};
    for (View joiner : joiners) {
        if (!piece.substr(at).starts_with(joiner)) continue;
        Offset begin = at + Offset(joiner.size());
        View rest = piece.substr(begin, furthest);
        if (rest.empty()) return {};
        std::optional<Tail> best;
        double least = 1.1; // a longer or shorter one is another phrase: 学科建设│和拔尖人才培养
        // 推进治理体系和治理能力现代化: among phrases with verbs, what follows 和 without one belongs to the last.
        if (is_verb_phrase(last_item, verb) && !begins_with(rest, verb | noun_verb)) return {};
        Ends ends = ends_of(rest, false);
        add_inner_ends(ends, rest, last_item);
        for (End end : ends) {
            double cost = end.cost + unlikeness(rest.substr(0, end.at), last_item);
            if (cost < least) least = cost, best = {{begin, begin + end.at, end.open}};
        }
        return best;
    }
    return {};
}

// 强化战略研究│和│加强舆论宣传, before 等: two items, where both look like the one before. The begin and end of the joiner; empty for none.
Span joiner_inside(View item, View before) {
    constexpr double alike = 0.5;
    for (PhraseWord const& word : phrase_words(item)) {
        View text = item.substr(word.span.begin, word.span.length());
        bool joins = text == u"和" || text == u"及" || text == u"以及" || text == u"与";
        if (!joins || word.span.begin == 0 || word.span.end == item.size()) continue;
        View left = item.substr(0, word.span.begin), right = item.substr(word.span.end);
        if (unlikeness(left, before) < alike && unlikeness(right, before) < alike) return word.span;
    }
    return {};
}

// ---- from paragraphs to clauses ----

struct Lister {
    Prose const& prose;
    std::vector<Enumeration> lists{};

    // A piece that ends one list and begins the next: 各地区、各部门│深入贯彻落实│党中央、国务院. Where the first ends, and the second
    // begins.
    bool splits(Clause const& clause, std::size_t i) const {
        View piece = clause.piece(i);
        auto words = phrase_words(piece);
        bool governed = std::any_of(words.begin(), words.end(), [&](PhraseWord const& word) {
            return (word.kinds & verb) != 0 && (word.kinds & head) == 0 && word.span.begin >= 2 && word.span.end + 2 <= piece.size();
        });
        if (!governed) return false;
        double longest_other = 0;
        for (std::size_t other : {i - 1, i + 1}) {
            if (other >= clause.pieces.size()) continue;
            View text = clause.piece(other);
            Offset begin = other == 0 ? noun_phrase_begin(text) : 0;
            longest_other = std::max(longest_other, double(text.size() - begin));
        }
        constexpr double much_longer = 1.5;
        return double(piece.size()) >= much_longer * longest_other;
    }

    void list(Clause const& clause, std::size_t first, std::size_t last) {
        Chooser chooser{clause, first, last};
        Cut cut = chooser.choose();
        Enumeration found;
        found.kind = Enumeration::Kind::coordinated;
        found.rule = "、";
        found.open = cut.open;
        auto add = [&](Offset begin, Offset end) {
            Span span = trimmed(prose.text, {clause.offset + begin, clause.offset + end});
            if (!span.empty()) found.items.push_back({int(found.items.size()) + 1, {span.begin, span.begin}, span});
        };
        add(clause.pieces[first].begin + cut.begin, clause.pieces[first].end);
        for (std::size_t i = first + 1; i < last; ++i) add(clause.pieces[i].begin, clause.pieces[i].end);
        Offset tail = clause.pieces[last].begin;
        View last_item = clause.piece(last).substr(0, cut.end);
        View before = last - first > 1 ? clause.piece(last - 1) : clause.piece(first).substr(cut.begin);
        Span joiner = joiner_inside(last_item, before);
        if (!joiner.empty()) add(tail, tail + joiner.begin);
        add(tail + joiner.end, tail + cut.end);
        if (auto joined = joined_tail(clause.piece(last), cut.end, last_item)) {
            add(tail + joined->joiner_end, tail + joined->end);
            found.open = joined->open;
        }
        if (found.items.size() < 2) return;
        found.span = {found.items.front().span.begin, found.items.back().span.end};
        found.confidence = 1 / (1 + std::max(0.0, cut.cost));
        lists.push_back(std::move(found));
    }

    void take(Clause const& clause) {
        std::size_t first = 0;
        for (std::size_t i = 1; i + 1 < clause.pieces.size(); ++i) {
            if (i == first || !splits(clause, i)) continue;
            list(clause, first, i);
            first = i;
        }
        if (first + 1 < clause.pieces.size()) list(clause, first, clause.pieces.size() - 1);
    }

    // 第一、 or 一、: the mark of a series, not a joint.
    bool is_mark(Offset begin, Offset at) const {
        View before = prose.fold(trimmed(prose.text, {begin, at}));
        if (before.starts_with(u'第') || before.starts_with(u'其')) before.remove_prefix(1);
        return before.empty() || whole_numeral(before).has_value();
    }

    // One stretch of text whose own brackets are opaque.
    void scan(Paragraph const& paragraph, Span context) {
        constexpr View stops = u",;:!?。；：，！？\n…";
        Offset begin = context.begin;
        std::vector<Span> joints;
        auto finish = [&](Offset end) {
            if (!joints.empty()) {
                Clause clause{prose.fold({begin, end}), begin, {}};
                Offset at = 0;
                for (Span joint : joints) clause.pieces.push_back({at, joint.begin - begin}), at = joint.end - begin;
                clause.pieces.push_back({at, end - begin});
                take(clause);
            }
            joints.clear();
            begin = end + 1;
        };
        Offset next = context.begin;
        for (Offset at : prose.marks_in(context)) {
            if (at < next) continue;
            char16_t unit = prose.folded[at];
            if (Bracket const* bracket = bracket_at(paragraph.brackets, at)) {
                next = std::min(context.end, bracket->span.end);
                if (is_followed_by_title(paragraph, *bracket, context)) joints.push_back({next, next});
            } else if (in(stops, unit) || is_dash(context, at)) finish(at);
            else if (unit == u'、' && joints.empty() && is_mark(begin, at)) begin = at + 1;
            else if (unit == u'、') joints.push_back({at, at + 1});
        }
        finish(context.end);
    }

    // 《条例》《办法》: titles need no 、 between them.
    bool is_followed_by_title(Paragraph const& paragraph, Bracket const& bracket, Span context) const {
        if (!is_title(bracket.kind) || bracket.span.end >= context.end) return false;
        Bracket const* next = bracket_at(paragraph.brackets, bracket.span.end);
        return next && is_title(next->kind);
    }
    // ——, what comes after it explains what was before; a single one joins 2021—2025.
    bool is_dash(Span context, Offset at) const {
        auto dash = [&](Offset place) { return place < context.end && prose.text[place] == u'—'; };
        return dash(at) && (dash(at + 1) || (at > context.begin && dash(at - 1)));
    }

    // “双随机、一公开” is one name; a quotation that has stops of its own is prose.
    bool is_prose(Bracket const& bracket) const {
        if (is_title(bracket.kind)) return false;
        if (!is_quote(bracket.kind)) return true;
        return prose.fold(bracket.inside()).find_first_of(u"。；;，,") != View::npos;
    }

    void take(Paragraph const& paragraph) {
        scan(paragraph, paragraph.span);
        for (Bracket const& bracket : paragraph.brackets)
            if (is_prose(bracket)) scan(paragraph, bracket.inside());
    }
};

} // namespace

std::vector<Enumeration> coordinations(Prose const& prose) {
    Lister lister{prose};
    for (Paragraph const& paragraph : prose.paragraphs)
        if (paragraph.role == Role::body || paragraph.role == Role::caption) lister.take(paragraph);
    return std::move(lister.lists);
}

} // namespace duidu
