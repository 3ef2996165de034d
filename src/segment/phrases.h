// Which words begin and end a phrase. Not a dictionary: only the few hundred words after which another phrase begins, so that the ends of
//
//     推动传统基础设施【数字化、智能化、绿色化】升级改造
//
// can be found without segmenting the text into words.
#pragma once

#include "text/span.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace duidu {

enum Phrase : unsigned {
    verb = 1,      // takes an object and is seldom a noun: 推动, 贯彻, 落实
    noun_verb = 2, // as often a noun: 建设, 发展, 服务
    coverb = 4,    // 在, 为, 把, 对
    adverb = 8,    // 进一步, 更加
    particle = 16, // 的, 了, 是
    time = 32,     // 2023年
    head = 64,     // stands after a list for all its items: 工作, 能力, 转型升级
    plain = 128,   // a word that only looks as if one of these stood in it: 行为, 目的
    joiner = 256   // 和, 以及
};

struct PhraseWord {
    Span span;      // of the view that was scanned
    unsigned kinds; // of Phrase
    // What follows it is a new phrase. 统一 and 重点 may also stand inside one.
    bool governs() const { return (kinds & (verb | coverb | joiner | particle | time)) != 0 || (kinds & (adverb | plain)) == adverb; }
};

// The words of the table that stand in `folded`, from left to right, without overlap. Each is looked up when it is asked for.
class PhraseWords {
public:
    struct End {};
    class Iterator {
    public:
        explicit Iterator(std::u16string_view folded) : folded_(folded) { ++*this; }
        PhraseWord const& operator*() const { return word_; }
        PhraseWord const* operator->() const { return &word_; }
        Iterator& operator++();
        bool operator==(End) const { return word_.kinds == 0; }

    private:
        std::u16string_view folded_;
        PhraseWord word_{{0, 0}, 0};
    };
    explicit PhraseWords(std::u16string_view folded) : folded_(folded) {}
    Iterator begin() const { return Iterator(folded_); }
    End end() const { return {}; }

private:
    std::u16string_view folded_;
};
inline PhraseWords phrase_words(std::u16string_view folded) { return PhraseWords(folded); }
// The kinds of the longest word that begins here; 0 for none. `length` becomes its length.
unsigned phrase_at(std::u16string_view folded, Offset at, Offset& length);

// The same of a clause whose parts are asked for again and again: every place of it is looked up once.
class ClauseWords {
public:
    // The clause must outlive what is asked of it.
    void look_up(std::u16string_view folded);
    // The words of a part of the clause.
    class Part;
    Part of(std::u16string_view part) const;
    // As phrase_at() says of a part.
    unsigned at(std::u16string_view part, Offset at, Offset& length) const;

private:
    struct Begun {
        std::uint16_t length = 0, kinds = 0; // of the word that begins here
        Offset next = 0;                     // where the next one begins, this one included
    };
    std::size_t place_of(std::u16string_view part) const { return std::size_t(part.data() - clause_.data()); }

    std::u16string_view clause_;
    std::vector<Begun> begun_; // one more than there are places
};

class ClauseWords::Part {
public:
    using End = PhraseWords::End;
    class Iterator {
    public:
        Iterator(Begun const* begun, std::size_t begin, std::u16string_view part) : begun_(begun), begin_(begin), part_(part) { ++*this; }
        PhraseWord const& operator*() const { return word_; }
        PhraseWord const* operator->() const { return &word_; }
        Iterator& operator++();
        bool operator==(End) const { return word_.kinds == 0; }

    private:
        bool take_cut_off(Offset at);

        Begun const* begun_;
        std::size_t begin_;
        std::u16string_view part_;
        PhraseWord word_{{0, 0}, 0};
    };
    Part(ClauseWords const& words, std::u16string_view part) : words_(words), part_(part) {}
    Iterator begin() const { return {words_.begun_.data(), words_.place_of(part_), part_}; }
    End end() const { return {}; }

private:
    ClauseWords const& words_;
    std::u16string_view part_;
};

inline ClauseWords::Part ClauseWords::of(std::u16string_view part) const { return {*this, part}; }

inline ClauseWords::Part::Iterator& ClauseWords::Part::Iterator::operator++() {
    Begun const* begun = begun_ + begin_;
    for (Offset at = word_.span.end;; ++at) {
        at = begun[at].next - Offset(begin_);
        if (at >= part_.size()) return word_.kinds = 0, *this;
        Begun const& word = begun[at];
        bool whole = at + word.length <= part_.size();
        if (whole) word_ = {{at, at + word.length}, word.kinds};
        if (whole || take_cut_off(at)) return *this;
    }
}

// Where the noun phrase that ends at the end of `folded` begins: behind the last word of these kinds.
Offset noun_phrase_begin(std::u16string_view folded, unsigned bounds = verb | coverb | joiner | adverb | particle | time);

} // namespace duidu
