#include "segment/tally.h"

#include "segment/sayings.h"
#include "text/fold.h"
#include "text/unicode.h"
#include "text/units.h"
#include "text/utf.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <map>
#include <utility>
#include <vector>

namespace duidu {

namespace {

// Small words that sentences cannot do without and headlines, menus and names rarely have.
constexpr std::u16string_view english_words[] = {u"a",    u"an",   u"and", u"are", u"as",   u"at",    u"be",   u"been", u"but",  u"by",
                                                 u"for",  u"from", u"had", u"has", u"have", u"he",    u"his",  u"i",    u"in",   u"is",
                                                 u"it",   u"its",  u"not", u"of",  u"on",   u"or",    u"said", u"she",  u"that", u"the",
                                                 u"they", u"this", u"to",  u"was", u"were", u"which", u"who",  u"will", u"with", u"would"};
// The same of Chinese and Japanese, a character each, simplified as folding leaves them.
constexpr std::u16string_view wide_words = u"的了是在和与及对将为也就都而被这有不着把并于以其等之所由从向让使或则但"
                                           u"をにはがのとでもへや";

bool is_function_word(std::u16string_view word) { return std::binary_search(std::begin(english_words), std::end(english_words), word); }

// Han, kana, Hangul: a character says as much as half a word of others.
bool is_wide(char16_t unit) {
    if (unit < 0x3040) return false;
    return is_han(unit) || unit < 0x3100 || (unit >= 0xAC00 && unit < 0xD7A4) || is_lead_surrogate(unit);
}

// What a byte of the sums counts; the last is the highest.
enum Count : unsigned { wide, word, function, comma, stop, digit, noted };
constexpr std::uint64_t one(Count count) { return std::uint64_t(1) << 8 * count; }
constexpr int of(std::uint64_t sums, Count count) { return int(sums >> 8 * count & 0xFF); }
constexpr std::size_t at_once = 200; // units, so that no byte overflows; whole pieces of what tells
static_assert(telling % at_once == 0);

// What is noted by itself, a bit each.
enum Note : std::uint16_t {
    letter = 1, // of any script that parts its words
    latin = 2,  // of ASCII
    number = 4, // a digit of ASCII
    dot = 8,    // a stop where a blank or a mark follows
    apostrophe = 16,
    gap = 32,
    part = 64,
    phrase = 128, // one that may stand inside a line begins so
    picture = 256,
    at_sign = 512
};

// What each unit counts and how it is noted, by its code.
struct Alphabet {
    std::array<std::uint8_t, 0x10000> code_of{};
    std::array<std::uint64_t, 256> counts{};
    std::array<std::uint16_t, 256> notes{};

    Alphabet();
    std::uint64_t counts_of(char16_t unit) const { return counts[code_of[unit]]; }
    std::uint16_t notes_of(char16_t unit) const { return notes[code_of[unit]]; }
};

// What all units are, before they have codes: a bit for each count, above them the notes.
constexpr int notes_from = 8;
std::vector<std::uint32_t> signs_of_units() {
    std::vector<std::uint32_t> signs(0x10000), by_fold(signs.size()); // by_fold: what a unit is by what it folds to
    Units const small(wide_words);
    Insides const& inside = phrases_inside();
    auto add = [](std::vector<std::uint32_t>& to, std::u16string_view units, std::uint32_t sign) {
        for (char16_t unit : units) to[unit] |= sign;
    };
    auto counted = [](Count what) { return std::uint32_t(1) << what; };
    auto noted_as = [](unsigned notes) { return std::uint32_t(notes) << notes_from; };
    add(by_fold, bar_units, noted_as(part)), add(by_fold, arrow_units, noted_as(part));
    for (std::uint32_t unit = 0; unit < signs.size(); ++unit) by_fold[unit] |= inside.first[unit] ? noted_as(phrase) : 0;
    for (std::uint32_t at = 0; at < signs.size(); ++at) {
        auto unit = char16_t(at);
        std::uint32_t word = is_wide(unit) ? counted(wide) : properties[unit] & Property::letter ? noted_as(letter) : 0;
        signs[at] = by_fold[fold(unit)] | word;
    }
    auto add_gap = [&](char16_t unit) { signs[unit] |= is_gap(unit) ? noted_as(gap) | by_fold[u' '] : 0; };
    for (char16_t unit = 0; unit <= u'\u3000'; ++unit) add_gap(unit);
    add_gap(u'\uFEFF');
    for (char16_t unit = 0x3040; unit < 0xA000; ++unit)
        signs[unit] |= counted(word) | (small.has(unit) || small.has(fold(unit)) ? counted(function) : 0);
    add(signs, u"，、；：,;", counted(comma)), add(signs, u"。！？", counted(stop));
    add(signs, u"0123456789", counted(digit) | noted_as(number)), add(signs, u".!?", noted_as(dot));
    add(signs, u"'’", noted_as(apostrophe)), add(signs, u"摄©", noted_as(picture)), add(signs, u"@", noted_as(at_sign));
    add(signs, u"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", noted_as(latin));
    return signs;
}

Alphabet::Alphabet() {
    std::map<std::uint32_t, std::uint8_t> codes;
    std::vector<std::uint32_t> const signs = signs_of_units();
    for (std::size_t unit = 0; unit < signs.size(); ++unit) {
        bool as_before = unit > 0 && signs[unit] == signs[unit - 1];
        code_of[unit] = as_before ? code_of[unit - 1] : codes.try_emplace(signs[unit], std::uint8_t(codes.size())).first->second;
    }
    assert(codes.size() <= counts.size());
    for (auto const& [sign, code] : codes) {
        notes[code] = std::uint16_t(sign >> notes_from);
        if (notes[code]) counts[code] |= one(noted);
        for (unsigned what = wide; what < noted; ++what)
            if (sign >> what & 1) counts[code] |= one(Count(what));
    }
}

struct Counter {
    static constexpr std::size_t at_a_time = 4;
    static constexpr std::size_t longest = 8; // letters; what is longer is none of the words that are looked for

