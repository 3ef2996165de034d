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
#include "text/units.h"

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

// 数字化, 积极性; 国务院, 各县.
constinit Units const suffixes(u"化性感型率力度者员观法式"), institutions(u"央院府部委局厅署会省市县区州盟旗办社校");
bool is_suffix(char16_t unit) { return suffixes.has(unit); }
bool is_institution(char16_t unit) { return institutions.has(unit); }

bool begins_with(ClauseWords const& words, View item, unsigned kinds) {
    Offset length = 0;
    return (words.at(item, 0, length) & kinds) != 0 && length < item.size();
}

// An item as it is compared with others: its words are looked up once.
struct Candidate {
    View text;
    unsigned begins = 0;          // kinds of the word that it begins with, where more follows
    bool all_verbs = false;       // 统筹协调 and 督促落实, two verbs in four units, are as good as nouns
    bool governor_inside = false; // a governing word in the middle, behind the verbs that it begins with
    bool ends_in_verb = false; // 海关总署│负责: the verb is said of all. 双循环相互促进, with its adverb, is said of this item alone
    bool numbered = false; // a short one with a number in it

    Candidate() = default;
    Candidate(ClauseWords const& words, View of);
    bool begins_with(unsigned kinds) const { return (begins & kinds) != 0; }
    // 提高服务水平, with something that the verb is said of.
    bool is_verb_phrase(unsigned kinds) const { return begins_with(kinds) && !all_verbs; }

private:
    void take(PhraseWord const& word, PhraseWord const& before, Offset& begun, Offset& verbs);
};

constexpr std::size_t longest_numbered = 8; // units

Candidate::Candidate(ClauseWords const& words, View of) : text(of) {
    PhraseWord before{{0, 0}, 0}, last{{0, 0}, 0};
    Offset begun = 0, verbs = 0;
    for (PhraseWord const& word : words.of(text)) {
        take(word, last, begun, verbs);
        before = last, last = word;
    }
    all_verbs = text.size() == 4 && verbs == 4;
    bool has_adverb = before.kinds != 0 && before.span.end == last.span.begin && (before.kinds & adverb) != 0;
    bool closes = last.kinds != 0 && last.span.end == text.size() && last.span.begin > 0;
    ends_in_verb = closes && !has_adverb && (last.kinds & verb) != 0 && (last.kinds & (noun_verb | head | plain)) == 0;
    numbered = text.size() <= longest_numbered && std::any_of(text.begin(), text.end(), may_begin_number);
}

void Candidate::take(PhraseWord const& word, PhraseWord const& before, Offset& begun, Offset& verbs) {
    if (before.kinds == 0 && word.span.begin == 0 && word.span.end < text.size()) begins = word.kinds;
    if (word.span.begin == verbs && (word.kinds & (verb | noun_verb)) != 0) verbs = word.span.end;
    bool strong = (word.kinds & (verb | particle)) != 0 && (word.kinds & head) == 0;
    if (word.span.begin == begun && (word.kinds & (verb | noun_verb | adverb | coverb)) != 0) begun = word.span.end;
    else governor_inside |= strong && word.span.end < text.size();
}

double logarithm_of_ratio(double a, double b) { return std::fabs(std::log(a / b)); }

// Of small lengths, which most are.
constexpr std::size_t small = furthest + 1;
std::array<std::array<double, small>, small> const logarithms = [] {
    std::array<std::array<double, small>, small> of{};
    for (std::size_t i = 0; i < small; ++i)
        for (std::size_t j = 0; j < small; ++j)
            of[i][j] = logarithm_of_ratio(double(std::max<std::size_t>(i, 1)), double(std::max<std::size_t>(j, 1)));
    return of;
}();

// How many times as long one is as the other, as a logarithm.
double length_difference(std::size_t a, std::size_t b) {
    if (a < small && b < small) return logarithms[a][b];
    return logarithm_of_ratio(double(std::max<std::size_t>(a, 1)), double(std::max<std::size_t>(b, 1)));
}

