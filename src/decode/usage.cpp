#include "decode/usage.h"

#include "decode/pairs.h"
#include "decode/statistics.h"
#include "text/fold.h"
#include "text/utf.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <string>
#include <vector>

namespace duidu {

namespace {

struct Rarity {
    Surprise quarter_bits;
    std::u16string_view characters;
};

#include "decode/usage.inc"

// What a list of words does not tell: how common marks, digits and the commonest particles are in running text.
constexpr Rarity marks[] = {
    {18, u"的，,"},
    {21, u"。\n"},
    {22, u"、"},
    {26, u"一了是在和"},
    {28, u"0123456789 　"},
    {30, u"《》“”：；:;（）()第条款项"},
    {34, u".%-—·？?！!\r\t"},
    {36, u"etaoinshrdlu"},
    {40, u"〔〕【】「」『』…％～/<>=\"'"},
    {40, u"bcfgjkmpqvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"},
    {60, u"〇①②③④⑤⑥⑦⑧⑨⑩℃㎡№§×÷±°"},
};

constexpr Surprise other_han = 92;    // rarer than one in eight million characters
constexpr Surprise other_script = 76; // kana, Greek, Cyrillic, box drawing: what a wrong frame is full of
constexpr Surprise not_text = 120;    // controls, private use, U+FFFD

// A class of p(next | this), as usage.mjs cuts them: what a pair in it costs, and which share of this it makes.
struct FollowerClass {
    Surprise cost;
    double share;
};
constexpr FollowerClass follower_classes[] = {{5, 0.4}, {13, 0.11}, {21, 0.03}, {29, 0.008}, {37, 0.002}, {45, 0.0005}};

// Marks stand where marks stand. Pairs not listed meet by chance.
struct MarkPair {
    std::u16string_view first, second; // u"" = any Han character
    Surprise cost;
};
constexpr MarkPair mark_pairs[] = {
    {u"。！？；：!?;:", u"\n", 8},
    {u"，、,", u"\n", 56},
    {u"》）)”", u"，,", 14},
    {u"》）)”", u"。", 14},
    {u"》）)”", u"、", 18},
    {u"。，、：；,:;\n", u"《", 20},
    {u"。，：,:\n", u"“", 24},
    {u"", u"《", 38},
    {u"，,、。：；:;", u"，,、。：；;:", 110},
    {u"和与及在是于对把被从向为以之其", u"，。、；：,;:", 60}, // what these begin goes on
    {u"（(", u"一二三四五六七八九十", 20},                     // （三）
    {u"一二三四五六七八九十", u"）)", 22},
    {u"0123456789", u"0123456789", 12},
    {u"0123456789", u"年月日", 12},
};

// A Han character or mark as it is written may be rarer than what it folds to: full-width letters, compatibility forms.
bool is_common_form(std::uint32_t unit) { return (unit >= 0x4E00 && unit <= 0x9FFF) || unit < 0x80; }

// How rare characters are alone: all that most pages are asked.
struct Rarities {
    std::array<std::uint8_t, 0x10000> alone;
    std::array<std::uint8_t, 0x10000> as_written; // the same, or that of the form it folds to

    static Surprise unknown(char16_t unit) {
        if (unit >= 0x4E00 && unit <= 0x9FFF) return other_han;
        if (unit < 0x20 || (unit >= 0x7F && unit < 0xA0) || (unit >= 0xE000 && unit < 0xF900) || unit >= 0xFFF0) return not_text;
        if (unit < 0x80) return 44;
        if (unit >= 0xFF01 && unit <= 0xFF5E) return 56;
        return other_script;
    }

