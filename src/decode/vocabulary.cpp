#include "decode/vocabulary.h"

#include "text/fold.h"

#include <algorithm>

namespace duidu {

namespace {

constexpr Surprise no_word = 1 << 20;
constexpr double quarter_bits_of_a_lent_one = 1.4427; // 1 / ln 2: its logarithms are natural

#include "decode/vocabulary.inc"

// The words of vocabulary.inc by their hashes: 20,000 of them meet with one chance in 10^10.
struct Word {
    std::uint64_t hash;
    std::uint8_t cost;
    bool operator<(Word const& other) const { return hash < other.hash; }
};

std::uint64_t hash_of(std::u16string_view word) {
    std::uint64_t hash = 0xCBF29CE484222325; // FNV-1a
    for (char16_t unit : word) hash = (hash ^ unit) * 0x100000001B3;
    return hash;
}

// A row is a cost and words that have it, sorted, each without what it shares with the one before: a digit says how much that is.
std::vector<Word> read_words() {
    std::vector<Word> words;
    for (Row const& row : rows) {
        std::u16string word;
        for (std::size_t at = 0; at < row.words.size();) {
            word.resize(row.words[at++] - u'0');
            while (at < row.words.size() && row.words[at] > u'9') word.push_back(row.words[at++]);
            words.push_back({hash_of(word), row.cost});
        }
    }
    std::sort(words.begin(), words.end());
    return words;
}

Surprise listed(std::u16string_view folded) {
    static std::vector<Word> const words = read_words();
    Word sought{hash_of(folded), 0};
    auto found = std::lower_bound(words.begin(), words.end(), sought);
    return found != words.end() && found->hash == sought.hash ? found->cost : no_word;
}

bool is_han(char16_t unit) { return unit >= 0x3400 && unit <= 0x9FFF; }

std::u16string folded_letters(std::u16string_view text) {
    std::u16string out(text);
    for (char16_t& unit : out)
        if (is_han(unit)) unit = fold(unit);
    return out;
}

} // namespace

// Of one word, folded but for signs, whose width counts.
Surprise Vocabulary::cost_of(std::u16string_view word) const {
    if (!std::all_of(word.begin(), word.end(), is_han)) return word.size() == 1 ? surprise_of_word(word[0]) : no_word;
    if (lent_)
        if (int cost = lent_(word)) return Surprise(cost * quarter_bits_of_a_lent_one);
    if (word.size() == 1) return surprise_of_word(word[0]);
    if (lent_) return no_word;
    Surprise cost = listed(word);
    return word.size() == 2 ? std::min(cost, surprise_of_word(word[0], word[1], no_word)) : cost;
}

std::vector<Surprise> Vocabulary::costs_of_beginnings(std::u16string_view text) const {
    std::u16string letters = folded_letters(text);
    std::vector<Surprise> costs(text.size() + 1, no_word);
    costs[0] = 0;
    for (std::size_t end = 1; end <= text.size(); ++end) {
        costs[end] = costs[end - 1] + cost_of({&letters[end - 1], 1});
        for (std::size_t length = 2; length <= std::min(longest_word, end); ++length)
            costs[end] = std::min(costs[end], costs[end - length] + cost_of({&letters[end - length], length}));
    }
    return costs;
}

std::vector<Surprise> Vocabulary::costs_of_ends(std::u16string_view text) const {
    std::u16string letters = folded_letters(text);
    std::vector<Surprise> costs(text.size() + 1, 0);
    for (std::size_t begin = text.size(); begin-- > 0;) {
        costs[begin] = costs[begin + 1] + cost_of({&letters[begin], 1});
        for (std::size_t length = 2; length <= std::min(longest_word, text.size() - begin); ++length)
            costs[begin] = std::min(costs[begin], costs[begin + length] + cost_of({&letters[begin], length}));
    }
    return costs;
}

// With so much of the hole's own: one word spans it, or none does where it holds nothing.
Surprise Vocabulary::spanned(Hole const& hole, std::u16string_view own) const {
    std::size_t before = std::min(longest_word - 1, hole.before.size()), after = std::min(longest_word - 1, hole.after.size());
    std::u16string around(hole.before.substr(hole.before.size() - before));
    around += own;
    around += hole.after.substr(0, after);
    around = folded_letters(around);
    Surprise best = no_word;
    for (std::size_t begin = 0; begin <= before; ++begin)
        for (std::size_t end = before + own.size(); end <= std::min(around.size(), begin + longest_word); ++end) {
            Surprise rest = hole.beginnings[hole.before.size() - before + begin] + hole.ends[end - before - own.size()];
            best = std::min(best, rest + (end > begin ? cost_of(std::u16string_view(around).substr(begin, end - begin)) : 0));
        }
    return best;
}

} // namespace duidu
