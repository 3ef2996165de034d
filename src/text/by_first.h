// The entries of a table by the first unit of their words, so that a place in a text is compared with those few that share it:
//
//     static ByFirst const nouns(table, [](View noun) { return noun; });      nouns.longest_at(u"十项重点工程", 2) → 重点
#pragma once

#include "text/literal.h"
#include "text/span.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace duidu {

// 甲 and 乙 of "甲 乙": tables of words read best as running text.
inline std::vector<std::u16string_view> words_in(std::u16string_view list) {
    std::vector<std::u16string_view> words;
    for (std::size_t begin = 0; begin < list.size();) {
        std::size_t end = std::min(list.find(u' ', begin), list.size());
        if (end > begin) words.push_back(list.substr(begin, end - begin));
        begin = end + 1;
    }
    return words;
}

template <class Entry> class ByFirst {
public:
    // `word` tells the word of an entry; it may not be empty.
    template <class Table, class Word> ByFirst(Table const& table, Word word) {
        for (auto const& entry : table) all_.push_back({word(entry), entry});
        std::stable_sort(all_.begin(), all_.end(), [](Row const& a, Row const& b) {
            return row_of(a.word[0]) != row_of(b.word[0]) ? row_of(a.word[0]) < row_of(b.word[0]) : a.word.size() > b.word.size();
        });
        for (Row const& one : all_) ++begins_[row_of(one.word[0]) + 1u];
        for (std::size_t row = 0; row < rows; ++row) begins_[row + 1] = std::uint16_t(begins_[row + 1] + begins_[row]);
    }

    // The entry of the longest word that begins at a place; null for none.
    Entry const* longest_at(std::u16string_view text, Offset at) const {
        if (at >= text.size()) return nullptr;
        std::size_t row = row_of(text[at]);
        for (std::size_t i = begins_[row]; i < begins_[row + 1]; ++i)
            if (stands_at(text, at, all_[i].word)) return &all_[i].entry;
        return nullptr;
    }

private:
    struct Row {
        std::u16string_view word;
        Entry entry;
    };
    // Units share a row where their last bits are alike; most rows are empty.
    static constexpr std::size_t rows = 256;
    static constexpr std::uint8_t row_of(char16_t unit) { return std::uint8_t(unit); }

    std::vector<Row> all_;                         // by row, the longer first
    std::array<std::uint16_t, rows + 1> begins_{}; // of each row, and where the last ends
};

} // namespace duidu