    std::u16string_view text;
    Alphabet const& alphabet;
    Tally out{};
    std::size_t word_end = 0; // behind the last unit of a word of any script
    bool first = true, met_at_sign = false;
    std::array<char16_t, longest> letters{}; // of the last word of Latin letters
    std::size_t length = 0, letters_end = 0;

    void run() {
        for (std::size_t begin = 0; begin < text.size(); begin += at_once) add(begin, std::min(begin + at_once, text.size()));
        end_word();
    }
    void add(std::size_t begin, std::size_t end) {
        std::uint64_t sums = 0;
        auto const note_some = [this](std::size_t from, std::size_t until) {
            for (std::size_t i = from; i < until; ++i)
                if (std::uint16_t notes = alphabet.notes_of(text[i])) note(i, notes);
        };
        std::size_t at = begin;
        for (char16_t const* units = text.data(); at + at_a_time <= end; at += at_a_time) {
            std::uint64_t here = alphabet.counts_of(units[at]) + alphabet.counts_of(units[at + 1]) + alphabet.counts_of(units[at + 2]) +
                                 alphabet.counts_of(units[at + 3]);
            sums += here;
            if (here >= one(noted)) note_some(at, at + at_a_time);
        }
        note_some(at, end);
        for (; at < end; ++at) sums += alphabet.counts_of(text[at]);
        out.tenths += of(sums, wide) * 10, out.commas += of(sums, comma), out.stops += of(sums, stop);
        if (begin >= telling) return;
        out.words.wide += of(sums, word), out.words.function += of(sums, function), out.words.digits += of(sums, digit);
    }
    void note(std::size_t at, std::uint16_t notes) {
        bool in_word = word_end == at && at > 0;
        if (notes & (letter | number)) {
            if (!in_word) out.tenths += notes & number ? 10 : 17;
            word_end = at + 1;
        }
        if ((notes & apostrophe) != 0 && in_word) word_end = at + 1;
        if (notes & dot) out.stops += at + 1 == text.size() || is_space(text[at + 1]) || is_punctuation(text[at + 1]);
        out.gaps |= (notes & gap) != 0, out.parts |= (notes & part) != 0;
        if ((notes & phrase) != 0 && !out.says) out.says = may_say(at);
        if (at >= telling) return;
        out.words.pictures |= (notes & picture) != 0;
        if (notes & latin) add_letter(at);
        if ((notes & at_sign) != 0 && !std::exchange(met_at_sign, true))
            out.words.address = at + 1 < std::min(text.size(), telling) && text[at + 1] > u' ';
    }
    // Whether a phrase may stand here inside a line, by two units as phrase_form() writes them.
    bool may_say(std::size_t at) const {
        if (at + 1 == text.size()) return false;
        auto is_blank = [&](char16_t unit) { return (alphabet.notes_of(unit) & gap) != 0; };
        char16_t begin = is_blank(text[at]) ? u' ' : fold(text[at]), second = text[at + 1];
        return is_blank(second) || phrases_inside().pairs[Insides::pair(begin, fold(second))];
    }
    void add_letter(std::size_t at) {
        char16_t unit = text[at], lower = unit | 32;
        if (letters_end != at) end_word();
        if (length == 0) ++out.words.latin, out.words.capitals += lower != unit;
        if (std::exchange(first, false)) out.words.begins_small = lower == unit && stands_first(at);
        if (length < longest) letters[length++] = lower;
        letters_end = at + 1;
    }
    bool stands_first(std::size_t at) const {
        return std::none_of(text.begin(), text.begin() + std::ptrdiff_t(at),
                            [&](char16_t unit) { return of(alphabet.counts_of(unit), word) > 0; });
    }
    void end_word() {
        if (length == 0) return;
        std::u16string_view said(letters.data(), length);
        out.words.function += is_function_word(said);
        out.words.you |= said == u"you" || said == u"your" || said == u"us" || said == u"our";
        length = 0;
    }
};

} // namespace

Tally tally_of(std::u16string_view text) {
    static Alphabet const alphabet;
    Counter counter{text, alphabet};
    counter.run();
    return counter.out;
}

} // namespace duidu
