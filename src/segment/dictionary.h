// The words of a dictionary with what each costs, as a trie, and the pack that brings them.
#pragma once

#include "decode/decode.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace duidu {

// −log of a word's frequency, in quarters.
using Cost = std::uint8_t;
constexpr Cost no_word = 0xFF;

struct Entry {
    std::u16string word; // folded
    Cost cost;
};

// A trie in three arrays. Nodes stand level by level, brothers beside each other and sorted: the children of a node are the nodes from its
// `first` to that of the next.
class Trie {
public:
    Trie() = default;
    explicit Trie(std::vector<Entry> entries); // of two with one word the first counts

    bool empty() const { return units_.size() < 2; }

    // Calls `word(end, cost)` for every word that begins at `at`, shortest first.
    template <class Word> void each(std::u16string_view text, Offset at, Word word) const {
        std::uint32_t node = empty() ? 0 : roots_[text[at]];
        for (Offset end = at + 1; node; ++end) {
            if (costs_[node] != no_word) word(end, costs_[node]);
            node = end < text.size() ? child(node, text[end]) : 0;
        }
    }

private:
    void build(std::vector<Entry> const& sorted); // by word, each once
    std::uint32_t child(std::uint32_t node, char16_t unit) const {
        auto begin = units_.begin() + first_[node], end = units_.begin() + first_[node + 1];
        auto found = std::lower_bound(begin, end, unit);
        return found != end && *found == unit ? std::uint32_t(found - units_.begin()) : 0;
    }

    std::vector<char16_t> units_;
    std::vector<Cost> costs_;
    std::vector<std::uint32_t> first_;
    std::vector<std::uint32_t> roots_; // by unit; 0 where no word begins so
};

// What a word costs that no dictionary has, by how often its characters stand at that place of the words that it has:
//
//     骏彦  骏 begins 9 words of two, 彦 ends 12      cheaper than two words that are as rare as 骏 and 彦 are
//     也是  both are common words                     dearer
//
// Only words of two and three characters are made so, and never out of the little words of grammar.
class Coinage {
public:
    Coinage() = default;
    explicit Coinage(std::vector<Entry> const& known);

    // Calls `word(end, cost)` for what might be a word at `at`.
    template <class Word> void each(std::u16string_view text, Offset at, Word word) const {
        if (costs_.empty() || at + 1 >= text.size()) return;
        int first = cost(0, text[at]), second = cost(1, text[at + 1]);
        if (first < never && second < never) word(at + 2, first + second);
        if (at + 2 >= text.size()) return;
        first = cost(2, text[at]), second = cost(3, text[at + 1]);
        int third = cost(4, text[at + 2]);
        if (first < never && second < never && third < never) word(at + 3, first + second + third);
    }

private:
    static constexpr int never = 0xFF;
    static constexpr std::size_t units = 0x10000;
    int cost(std::size_t place, char16_t unit) const { return costs_[place * units + unit]; }

    std::vector<Cost> costs_; // by place (the two of a word of two, the three of a word of three) and unit
};

// The words of a pack; none where it is no pack or a part of one is missing.
std::vector<Entry> entries_of(Bytes pack);

} // namespace duidu
