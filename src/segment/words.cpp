#include "segment/words.h"

#include "text/fold.h"
#include "text/units.h"
#include "text/utf.h"

#include <algorithm>
#include <array>

namespace duidu {

namespace {

using View = std::u16string_view;

#include "segment/lexicon.inc"

using Cost = std::uint8_t;
constexpr Cost no_word = 0xFF;
constexpr int policy_cost = 40; // as likely as the commoner half of the dictionary
constexpr int own_cost = 32;
constexpr int unknown_cost = 80; // of a character that no dictionary has: worse than any word
constexpr Offset longest_word = 32;

struct Entry {
    std::u16string word;
    Cost cost;
};

// ---- a trie in three arrays ----
// Nodes stand level by level, brothers beside each other and sorted: the children of a node are the nodes from its `first` to that of the
// next.
class Trie {
public:
    Trie() = default;
    explicit Trie(std::vector<Entry> const& sorted) { // by word, each once
        struct Range {
            std::uint32_t begin, end;
            std::uint32_t depth;
        };
        std::vector<Range> ranges{{0, std::uint32_t(sorted.size()), 0}};
        units_ = {0}, costs_ = {no_word};
        for (std::size_t node = 0; node < ranges.size(); ++node) {
            Range range = ranges[node];
            first_.push_back(std::uint32_t(ranges.size()));
            if (range.begin < range.end && sorted[range.begin].word.size() == range.depth) costs_[node] = sorted[range.begin++].cost;
            while (range.begin < range.end) {
                char16_t unit = sorted[range.begin].word[range.depth];
                std::uint32_t end = range.begin;
                while (end < range.end && sorted[end].word[range.depth] == unit) ++end;
                ranges.push_back({range.begin, end, range.depth + 1});
                units_.push_back(unit), costs_.push_back(no_word);
                range.begin = end;
            }
        }
        first_.push_back(std::uint32_t(ranges.size()));
        roots_.assign(0x10000, 0);
        for (std::uint32_t child = first_[0]; child < first_[1]; ++child) roots_[units_[child]] = child;
    }

    bool empty() const { return units_.size() < 2; }

