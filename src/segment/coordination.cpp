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
#include <array>
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

bool is_number_sign(char16_t unit) { return is_arabic_digit(unit) || is_hanzi_number(unit); }

// An item as it is compared with others: its words are looked up once.
struct Candidate {
    View text;
    unsigned begins = 0;          // kinds of the word that it begins with, where more follows
    bool all_verbs = false;       // 统筹协调 and 督促落实, two verbs in four units, are as good as nouns
    bool governor_inside = false; // a governing word in the middle, behind the verbs that it begins with
    bool ends_in_verb = false; // 海关总署│负责: the verb is said of all. 双循环相互促进, with its adverb, is said of this item alone
    bool numbered = false; // a short one with a number in it

    explicit Candidate(View of);
    bool begins_with(unsigned kinds) const { return (begins & kinds) != 0; }
    // 提高服务水平, with something that the verb is said of.
    bool is_verb_phrase(unsigned kinds) const { return begins_with(kinds) && !all_verbs; }

private:
    void take(PhraseWord const& word, PhraseWord const& before, Offset& begun, Offset& verbs);
};

constexpr std::size_t longest_numbered = 8; // units

Candidate::Candidate(View of) : text(of) {
    PhraseWord before{{0, 0}, 0}, last{{0, 0}, 0};
    Offset begun = 0, verbs = 0;
    for (PhraseWord const& word : phrase_words(text)) {
        take(word, last, begun, verbs);
        before = last, last = word;
    }
    all_verbs = text.size() == 4 && verbs == 4;
    bool has_adverb = before.kinds != 0 && before.span.end == last.span.begin && (before.kinds & adverb) != 0;
    bool closes = last.kinds != 0 && last.span.end == text.size() && last.span.begin > 0;
    ends_in_verb = closes && !has_adverb && (last.kinds & verb) != 0 && (last.kinds & (noun_verb | head | plain)) == 0;
    numbered = text.size() <= longest_numbered && std::any_of(text.begin(), text.end(), is_number_sign);
}

void Candidate::take(PhraseWord const& word, PhraseWord const& before, Offset& begun, Offset& verbs) {
    if (before.kinds == 0 && word.span.begin == 0 && word.span.end < text.size()) begins = word.kinds;
    if (word.span.begin == verbs && (word.kinds & (verb | noun_verb)) != 0) verbs = word.span.end;
    bool strong = (word.kinds & (verb | particle)) != 0 && (word.kinds & head) == 0;
    if (word.span.begin == begun && (word.kinds & (verb | noun_verb | adverb | coverb)) != 0) begun = word.span.end;
    else governor_inside |= strong && word.span.end < text.size();
}

double logarithm_of_ratio(double a, double b) { return std::fabs(std::log(a / b)); }

// How many times as long one is as the other, as a logarithm. Lengths are whole numbers, and most are small.
double length_difference(double a, double b) {
    constexpr std::size_t small = furthest + 1;
    static auto const known = [] {
        std::array<std::array<double, small>, small> of{};
        for (std::size_t i = 0; i < small; ++i)
            for (std::size_t j = 0; j < small; ++j)
                of[i][j] = logarithm_of_ratio(double(std::max<std::size_t>(i, 1)), double(std::max<std::size_t>(j, 1)));
        return of;
    }();
    if (a < small && b < small) return known[std::size_t(a)][std::size_t(b)];
    return logarithm_of_ratio(std::max(a, 1.0), std::max(b, 1.0));
}

// 二中 and 三中, 2021年 and 2022年: the same but for their numbers.
bool differ_in_number(Candidate const& a, Candidate const& b) {
    if (!a.numbered || b.text.size() > longest_numbered || a.text == b.text) return false;
    auto rest = [](View item) {
        std::u16string out;
        for (char16_t unit : item)
            if (!is_number_sign(unit)) out += unit;
        return out;
    };
    std::u16string rest_a = rest(a.text);
    return !rest_a.empty() && rest_a == rest(b.text);
}

