// The entries of a table by the first unit of their words, so that a place in a text is compared with those few that share it:
//
//     static ByFirst const nouns(table, [](View noun) { return noun; });      nouns.longest_at(u"十项重点工程", 2) → 重点
#pragma once

#include "text/literal.h"
#include "text/span.h"
#include "text/units.h"

#include <algorithm>
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
        for (auto const& entry : table) all_.push_back({word(entry), entry}), first_.add(all_.back().word[0]);
        std::stable_sort(all_.begin(), all_.end(), [](Row const& a, Row const& b) {
            return a.word[0] != b.word[0] ? a.word[0] < b.word[0] : a.word.size() > b.word.size();
        });
    }

    // The entry of the longest word that begins at a place; null for none.
    Entry const* longest_at(std::u16string_view text, Offset at) const {
        if (at >= text.size() || !first_.has(text[at])) return nullptr;
        auto row = std::partition_point(all_.begin(), all_.end(), [&](Row const& one) { return one.word[0] < text[at]; });
        for (; row != all_.end() && row->word[0] == text[at]; ++row)
            if (stands_at(text, at, row->word)) return &row->entry;
        return nullptr;
    }

private:
    struct Row {
        std::u16string_view word;
        Entry entry;
    };
    std::vector<Row> all_; // the longer first
    Units first_{{}};
};

} // namespace duidu
