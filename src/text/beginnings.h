// Which words may begin here? Asked at every place of a text, so that nearly all places cost one or two looks and the words themselves
// are compared only where one of them is likely:
//
//     上半年 上周 下月      may_begin at 上周一 yes, at 上海 no
//
// The answer rests on two units. It may be yes where no word begins; it is never no where one does.
#pragma once

#include "text/span.h"
#include "text/units.h"

#include <bitset>

namespace duidu {

// Pairs of units; it may say yes of others too, seldom.
class FirstTwos {
public:
    void add(char16_t first, char16_t second) { holds_.set(key(first, second)); }
    bool may_have(char16_t first, char16_t second) const { return holds_[key(first, second)]; }

private:
    static constexpr unsigned bits = 14; // 2 KB: a thousand words set each sixteenth bit
    static std::size_t key(char16_t first, char16_t second) { return ((std::uint32_t(first) << 16 | second) * 0x9E3779B1u) >> (32 - bits); }

    std::bitset<std::size_t(1) << bits> holds_;
};

class Beginnings {
public:
    // A word of one unit may be followed by anything.
    void add(std::u16string_view word) {
        if (word.empty()) return;
        if (word.size() == 1) alone_.add(word[0]);
        else add(word[0], word.substr(1, 1));
    }
    // Words that begin with `first` and go on with one of `behind`.
    void add(char16_t first, std::u16string_view behind) {
        first_.add(first);
        for (char16_t second : behind) pairs_.add(first, second);
    }
    bool may_begin(char16_t first) const { return first_.has(first) || alone_.has(first); }
    bool may_begin(std::u16string_view text, Offset at) const {
        char16_t first = text[at];
        if (alone_.has(first)) return true;
        return first_.has(first) && at + 1 < text.size() && pairs_.may_have(first, text[at + 1]);
    }

private:
    Units first_{{}}, alone_{{}};
    FirstTwos pairs_;
};

} // namespace duidu
