// A passage as the readers of dates walk over it: what stands at a place, numbers, and words of tables.
#pragma once

#include "reference/dates.h"

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

// The passage folded, and what its words count from.
struct Scan {
    View text;
    CalendarDay today;
    int said_year = 0;      // the year of the last full date in this sentence
    Offset right_end = ~0u; // where the right end of a range begins

    char16_t at(Offset place) const { return place < text.size() ? text[place] : u'\0'; }
    char16_t before(Offset place) const { return place > 0 ? text[place - 1] : u'\0'; }
    bool has(Offset place, View word) const { return place <= text.size() && text.substr(place, word.size()) == word; }
    bool any(Offset place, View units) const { return place < text.size() && units.find(text[place]) != View::npos; }
    bool follows(Offset place, View units) const { return place > 0 && units.find(text[place - 1]) != View::npos; }
    // Both take a step over what stands there.
    bool take(Offset& place, View word) const { return has(place, word) ? place += Offset(word.size()), true : false; }
    bool take_any(Offset& place, View units) const { return any(place, units) ? ++place, true : false; }
    // A line of type may set 2009 年 apart; more blank space than this separates.
    void skip_space(Offset& place) const {
        for (int spaces = 0; spaces < 3 && at(place) == u' '; ++spaces) ++place;
    }
};

// Units of a number that may be part of a date, so that a scan of digits without end stays linear: 一千九百九十九 has 7.
constexpr Offset longest_number = 8;
// Where the digits or the Chinese number that begin here end; one unit behind the longest number at most.
Offset number_end(Scan const& scan, Offset at);

struct Number {
    int value = 0;
    Offset end = 0;
    bool arabic = false;
    bool digits = false; // 二零二一
};
std::optional<Number> number_at(Scan const& scan, Offset at);

struct Word {
    View word;
    int value;
    View not_after = {};  // units before it that make it part of another word
    View not_before = {}; // units behind it
};

// The first word of a table that stands at a place on its own.
template <class Table> Word const* word_at(Scan const& scan, Offset at, Table const& table) {
    for (Word const& word : table) {
        if (scan.at(at) != word.word[0] || !scan.has(at, word.word)) continue;
        if (scan.follows(at, word.not_after)) continue;
        if (scan.any(at + Offset(word.word.size()), word.not_before)) continue;
        return &word;
    }
    return nullptr;
}

} // namespace duidu::dating