    // Calls `word(end, cost)` for every word that begins at `at`, shortest first.
    template <class Word> void each(View text, Offset at, Word word) const {
        std::uint32_t node = empty() ? 0 : roots_[text[at]];
        for (Offset end = at + 1; node; ++end) {
            if (costs_[node] != no_word) word(end, costs_[node]);
            node = end < text.size() ? child(node, text[end]) : 0;
        }
    }

private:
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

Trie trie_of(std::vector<Entry> entries) {
    std::stable_sort(entries.begin(), entries.end(), [](Entry const& a, Entry const& b) { return a.word < b.word; });
    entries.erase(std::unique(entries.begin(), entries.end(), [](Entry const& a, Entry const& b) { return a.word == b.word; }),
                  entries.end());
    return Trie(entries);
}

// ---- the pack ----
// "DWP1", then as little-endian 32 bits: words, units behind shared beginnings, different units among these; then columns, one after the
// other: the first units (16 bits) of the words that share none, the different units by falling frequency (16 bits), a byte a word of
// shared × 16 + own units, the high bytes and the low bytes of the own units' places among the different ones, a cost a word. Columns
// compress; words side by side would not.
struct Reader {
    Bytes bytes;
    std::size_t at = 0;
    bool short_of(std::size_t length) const { return bytes.size() - at < length; }
    std::uint32_t number(int width) {
        std::uint32_t value = 0;
        for (int byte = 0; byte < width; ++byte) value |= std::uint32_t(bytes[at++]) << (8 * byte);
        return value;
    }
    Bytes column(std::size_t length) {
        Bytes part = bytes.subspan(at, length);
        at += length;
        return part;
    }
};

struct Columns {
    Bytes first, units, shapes, high, low, costs;
};

char16_t wide(Bytes column, std::size_t index) {
    return 2 * index + 1 < column.size() ? char16_t(column[2 * index] | column[2 * index + 1] << 8) : u'\0';
}

bool columns_of(Bytes pack, Columns& columns) {
    constexpr std::array<std::uint8_t, 4> magic = {'D', 'W', 'P', '1'};
    Reader reader{pack};
    if (reader.short_of(20) || !std::equal(magic.begin(), magic.end(), pack.begin())) return false;
    reader.at = 4;
    std::size_t words = reader.number(4), firsts = reader.number(4), own = reader.number(4), different = reader.number(4);
    if (reader.short_of(2 * (firsts + different + words + own))) return false;
    columns.first = reader.column(2 * firsts), columns.units = reader.column(2 * different);
    columns.shapes = reader.column(words), columns.high = reader.column(own), columns.low = reader.column(own),
    columns.costs = reader.column(words);
    return true;
}

std::vector<Entry> entries_of(Columns const& columns) {
    std::vector<Entry> entries;
    entries.reserve(columns.shapes.size());
    std::u16string word;
    std::size_t first = 0, own = 0;
    for (std::size_t index = 0; index < columns.shapes.size(); ++index) {
        std::size_t shared = columns.shapes[index] >> 4, length = columns.shapes[index] & 15;
        word.resize(std::min(shared, word.size()));
        if (shared == 0) word += wide(columns.first, first++), --length;
        for (; length-- > 0 && own < columns.low.size(); ++own)
            word += wide(columns.units, std::size_t(columns.high[own] << 8 | columns.low[own]));
        entries.push_back({word, columns.costs[index]});
    }
    return entries;
}

// ---- dictionaries ----

void add_policy_words(std::vector<Entry>& entries) {
    for (View words : policy_words)
        for (std::size_t begin = 0; begin < words.size();) {
            std::size_t end = std::min(words.find(u' ', begin), words.size());
            entries.push_back({fold(words.substr(begin, end - begin)), Cost(policy_cost)});
            begin = end + 1;
        }
}

struct Dictionary {
    Trie trie;
    bool loaded = false;
};

Dictionary policy_alone() {
    std::vector<Entry> entries;
    add_policy_words(entries);
    return {trie_of(std::move(entries)), false};
}

Dictionary& dictionary() {
    static Dictionary known = policy_alone();
    return known;
}

// ---- cutting ----

bool is_han(char16_t unit) {
    return (unit >= 0x3400 && unit <= 0x9FFF) || (unit >= 0xF900 && unit <= 0xFAFF) || (unit >= 0xD840 && unit <= 0xDFFF);
}
bool is_blank(char16_t unit) { return unit == u' ' || (unit >= u'\t' && unit <= u'\r') || unit == 0x200B || unit == 0xFEFF; }
bool is_figure(char16_t unit) { return unit >= u'0' && unit <= u'9'; }
// Letters and figures of scripts that write words apart; kana and hangul go by runs too.
bool is_letter(char16_t unit) {
    return is_figure(unit) || (unit >= u'a' && unit <= u'z') || (unit >= 0xC0 && unit < 0x2000 && unit != 0xD7 && unit != 0xF7) ||
           (unit >= 0x3041 && unit <= 0x30FF) || (unit >= 0xAC00 && unit <= 0xD7A3);
}

// 5g-a, 4.5, 1,234: signs that join letters or figures on both sides.
bool joins(View text, Offset at) {
    if (at == 0 || at + 1 >= text.size() || !is_letter(text[at - 1]) || !is_letter(text[at + 1])) return false;
    if (text[at] == u'.' || text[at] == u',') return is_figure(text[at - 1]) && is_figure(text[at + 1]);
    return text[at] == u'-' || text[at] == u'_' || text[at] == u'"' ? !(is_figure(text[at - 1]) && is_figure(text[at + 1])) : false;
}

Offset letters_end(View text, Offset at) {
    while (at < text.size() && (is_letter(text[at]) || joins(text, at))) ++at;
    return at;
}

// ---- names that no dictionary has ----
// 格·拉·斯·哥 falls into single characters; a row of such as foreign names are written with is put together again.

// What foreign names are written with.
bool sounds(char16_t unit) {
    static Units const all(u"阿埃艾安奥巴班贝比宾波博布查茨达丹德登迪蒂丁杜顿厄恩尔法菲费弗福夫盖冈戈哥格根古哈汉豪赫亨胡霍基吉加贾杰金卡凯"
                           u"坎康考柯科克肯孔库夸昆拉莱兰朗劳勒雷里利莉丽列林隆卢鲁伦罗洛马迈曼茂梅门蒙米密摩莫墨姆穆娜纳内尼涅纽诺帕潘佩彭"
                           u"皮普齐奇乔切琴让热荣儒瑞若萨塞赛桑沙尚舍圣什士施史舒斯松苏索塔泰坦汤唐特"
                           u"滕提廷图托瓦旺威韦维魏温沃乌武希锡肖谢辛休逊雅亚扬耶叶伊尤约泽詹珍芝佐欧滨莎琳黛娅露妮玛蕾薇萝茜");
    return all.has(unit);
}

// How many of the single characters from `word` on make one name; 1 for none.
std::size_t name_length(View text, std::vector<Span> const& words, std::size_t word) {
    constexpr std::size_t shortest = 3; // of two, one is as often a word
    std::size_t end = word;
    while (end < words.size() && words[end].length() == 1 && sounds(text[words[end].begin]) &&
           (end == word || words[end].begin == words[end - 1].end))
        ++end;
    return end - word >= shortest ? end - word : 1;
}

void join_names(View text, std::vector<Span>& words) {
    std::size_t kept = 0;
    for (std::size_t word = 0; word < words.size();) {
        std::size_t length = name_length(text, words, word);
        words[kept++] = {words[word].begin, words[word + length - 1].end};
        word += length;
    }
    words.resize(kept);
}

struct Cutter {
    View text; // folded
    Trie const& known;
    Trie const& own;
    std::vector<Span> found{};
    std::vector<int> best{};      // the cost of the best way to each place of a run
    std::vector<Offset> begins{}; // where the last word of that way begins

