#include "decode/utf8_in_part.h"

#include "text/utf.h"

namespace duidu {

namespace {

struct Sequence {
    Offset length = 0; // units; 0 where no UTF-8 stands
    char32_t point = 0;
};

Sequence sequence_at(std::u16string_view stands, Offset at) {
    auto byte = [&](Offset i) { return i < stands.size() ? western_byte(stands[i]) : -1; };
    int lead = byte(at);
    Offset length = lead >= 0xC2 && lead < 0xE0 ? 2 : lead >= 0xE0 && lead < 0xF0 ? 3 : lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
    if (length == 0) return {};
    std::string bytes(1, char(lead));
    for (Offset i = 1; i < length; ++i) {
        int trail = byte(at + i);
        if (trail < 0x80 || trail > 0xBF) return {};
        bytes.push_back(char(trail));
    }
    std::u16string text = from_utf8(bytes);
    bool valid = text.find(u'\uFFFD') == text.npos;
    return valid ? Sequence{length, code_point_at(text, 0)} : Sequence{};
}

// What makes Ã or Â of a letter or sign of Latin-1. Once it may be meant.
bool hints_at_utf8(char16_t lead, char32_t point) {
    return (lead == u'Ã' && point >= 0xDF && point < 0x100) || (lead == u'Â' && point >= 0xA0 && point < 0xC0);
}

bool is_capital(char16_t unit) { return unit >= u'A' && unit <= u'Z'; }
bool is_ascii_letter(char16_t unit) { return is_capital(char16_t(unit & ~32)); }

// Inside a word, where no sign stands on purpose: AÃ‘OS, RÄ«ga. Points and hyphens may (l·l, and the soft hyphen).
bool proves_by_word(std::u16string_view stands, Offset at, char16_t before, char32_t point) {
    constexpr std::u16string_view may_stand = u"\u00A0\u00AD·´¨";
    bool capitals = is_capital(before) && at + 2 < stands.size() && is_capital(stands[at + 2]);
    bool letters = is_ascii_letter(before) && at + 2 < stands.size() && is_ascii_letter(stands[at + 2]);
    char16_t trail = stands[at + 1];
    bool is_sign = trail < 0xC0 && may_stand.find(trail) == may_stand.npos;
    return (capitals && stands[at] == u'Ã' && point >= 0xC0 && point < 0xDF) || (letters && is_sign && point >= 0x100 && point < 0x180);
}

// Marks and Han, for which UTF-8 needs three bytes, and Vietnamese letters: hardly ever written on purpose.
bool proves_utf8(char32_t point) {
    bool mark = (point >= 0x2010 && point <= 0x2044) || point == 0x20AC || point == 0x2122 || point == 0xFB01 || point == 0xFB02;
    bool sign = (point >= 0x2190 && point <= 0x22FF) || (point >= 0x2600 && point <= 0x27BF) || (point >= 0x1EA0 && point <= 0x1EF9);
    bool han = (point >= 0x3000 && point <= 0x9FFF) || (point >= 0xFF01 && point <= 0xFF5E);
    return mark || sign || han;
}

// à was C3 A0, and the no-break space became a blank, or met one: relatifs Ã l’utilisation, voilÃ  le travail. Only in a line that has more
// of it.
bool is_lone_a(std::u16string_view stands, Offset at, char16_t before) {
    return stands[at] == u'Ã' && !is_ascii_letter(before) && at + 2 < stands.size() && stands[at + 1] == u' ' &&
           is_ascii_letter(stands[at + 2]);
}

} // namespace

bool utf8_in_part(std::u16string_view stands, char16_t outside, Attempt& attempt) {
    attempt = {};
    Offset proofs = 0, hints = 0;
    for (Offset at = 0; at < stands.size();) {
        Sequence sequence = sequence_at(stands, at);
        char16_t before = at ? stands[at - 1] : outside;
        bool proof = sequence.length &&
                     (proves_utf8(sequence.point) || (sequence.length == 2 && proves_by_word(stands, at, before, sequence.point)));
        bool hint = sequence.length && hints_at_utf8(stands[at], sequence.point);
        bool read = proof || hint;
        proofs += proof, hints += hint;
        bool lone_a = !read && is_lone_a(stands, at, before);
        if (read) append(attempt.text, sequence.point);
        else attempt.text.push_back(lone_a ? u'à' : stands[at]);
        attempt.letters += read;
        at += read ? sequence.length : 1;
    }
    attempt.in_part = true;
    attempt.confidence = 0.9;
    return proofs > 0 || hints > 1;
}

} // namespace duidu
