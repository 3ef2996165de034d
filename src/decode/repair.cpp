#include "decode/repair.h"

#include <array>

namespace duidu {

namespace {

struct Damage {
    bool (*worth)(Signs const &signs); // whether the pass over the text saw anything of it
    Finder find;
};

// In order of claim.
constexpr Damage damages[] = {
    {[](Signs const &signs) { return signs.brackets > 0; }, frame_shift},
    {[](Signs const &signs) { return signs.brackets > 0; }, gloss},
    {[](Signs const &signs) { return signs.western > 0 || (signs.rare + signs.private_use + signs.lost) * 20 > signs.han; }, mojibake},
};

enum Sign : std::uint8_t {
    none,
    han,
    rare,
    lost,
    question,
    private_use,
    western,
    ampersand,
    percent,
    backslash,
    radical,
    vertical,
    invisible,
    blank,
    line_feed,
    bracket,
    latin
};

struct SignRange {
    char16_t first, last;
    Sign sign;
};

constexpr SignRange sign_ranges[] = {
    {u'A', u'Z', latin},         {u'a', u'z', latin},           {0x80, 0xFF, western},       {0x100, 0x1DC, latin},
    {0xAD, 0xAD, invisible},     {0x2E80, 0x2FDF, radical},     {0xF900, 0xFAFF, radical},   {0xFE10, 0xFE19, vertical},
    {0xFE30, 0xFE44, vertical},  {0xE000, 0xF8FF, private_use}, {0x200B, 0x200F, invisible}, {0x2060, 0x2064, invisible},
    {0xFEFF, 0xFEFF, invisible}, {0xFFFD, 0xFFFD, lost},        {u'?', u'?', question},      {u'&', u'&', ampersand},
    {u'%', u'%', percent},       {u'\\', u'\\', backslash},     {u' ', u' ', blank},         {0xA0, 0xA0, blank},
    {0x3000, 0x3000, blank},     {u'\n', u'\n', line_feed},     {u'(', u'(', bracket},       {u'（', u'（', bracket},
    {0x152, 0x153, western},     {0x160, 0x161, western},       {0x178, 0x178, western},     {0x17D, 0x17E, western},
    {0x192, 0x192, western},     {0x2C6, 0x2C6, western},       {0x2DC, 0x2DC, western},     {0x20AC, 0x20AC, western},
    {0x2122, 0x2122, western},
};

constexpr Surprise rare_han = 80; // one in a million characters

struct SignTable {
    std::array<Sign, 0x10000> of;
    SignTable() {
        of.fill(none);
        for (unsigned unit = 0x4E00; unit <= 0x9FFF; ++unit) of[unit] = surprise(char32_t(unit)) >= rare_han ? rare : han;
        for (SignRange const &range : sign_ranges) std::fill(of.begin() + range.first, of.begin() + range.last + 1, range.sign);
    }
};

bool is_han_sign(Sign sign) { return sign == han || sign == rare; }

// Findings that nobody claimed before, in order of place.
std::vector<Repair> claimed(std::vector<std::vector<Repair>> &&found) {
    std::vector<Repair> all;
    for (std::vector<Repair> &repairs : found) {
        std::sort(repairs.begin(), repairs.end(), [](Repair const &a, Repair const &b) { return a.span < b.span; });
        std::vector<Repair> merged;
        auto taken = all.begin();
        for (Repair &repair : repairs) {
            for (; taken != all.end() && taken->span.end <= repair.span.begin; ++taken) merged.push_back(std::move(*taken));
            bool free = (taken == all.end() || repair.span.end <= taken->span.begin) &&
                        (merged.empty() || merged.back().span.end <= repair.span.begin);
            if (free) merged.push_back(std::move(repair));
        }
        std::move(taken, all.end(), std::back_inserter(merged));
        all = std::move(merged);
    }
    return all;
}

// Makes the edits and moves every span from the decoded text to the repaired one.
void apply_repairs(Decoded &decoded) {
    Edits edits;
    for (Repair &repair : decoded.repairs) {
        repair.bytes = decoded.decoded.map.source_of(repair.span);
        edits.push_back({repair.span, repair.now});
    }
    decoded.text = edited(decoded.decoded, edits);
    std::int64_t shift = 0;
    for (Repair &repair : decoded.repairs) {
        Offset begin = Offset(repair.span.begin + shift);
        shift += std::int64_t(repair.now.size()) - repair.span.length();
        repair.span = {begin, begin + Offset(repair.now.size())};
    }
}

} // namespace

Signs signs_of(std::u16string_view text) {
    static SignTable const table;
    std::array<Offset, 32> counts = {};
    Signs signs;
    Sign before = none, last = none;
    for (char16_t unit : text) {
        Sign sign = table.of[unit];
        ++counts[sign];
        if (is_han_sign(sign) && is_han_sign(before)) {
            signs.spaced += last == blank;
            signs.wrapped += last == line_feed;
        }
        signs.brackets += last == bracket && (sign == latin || sign == western || sign == blank) && is_han_sign(before);
        before = last;
        last = sign;
    }
    signs.han = counts[han] + counts[rare];
    signs.rare = counts[rare];
    signs.lost = counts[lost];
    signs.questions = counts[question];
    signs.private_use = counts[private_use];
    signs.western = counts[western];
    signs.ampersands = counts[ampersand];
    signs.percents = counts[percent];
    signs.backslashes = counts[backslash];
    signs.radicals = counts[radical];
    signs.vertical = counts[vertical];
    signs.invisible = counts[invisible];
    return signs;
}

void repair(Bytes bytes, Decoded &decoded) {
    Page page{bytes, decoded.charset, decoded.decoded, signs_of(decoded.decoded.units), {}, {}};
    std::vector<std::vector<Repair>> found;
    if (page.signs.brackets > 0) page.glosses = glosses_of(page.text.units);
    bool learned = false;
    for (Damage const &damage : damages) {
        if (!damage.worth(page.signs)) continue;
        if (!learned) page.usage.learn(page.text.units), learned = true;
        Findings findings;
        damage.find(page, findings);
        found.push_back(std::move(findings.repairs));
        std::move(findings.notes.begin(), findings.notes.end(), std::back_inserter(decoded.notes));
    }
    decoded.repairs = claimed(std::move(found));
    apply_repairs(decoded);
    for (Note &note : decoded.notes) {
        note.bytes = decoded.decoded.map.source_of(note.span);
        note.span = decoded.text.map.target_of(note.bytes);
    }
}

} // namespace duidu
