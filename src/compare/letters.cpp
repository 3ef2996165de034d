#include "compare/letters.h"

#include "text/fold.h"
#include "text/numeral.h"

#include <array>

namespace duidu {

namespace {

constexpr std::u16string_view places = u"编章节条款项目";
// 第 + 一百二十万 … + 条: longer runs of digits are no place in a law.
constexpr Offset longest_place = 12;

bool is_place_digit(char16_t unit) { return is_arabic_digit(unit) || is_hanzi_number(unit); }

// Where the number that names a place ends: text[at] follows 第, and 条 or its like follows the number. `at` where none does.
Offset place_number_end(std::u16string_view text, Offset at) {
    Offset end = at;
    while (end < text.size() && end - at < longest_place && is_place_digit(text[end])) ++end;
    bool named = end > at && end < text.size() && places.find(fold(text[end])) != places.npos;
    return named ? end : at;
}

enum class Kind : std::uint8_t { word, digit, latin, comma, opening, stop };

Kind kind_of_sign(char16_t unit) {
    if (unit >= u'0' && unit <= u'9') return Kind::digit;
    if (unit >= u'a' && unit <= u'z') return Kind::latin;
    if (std::u16string_view(u"。.;；!！?？").find(unit) != std::u16string_view::npos) return Kind::stop;
    if (std::u16string_view(u"(（《<“‘").find(unit) != std::u16string_view::npos) return Kind::opening;
    if (std::u16string_view(u",，、:：)）》>\"”'’").find(unit) != std::u16string_view::npos) return Kind::comma;
    return Kind::word;
}

// Every letter of every text is asked for its kind, so the signs are looked up once for all.
constexpr char16_t signs_end = 0x3040; // most letters stand behind it, and no mark but the wide ones, which are folded
std::array<Kind, signs_end> const kinds_of_signs = [] {
    std::array<Kind, signs_end> out{};
    for (char16_t unit = 0; unit < signs_end; ++unit) out[unit] = kind_of_sign(unit);
    return out;
}();

Kind kind_of(char16_t unit) {
    if (unit < signs_end) return kinds_of_signs[unit];
    return unit < 0xFF00 ? Kind::word : kind_of_sign(unit);
}

// Whether a line break stands between a letter and the one before it.
bool opens_line(Letters const& text, Offset at) {
    for (Offset place = text.at[at]; place > text.at[at - 1] + 1; --place)
        if (text.text[place - 1] == u'\n') return true;
    return false;
}

} // namespace

bool is_white(char16_t unit) {
    if (unit > 0x3000) return unit == 0xFEFF;
    return unit <= 0x20 || unit == 0x3000 || unit == 0xA0 || unit == 0x85 || (unit >= 0x2000 && unit <= 0x200B) || unit == 0x2028 ||
           unit == 0x2029 || unit == 0x202F || unit == 0x205F;
}

bool is_mark(char16_t letter) { return kind_of(letter) >= Kind::comma; }

int cut_quality(char16_t before, char16_t after) {
    Kind left = kind_of(before), right = kind_of(after);
    if (left == Kind::stop && right != Kind::stop) return 5;
    if (left == Kind::comma && right != Kind::stop) return 4;
    if (left >= Kind::opening || right >= Kind::comma) return 2;
    if (left == right && left != Kind::word) return 0;
    return 1;
}

bool begins_article(Letters const& text, Offset at) {
    return at + 2 < text.length() && text.units[at] == u'第' && text.units[at + 1] == masked_number && text.units[at + 2] == u'条';
}

bool clean_cut(Letters const& text, Offset at, int quality) {
    if (cut_quality(text, at) >= quality) return true;
    return opens_line(text, at) || (quality <= clause_begins && begins_article(text, at));
}

Letters letters(std::u16string_view text) {
    Letters out;
    out.text = text;
    out.units.reserve(text.size());
    out.at.reserve(text.size());
    for (Offset at = 0; at < text.size(); ++at) {
        if (is_white(text[at])) continue;
        char16_t unit = fold(text[at]);
        out.units.push_back(unit == masked_number ? char16_t(0xFFFD) : unit); // a text that holds the mask itself is damaged anyway
        out.at.push_back(at);
        if (text[at] != u'第') continue;
        Offset end = place_number_end(text, at + 1);
        if (end == at + 1) continue;
        out.units.push_back(masked_number);
        out.at.push_back(at + 1);
        at = end - 1;
    }
    return out;
}

Span Letters::span(Offset letter) const {
    Offset begin = at[letter];
    return {begin, units[letter] == masked_number ? place_number_end(text, begin) : begin + 1};
}

Span Letters::span(Offset begin, Offset end) const {
    if (begin < end) return {at[begin], span(end - 1).end};
    Offset place = begin > 0 ? span(begin - 1).end : 0;
    return {place, place};
}

std::pair<Offset, Offset> Letters::inside(Span span) const {
    auto first = std::lower_bound(at.begin(), at.end(), span.begin), last = std::lower_bound(first, at.end(), span.end);
    return {Offset(first - at.begin()), Offset(last - at.begin())};
}

} // namespace duidu