// What two items share at their ends. Below zero: alike.
double likeness(Candidate const& a, Candidate const& b) {
    double cost = 0;
    bool same_begin = a.text[0] == b.text[0];
    if (same_begin) cost -= 0.4;
    char16_t end_a = a.text.back(), end_b = b.text.back();
    if (end_a == end_b) cost -= in(suffixes, end_a) ? 1.2 : 0.4;
    else if (in(institutions, end_a) && in(institutions, end_b)) cost -= 0.3;
    bool verb_a = a.is_verb_phrase(verb | noun_verb | coverb), verb_b = b.is_verb_phrase(verb | noun_verb | coverb);
    if (verb_a && verb_b) cost -= 0.3;
    if (a.is_verb_phrase(verb) && !verb_b) cost += 0.6;
    // 为…、…提供: a preposition that only the first has governs both.
    bool closed = a.text[0] == u'以' && a.text.find(u'为') != View::npos;
    if (a.begins_with(coverb) && !same_begin && !closed) cost += 0.5;
    if (differ_in_number(a, b)) cost -= 1.2;
    if (a.ends_in_verb != b.ends_in_verb) cost += 0.3;
    return cost;
}

double unlikeness(Candidate const& a, Candidate const& b) {
    if (a.text.empty() || b.text.empty()) return 9;
    return length_difference(double(a.text.size()), double(b.text.size())) + likeness(a, b);
}

// The items that begin, or end, at each place of a piece, made when they are asked for.
class Candidates {
public:
    enum class Side { from, until };
    Candidates(View piece, Side side) : piece_(piece), side_(side) {}
    Candidate const& at(Offset place) {
        std::optional<Candidate>& item = items_[place];
        if (!item) item.emplace(side_ == Side::from ? piece_.substr(place) : piece_.substr(0, place));
        return *item;
    }

private:
    View piece_;
    Side side_;
    std::array<std::optional<Candidate>, furthest + 1> items_;
};

struct End {
    Offset at;   // in the piece
    double cost; // what it takes to end here
    bool open = false;
};
using Ends = std::vector<End>;

