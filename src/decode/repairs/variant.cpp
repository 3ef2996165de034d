// Characters that look right and are others: radicals and compatibility ideographs (PDF text layers), marks for vertical writing.
//
//     第⼆⼗七条 (U+2F06, U+2F17)  →  第二十七条        人员︒  →  人员。
//
// A list of radicals is about radicals and stays: only a text whose radicals stand in words is repaired.
#include "decode/repair.h"

#include "text/unicode.h"
#include "text/utf.h"

namespace duidu {

namespace {

// A unit and what it becomes, one after the other.
constexpr std::u16string_view radicals =
#include "decode/repairs/radicals.inc"
    ;
constexpr std::u16string_view vertical_marks =
    u"︐，︑、︒。︓：︔；︕！︖？︗〖︘〗︙…︰‥︱—︳＿︵（︶）︷｛︸｝︹〔︺〕︻【︼】︽《︾》︿〈﹀〉﹁「﹂」﹃『﹄』";

char16_t partner(std::u16string_view pairs, char16_t unit) {
    for (std::size_t at = 0; at < pairs.size(); at += 2)
        if (pairs[at] == unit) return pairs[at + 1];
    return 0;
}

struct Form {
    char16_t plain;
    char const* why;
};

// Han or a mark of Han text, and no radical itself.
bool is_written_han(char16_t unit) { return (unit >= 0x3400 && unit <= 0x9FFF) || unit == u'　'; }

Form form_of(char16_t unit) {
    if (unit >= 0x2E80 && unit <= 0x2FDF) return {partner(radicals, unit), "a radical stands for the character; its glyph is the same"};
    if (unit >= 0xFE10 && unit <= 0xFE44) return {partner(vertical_marks, unit), "a mark for vertical writing stands in horizontal text"};
    if (unit < 0xF900 || unit > 0xFAFF) return {0, ""};
    std::u16string same = compatibility_form(unit);
    return {same.size() == 1 && same[0] != unit ? same[0] : u'\0',
            "a compatibility form stands for the character; Unicode holds them to be the same"};
}

} // namespace

void variant(Page const& page, Findings& findings) {
    std::u16string_view text = page.text.units;
    // Books set in columns keep ﹁ and ︵ from Big5; ︐ and ︒ stand in columns only.
    bool columns = std::any_of(text.begin(), text.end(), [](char16_t unit) { return unit >= 0xFE10 && unit <= 0xFE12; });
    Offset beside_han = 0;
    for (Offset at = 0; (at = page.signs.next(at, seen_odd, Offset(text.size()))) < text.size(); ++at) {
        Form form = form_of(text[at]);
        if (!form.plain || (text[at] >= 0xFE30 && text[at] <= 0xFE44 && !columns)) continue;
        bool mark = text[at] >= 0xFE10 && text[at] <= 0xFE44; // judged by itself
        beside_han += mark || (at > 0 && is_written_han(text[at - 1])) || (at + 1 < text.size() && is_written_han(text[at + 1]));
        Repair repair;
        repair.kind = "variant";
        repair.span = {at, at + 1};
        repair.was = text.substr(at, 1);
        repair.now = std::u16string(1, form.plain);
        repair.certainty = Certainty::certain;
        repair.confidence = 0.99;
        repair.why = form.why;
        findings.repairs.push_back(std::move(repair));
    }
    if (beside_han * 2 < findings.repairs.size()) findings.repairs.clear(); // ⼀、⼁、⼂
}

} // namespace duidu