    Rarities() {
        for (std::uint32_t unit = 0; unit < 0x10000; ++unit) alone[unit] = std::uint8_t(unknown(char16_t(unit)));
        for (Rarity const& rarity : rarities)
            for (char16_t unit : rarity.characters) alone[unit] = std::uint8_t(rarity.quarter_bits);
        for (Rarity const& rarity : marks)
            for (char16_t unit : rarity.characters) alone[unit] = std::uint8_t(rarity.quarter_bits);
        for (std::uint32_t unit = 0; unit < 0x10000; ++unit)
            as_written[unit] = is_common_form(unit) ? std::min(alone[unit], alone[fold(char16_t(unit))]) : alone[unit];
    }
};

Rarities const& rarity() {
    static Rarities const made;
    return made;
}

// What follows what.
struct Table {
    using Follower = std::pair<char16_t, std::uint8_t>; // a character and its class
    std::array<bool, 0x10000> is_mark = {};             // listed as second of a pair of marks
    std::array<std::uint16_t, 0x10000> row = {};        // 1 + the row of followers
    std::vector<std::uint32_t> begin;                   // of each row in `next`, one more at the end
    std::vector<Follower> next;                         // sorted in every row
    using Sieve = std::array<std::uint64_t, 4>;
    std::vector<Sieve> sieves; // of each row: most pairs that are asked for are in none, and are told by one bit
    // What it costs that no word goes on behind a character, or goes on to it: most 害 end a word, few begin one.
    std::array<std::uint8_t, 0x10000> ends, begins;

    Table() {
        next.reserve(std::size(followers) * 16);
        for (std::u16string_view text : followers) read_row(text);
        begin.push_back(std::uint32_t(next.size()));
        find_boundaries();
        for (MarkPair const& pair : mark_pairs)
            for (char16_t unit : pair.second) is_mark[unit] = true;
    }

    std::span<Follower const> followers_of(char16_t unit) const {
        if (!row[unit]) return {};
        return {next.data() + begin[row[unit] - 1u], next.data() + begin[row[unit]]};
    }

    static Surprise price(double share) { return std::min<Surprise>(Surprise(-4 * std::log2(std::max(1 - share, 0.06))), 16); }

    void find_boundaries() {
        ends.fill(1);
        begins.fill(1);
        auto const& alone = rarity().alone;
        std::array<double, 2 * 256> powers; // of how many times as rare
        for (int i = 0; i < 2 * 256; ++i) powers[std::size_t(i)] = std::exp2((i - 256) / 4.0);
        std::vector<double> into(0x10000);
        for (std::uint32_t first = 0; first < 0x10000; ++first) {
            if (!row[first]) continue;
            double out = 0;
            for (auto [second, at] : followers_of(char16_t(first))) {
                out += follower_classes[at].share;
                into[second] += follower_classes[at].share * powers[256u + alone[second] - alone[first]];
            }
            ends[first] = std::uint8_t(price(out));
        }
        for (std::uint32_t unit = 0; unit < 0x10000; ++unit)
            if (into[unit] > 0) begins[unit] = std::uint8_t(price(into[unit]));
    }

    void read_row(std::u16string_view text) {
        begin.push_back(std::uint32_t(next.size()));
        row[text[0]] = std::uint16_t(begin.size());
        std::uint8_t at = 0;
        for (char16_t unit : text.substr(1))
            if (unit == u' ') ++at;
            else next.emplace_back(unit, at);
        std::sort(next.begin() + begin.back(), next.end());
        sieves.push_back({});
        for (auto follower = next.begin() + begin.back(); follower != next.end(); ++follower)
            sieves.back()[place_in_sieve(follower->first) / 64] |= std::uint64_t(1) << place_in_sieve(follower->first) % 64;
    }

    static unsigned place_in_sieve(char16_t unit) { return (unit * 0x9E37u >> 8) & 255; }
    bool may_follow(char16_t first, char16_t second) const {
        if (!row[first]) return false;
        unsigned place = place_in_sieve(second);
        return sieves[row[first] - 1u][place / 64] >> place % 64 & 1;
    }

    // 0 where the pair is not listed.
    Surprise marks_cost(char16_t first, char16_t second) const {
        if (!is_mark[second]) return 0;
        for (MarkPair const& pair : mark_pairs)
            if (pair.second.find(second) != pair.second.npos &&
                (pair.first.empty() ? row[first] != 0 : pair.first.find(first) != pair.first.npos))
                return pair.cost;
        return 0;
    }