// 以…为…, closed before the 、: 以 does not reach over it.
bool is_closed_frame(PhraseWords::Iterator word, View piece) {
    if (piece.substr(word->span.begin, word->span.length()) != u"以") return false;
    for (++word; word != PhraseWords::End(); ++word)
        if (piece[word->span.begin] == u'为') return true;
    return false;
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
    Offset chained = 0; // governors tile the piece up to here from the last candidate on
    bool governed_at_start = false, verb_chained = false;
    for (auto at = phrase_words(piece).begin(); at != PhraseWords::End(); ++at) {
        PhraseWord const& word = *at;
        // 大力│发展│科技金融: such a word is a verb where the clause or a governor stands right before it.
        bool acts = word.governs() || (word.span.begin == chained && !verb_chained && (word.kinds & noun_verb) != 0);
        if (!acts || word.span.end >= piece.size() || is_closed_frame(at, piece)) continue;
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
        bool begins = is_number_sign(piece[at]) && !is_number_sign(piece[at - 1]);
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
    bool institution = in(institutions, reference.back()), suffix = in(suffixes, reference.back());
    for (Offset n = 2; n < std::min<std::size_t>(piece.size(), furthest); ++n) {
        bool same_length = n == reference.size(), same_end = piece[n - 1] == reference.back();
        bool institutional = institution && in(institutions, piece[n - 1]);
        bool alike = same_end || institutional || piece[0] == reference[0];
        bool same_suffix = same_end && suffix;
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
    double misfit(Candidate const& item, Candidate const& reference, double usual) const {
        if (item.text.empty() || reference.text.empty()) return 9;
        bool stands_out = item.governor_inside && !reference.governor_inside;
        double size = double(item.text.size());
        double length = (length_difference(size, usual) + length_difference(size, double(reference.text.size()))) / 2;
        return length + likeness(item, reference) + (stands_out ? governor_inside : 0);
    }
    bool others_begin_with_verb() const {
        for (std::size_t i = first + 1; i <= last; ++i)
            if (!Candidate(clause.piece(i)).is_verb_phrase(verb)) return false;
        return true;
    }
    // 顺应…、抢抓…、构筑…: where all others begin with a verb, so does the first.
    static double verbless(Candidate const& item, bool others) { return others && !item.begins_with(verb | noun_verb) ? 0.4 : 0; }
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
        Candidates heads(head_piece, Candidates::Side::from), tails(tail_piece, Candidates::Side::until);
        bool others = others_begin_with_verb();
        auto consider = [&](End begin, End end) {
            Candidate const &a = heads.at(begin.at), &b = tails.at(end.at);
            bool second_stands_out = b.governor_inside && !a.governor_inside;
            double cost = begin.cost + end.cost + misfit(a, b, double(b.text.size())) + verbless(a, others) +
                          (second_stands_out ? governor_inside : 0);
            if (cost < best.cost - 1e-9) best = {begin.at, end.at, end.open, cost};
        };
        Ends all_tails = ends;
        for (End begin : begins) {
            std::size_t before = all_tails.size();
            add_inner_ends(all_tails, tail_piece, head_piece.substr(begin.at));
            for (End end : ends) consider(begin, end);
            for (std::size_t i = before; i < all_tails.size(); ++i) consider(begin, all_tails[i]);
        }
        add_inner_ends(all_tails, tail_piece, head_piece);
        for (End end : all_tails) {
            Ends inner;
            add_inner_begins(inner, head_piece, tail_piece.substr(0, end.at));
            for (End begin : inner) consider(begin, end);
        }
        return best;
    }
    // The inner items are whole: both ends are judged by those.
    Cut apart(View head_piece, View tail_piece, Ends begins, Ends ends) const {
        Cut best;
        Candidate next(inner(first + 1)), before(inner(last - 1));
        std::vector<std::size_t> lengths;
        for (std::size_t i = first + 1; i < last; ++i) lengths.push_back(inner(i).size());
        std::nth_element(lengths.begin(), lengths.begin() + std::ptrdiff_t(lengths.size() / 2), lengths.end());
        double usual = double(lengths[lengths.size() / 2]);
        add_inner_begins(begins, head_piece, next.text);
        add_inner_ends(ends, tail_piece, before.text);
        bool others = others_begin_with_verb();
        double least = 1e9;
        for (End begin : begins) {
            Candidate item(head_piece.substr(begin.at));
            double cost = begin.cost + misfit(item, next, usual) + verbless(item, others);
            if (cost < least - 1e-9) least = cost, best.begin = begin.at;
        }
        best.cost = least, least = 1e9;
        for (End end : ends) {
            Candidate item(tail_piece.substr(0, end.at));
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
        Candidate last(last_item);
        if (last.is_verb_phrase(verb) && !begins_with(rest, verb | noun_verb)) return {};
        Ends ends = ends_of(rest, false);
        add_inner_ends(ends, rest, last_item);
        for (End end : ends) {
            double cost = end.cost + unlikeness(Candidate(rest.substr(0, end.at)), last);
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
        Candidate left(item.substr(0, word.span.begin)), right(item.substr(word.span.end)), reference(before);
        if (unlikeness(left, reference) < alike && unlikeness(right, reference) < alike) return word.span;
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
        bool governed = false;
        for (PhraseWord const& word : phrase_words(piece))
            governed |= (word.kinds & verb) != 0 && (word.kinds & head) == 0 && word.span.begin >= 2 && word.span.end + 2 <= piece.size();
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
        for (Offset at : within(prose.marks_of(paragraph), context)) {
            if (at < next) continue;
            char16_t unit = prose.folded[at];
            if (Bracket const* bracket = opened(paragraph, at)) {
                next = std::min(context.end, bracket->span.end);
                if (is_followed_by_title(paragraph, *bracket, context)) joints.push_back({next, next});
            } else if (in(stops, unit) || is_dash(context, at)) finish(at);
            else if (unit == u'、' && joints.empty() && is_mark(begin, at)) begin = at + 1;
            else if (unit == u'、') joints.push_back({at, at + 1});
        }
        finish(context.end);
    }

    Bracket const* opened(Paragraph const& paragraph, Offset at) const {
        bool may_open = opens_bracket(prose.text[at]) || prose.text[at] == u'"';
        return may_open ? bracket_at(paragraph.brackets, at) : nullptr;
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
