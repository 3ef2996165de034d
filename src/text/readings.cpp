#include "text/readings.h"

#include <algorithm>
#include <array>
#include <vector>

namespace duidu {

namespace {

struct Row {
    std::u16string_view syllable;
    std::u16string_view first;   // commonly read so
    std::u16string_view further; // may be read so
};

constexpr Row rows[] = {
#include "text/readings.inc"
};

struct MarkedVowel {
    char16_t marked, plain;
    std::uint8_t tone;
};

constexpr MarkedVowel marked_vowels[] =
    {
        {u'ā', u'a', 1}, {u'á', u'a', 2}, {u'ǎ', u'a', 3}, {u'à', u'a', 4}, {u'ē', u'e', 1}, {u'é', u'e', 2}, {u'ě', u'e', 3},
        {u'è', u'e', 4}, {u'ī', u'i', 1}, {u'í', u'i', 2}, {u'ǐ', u'i', 3}, {u'ì', u'i', 4}, {u'ō', u'o', 1}, {u'ó', u'o', 2},
        {u'ǒ', u'o', 3}, {u'ò', u'o', 4}, {u'ū', u'u', 1}, {u'ú', u'u', 2}, {u'ǔ', u'u', 3}, {u'ù', u'u', 4}, {u'ǖ', u'v', 1},
        {u'ǘ', u'v', 2}, {u'ǚ', u'v', 3}, {u'ǜ', u'v', 4}, {u'ü', u'v', 0}, {u'ă', u'a', 3}, {u'ĕ', u'e', 3}, {u'ĭ', u'i', 3},
        {u'ŏ', u'o', 3}, {u'ŭ', u'u', 3}, // a breve is often written for a caron
};

// Up to twelve letters, five bits each, in the order of the alphabet.
using Letters = std::uint64_t;
constexpr Letters and_letter(Letters before, char16_t letter) { return before << 5 | (letter - u'a' + 1u); }

// The letters without marks, ü as v, and the tone: jǐn → jin, 3.
struct Plain {
    Letters letters = 0;
    std::uint8_t tone = 0;
    bool good = true;
};

Plain plain(std::u16string_view written) {
    Plain out;
    auto set_tone = [&](std::uint8_t tone) {
        if (tone && out.tone) out.good = false;
        if (tone) out.tone = tone;
    };
    for (std::size_t i = 0; i < written.size(); ++i) {
        char16_t unit = written[i];
        auto is_it = [&](MarkedVowel const &each) { return each.marked == unit; };
        auto vowel = unit < 0x80 ? std::end(marked_vowels) : std::find_if(std::begin(marked_vowels), std::end(marked_vowels), is_it);
        if (unit >= u'a' && unit <= u'z') {
            out.letters = and_letter(out.letters, unit);
        } else if (vowel != std::end(marked_vowels)) {
            out.letters = and_letter(out.letters, vowel->plain);
            set_tone(vowel->tone);
        } else if (unit >= u'1' && unit <= u'4' && i + 1 == written.size()) {
            set_tone(std::uint8_t(unit - u'0'));
        } else {
            out.good = false;
        }
    }
    return out;
}

constexpr char16_t first_character = 0x4E00, last_character = 0x9FFF, zero = u'〇';

// Where the readings of each character stand, made from the rows at first use.
struct Table {
    struct Tones {
        Letters letters;                       // jin
        std::array<std::uint16_t, 5> row = {}; // 1 + the row of each tone; 0 = no row
    };
    std::vector<Tones> letters;       // sorted
    std::vector<std::uint32_t> begin; // of each character, in `all`; one more at the end
    std::vector<Syllable> all;
    std::vector<std::uint16_t> row_of; // of each in `all`

    static std::size_t place(char16_t han) { return han == zero ? last_character - first_character + 1 : han - first_character; }
    static bool has(char16_t han) { return (han >= first_character && han <= last_character) || han == zero; }

    Table() {
        std::vector<Plain> forms;
        for (Row const &row : rows) forms.push_back(plain(row.syllable));
        for (Plain const &form : forms) letters.push_back({form.letters, {}});
        std::sort(letters.begin(), letters.end(), [](Tones const &a, Tones const &b) { return a.letters < b.letters; });
        letters.erase(std::unique(letters.begin(), letters.end(), [](Tones const &a, Tones const &b) { return a.letters == b.letters; }),
                      letters.end());
        std::vector<Syllable> of_row; // looked for once, for all characters that are read so
        for (std::size_t i = 0; i < forms.size(); ++i) {
            auto found = find(forms[i].letters);
            found->row[forms[i].tone] = std::uint16_t(i + 1);
            of_row.push_back({std::uint16_t(found - letters.begin()), forms[i].tone});
        }
        std::size_t count = last_character - first_character + 2;
        begin.assign(count + 1, 0);
        each_reading([&](char16_t han, std::size_t) { ++begin[place(han) + 1]; });
        for (std::size_t i = 1; i <= count; ++i) begin[i] += begin[i - 1];
        all.resize(begin[count]);
        row_of.resize(begin[count]);
        std::vector<std::uint32_t> next(begin.begin(), begin.end() - 1);
        each_reading([&](char16_t han, std::size_t row) {
            std::uint32_t at = next[place(han)]++;
            all[at] = of_row[row];
            row_of[at] = std::uint16_t(row);
        });
    }

    // The common readings of all characters, then the further ones.
    template <class Use> static void each_reading(Use use) {
        for (std::size_t row = 0; row < std::size(rows); ++row)
            for (char16_t han : rows[row].first) use(han, row);
        for (std::size_t row = 0; row < std::size(rows); ++row)
            for (char16_t han : rows[row].further) use(han, row);
    }

    std::vector<Tones>::iterator find(Letters sought) {
        auto at = std::lower_bound(letters.begin(), letters.end(), sought,
                                   [](Tones const &each, Letters one) { return each.letters < one; });
        return at != letters.end() && at->letters == sought ? at : letters.end();
    }
};

Table &table() {
    static Table made;
    return made;
}

} // namespace

std::optional<Syllable> syllable(std::u16string_view written) {
    if (written.empty() || written.size() > 7) return {};
    Plain form = plain(written);
    if (!form.good) return {};
    auto at = table().find(form.letters);
    if (at == table().letters.end()) return {};
    return Syllable{std::uint16_t(at - table().letters.begin()), form.tone};
}

std::span<Syllable const> readings(char16_t han) {
    if (!Table::has(han)) return {};
    Table const &all = table();
    std::size_t place = Table::place(han);
    return {all.all.data() + all.begin[place], all.begin[place + 1] - all.begin[place]};
}

std::u16string_view common_reading(char16_t han) {
    if (readings(han).empty()) return {};
    return rows[table().row_of[table().begin[Table::place(han)]]].syllable;
}

bool is_read(char16_t han, Syllable syllable) {
    for (Syllable each : readings(han))
        if (each.letters == syllable.letters && (syllable.tone == 0 || each.tone == syllable.tone)) return true;
    return false;
}

std::u16string characters_read(Syllable syllable) {
    std::u16string out;
    auto const &found = table().letters[syllable.letters].row;
    for (bool first : {true, false})
        for (std::size_t tone = 0; tone < found.size(); ++tone)
            if (found[tone] && (syllable.tone == 0 || syllable.tone == tone))
                out += first ? rows[found[tone] - 1].first : rows[found[tone] - 1].further;
    return out;
}

} // namespace duidu
