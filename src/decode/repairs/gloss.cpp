// A reading in brackets after its character is lifted out, where a machine put readings behind the characters of a page:
//
//     國(guó)家信息化發(fā)展報(bào)告 → 國家信息化發展報告
//
// The page's own table (which characters it glosses, and how) is learned from the page, so that the damage can be done again.
#include "decode/repair.h"

#include "text/utf.h"

namespace duidu {

void gloss(Page const& page, Findings& findings) {
    std::u16string_view text = page.text.units;
    if (!page.glosses.by_machine) {
        Offset agreeing =
            Offset(std::count_if(page.glosses.all.begin(), page.glosses.all.end(), [](Gloss const& each) { return each.agrees; }));
        if (agreeing > 0)
            findings.notes.push_back(
                {"readings_in_brackets",
                 page.glosses.all.front().at,
                 {},
                 std::to_string(agreeing) + " readings stand in brackets behind their characters; they look like an author's and stay"});
        return;
    }
    for (Gloss const& each : page.glosses.all) {
        std::u16string_view letters = text.substr(each.letters.begin, each.letters.length());
        bool known = page.glosses.letters.at(text[each.base]) == letters;
        Repair repair;
        repair.kind = "gloss";
        repair.span = {each.base, each.at.end};
        repair.was = text.substr(each.base, repair.span.length());
        repair.now = text.substr(each.base, 1);
        repair.reading = letters;
        repair.certainty = each.agrees && known ? Certainty::certain : Certainty::probable;
        repair.confidence = each.agrees && known ? 1 : 0.8;
        repair.why = each.agrees ? "the reading in brackets is that of the character, and " + page.glosses.why
                                 : to_utf8(letters) + " is not known as a reading of " + to_utf8(repair.now) + ", but " + page.glosses.why;
        findings.repairs.push_back(std::move(repair));
    }
}

} // namespace duidu
