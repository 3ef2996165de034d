#include "decode/usage.h"

#include "text/fold.h"
#include "text/utf.h"

#include <array>
#include <cmath>
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
    {18, u"的，,"}, {21, u"。\n"}, {22, u"、"},           {26, u"一了是在和"},  {28, u"0123456789 　"}, {30, u"《》“”：；:;（）()第条款项"},
    {34, u".%-—·？?！!\r\t"}, {36, u"etaoinshrdlu"}, {40, u"〔〕【】「」『』…％～/<>=\"'"}, {40, u"bcfgjkmpqvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"},
    {60, u"〇①②③④⑤⑥⑦⑧⑨⑩℃㎡№§×÷±°"},
};

constexpr Surprise other_han = 92;    // rarer than one in eight million characters
constexpr Surprise other_script = 76; // kana, Greek, Cyrillic, box drawing: what a wrong frame is full of
constexpr Surprise not_text = 120;    // controls, private use, U+FFFD

// A class of p(next | this), as usage.mjs cuts them, and what half of all pairs in it cost: 1/2, 1/8, 1/32, 1/128, 1/600.
constexpr Surprise follower_cost[] = {4, 12, 20, 28, 37};
// Words make about half of all neighbours in running text; the other half meet by chance.
constexpr Surprise by_chance = 4, by_word = 3;

struct Table {
    std::array<std::uint8_t, 0x10000> alone;
    std::array<std::uint16_t, 0x10000> row = {}; // 1 + the row of followers
    std::vector<std::vector<std::pair<char16_t, std::uint8_t>>> next; // of each row, sorted

    static Surprise unknown(char16_t unit) {
        if (unit >= 0x4E00 && unit <= 0x9FFF) return other_han;
        if (unit < 0x20 || (unit >= 0x7F && unit < 0xA0) || (unit >= 0xE000 && unit < 0xF900) || unit >= 0xFFF0) return not_text;
        if (unit < 0x80) return 44;
        if (unit >= 0xFF01 && unit <= 0xFF5E) return 56;
        return other_script;
    }

    Table() {
        for (std::uint32_t unit = 0; unit < 0x10000; ++unit) alone[unit] = std::uint8_t(unknown(char16_t(unit)));
        for (Rarity const &rarity : rarities)
            for (char16_t unit : rarity.characters) alone[unit] = std::uint8_t(rarity.quarter_bits);
        for (Rarity const &rarity : marks)
            for (char16_t unit : rarity.characters) alone[unit] = std::uint8_t(rarity.quarter_bits);
        for (std::u16string_view text : followers) read_row(text);
    }

    void read_row(std::u16string_view text) {
        next.emplace_back();
        row[text[0]] = std::uint16_t(next.size());
        std::uint8_t at = 0;
        for (char16_t unit : text.substr(1))
            if (unit == u' ') ++at;
            else next.back().emplace_back(unit, at);
        std::sort(next.back().begin(), next.back().end());
    }

    // The class of the pair; -1 where no word has it.
    int pair(char16_t first, char16_t second) const {
        if (row[first] == 0) return -1;
        auto const &list = next[row[first] - 1u];
        auto found = std::lower_bound(list.begin(), list.end(), std::pair<char16_t, std::uint8_t>{second, 0});
        return found != list.end() && found->first == second ? found->second : -1;
    }
};

Table const &table() {
    static Table const made;
    return made;
}

char16_t folded(char32_t character) { return character > 0xFFFF ? u'\uFFFF' : fold(char16_t(character)); }

// A Han character or mark as it is written may be rarer than what it folds to: full-width letters, compatibility forms.
bool is_common_form(char32_t character) { return character < 0xFFFF && ((character >= 0x4E00 && character <= 0x9FFF) || character < 0x80); }

} // namespace

Surprise surprise(char32_t character) {
    if (character >= 0x20000 && character < 0x40000) return other_han + 8;
    if (character > 0xFFFF) return not_text;
    Surprise own = table().alone[character];
    return is_common_form(character) ? std::min<Surprise>(own, table().alone[folded(character)]) : own;
}

Surprise surprise(char32_t previous, char32_t character) {
    Surprise alone = surprise(character);
    int pair = previous > 0xFFFF || character > 0xFFFF ? -1 : table().pair(folded(previous), folded(character));
    if (pair < 0) return alone + by_chance;
    return std::min(alone + by_chance, follower_cost[pair] + by_word);
}

void Usage::learn(std::u16string_view text) {
    char16_t previous = 0;
    for (char16_t unit : text) {
        char16_t base = fold(unit);
        bool han = unit >= 0x4E00 && unit <= 0x9FFF;
        han_ += han;
        traditional_ += han && base != unit;
        ++characters_[unit];
        if (previous) ++pairs_[std::uint32_t(previous) << 16 | base];
        previous = base;
    }
}

Surprise Usage::operator()(char32_t previous, char32_t character) const {
    Surprise general = surprise(previous, character);
    if (previous > 0xFFFF || character > 0xFFFF) return general;
    char16_t base = folded(character);
    auto known = characters_.find(char16_t(character));
    // A form that the document does not write at all where it writes the other script costs eight bits.
    bool foreign = known == characters_.end() && han_ > 40 && base != character && traditional_ * 20 < han_;
    if (auto seen = pairs_.find(std::uint32_t(folded(previous)) << 16 | base); seen != pairs_.end()) {
        auto first = characters_.find(char16_t(previous));
        double of = first == characters_.end() ? seen->second : std::max(seen->second, first->second);
        // One sighting in the same document halves the doubt, not more: 1/(n+1) of the chance stays with everything else.
        Surprise own = Surprise(4 * std::log2((of + 2) / seen->second)) + 6;
        general = std::min(general, own);
    } else if (known != characters_.end()) {
        general = std::min(general, std::max<Surprise>(general - 6, 24));
    }
    return general + (foreign ? 32 : 0);
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