    // The likeliest words of a run of Han.
    void cut(Offset begin, Offset end) {
        constexpr int unreached = 1 << 30;
        std::size_t length = end - begin;
        best.assign(length + 1, unreached), begins.assign(length + 1, 0);
        best[0] = 0;
        View run = text.substr(begin, length);
        for (Offset at = 0; at < length; ++at) {
            if (best[at] == unreached) continue;
            Offset one = is_lead_surrogate(run[at]) && at + 1 < length ? 2 : 1;
            auto reach = [&](Offset stop, int cost) {
                if (best[at] + cost < best[stop]) best[stop] = best[at] + cost, begins[stop] = at;
            };
            reach(at + one, unknown_cost);
            known.each(run, at, reach);
            if (!own.empty()) own.each(run, at, reach);
        }
        std::size_t mark = found.size();
        for (Offset stop = Offset(length); stop > 0; stop = begins[stop]) found.push_back({begin + begins[stop], begin + stop});
        std::reverse(found.begin() + std::ptrdiff_t(mark), found.end());
    }

    void cut() {
        for (Offset at = 0; at < text.size();) {
            Offset end = at;
            while (end < text.size() && is_han(text[end])) ++end;
            if (end > at) cut(at, end);
            else if (end = letters_end(text, at); end > at) found.push_back({at, end});
            else if (is_blank(text[at])) end = at + 1;
            else {
                end = at + 1;
                while (end < text.size() && text[end] == text[at] && (text[at] == u'…' || text[at] == u'-')) ++end;
                found.push_back({at, end});
            }
            at = end;
        }
        join_names(text, found);
    }
};

Trie own_trie(OwnWords const& own) {
    std::vector<Entry> entries;
    for (std::u16string const& word : own)
        if (word.size() > 1 && word.size() <= longest_word) entries.push_back({fold(word), Cost(own_cost)});
    return entries.empty() ? Trie() : trie_of(std::move(entries));
}

} // namespace

bool load_words(Bytes pack) {
    Columns columns;
    if (!columns_of(pack, columns)) return false;
    std::vector<Entry> entries = entries_of(columns);
    add_policy_words(entries);
    dictionary() = {trie_of(std::move(entries)), true};
    return true;
}

void forget_words() { dictionary() = policy_alone(); }

bool words_are_loaded() { return dictionary().loaded; }

std::vector<Span> words(std::u16string_view text, OwnWords const& own) {
    std::u16string folded = fold(text);
    Trie own_words = own_trie(own);
    Cutter cutter{folded, dictionary().trie, own_words};
    cutter.cut();
    return std::move(cutter.found);
}

std::vector<Offset> word_boundaries(std::u16string_view text, OwnWords const& own) {
    std::vector<Offset> places{0};
    auto add = [&](Offset place) {
        if (place > places.back()) places.push_back(place);
    };
    for (Span word : words(text, own)) add(word.begin), add(word.end);
    add(Offset(text.size()));
    return places;
}

int word_cost(std::u16string_view folded) {
    int cost = 0;
    if (!folded.empty()) dictionary().trie.each(folded, 0, [&](Offset end, Cost found) { cost = end == folded.size() ? found : cost; });
    return cost;
}

} // namespace duidu
