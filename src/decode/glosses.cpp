#include "decode/glosses.h"

#include "decode/pairs.h"

#include <algorithm>

namespace duidu {

namespace {

constexpr Offset longest_syllable = 6; // zhuāng

bool is_syllable_letter(char16_t unit) {
    return (unit >= u'a' && unit <= u'z') || (unit >= 0xE0 && unit <= 0xFC) || (unit >= 0x101 && unit <= 0x1DC);
}
bool is_han_unit(char16_t unit) { return (unit >= 0x4E00 && unit <= 0x9FFF) || unit == u'〇'; }
bool opens(char16_t unit) { return unit == u'(' || unit == u'（'; }
bool closes(char16_t unit) { return unit == u')' || unit == u'）'; }

// What the glosses of a text have in common.
struct Survey {
    Offset agreeing = 0, same = 0;       // with the table of readings; with the other glosses of the same character
    Offset characters = 0, repeated = 0; // different characters glossed; of them glossed more than once
    Offset occurrences = 0;              // of glossed characters, glossed or not
    Offset traditional = 0;              // glosses of characters that GB2312 does not have
    Offset han_in_lines = 0;             // Han characters in lines that have a gloss
    Offset doubled = 0, followed = 0;    // glosses that stand twice; that a blank follows
};

// GB2312's characters are those of simplified text; the tables of the machines hold the others.
bool is_traditional_only(char16_t unit) {
    std::uint16_t pair = pairs_of("gb18030").bytes[unit];
    return pair != 0 && !((pair >> 8) >= 0xB0 && (pair >> 8) <= 0xF7 && (pair & 0xFF) >= 0xA1);
}

struct Count {
    Offset glossed = 0, all = 0;
    std::u16string_view letters;
};

Offset han_of_lines_with(std::u16string_view text, std::vector<Gloss> const& glosses) {
    Offset sum = 0, reached = 0;
    for (Gloss const& gloss : glosses) {
        if (gloss.base < reached) continue;
        std::size_t before = text.rfind(u'\n', gloss.base), after = text.find(u'\n', gloss.base);
        Offset begin = before == text.npos ? 0 : Offset(before), end = after == text.npos ? Offset(text.size()) : Offset(after);
        begin = std::max(begin, reached);
        sum += Offset(std::count_if(text.begin() + begin, text.begin() + end, is_han_unit));
        reached = end;
    }
    return sum;
}

Survey survey_of(std::u16string_view text, std::vector<Gloss> const& glosses, std::unordered_map<char16_t, Count>& counts) {
    Survey survey;
    for (Gloss const& gloss : glosses) {
        Count& count = counts[text[gloss.base]];
        std::u16string_view letters = text.substr(gloss.letters.begin, gloss.letters.length());
        if (count.letters.empty()) count.letters = letters;
        ++count.glossed;
        survey.same += count.letters == letters;
        survey.agreeing += gloss.agrees;
    }
    std::vector<bool> is_glossed(0x10000); // few characters are: this is asked of every one
    for (auto const& [unit, count] : counts) is_glossed[unit] = true;
    for (char16_t unit : text)
        if (is_glossed[unit]) ++counts[unit].all;
    for (auto const& [unit, count] : counts) {
        ++survey.characters;
        survey.repeated += count.glossed > 1;
        survey.occurrences += count.all;
        if (is_traditional_only(unit)) survey.traditional += count.glossed;
    }
    for (Gloss const& gloss : glosses) {
        survey.doubled += gloss.at.length() > 2 * gloss.letters.length() + 2;
        survey.followed += gloss.at.end < text.size() && text[gloss.at.end] == u' ';
    }
    survey.han_in_lines = han_of_lines_with(text, glosses);
    return survey;
}

constexpr Offset fewest_of_machine = 4; // glosses

// Twice the bracket is no way of writing: a machine ran twice.
bool is_doubled(Survey const& survey, Offset glosses) { return survey.doubled >= 2 && survey.doubled * 4 >= glosses * 3; }

// A machine glosses every occurrence of its characters, always alike, scattered through running text. A teacher glosses the first
// occurrence of a hard word; a reader for beginners glosses nearly every character of a line.
bool is_machine(Survey const& survey, Offset glosses, std::string& why) {
    if (survey.agreeing * 100 < glosses * 85 || survey.same * 100 < glosses * 95) return false;
    if (is_doubled(survey, glosses)) return why = "readings stand twice behind their characters", true;
    bool everywhere = glosses * 100 >= survey.occurrences * 85;
    bool scattered = glosses * 100 <= survey.han_in_lines * 60;
    bool traditional = survey.traditional * 100 >= glosses * 85;
    Offset repeats_needed = traditional ? 3 : 8;
    if (!everywhere || !scattered || survey.repeated < repeats_needed) return false;
    why = "the same reading stands behind every occurrence of " + std::to_string(survey.characters) +
          " characters, scattered through the text";
    return true;
}

struct SyllableAt {
    Offset length = 0; // 0: none
    Syllable reading;
};

SyllableAt syllable_at(std::u16string_view text, Offset at) {
    Offset end = at;
    while (end < text.size() && end - at <= longest_syllable && is_syllable_letter(text[end])) ++end;
    if (end - at > longest_syllable) return {};
    std::optional<Syllable> reading = syllable(text.substr(at, end - at));
    return reading ? SyllableAt{end - at, *reading} : SyllableAt{};
}

constexpr std::u16string_view full_width_marks = u"，：；（）！？";

// Whether a page with many half-width marks between Han characters has no full-width ones left.
bool is_half_width(std::u16string_view text) {
    Offset half = 0;
    for (std::size_t at = 1; at < text.size(); ++at) {
        if (full_width_marks.find(text[at]) != full_width_marks.npos) return false;
        half += (text[at] == u',' || text[at] == u';' || text[at] == u':') && (is_han_unit(text[at - 1]) || closes(text[at - 1]));
    }
    return half >= 2;
}

} // namespace

Offset syllable_length(std::u16string_view text, Offset at) { return syllable_at(text, at).length; }

Gloss gloss_at(std::u16string_view text, Offset at) {
    Gloss gloss;
    if (at >= text.size() || !opens(text[at])) return gloss;
    auto [length, reading] = syllable_at(text, at + 1);
    if (length == 0) return gloss;
    Offset end = at + 1 + length;
    if (end < text.size() && text[end] == u' ') ++end;
    if (end >= text.size() || !closes(text[end])) return gloss;
    gloss.base = at ? at - 1 : 0;
    gloss.at = {at, end + 1};
    gloss.letters = {at + 1, at + 1 + length};
    gloss.reading = reading;
    gloss.agrees = at > 0 && is_read(text[at - 1], gloss.reading);
    return gloss;
}

Glosses glosses_of(std::u16string_view text, Signs const& signs) {
    Glosses glosses;
    for (Offset at = 0; (at = signs.next(at, seen_bracket, Offset(text.size()))) < text.size(); ++at) {
        if (at == 0 || !opens(text[at])) continue;
        Gloss gloss = gloss_at(text, at);
        if (gloss.at.empty()) continue;
        Gloss again = gloss_at(text, gloss.at.end);
        for (; !again.at.empty() && again.reading == gloss.reading; again = gloss_at(text, gloss.at.end)) gloss.at.end = again.at.end;
        if (is_han_unit(text[at - 1])) glosses.all.push_back(gloss);
        at = gloss.at.end - 1;
    }
    Offset count = Offset(glosses.all.size());
    if (count < fewest_of_machine) return glosses;
    std::unordered_map<char16_t, Count> counts;
    Survey survey = survey_of(text, glosses.all, counts);
    glosses.by_machine = is_machine(survey, count, glosses.why);
    if (!glosses.by_machine) return glosses;
    glosses.half_width = is_half_width(text);
    for (auto const& [unit, of] : counts) glosses.letters[unit] = of.letters;
    if (survey.followed * 100 >= count * 95)
        for (Gloss& gloss : glosses.all)
            if (gloss.at.end < text.size() && text[gloss.at.end] == u' ') ++gloss.at.end;
    return glosses;
}

} // namespace duidu
