// A passage as the readers of dates walk over it: what stands at a place, numbers, and words of tables.
#pragma once

#include "reference/dates.h"
#include "text/literal.h"

#include <array>
#include <optional>

namespace duidu::dating {

using View = std::u16string_view;

struct Found {
    Offset end = 0;
    Date::Kind kind = Date::Kind::date;
    std::string value;
    char const* rule = "";
    double confidence = 1;
};
using Maybe = std::optional<Found>;

struct Number {
    int value = 0;
    Offset end = 0;
    bool arabic = false;
    bool digits = false; // 二零二一
};

// The numbers that were read last, by the last bits of their places: rule after rule asks for the same.
struct LastNumbers {
    struct Read {
        Offset at = ~0u;
        std::optional<Number> number{};
    };
    std::array<Read, 4> read{};
};

// The passage folded, and what its words count from.
struct Scan {
    View text;
    CalendarDay today;
    LastNumbers& numbers;   // of this passage
    int said_year = 0;      // the year of the last full date in this sentence
    Offset right_end = ~0u; // where the right end of a range begins

    char16_t at(Offset place) const { return place < text.size() ? text[place] : u'\0'; }
    char16_t before(Offset place) const { return place > 0 ? text[place - 1] : u'\0'; }
    bool has(Offset place, Literal word) const { return stands_at(text, place, word); }
    bool any(Offset place, Literal units) const { return place < text.size() && duidu::has(units, text[place]); }
    bool follows(Offset place, Literal units) const { return place > 0 && duidu::has(units, text[place - 1]); }
    // Both take a step over what stands there.
    bool take(Offset& place, Literal word) const { return has(place, word) ? place += Offset(word.length), true : false; }
    bool take_any(Offset& place, Literal units) const { return any(place, units) ? ++place, true : false; }
    // A line of type may set 2009 年 apart; more blank space than this separates.
    void skip_space(Offset& place) const {
        for (int spaces = 0; spaces < 3 && at(place) == u' '; ++spaces) ++place;
    }
};

// Units of a number that may be part of a date, so that a scan of digits without end stays linear: 一千九百九十九 has 7.
constexpr Offset longest_number = 8;
// Where the digits or the Chinese number that begin here end; one unit behind the longest number at most.
Offset number_end(Scan const& scan, Offset at);

std::optional<Number> number_at(Scan const& scan, Offset at);

struct Word {
    View word;
    int value = 0;
    View not_after = {};  // units before it that make it part of another word
    View not_before = {}; // units behind it
};

// A table of words. A bit for each of 64 kinds of units tells of most places that none of the words begins there.
template <std::size_t count> class Words {
public:
    constexpr Words(Word const (&words)[count]) {
        for (std::size_t i = 0; i < count; ++i) words_[i] = words[i], firsts_ |= bit(words[i].word[0]);
    }
    bool may_begin(char16_t unit) const { return (firsts_ & bit(unit)) != 0; }
    Word const* begin() const { return words_; }
    Word const* end() const { return words_ + count; }

private:
    static constexpr std::uint64_t bit(char16_t unit) { return std::uint64_t(1) << (unit % 64); }

    Word words_[count] = {};
    std::uint64_t firsts_ = 0;
};

// The first word of a table that stands at a place on its own.
template <std::size_t count> Word const* word_at(Scan const& scan, Offset at, Words<count> const& table) {
    char16_t first = scan.at(at);
    if (!table.may_begin(first)) return nullptr;
    for (Word const& word : table) {
        if (first != word.word[0] || !scan.has(at, word.word)) continue;
        if (scan.follows(at, word.not_after)) continue;
        if (scan.any(at + Offset(word.word.size()), word.not_before)) continue;
        return &word;
    }
    return nullptr;
}

} // namespace duidu::dating
