// What a line is made of, counted in one look at each unit:
//
//     到2025年，读者达到8本。      wide 7 · comma 1 · stop 1 · two numbers      weight 9
//
// Each unit has one of a few dozen codes, and a code has a number of which each byte counts another thing: so one addition a unit counts
// them all. Only what is noted by itself — letters, digits, blanks — is looked at again, and most Chinese lines have little of it.
#pragma once

#include "text/unicode.h"

#include <string_view>

namespace duidu {

struct Tally {
    int tenths = 0; // of the weight: a Latin word says about what 1.7 Chinese characters say, a number what one does
    int commas = 0; // ，、；： and their kin
    int stops = 0;  // 。！？ and their kin
    bool gaps = false;
    bool parts = false; // bars or arrows
    bool says = false;  // a phrase of pages may stand in it

    // What its words say; of a long line, its beginning does.
    struct Words {
        int wide = 0;     // Han and kana
        int latin = 0;    // words of Latin letters
        int capitals = 0; // of those that begin with one
        int function = 0; // words that sentences cannot do without
        int digits = 0;   // of ASCII
        bool begins_small = false;
        bool pictures = false; // © or 摄
        bool you = false;      // speaks to the reader
        bool address = false;  // of mail
    } words;
};

constexpr std::size_t telling = 600; // units tell the manner of a line

Tally tally_of(std::u16string_view text);

// What parts words: a blank, and what is written as if nothing were there.
constexpr bool is_gap(char16_t unit) { return is_space(unit) || unit == u'\u200B' || unit == u'\uFEFF'; }
// | · and » →
constexpr std::u16string_view bar_units = u"|·•┊│丨", arrow_units = u">»›→";

} // namespace duidu
