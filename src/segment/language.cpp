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

// What is no basic Han character; those are counted apart, without a branch.
void count_other(char16_t unit, Counts& counts) {
    if (unit < 0x80) {
        counts.latin += (unit | 32) >= u'a' && (unit | 32) <= u'z';
    } else if (unit >= 0x3041 && unit <= 0x30FA) {
        ++counts.kana;
    } else if (unit >= 0xAC00 && unit <= 0xD7A3) {
        ++counts.hangul;
    } else if (unit >= 0x3400 && is_han(unit)) {
        ++counts.han;
        counts.traditional += fold(unit) != unit;
    } else if (unit >= 0xC0 && unit < 0x250) {
        ++counts.latin;
    }
}

// Folding takes a character to its simplified representative, so a traditional text is one that folding changes.
Counts count(std::u16string_view text, std::u16string_view folded) {
    constexpr std::uint32_t first = 0x4E00, many = 0x5200; // the basic block
    Counts counts;
    std::array<char16_t, 256> others;
    for (std::size_t begin = 0; begin < text.size(); begin += others.size()) {
        std::size_t end = std::min(text.size(), begin + others.size()), other = 0;
        for (std::size_t at = begin; at < end; ++at) {
            bool han = std::uint32_t(text[at]) - first < many;
            others[other] = text[at];
            other += !han;
            counts.han += han;
            counts.traditional += han && folded[at] != text[at];
        }
        for (std::size_t i = 0; i < other; ++i) count_other(others[i], counts);
    }
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
