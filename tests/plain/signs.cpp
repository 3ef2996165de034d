#include "plain/signs.h"

#include <string>

namespace duidu::plain {

namespace {

bool is_one_of(char16_t unit, std::u16string_view all) { return all.find(unit) != all.npos; }
bool is_within(char16_t unit, char16_t first, char16_t last) { return unit >= first && unit <= last; }

bool is_han(char16_t unit) { return is_within(unit, 0x4E00, 0x9FFF) || unit == u'〇'; }
bool is_unfilled(char16_t unit) { return is_one_of(unit, u"锟烫屯"); }
bool is_rare(char16_t unit) { return is_within(unit, 0x4E00, 0x9FFF) && !is_unfilled(unit) && surprise(char32_t(unit)) >= rare_character; }
bool is_western(char16_t unit) {
    if (is_within(unit, 0x80, 0xFF)) return !is_one_of(unit, u"\u00A0\u00AD§©«®°±·»×÷");
    return is_one_of(unit, u"ŒœŠšŸŽžƒˆ˜€™");
}
bool is_radical(char16_t unit) { return is_within(unit, 0x2E80, 0x2FDF) || is_within(unit, 0xF900, 0xFAFF); }
bool is_vertical(char16_t unit) { return is_within(unit, 0xFE10, 0xFE19) || is_within(unit, 0xFE30, 0xFE44); }
bool is_invisible(char16_t unit) {
    return unit == 0xAD || is_within(unit, 0x200B, 0x200F) || is_within(unit, 0x2060, 0x2064) || unit == 0xFEFF;
}
bool is_of_other_script(char16_t unit) {
    return is_within(unit, 0x2500, 0x257F) || (is_within(unit, 0x3041, 0x3129) && !is_within(unit, 0x30FB, 0x30FC));
}
bool is_private(char16_t unit) { return is_within(unit, 0xE000, 0xF8FF); }
bool is_of_readings(char16_t unit) { return is_within(unit, u'a', u'z') || is_within(unit, 0xE0, 0xFC) || is_within(unit, 0x101, 0x1DC); }
bool may_be_escape(char16_t sign, char16_t next) {
    bool letter = is_within(next, u'a', u'z') || is_within(next, u'A', u'Z'), digit = is_within(next, u'0', u'9');
    if (sign == u'_') return next == u'x' || next == u'X';
    if (sign == u'\\') return next == u'u' || next == u'U';
    return (sign == u'%' || sign == u'&') && (letter || digit || next == u'#');
}

} // namespace

Signs signs_of(std::u16string_view text) {
    Signs signs;
    std::size_t blocks = (text.size() + block_length - 1) / block_length;
    signs.blocks.resize(blocks), signs.suspects.resize(blocks);
    for (Offset at = 0; at < text.size(); ++at) {
        char16_t unit = text[at], before = at ? text[at - 1] : u'\0', after = at + 1 < text.size() ? text[at + 1] : u'\0';
        std::uint8_t& block = signs.blocks[at / block_length];
        auto count = [&](bool holds, Offset& of, int bit) {
            of += holds;
            if (holds) block = std::uint8_t(block | bit);
        };
        Offset suspects = signs.rare + signs.lost + signs.private_use + signs.western + signs.radicals + signs.vertical +
                                       signs.invisible + signs.unfilled;
        count(is_han(unit), signs.han, seen_han);
        count(is_rare(unit), signs.rare, seen_rare);
        count(unit == 0xFFFD, signs.lost, seen_odd);
        count(is_private(unit), signs.private_use, seen_odd);
        count(is_radical(unit), signs.radicals, seen_odd);
        count(is_vertical(unit), signs.vertical, seen_odd);
        count(is_invisible(unit), signs.invisible, seen_odd);
        count(is_unfilled(unit), signs.unfilled, seen_odd);
        count(is_western(unit), signs.western, seen_western);
        count(unit == u'?', signs.questions, seen_question);
        if (is_of_other_script(unit)) block |= seen_script;
        count(is_han(before) && is_one_of(unit, u"(（") && is_of_readings(after), signs.brackets, seen_bracket);
        count(is_han(before) && is_one_of(unit, u" \u00A0\u3000") && is_han(after), signs.spaced, 0);
        count(is_han(before) && unit == u'\n' && is_han(after), signs.wrapped, 0);
        if (before >= 0x80 && is_within(unit, 0x40, 0x7E)) signs.letters.push_back(at);
        if (may_be_escape(unit, after)) signs.escapes.push_back(at);
        signs.suspects[at / block_length] += std::uint8_t(signs.rare + signs.lost + signs.private_use + signs.western + signs.radicals +
                                                          signs.vertical + signs.invisible + signs.unfilled - suspects);
    }
    for (std::size_t block = 0; block < blocks; ++block) {
        std::u16string_view units = text.substr(block * block_length, block_length);
        bool high = std::any_of(units.begin(), units.end(), [](char16_t unit) { return unit >= 0x80; });
        if (!high || std::any_of(units.begin(), units.end(), is_han)) continue;
        signs.blocks[block] |= seen_foreign;
        ++signs.foreign;
    }
    for (std::uint8_t suspects : signs.suspects) signs.densest = std::max<Offset>(signs.densest, suspects);
    return signs;
}

} // namespace duidu::plain
