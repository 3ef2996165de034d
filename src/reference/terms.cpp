#include "reference/terms.h"

#include "segment/phrases.h"
#include "text/numeral.h"

#include <algorithm>
#include <unordered_map>

namespace duidu {

namespace {

using View = std::u16string_view;

constexpr std::size_t most_terms = 60;
constexpr Offset most_units = 1'000'000;  // of a longer text the beginning tells what it is about
constexpr std::size_t longest_phrase = 5; // words
constexpr int common_cost = 29;           // e^(−29/4) of all words: words at least as frequent (发展, 建设) say nothing alone
constexpr int unknown_cost = 60;          // of a word that only the document knows

struct Word {
    Span span;
    double weight = 0; // how rare it is; 0 where it cannot be part of a term
};

// 2025, 五大, 一代, 下一代.
bool is_number(View word) { return is_arabic_digit(word[0]) || is_hanzi_number(word[0]) || word == u"下一代" || word == u"新一代"; }

// 发展 may be part of a term, 推进 and 的 may not.
bool can_be_term(View word) {
    bool letters = (word[0] >= u'a' && word[0] <= u'z') && word.size() > 1;
    if (letters) return true;
    if (word.size() < 2 || !is_han_unit(word[0]) || is_number(word)) return false;
    Offset length = 0;
    unsigned kinds = phrase_at(word, 0, length);
    bool whole = kinds != 0 && length == word.size();
    return !whole || (kinds & (noun_verb | head)) != 0 || ((kinds & plain) != 0 && (kinds & (verb | coverb | particle | adverb)) == 0);
}

// 建设数字中国 says what to do; the term is 数字中国.
bool can_begin_phrase(View word) {
    Offset length = 0;
    unsigned kinds = phrase_at(word, 0, length);
    return length != word.size() || (kinds & noun_verb) == 0;
}

double weight_of(View word) {
    if (!can_be_term(word)) return 0;
    int cost = word_cost(word);
    return std::max(0, (cost ? cost : unknown_cost) - common_cost) / 4.0;
}

struct Seen {
    Span first;
    int count = 0;
    double weight = 0;
    bool inside = false; // of a longer term that stands as often
};

using Table = std::unordered_map<View, Seen>;

// Counts each word, and each row of them that may be a phrase.
void count_words(Prose const& prose, std::vector<Word> const& words, Table& table) {
    for (std::size_t begin = 0; begin < words.size(); ++begin) {
        double weight = 0;
        bool begins = can_begin_phrase(prose.fold(words[begin].span));
        for (std::size_t end = begin; end < words.size() && end < begin + longest_phrase; ++end) {
            bool joined = end == begin || words[end].span.begin == words[end - 1].span.end;
            if (!joined || !can_be_term(prose.fold(words[end].span)) || (end > begin && !begins)) break;
            weight += words[end].weight;
            Span span{words[begin].span.begin, words[end].span.end};
            Seen& seen = table[prose.fold(span)];
            double length = double(end - begin + 1);
            if (seen.count++ == 0) seen.first = span, seen.weight = weight / length * (1 + (length - 1) / 2);
        }
    }
}

// 数据要素 inside 数据要素市场 is no term of its own where it never stands without it.
void hide_parts(Prose const& prose, std::vector<Word> const& words, Table& table) {
    for (std::size_t begin = 0; begin < words.size(); ++begin)
        for (std::size_t end = begin + 1; end < words.size() && end < begin + longest_phrase; ++end) {
            auto whole = table.find(prose.fold({words[begin].span.begin, words[end].span.end}));
            if (whole == table.end()) break;
            if (whole->second.count < 2) continue;
            for (Span part :
                 {Span{words[begin].span.begin, words[end - 1].span.end}, Span{words[begin + 1].span.begin, words[end].span.end}}) {
                auto found = table.find(prose.fold(part));
                if (found != table.end() && found->second.count <= whole->second.count) found->second.inside = true;
            }
        }
}

} // namespace

OwnWords own_words(Prose const& prose, std::vector<Alias> const& aliases, std::vector<Quotation> const& quotations,
                   std::vector<Entity> const& entities) {
    constexpr std::size_t most = 500, longest = 24;
    OwnWords own;
    auto add = [&](View word) {
        bool name = word.size() >= 2 && word.size() <= longest && std::all_of(word.begin(), word.end(), is_han_unit);
        if (name && own.size() < most) own.emplace_back(word);
    };
    for (Alias const& alias : aliases) add(alias.name);
    for (Quotation const& quotation : quotations)
        if (quotation.span.length() > 2) add(prose.fold({quotation.span.begin + 1, quotation.span.end - 1}));
    for (Entity const& entity : entities)
        if (entity.kind == Entity::Kind::organisation) add(prose.fold(entity.span));
    return own;
}

std::vector<Term> terms(Prose const& prose, OwnWords const& own) {
    Table table;
    std::vector<Word> all;
    for (Paragraph const& paragraph : prose.paragraphs) {
        if (paragraph.span.end > most_units) break;
        for (Span word : words(prose.fold(paragraph.span), own)) {
            Span span{word.begin + paragraph.span.begin, word.end + paragraph.span.begin};
            all.push_back({span, weight_of(prose.fold(span))});
        }
    }
    count_words(prose, all, table);
    hide_parts(prose, all, table);
    std::vector<Term> found;
    for (auto const& [word, seen] : table) {
        bool often = seen.count > 1 && !seen.inside && seen.weight > 0;
        if (!often) continue;
        Term term;
        term.term = std::u16string(prose.text.substr(seen.first.begin, seen.first.length()));
        term.first = seen.first;
        term.count = seen.count;
        term.salience = seen.count * seen.weight;
        found.push_back(std::move(term));
    }
    std::sort(found.begin(), found.end(),
              [](Term const& a, Term const& b) { return a.salience != b.salience ? a.salience > b.salience : a.first < b.first; });
    if (found.size() > most_terms) found.resize(most_terms);
    return found;
}

} // namespace duidu