// 二中 and 三中, 2021年 and 2022年: the same but for their numbers.
bool differ_in_number(Candidate const& a, Candidate const& b) {
    if (!a.numbered || b.text.size() > longest_numbered || a.text == b.text) return false;
    auto rest = [](View item) {
        std::u16string out;
        for (char16_t unit : item)
            if (!may_begin_number(unit)) out += unit;
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
    if (end_a == end_b) cost -= is_suffix(end_a) ? 1.2 : 0.4;
    else if (is_institution(end_a) && is_institution(end_b)) cost -= 0.3;
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
    return length_difference(a.text.size(), b.text.size()) + likeness(a, b);
}

// The items that begin, or end, at each place of a piece, made when they are asked for.
class Candidates {
public:
    enum class Side { from, until };
    void reset(ClauseWords const& words, View piece, Side side) { words_ = &words, piece_ = piece, side_ = side, made_ = 0; }
    Candidate const& at(Offset place) {
        bool made = (made_ >> place & 1) != 0;
        if (!made) items_[place] = Candidate(*words_, side_ == Side::from ? piece_.substr(place) : piece_.substr(0, place));
        made_ |= std::uint64_t(1) << place;
        return items_[place];
    }

private:
    ClauseWords const* words_ = nullptr;
    View piece_;
    Side side_ = Side::from;
    std::uint64_t made_ = 0; // places, one bit each
    std::array<Candidate, furthest + 1> items_;
    static_assert(furthest < 64);
};

struct End {
    Offset at;   // in the piece
    double cost; // what it takes to end here
    bool open = false;
};
using Ends = std::vector<End>;

// 以…为…, closed before the 、: 以 does not reach over it.
bool is_closed_frame(ClauseWords::Part::Iterator word, View piece) {
    if (word->span.length() != 1 || piece[word->span.begin] != u'以') return false;
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
void find_begins(ClauseWords const& words, View piece, Ends& ends) {
    ends.clear();
    Offset chained = 0; // governors tile the piece up to here from the last candidate on
    bool governed_at_start = false, verb_chained = false;
    for (auto at = words.of(piece).begin(); at != PhraseWords::End(); ++at) {
        PhraseWord const& word = *at;
        // 大力│发展│科技金融: such a word is a verb where the clause or a governor stands right before it.
        bool acts = word.governs() || (word.span.begin == chained && !verb_chained && (word.kinds & noun_verb) != 0);
        if (!acts || word.span.end >= piece.size() || is_closed_frame(at, piece)) continue;
        if (word.span.begin == 0) governed_at_start = true;
        // In 推动构建…, the item may be what 构建 begins, or 推动 itself.
        bool chains = !ends.empty() && ends.back().at == word.span.begin;
        if (chains && (word.kinds & (verb | noun_verb)) == 0) ends.pop_back();
        // 开启│全面│建设…: an adverb between two verbs belongs to the second.
        bool within = chains && (word.kinds & adverb) != 0 && begins_with(words, piece.substr(word.span.end), verb | noun_verb);
        ends.push_back({word.span.end, within ? begin_before_governor : 0});
        bool only_adverb = (word.kinds & adverb) != 0 && (word.kinds & (verb | noun_verb | coverb)) == 0;
        verb_chained = (verb_chained && word.span.begin == chained) || !only_adverb;
        chained = word.span.end;
    }
    ends.push_back({0, governed_at_start ? begin_before_governor : 0});
    if (Offset mark = last_mark(piece); mark > 0) ends.push_back({mark, 0});
}

bool is_claim_at(View piece, Offset at) {
    auto number = numeral_at(piece.substr(0, std::min<std::size_t>(piece.size(), at + 8)), at);
    return number && number->span.end < piece.size() && in(u"个项大条类种方点省市县年", piece[number->span.end]);
}

// Where the last item may end: before 等, 的, a governing word, a count, or where the clause ends.
void find_ends(ClauseWords const& words, View piece, bool others_have_de, Ends& ends) {
    ends.clear();
    Offset governed = 0; // 双循环│相互促进: no item ends between governing words
    for (PhraseWord const& word : words.of(piece)) {
        bool chains = word.span.begin == governed;
        if (word.governs()) governed = word.span.end;
        if (word.span.begin == 0) continue;
        char16_t alone = word.span.length() == 1 ? piece[word.span.begin] : u'\0';
        if (alone == u'等') return ends.assign(1, {word.span.begin, 0, true});
        if (alone == u'的' && others_have_de) continue;
        if (chains && alone != u'的') continue;
        if (word.governs() || word.kinds == noun_verb) ends.push_back({word.span.begin, (word.kinds & noun_verb) != 0 ? 0.2 : 0});
    }
    for (Offset at = 2; at < piece.size(); ++at) {
        View rest = piece.substr(at);
        // 消费│各环节; 乡村旅游│中的; 增效益│上积极进取.
        Offset length = 0;
        bool placed = in(u"中上下", piece[at]) && (rest.size() == 1 || (words.at(rest, 1, length) & (particle | adverb | verb)) != 0);
        if (piece[at] == u'各' || placed) ends.push_back({at, begin_before_governor / 2});
    }
    for (Offset at = 1; at < piece.size(); ++at) {
        bool begins = may_begin_number(piece[at]) && !may_begin_number(piece[at - 1]);
        if (begins && is_claim_at(piece, at)) ends.push_back({at, 0});
    }
    ends.push_back({Offset(piece.size()), 0});
    if (Offset mark = first_mark(piece); mark > 0) ends.push_back({mark, 0});
}

// All that is left between the item and the next end is said of every item: 国务院│决策部署.
bool is_head(ClauseWords const& words, View rest) {
    Offset at = 0;
    while (at < rest.size()) {
        Offset length = 0;
        if ((words.at(rest, at, length) & head) == 0) break;
        at += length;
    }
    if (at == rest.size()) return true;
    Offset length = 0;
    return at > 0 && (words.at(rest, at, length) & (coverb | joiner | particle | verb | adverb)) != 0;
}

// Cuts inside the last phrase, where the item then has the length and the ending of the reference.
void add_inner_ends(ClauseWords const& words, Ends& ends, View piece, View reference) {
    if (reference.empty() || (ends.size() == 1 && ends[0].open)) return;
    bool institution = is_institution(reference.back()), suffix = is_suffix(reference.back());
    for (Offset n = 2; n < std::min<std::size_t>(piece.size(), furthest); ++n) {
        bool same_length = n == reference.size(), same_end = piece[n - 1] == reference.back();
        bool institutional = institution && is_institution(piece[n - 1]);
        if (!same_length && !same_end && !institutional) continue;
        bool alike = same_end || institutional || piece[0] == reference[0];
        bool same_suffix = same_end && suffix;
        if ((same_length || same_end || institutional) && is_head(words, piece.substr(n, furthest))) ends.push_back({n, cut_before_a_head});
        else if ((same_length && alike) || same_suffix) ends.push_back({n, cut_inside_a_phrase});
    }
}

// ---- one list ----

struct Clause {
    View text;                // folded
    Offset offset = 0;        // of the clause in the document
    std::vector<Span> pieces; // of the clause, between its 、
    ClauseWords words{};
    View piece(std::size_t i) const { return text.substr(pieces[i].begin, pieces[i].length()); }
};

struct Cut {
    Offset begin = 0, end = 0; // of the first item in its piece, of the last in its own
    bool open = false;
    double cost = 1e9;
};

// What choosing needs room for, kept from list to list.
struct Room {
    Ends begins, ends, tails, inner;
    Candidates heads, items;
    std::vector<std::size_t> lengths;
};

struct Chooser {
    Clause const& clause;
    std::size_t first, last; // pieces
    Room& room;

    View inner(std::size_t i) const { return clause.piece(i); }

    // `usual` is the length that items of this list have.
    double misfit(Candidate const& item, Candidate const& reference, std::size_t usual) const {
        if (item.text.empty() || reference.text.empty()) return 9;
        bool stands_out = item.governor_inside && !reference.governor_inside;
        std::size_t size = item.text.size();
        double length = (length_difference(size, usual) + length_difference(size, reference.text.size())) / 2;
        return length + likeness(item, reference) + (stands_out ? governor_inside : 0);
    }
    bool others_begin_with_verb() const {
        for (std::size_t i = first + 1; i <= last; ++i) {
            View piece = clause.piece(i);
            if (!begins_with(clause.words, piece, verb) || !Candidate(clause.words, piece).is_verb_phrase(verb)) return false;
        }
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
        find_begins(clause.words, head_piece, room.begins);
        find_ends(clause.words, tail_piece.substr(0, furthest), others_have_de, room.ends);
        Cut best = last - first == 1 ? together(head_piece, tail_piece) : apart(head_piece, tail_piece);
        best.begin += skipped;
        return best;
    }
    // Two pieces: each end is judged by the other.
    Cut together(View head_piece, View tail_piece) const {
        Cut best;
        room.heads.reset(clause.words, head_piece, Candidates::Side::from);
        room.items.reset(clause.words, tail_piece, Candidates::Side::until);
        bool others = others_begin_with_verb();
        auto consider = [&](End begin, End end) {
            Candidate const &a = room.heads.at(begin.at), &b = room.items.at(end.at);
            bool second_stands_out = b.governor_inside && !a.governor_inside;
            double cost =
                begin.cost + end.cost + misfit(a, b, b.text.size()) + verbless(a, others) + (second_stands_out ? governor_inside : 0);
            if (cost < best.cost - 1e-9) best = {begin.at, end.at, end.open, cost};
        };
        Ends& tails = room.tails = room.ends;
        for (End begin : room.begins) {
            std::size_t before = tails.size();
            add_inner_ends(clause.words, tails, tail_piece, head_piece.substr(begin.at));
            for (End end : room.ends) consider(begin, end);
            for (std::size_t i = before; i < tails.size(); ++i) consider(begin, tails[i]);
        }
        add_inner_ends(clause.words, tails, tail_piece, head_piece);
        for (End end : tails) {
            room.inner.clear();
            add_inner_begins(room.inner, head_piece, tail_piece.substr(0, end.at));
            for (End begin : room.inner) consider(begin, end);
        }
        return best;
    }
    // The inner items are whole: both ends are judged by those.
    Cut apart(View head_piece, View tail_piece) const {
        Cut best;
        ClauseWords const& words = clause.words;
        Candidate next(words, inner(first + 1)), before(words, inner(last - 1));
        std::vector<std::size_t>& lengths = room.lengths;
        lengths.clear();
        for (std::size_t i = first + 1; i < last; ++i) lengths.push_back(inner(i).size());
        std::nth_element(lengths.begin(), lengths.begin() + std::ptrdiff_t(lengths.size() / 2), lengths.end());
        std::size_t usual = lengths[lengths.size() / 2];
        add_inner_begins(room.begins, head_piece, next.text);
        add_inner_ends(words, room.ends, tail_piece, before.text);
        bool others = others_begin_with_verb();
        double least = 1e9;
        for (End begin : room.begins) {
            Candidate item(words, head_piece.substr(begin.at));
            double cost = begin.cost + misfit(item, next, usual) + verbless(item, others);
            if (cost < least - 1e-9) least = cost, best.begin = begin.at;
        }
        best.cost = least, least = 1e9;
        for (End end : room.ends) {
            Candidate item(words, tail_piece.substr(0, end.at));
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
std::optional<Tail> joined_tail(ClauseWords const& words, View piece, Offset at, View last_item, Ends& ends) {
    constexpr View joiners[] = {u"以及", u"和", u"及", u"与", u"或者", u"或"};
    for (View joiner : joiners) {
        if (!piece.substr(at).starts_with(joiner)) continue;
        Offset begin = at + Offset(joiner.size());
        View rest = piece.substr(begin, furthest);
        if (rest.empty()) return {};
        std::optional<Tail> best;
        double least = 1.1; // a longer or shorter one is another phrase: 学科建设│和拔尖人才培养
        // 推进治理体系和治理能力现代化: among phrases with verbs, what follows 和 without one belongs to the last.
        Candidate last(words, last_item);
        if (last.is_verb_phrase(verb) && !begins_with(words, rest, verb | noun_verb)) return {};
        find_ends(words, rest, false, ends);
        add_inner_ends(words, ends, rest, last_item);
        for (End end : ends) {
            double cost = end.cost + unlikeness(Candidate(words, rest.substr(0, end.at)), last);
            if (cost < least) least = cost, best = {{begin, begin + end.at, end.open}};
        }
        return best;
    }
    return {};
}

// 强化战略研究│和│加强舆论宣传, before 等: two items, where both look like the one before. The begin and end of the joiner; empty for none.
Span joiner_inside(ClauseWords const& words, View item, View before) {
    constexpr double alike = 0.5;
    for (PhraseWord const& word : words.of(item)) {
        if ((word.kinds & joiner) == 0) continue;
        View text = item.substr(word.span.begin, word.span.length());
        bool joins = text == u"和" || text == u"及" || text == u"以及" || text == u"与";
        if (!joins || word.span.begin == 0 || word.span.end == item.size()) continue;
        Candidate left(words, item.substr(0, word.span.begin)), right(words, item.substr(word.span.end)), reference(words, before);
        if (unlikeness(left, reference) < alike && unlikeness(right, reference) < alike) return word.span;
    }
    return {};
}

// ---- from paragraphs to clauses ----

struct Lister {
    Prose const& prose;
    std::vector<Enumeration> lists{};
    Clause clause{};            // the one that is looked at
    std::vector<Span> joints{}; // its 、
    Room room{};

    // A piece that ends one list and begins the next: 各地区、各部门│深入贯彻落实│党中央、国务院. Where the first ends, and the second
    // begins.
    bool splits(std::size_t i) const {
        View piece = clause.piece(i);
        bool governed = false;
        for (PhraseWord const& word : clause.words.of(piece))
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

    void list(std::size_t first, std::size_t last) {
        Cut cut = Chooser{clause, first, last, room}.choose();
        Enumeration found;
        found.items.reserve(last - first + 3); // two more where joiners part items
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
        Span joiner = joiner_inside(clause.words, last_item, before);
        if (!joiner.empty()) add(tail, tail + joiner.begin);
        add(tail + joiner.end, tail + cut.end);
        if (auto joined = joined_tail(clause.words, clause.piece(last), cut.end, last_item, room.ends)) {
            add(tail + joined->joiner_end, tail + joined->end);
            found.open = joined->open;
        }
        if (found.items.size() < 2) return;
        found.span = {found.items.front().span.begin, found.items.back().span.end};
        found.confidence = 1 / (1 + std::max(0.0, cut.cost));
        lists.push_back(std::move(found));
    }

    // What stands between stops, with its joints.
    void take(Span span) {
        clause.text = prose.fold(span), clause.offset = span.begin;
        clause.pieces.clear();
        Offset at = 0;
        for (Span joint : joints) clause.pieces.push_back({at, joint.begin - span.begin}), at = joint.end - span.begin;
        clause.pieces.push_back({at, span.length()});
        clause.words.look_up(clause.text);
        std::size_t first = 0;
        for (std::size_t i = 1; i + 1 < clause.pieces.size(); ++i) {
            if (i == first || !splits(i)) continue;
            list(first, i);
            first = i;
        }
        if (first + 1 < clause.pieces.size()) list(first, clause.pieces.size() - 1);
    }

    // 第一、 or 一、: the mark of a series, not a joint.
    bool is_mark(Offset begin, Offset at) const {
        View before = prose.fold(trimmed(prose.text, {begin, at}));
        if (before.starts_with(u'第') || before.starts_with(u'其')) before.remove_prefix(1);
        return before.empty() || whole_numeral(before).has_value();
    }

    // One stretch of text whose own brackets are opaque.
    void scan(Paragraph const& paragraph, Span context) {
        Offset begin = context.begin;
        joints.clear();
        auto finish = [&](Offset end) {
            if (!joints.empty()) take(Span{begin, end});
            joints.clear();
            begin = end + 1;
        };
        Offset next = context.begin;
        auto bracket = std::lower_bound(paragraph.brackets.begin(), paragraph.brackets.end(), next,
                                        [](Bracket const& one, Offset at) { return one.span.begin < at; });
        for (MarkPlace mark : within(prose.marks_of(paragraph), context)) {
            Offset at = mark.at;
            if ((mark.kinds & (bracket_mark | joint_mark | parting_mark)) == 0 || at < next) continue;
            while (bracket != paragraph.brackets.end() && bracket->span.begin < at) ++bracket;
            if (bracket != paragraph.brackets.end() && bracket->span.begin == at) {
                next = std::min(context.end, bracket->span.end);
                if (is_followed_by_title(paragraph, *bracket, context)) joints.push_back({next, next});
            } else if (mark.kinds & joint_mark) {
                if (joints.empty() && is_mark(begin, at)) begin = at + 1;
                else joints.push_back({at, at + 1});
            } else if ((mark.kinds & parting_mark) != 0 && parts(context, at)) finish(at);
        }
        finish(context.end);
    }

    // 《条例》《办法》: titles need no 、 between them.
    bool is_followed_by_title(Paragraph const& paragraph, Bracket const& bracket, Span context) const {
        if (!is_title(bracket.kind) || bracket.span.end >= context.end) return false;
        Bracket const* next = bracket_at(paragraph.brackets, bracket.span.end);
        return next && is_title(next->kind);
    }
    // A stop, or a dash of two.
    bool parts(Span context, Offset at) const { return prose.text[at] != u'—' || is_dash(context, at); }
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

    bool holds_joints(Paragraph const& paragraph) const {
        auto meets_title = [&](Bracket const& bracket) { return is_followed_by_title(paragraph, bracket, paragraph.span); };
        bool titles = paragraph.brackets.size() > 1 && std::any_of(paragraph.brackets.begin(), paragraph.brackets.end(), meets_title);
        return (paragraph.seen & joint_mark) != 0 || titles;
    }
    void take(Paragraph const& paragraph) {
        if (!holds_joints(paragraph)) return;
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
