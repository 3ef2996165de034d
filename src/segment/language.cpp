#include "segment/language.h"

#include "text/fold.h"
#include "text/unicode.h"
#include "text/utf.h"

#include <algorithm>
#include <array>

namespace duidu {

namespace {

struct Counts {
    Offset han = 0, traditional = 0, kana = 0, hangul = 0, latin = 0;
};

constexpr std::size_t at_once = 256; // units; their counts fit 16 bits, so that eight are counted in one step

struct Range {
    char16_t begin, end;
};

std::uint16_t count_in(char16_t const* units, Range range) {
    std::uint16_t found = 0;
    for (std::size_t i = 0; i < at_once; ++i)
        found = std::uint16_t(found + (std::uint16_t(units[i] - range.begin) < std::uint16_t(range.end - range.begin)));
    return found;
}

// Folding takes a character to its simplified representative, so a traditional text is one that folding changes.
std::uint16_t count_changed(char16_t const* units, char16_t const* folded, Range range) {
    std::uint16_t found = 0;
    for (std::size_t i = 0; i < at_once; ++i) {
        bool inside = std::uint16_t(units[i] - range.begin) < std::uint16_t(range.end - range.begin);
        found = std::uint16_t(found + (inside & (units[i] != folded[i])));
    }
    return found;
}

void count_units(char16_t const* units, char16_t const* folded, Counts& counts) {
    constexpr Range basic_han{0x4E00, 0xA000}, further_han{0x3400, 0x4DC0}, compatible_han{0xF900, 0xFB00};
    constexpr Range below_basic_han{0x3041, basic_han.begin}, behind_basic_han{basic_han.end, 0xD7A4}, letters{u'A', 0x250};
    counts.han += count_in(units, basic_han);
    counts.traditional += count_changed(units, folded, basic_han);
    if (count_in(units, below_basic_han) > 0) {
        counts.han += count_in(units, further_han);
        counts.traditional += count_changed(units, folded, further_han);
        counts.kana += count_in(units, {0x3041, 0x30FB});
    }
    if (count_in(units, behind_basic_han) > 0) counts.hangul += count_in(units, {0xAC00, 0xD7A4});
    if (count_in(units, letters) > 0)
        for (Range range : {Range{u'A', u'['}, Range{u'a', u'{'}, Range{0xC0, 0x250}}) counts.latin += count_in(units, range);
    if (count_in(units, compatible_han) == 0) return;
    for (std::size_t i = 0; i < at_once; ++i) {
        bool han = units[i] >= compatible_han.begin && units[i] < compatible_han.end && is_han(units[i]);
        counts.han += han;
        counts.traditional += han && units[i] != folded[i];
    }
}

Counts count(std::u16string_view text, std::u16string_view folded) {
    Counts counts;
    std::size_t whole = text.size() / at_once * at_once;
    for (std::size_t at = 0; at < whole; at += at_once) count_units(text.data() + at, folded.data() + at, counts);
    std::array<char16_t, at_once> rest{}, rest_folded{};
    std::copy(text.begin() + std::ptrdiff_t(whole), text.end(), rest.begin());
    std::copy(folded.begin() + std::ptrdiff_t(whole), folded.end(), rest_folded.begin());
    count_units(rest.data(), rest_folded.data(), counts);
    return counts;
}

// Words that only English uses so often: enough to tell it from its neighbours where the markup is silent.
bool sounds_english(std::u16string_view folded) {
    folded = folded.substr(0, 20000);
    int words = 0, english = 0;
    for (std::size_t at = 0; at < folded.size();) {
        std::size_t end = at;
        while (end < folded.size() && folded[end] >= u'a' && folded[end] <= u'z') ++end;
        std::u16string_view word = folded.substr(at, end - at);
        words += !word.empty();
        for (std::u16string_view each : {u"the", u"of", u"and", u"to", u"is", u"that", u"with", u"for", u"was"}) english += word == each;
        at = end + 1;
    }
    return words >= 5 && english * 12 >= words; // these nine make a sixth of English running text
}

} // namespace

Language language_of(std::u16string_view text, std::u16string_view folded, std::vector<Field> const& fields) {
    constexpr double han_weight = 4;          // a Chinese character says as much as four letters
    constexpr double kana_share = 0.1;        // of Japanese text, far more; of Chinese text with a Japanese name, less
    constexpr double traditional_share = 0.1; // of traditional text about 0.3, of simplified text with its few kept forms below 0.03
    Counts counts = count(text, folded);
    if (counts.hangul > counts.han && counts.hangul * 2 > counts.latin / 2) return {"ko", ""};
    if (counts.han * han_weight >= counts.latin && counts.han + counts.kana > 0) {
        if (counts.kana >= kana_share * (counts.han + counts.kana)) return {"ja", ""};
        return {"zh", counts.traditional >= traditional_share * counts.han ? "Hant" : "Hans"};
    }
    std::string said;
    for (char const* name : {"html:lang", "og:locale", "meta:language", "meta:content-language", "front:lang", "front:language"})
        for (Field const& field : fields)
            if (said.empty() && field.name == name) said = to_utf8(fold(field.value)).substr(0, 2);
    if (counts.latin > 0 && (said.empty() || said == "zh" || said == "en")) return {sounds_english(folded) || said == "en" ? "en" : "", ""};
    return {said, ""};
}

} // namespace duidu
