#include "segment/words.h"

#include "segment/dictionary.h"
#include "text/fold.h"
#include "text/numeral.h"
#include "text/units.h"
#include "text/utf.h"

#include <algorithm>
#include <array>
#include <memory>

namespace duidu {

namespace {

using View = std::u16string_view;

#include "segment/lexicon.inc"

constexpr int policy_cost = 40; // as likely as the commoner half of the dictionary
constexpr int own_cost = 32;
constexpr int number_cost = 30;
constexpr int unknown_cost = 80; // of a character that no dictionary has: worse than any word
constexpr Offset longest_word = 32;

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
    Coinage coinage{};
};

Dictionary policy_alone() {
    std::vector<Entry> entries;
    add_policy_words(entries);
    return {Trie(std::move(entries)), false, {}};
}

Dictionary& dictionary() {
    static Dictionary known = policy_alone();
    return known;
}

// ---- cutting ----

bool is_han(char16_t unit) {
    return unit == u'〇' || (unit >= 0x3400 && unit <= 0x9FFF) || (unit >= 0xF900 && unit <= 0xFAFF) || (unit >= 0xD840 && unit <= 0xDFFF);
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

// ---- numbers ----
// 八十五, 四百五十万, 二〇〇〇, 第二十一, 百分之二十; and 4.5万, 30%, 第18, where a run of figures meets them. What is counted stands
// apart.

bool has(View set, char16_t unit) { return set.find(unit) != View::npos; }

// Where the numerals that begin at `at` end; `at` where there are none. 千 belongs to what follows in 万千瓦.
Offset numerals_end(View text, Offset at) {
    Offset end = at;
    while (end < text.size() && is_hanzi_number(text[end])) ++end;
    bool unit_of_measure = end > at && end < text.size() && text[end - 1] == u'千' && has(u"克瓦米卡伏帕赫焦", text[end]);
    return unit_of_measure ? end - 1 : end;
}

// Where the number ends that begins here with a numeral or 第; `at` where it has only one character, which the dictionary knows.
Offset number_end(View text, Offset at) {
    bool ordinal = text[at] == u'第';
    Offset begin = ordinal ? at + 1 : at, end = numerals_end(text, begin);
    if (end == begin) return at;
    bool share = !ordinal && text.substr(end).starts_with(u"分之");
    Offset whole = share ? numerals_end(text, end + 2) : end;
    if (whole > end + 2) end = whole;
    return end - at > 1 ? end : at;
}

// What belongs to a number in figures: 4.5万亿, 30%.
Offset figures_end(View text, Offset begin, Offset end) {
    if (!is_figure(text[begin]) || !is_figure(text[end - 1])) return end;
    Offset stop = numerals_end(text, end);
    bool powers = std::all_of(text.begin() + end, text.begin() + stop, [](char16_t unit) { return has(u"十百千万亿", unit); });
    if (powers) end = stop;
    return end < text.size() && has(u"%‰", text[end]) ? end + 1 : end;
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

bool sounds(View word) {
    return std::all_of(word.begin(), word.end(), [](char16_t unit) { return sounds(unit); });
}

// A row of words that touch and are made of such syllables alone.
struct Row {
    std::size_t end = 0;
    bool strange = false; // the dictionary lacks a word of it, or three stand alone in it: of two, one is as often a word
};

Row row_at(View text, Trie const& known, std::vector<Span> const& words, std::size_t begin) {
    Row row{begin};
    for (std::size_t single = 0; row.end < words.size(); ++row.end) {
        Span word = words[row.end];
        View part = text.substr(word.begin, word.length());
        if ((row.end > begin && word.begin != words[row.end - 1].end) || !sounds(part)) break;
        single = part.size() == 1 ? single + 1 : 0;
        bool is_known = false;
        known.each(part, 0, [&](Offset stop, Cost) { is_known = stop == part.size(); });
        row.strange = row.strange || !is_known || single > 2;
    }
    return row;
}

void join_names(View text, Trie const& known, std::vector<Span>& words) {
    std::size_t kept = 0;
    for (std::size_t word = 0; word < words.size();) {
        Row row = row_at(text, known, words, word);
        std::size_t end = std::max(row.end, word + 1);
        if (row.strange) words[kept++] = {words[word].begin, words[end - 1].end};
        else
            kept = std::size_t(
                std::copy(words.begin() + std::ptrdiff_t(word), words.begin() + std::ptrdiff_t(end), words.begin() + std::ptrdiff_t(kept)) -
                words.begin());
        word = end;
    }
    words.resize(kept);
}

struct Cutter {
    View text; // folded
    Trie const& known;
    Coinage const& coinage;
    Trie const& own;
    std::vector<Span> found{};
    std::vector<int> best{};      // the cost of the best way to each place of a run
    std::vector<Offset> begins{}; // where the last word of that way begins

    // The likeliest words of a run of Han.
    void cut(Offset begin, Offset end) {
        constexpr int unreached = 1 << 30;
        Offset length = end - begin;
        best.assign(length + 1, unreached), begins.assign(length + 1, 0);
        best[0] = 0;
        View run = text.substr(begin, length);
        Offset numbered = 0; // up to here no numeral begins a number
        for (Offset at = 0; at < length; ++at) {
            if (best[at] == unreached) continue;
            Offset one = is_lead_surrogate(run[at]) && at + 1 < length ? 2 : 1;
            auto reach = [&](Offset stop, int cost) {
                if (best[at] + cost < best[stop]) best[stop] = best[at] + cost, begins[stop] = at;
            };
            reach(at + one, unknown_cost);
            bool numeral = at >= numbered && is_hanzi_number(run[at]);
            Offset number = numeral || run[at] == u'第' ? number_end(run, at) : at;
            if (number > at) reach(number, number_cost);
            if (numeral) numbered = number;
            known.each(run, at, reach);
            own.each(run, at, reach);
            coinage.each(run, at, reach);
        }
        std::size_t mark = found.size();
        for (Offset stop = length; stop > 0; stop = begins[stop]) found.push_back({begin + begins[stop], begin + stop});
        std::reverse(found.begin() + std::ptrdiff_t(mark), found.end());
    }

    // Letters and figures; 18 and the 第 before it are one word.
    void add_letters(Offset begin, Offset end) {
        bool ordinal = is_figure(text[begin]) && !found.empty() && found.back() == Span{begin - 1, begin} && text[begin - 1] == u'第';
        if (ordinal) found.pop_back();
        found.push_back({ordinal ? begin - 1 : begin, end});
    }

    void cut() {
        for (Offset at = 0; at < text.size();) {
            Offset end = at;
            while (end < text.size() && is_han(text[end])) ++end;
            if (end > at) cut(at, end);
            else if (end = letters_end(text, at); end > at) add_letters(at, end = figures_end(text, at, end));
            else {
                end = at + 1;
                bool repeats = text[at] == u'…' || text[at] == u'-';
                while (repeats && end < text.size() && text[end] == text[at]) ++end;
                if (!is_blank(text[at])) found.push_back({at, end});
            }
            at = end;
        }
        join_names(text, known, found);
    }
};

int cost_in(Trie const& known, View folded) {
    int cost = 0;
    if (!folded.empty()) known.each(folded, 0, [&](Offset end, Cost found) { cost = end == folded.size() ? found : cost; });
    return cost;
}

Trie own_trie(OwnWords const& own) {
    std::vector<Entry> entries;
    for (std::u16string const& word : own)
        if (word.size() > 1 && word.size() <= longest_word) entries.push_back({fold(word), Cost(own_cost)});
    return Trie(std::move(entries));
}

} // namespace

bool load_words(Bytes pack) {
    std::vector<Entry> entries = entries_of(pack);
    if (entries.empty()) return false;
    add_policy_words(entries);
    Coinage coinage(entries);
    dictionary() = {Trie(std::move(entries)), true, std::move(coinage)};
    return true;
}

void forget_words() { dictionary() = policy_alone(); }

bool words_are_loaded() { return dictionary().loaded; }

std::vector<Span> words(std::u16string_view text, OwnWords const& own) {
    std::u16string folded = fold(text);
    Trie own_words = own_trie(own);
    Cutter cutter{folded, dictionary().trie, dictionary().coinage, own_words};
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

int word_cost(std::u16string_view folded) { return cost_in(dictionary().trie, folded); }

WordCost costs_of_words(Bytes pack) {
    std::vector<Entry> entries = entries_of(pack);
    if (entries.empty()) return {};
    auto trie = std::make_shared<Trie>(std::move(entries));
    return [trie](std::u16string_view folded) { return cost_in(*trie, folded); };
}

} // namespace duidu