    // The class of the pair; -1 where no word has it.
    [[gnu::always_inline]] int pair(char16_t first, char16_t second) const {
        if (!may_follow(first, second)) return -1;
        std::span<Follower const> list = followers_of(first);
        auto found = std::lower_bound(list.begin(), list.end(), Follower{second, 0});
        return found != list.end() && found->first == second ? found->second : -1;
    }
};

// Asked for every pair of characters: a call of it is dearer than its answer.
[[gnu::always_inline]] inline Table const& table() {
    static Table const made;
    return made;
}

char16_t folded(char32_t character) { return character > 0xFFFF ? u'\uFFFF' : fold(char16_t(character)); }

} // namespace

Surprise surprise(char32_t character) {
    if (character >= 0x20000 && character < 0x40000) return other_han + 8;
    return character > 0xFFFF ? not_text : rarity().as_written[character];
}

std::uint8_t const* surprises() { return rarity().as_written.data(); }

Surprise surprise(char32_t previous, char32_t character) {
    Surprise alone = surprise(character);
    if (previous > 0xFFFF || character > 0xFFFF) return alone;
    Table const& all = table();
    char16_t first = fold(char16_t(previous)), second = fold(char16_t(character));
    if (Surprise mark = all.marks_cost(char16_t(previous), char16_t(character))) return mark;
    Surprise by_chance = alone + all.ends[first] + all.begins[second];
    int pair = all.pair(first, second);
    return pair < 0 ? by_chance : std::min(by_chance, follower_classes[pair].cost);
}

Surprise surprise_of_word(char16_t character) {
    constexpr Surprise most = 6; // more makes words out of the parts of names
    char16_t base = folded(character);
    return surprise(char32_t(character)) + std::min<Surprise>(table().ends[base] + table().begins[base], most);
}

Surprise surprise_of_word(char16_t first, char16_t second, Surprise otherwise) {
    int pair = table().pair(first, second);
    return pair < 0 ? otherwise : rarity().alone[first] + follower_classes[pair].cost;
}

namespace {

// Which standards have a character, and how common it is there.
bool in_gb2312(char16_t unit) {
    std::uint16_t pair = pairs_of("gb18030").bytes[unit];
    return (pair >> 8) >= 0xB0 && (pair >> 8) <= 0xF7 && (pair & 0xFF) >= 0xA1;
}
bool in_big5(char16_t unit) {
    std::uint16_t pair = pairs_of("big5").bytes[unit];
    return pair >= 0xA440 && pair <= 0xF9D5 && (pair <= 0xC67E || pair >= 0xC940);
}
bool is_han(char16_t unit) { return unit >= 0x4E00 && unit <= 0x9FFF; }

constexpr Surprise foreign_price = 32; // eight bits for a form of the other script
constexpr double quarter_bits_per_nat = 5.77;
constexpr std::uint32_t enough_han = 12; // characters that tell which script a document writes

} // namespace

namespace {
std::uint64_t pair_key(char16_t first, char16_t second) { return std::uint64_t(first) << 16 | second; }
std::uint64_t triple_key(char16_t first, char16_t second, char16_t third) { return std::uint64_t(first) << 32 | pair_key(second, third); }
} // namespace

void Usage::learn(std::u16string_view text) { count(text, 1); }
void Usage::forget(std::u16string_view text) { count(text, std::uint32_t(-1)); } // counts wrap round to where they were

void Usage::count(std::u16string_view text, std::uint32_t by) {
    characters_.resize(0x10000);
    char16_t earlier = 0, previous = 0;
    for (char16_t unit : text) {
        char16_t base = fold(unit);
        characters_[unit] += by, length_ += by;
        if (previous) pairs_.add(pair_key(previous, base), by);
        if (earlier) triples_.add(triple_key(earlier, previous, base), by);
        earlier = previous;
        previous = base;
    }
}

void Usage::learn_script(std::u16string_view text) {
    for (char16_t unit : text) {
        han_ += is_han(unit);
        traditional_ += is_han(unit) && fold(unit) != unit;
    }
}

namespace {
std::uint32_t count_in(std::vector<std::uint32_t> const& by_unit, char16_t unit) { return by_unit.empty() ? 0 : by_unit[unit]; }
} // namespace

// What a form costs that the script of the document does not have, or seldom.
Surprise Usage::foreign_form(char16_t character) const {
    if (!is_han(character) || han_ < enough_han || count_in(characters_, character)) return 0;
    bool traditional = traditional_ * 10 > han_, simplified = traditional_ * 50 < han_;
    if (traditional && !in_big5(character)) return foreign_price;
    if (traditional) return std::min(foreign_price, Surprise(quarter_bits_per_nat * nats_behind_other_forms(character)));
    return simplified && !in_gb2312(character) ? foreign_price : 0;
}

namespace {

// How far the document is believed about what it was seen to do so many times; the rest is general usage.
double belief_in(std::uint32_t seen, double doubt) { return seen / (seen + doubt); }
constexpr double belief_in_phrases = 0.85; // the rest in words
constexpr double doubt_of_pairs = 3, doubt_of_phrases = 1, doubt_of_characters = 2000;

double share_of(Surprise surprise) { return std::exp2(-surprise / 4.0); }
Surprise surprise_of(double share) { return Surprise(-4 * std::log2(share)); }

} // namespace

// By the words that are always known, and by phrases that are lent where they say anything.
double Usage::general_share(char16_t earlier, char16_t previous, char16_t character) const {
    double by_words = share_of(surprise(previous, character));
    int lent = lent_ ? lent_(fold(earlier), fold(previous), fold(character)) : 0;
    return lent ? (1 - belief_in_phrases) * by_words + belief_in_phrases * share_of(lent) : by_words;
}

double Usage::share(char32_t earlier, char32_t previous, char32_t character) const {
    if (previous > 0xFFFF || character > 0xFFFF) return share_of(surprise(previous, character));
    double general = general_share(earlier > 0xFFFF ? u'\uFFFF' : char16_t(earlier), char16_t(previous), char16_t(character));
    std::uint32_t own = count_in(characters_, char16_t(character));
    if (own == 0) return general * share_of(foreign_form(char16_t(character)));
    double known = belief_in(length_, doubt_of_characters);
    double alone = (1 - known) * general + known * own / length_;
    std::uint32_t first = count_in(characters_, char16_t(previous));
    std::uint32_t seen = pairs_.of(pair_key(folded(previous), folded(character)));
    double believed = belief_in(first, doubt_of_pairs);
    return (1 - believed) * alone + (first ? believed * std::min(1.0, double(seen) / first) : 0);
}

Surprise Usage::operator()(char32_t previous, char32_t character, bool standing) const {
    Surprise general = surprise(previous, character);
    if (previous > 0xFFFF || character > 0xFFFF) return general;
    std::uint32_t others = count_in(characters_, char16_t(character));
    others -= others > 0 && standing;
    if (others == 0) return general + foreign_form(char16_t(character));
    std::uint32_t seen = pairs_.of(pair_key(folded(previous), folded(character)));
    seen -= seen > 0 && standing;
    if (seen == 0) return is_han(char16_t(character)) ? std::min(general, std::max<Surprise>(general - 6, 24)) : general;
    double of = std::max(seen, count_in(characters_, char16_t(previous)));
    return std::min(general, Surprise(4 * std::log2((of + 2) / seen)) + 6);
}

bool Usage::may_know(char16_t previous, char16_t character) const {
    Table const& all = table();
    return has(character) || all.is_mark[character] || all.may_follow(fold(previous), fold(character));
}

Surprise Usage::in_phrase(char32_t earlier, char32_t previous, char32_t character) const {
    double pair = share(earlier, previous, character);
    std::uint32_t first_two = pairs_.of(pair_key(folded(earlier), folded(previous)));
    if (first_two == 0) return surprise_of(pair);
    std::uint32_t seen = triples_.of(triple_key(folded(earlier), folded(previous), folded(character)));
    double believed = belief_in(first_two, doubt_of_phrases);
    return surprise_of((1 - believed) * pair + believed * std::min(1.0, double(seen) / first_two));
}

double mean_surprise(std::u16string_view text) {
    if (text.empty()) return 0;
    double sum = 0;
    Offset count = 0;
    char32_t previous = u'\n';
    for (Offset at = 0; at < text.size(); ++count) {
        char32_t point = code_point_at(text, at);
        at += units_of(point);
        sum += surprise(previous, point);
        previous = point;
    }
    return sum / count;
}

} // namespace duidu
