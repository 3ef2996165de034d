// Characters that nobody sees between Han characters, where they mean nothing: zero-width spaces and joiners, soft hyphens, byte order
// marks left where files were joined.
//
//     第二\u00AD十七条  濒\u200B临  \uFEFF第二十八条
//
// Between letters of scripts that need them (क्‍ष), and in emoji, they stay.
#include "decode/repair.h"

namespace duidu {

namespace {

bool is_invisible(char16_t unit) {
    return unit == 0xAD || (unit >= 0x200B && unit <= 0x200F) || (unit >= 0x2060 && unit <= 0x2064) || unit == 0xFEFF;
}

// A neighbour beside which an invisible character means nothing: Han, its marks, ASCII, or none.
bool is_plain(std::u16string_view text, Offset at) {
    return at >= text.size() || text[at] < 0x80 || (text[at] >= 0x3000 && text[at] <= 0x9FFF) ||
           (text[at] >= 0xFF00 && text[at] <= 0xFF65) || (text[at] >= 0x2014 && text[at] <= 0x2026);
}
bool is_han(std::u16string_view text, Offset at) {
    return at < text.size() && text[at] >= 0x3001 && text[at] <= 0xFF65 && (text[at] <= 0x9FFF || text[at] >= 0xFF00);
}

} // namespace

void invisible(Page const& page, Findings& findings) {
    std::u16string_view text = page.text.units;
    for (Offset at = 0; (at = page.signs.next(at, seen_odd, Offset(text.size()))) < text.size(); ++at) {
        if (!is_invisible(text[at])) continue;
        Offset end = at;
        while (end < text.size() && is_invisible(text[end])) ++end;
        bool only_marks = std::all_of(text.begin() + at, text.begin() + end, [](char16_t unit) { return unit == 0xFEFF; });
        Offset before = at ? at - 1 : Offset(text.size());
        bool between_han = is_plain(text, before) && is_plain(text, end) && (is_han(text, before) || is_han(text, end));
        if (only_marks || between_han) {
            Repair repair;
            repair.kind = "space";
            repair.span = {at, end};
            repair.was = text.substr(at, end - at);
            repair.certainty = Certainty::certain;
            repair.confidence = 0.99;
            repair.why =
                only_marks ? "a byte order mark inside a text means nothing" : "nobody sees it, and beside Han characters it means nothing";
            findings.repairs.push_back(std::move(repair));
        }
        at = end - 1;
    }
}

} // namespace duidu
