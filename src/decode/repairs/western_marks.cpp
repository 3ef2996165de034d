// A control that no text has, whose byte is a mark in windows-1252 and was read as Latin-1: parlé\x85 Tu → parlé… Tu.
#include "decode/misreadings.h"
#include "decode/repairs/mojibake.h"

#include <algorithm>
#include <iterator>

namespace duidu {

namespace {

bool is_control(char16_t unit) { return unit >= 0x80 && unit < 0xA0; }

} // namespace

// A control among other bytes of a wrong decoder is no such mark.
void find_western_marks(Page const& page, Findings& findings) {
    std::u16string_view text = page.text.units;
    auto is_latin_or_ascii = [&](Offset at) {
        return at >= text.size() || text[at] < 0x80 || (text[at] >= 0xC0 && text[at] < 0x250) || (text[at] >= 0x2010 && text[at] < 0x2040);
    };
    std::vector<Repair> marks;
    for (Offset at = 0; (at = page.signs.next(at, seen_western, Offset(text.size()))) < text.size(); ++at) {
        if (!is_control(text[at])) continue;
        char16_t mark = windows_1252_unit(std::uint8_t(text[at]));
        bool line_end =
            text[at] == 0x85 && (at == 0 || text[at - 1] < 0x80) && (at + 1 == text.size() || text[at + 1] != u' '); // NEL ends lines
        bool alone = is_latin_or_ascii(at ? at - 1 : Offset(text.size())) && is_latin_or_ascii(at + 1);
        if (mark == text[at] || line_end || !alone) continue;
        Repair repair;
        repair.kind = "mojibake";
        repair.span = {at, at + 1};
        repair.was = text.substr(at, 1);
        repair.now = std::u16string(1, mark);
        repair.certainty = Certainty::certain;
        repair.confidence = 0.97;
        repair.why = "a control character that no text has; its byte is this mark in windows-1252, and was read as Latin-1";
        marks.push_back(std::move(repair));
    }
    auto taken = [&](Repair const& mark) { return is_told(findings.repairs, mark.span); };
    marks.erase(std::remove_if(marks.begin(), marks.end(), taken), marks.end());
    std::move(marks.begin(), marks.end(), std::back_inserter(findings.repairs));
}

} // namespace duidu
