#include "segment/tally.h"

#include "segment/sayings.h"
#include "text/fold.h"
#include "text/unicode.h"
#include "text/units.h"
#include "text/utf.h"

#include <algorithm>
#include <array>
#include <compare>
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

// What a byte of the sums counts.
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

struct Kind {
    std::uint64_t counts = 0;
    std::uint16_t notes = 0;
    auto operator<=>(Kind const&) const = default;
};

// Which kind each unit is of, by a code. Those of codes from `first_noted` on have notes.
struct Alphabet {
    static constexpr std::uint8_t first_noted = 128;

    std::array<std::uint8_t, 0x10000> code_of{};
    std::array<Kind, 256> kinds{};

    Alphabet();
    Kind const& kind_of(char16_t unit) const { return kinds[code_of[unit]]; }
};

// The kinds of all units, before they have codes.
std::vector<Kind> kinds_of_units() {
    std::vector<Kind> kinds(0x10000);
    std::vector<std::uint16_t> by_fold(kinds.size()); // notes that a unit has by what it folds to
    Units const small(wide_words);
    auto count = [&](std::u16string_view units, Count what) {
        for (char16_t unit : units) kinds[unit].counts |= one(what);
    };
    auto note = [&](std::u16string_view units, Note what) {
        for (char16_t unit : units) kinds[unit].notes |= what;
    };
    for (char16_t unit : bar_units) by_fold[unit] |= part;
    for (char16_t unit : arrow_units) by_fold[unit] |= part;
    for (std::uint32_t unit = 0; unit < kinds.size(); ++unit)
        if (phrases_inside().first[unit]) by_fold[unit] |= phrase;
    for (std::uint32_t at = 0; at < kinds.size(); ++at) {
        auto unit = char16_t(at);
        Kind& kind = kinds[at];
        kind.notes |= by_fold[fold(unit)];
        if (is_wide(unit)) kind.counts |= one(wide);
        else if (properties[unit] & Property::letter) kind.notes |= letter;
        if (is_gap(unit)) kind.notes |= gap | by_fold[u' '];
        bool is_word = unit >= 0x3040 && unit < 0xA000;
        if (is_word) kind.counts |= one(word) | (small.has(unit) || small.has(fold(unit)) ? one(function) : 0);
    }
    count(u"，、；：,;", comma), count(u"。！？", stop), count(u"0123456789", digit);
    note(u"0123456789", number), note(u".!?", dot), note(u"'’", apostrophe), note(u"摄©", picture), note(u"@", at_sign);
    for (char16_t unit = u'a'; unit <= u'z'; ++unit) kinds[unit].notes |= latin, kinds[unit - u'a' + u'A'].notes |= latin;
    return kinds;
}

Alphabet::Alphabet() {
    std::map<Kind, std::uint8_t> known;
    std::uint8_t plain = 0, marked = first_noted; // the next codes
    std::vector<Kind> const of_units = kinds_of_units();
    for (std::size_t unit = 0; unit < of_units.size(); ++unit) {
        if (unit > 0 && of_units[unit] == of_units[unit - 1]) {
            code_of[unit] = code_of[unit - 1];
            continue;
        }
        Kind kind = of_units[unit];
        std::uint8_t& next = kind.notes ? marked : plain;
        auto [place, is_new] = known.try_emplace(kind, next);
        next = std::uint8_t(next + is_new);
        code_of[unit] = place->second;
        if (kind.notes) kind.counts |= one(noted);
        kinds[place->second] = kind;
    }
}

struct Counter {
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
        std::uint64_t const sums = summed(begin, end);
        out.tenths += of(sums, wide) * 10, out.commas += of(sums, comma), out.stops += of(sums, stop);
        if (of(sums, noted) > 0)
            for (std::size_t at = begin; at < end; ++at)
                if (alphabet.code_of[text[at]] >= Alphabet::first_noted) note(at);
        if (begin >= telling) return;
        out.words.wide += of(sums, word), out.words.function += of(sums, function), out.words.digits += of(sums, digit);
    }
    std::uint64_t summed(std::size_t begin, std::size_t end) const {
        auto counts = [&](std::size_t at) { return alphabet.kind_of(text[at]).counts; };
        std::uint64_t sums = 0;
        std::size_t at = begin;
        for (; at + 4 <= end; at += 4) sums += counts(at) + counts(at + 1) + counts(at + 2) + counts(at + 3);
        for (; at < end; ++at) sums += counts(at);
        return sums;
    }
    void note(std::size_t at) {
        std::uint16_t const notes = alphabet.kind_of(text[at]).notes;
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
        auto is_blank = [&](char16_t unit) { return (alphabet.kind_of(unit).notes & gap) != 0; };
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
                            [&](char16_t unit) { return of(alphabet.kind_of(unit).counts, word) > 0; });
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

bool is_gap(char16_t unit) { return is_space(unit) || unit == u'\u200B' || unit == u'\uFEFF'; }

} // namespace duidu
