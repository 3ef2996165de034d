#include "decode/repair.h"

#include <algorithm>
#include <array>

namespace duidu {

namespace {

struct Damage {
    bool (*worth)(Signs const& signs); // whether the pass over the text saw anything of it
    Finder find;
};

// In order of claim.
constexpr Damage damages[] = {
    {[](Signs const& signs) { return signs.brackets > 0; }, frame_shift},
    {[](Signs const& signs) { return signs.brackets > 0; }, gloss},
    {[](Signs const& signs) { return signs.western > 0 || (signs.rare + signs.private_use + signs.lost) * 20 > signs.han; }, mojibake},
    {[](Signs const& signs) { return signs.han + signs.lost + signs.private_use > 0; }, lost_byte},
    {[](Signs const& signs) { return signs.han + signs.percents + signs.backslashes + signs.ampersands > 0; }, escape},
    {[](Signs const& signs) { return signs.radicals + signs.vertical > 0; }, variant},
    {[](Signs const& signs) { return signs.private_use > 0; }, private_use},
    {[](Signs const& signs) { return signs.invisible > 0; }, invisible},
    {[](Signs const& signs) { return signs.wrapped > 1 || signs.spaced > 4; }, blank},
    {[](Signs const& signs) { return signs.lost + signs.questions + signs.unfilled > 0; }, lost},
};

enum class Sign : std::uint8_t {
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
    latin,
    unfilled
};

struct SignRange {
    char16_t first, last;
    Sign sign;
};

constexpr SignRange sign_ranges[] = {
    {u'A', u'Z', Sign::latin},           {u'a', u'z', Sign::latin},         {0x80, 0xFF, Sign::western},
    {0x100, 0x1DC, Sign::latin},         {0xAD, 0xAD, Sign::invisible},     {0x2E80, 0x2FDF, Sign::radical},
    {0xF900, 0xFAFF, Sign::radical},     {0xFE10, 0xFE19, Sign::vertical},  {0xFE30, 0xFE44, Sign::vertical},
    {0xE000, 0xF8FF, Sign::private_use}, {0x200B, 0x200F, Sign::invisible}, {0x2060, 0x2064, Sign::invisible},
    {0xFEFF, 0xFEFF, Sign::invisible},   {0xFFFD, 0xFFFD, Sign::lost},      {u'?', u'?', Sign::question},
    {u'&', u'&', Sign::ampersand},       {u'%', u'%', Sign::percent},       {u'\\', u'\\', Sign::backslash},
    {u' ', u' ', Sign::blank},           {0xA0, 0xA0, Sign::blank},         {0x3000, 0x3000, Sign::blank},
    {u'\n', u'\n', Sign::line_feed},     {u'(', u'(', Sign::bracket},       {u'（', u'（', Sign::bracket},
    {0x152, 0x153, Sign::western},       {0x160, 0x161, Sign::western},     {0x178, 0x178, Sign::western},
    {0x17D, 0x17E, Sign::western},       {0x192, 0x192, Sign::western},     {0x2C6, 0x2C6, Sign::western},
    {0x2DC, 0x2DC, Sign::western},       {0x20AC, 0x20AC, Sign::western},   {0x2122, 0x2122, Sign::western},
};

constexpr Surprise rare_han = 80; // one in a million characters

// Which bit of a block a sign sets.
constexpr std::uint8_t seen_by[] = {
    0,        // none
    seen_han, // han
    seen_han | seen_rare,
    seen_odd, // lost
    seen_question,
    seen_odd, // private_use
    seen_western,
    seen_escape,  // ampersand
    seen_escape,  // percent
    seen_escape,  // backslash
    seen_odd,     // radical
    seen_odd,     // vertical
    seen_odd,     // invisible
    seen_spacing, // blank
    seen_spacing, // line_feed
    seen_spacing, // bracket
    0,            // latin
    seen_han | seen_odd,
};

struct SignTable {
    std::array<Sign, 0x10000> of;
    std::array<std::uint8_t, 0x10000> seen;
    SignTable() {
        of.fill(Sign::none);
        for (unsigned unit = 0x4E00; unit <= 0x9FFF; ++unit) of[unit] = surprise(char32_t(unit)) >= rare_han ? Sign::rare : Sign::han;
        for (SignRange const& range : sign_ranges) std::fill(of.begin() + range.first, of.begin() + range.last + 1, range.sign);
        for (char16_t unit : std::u16string_view(u"锟烫屯")) of[unit] = Sign::unfilled;
        for (unsigned unit = 0; unit < 0x10000; ++unit) {
            seen[unit] = seen_by[std::size_t(of[unit])];
            if (unit >= 0x40 && unit <= 0x7E) seen[unit] |= seen_letter;
        }
    }
};

SignTable const& sign_table() {
    static SignTable const made;
    return made;
}

bool is_han_sign(Sign sign) { return sign == Sign::han || sign == Sign::rare || sign == Sign::unfilled; }

constexpr Offset longest_lesson = 4096;  // units
constexpr Offset most_learned = 300'000; // units; more of a document says little more of its usage

bool looks_whole(std::u16string_view line) {
    return std::none_of(line.begin(), line.end(), [](char16_t unit) { return unit >= 0x2E80 && surprise(char32_t(unit)) >= rare_han; });
}

void learn_lines(std::u16string_view text, Usage& usage) {
    usage.learn_script(text);
    for (Offset at = 0; at < text.size();) {
        Span lesson = lesson_at(text, at);
        std::u16string_view line = text.substr(lesson.begin, lesson.length());
        if (looks_whole(line)) usage.learn(line);
        at = next_lesson(text, lesson);
    }
}

// What the lines that look whole tell of the page's usage, readings left out: a damaged line would speak for itself.
Usage usage_of(Page const& page) {
    Usage usage;
    std::u16string_view text = std::u16string_view(page.text.units).substr(0, most_learned);
    if (!page.glosses.by_machine) return learn_lines(text, usage), usage;
    std::u16string bare;
    Offset reached = 0;
    for (Gloss const& gloss : page.glosses.all) {
        bare += page.text[{reached, gloss.at.begin}];
        reached = gloss.at.end;
    }
    bare += page.text[{reached, page.text.length()}];
    learn_lines(bare, usage);
    return usage;
}

// Findings that nobody claimed before, in order of place.
std::vector<Repair> claimed(std::vector<std::vector<Repair>>&& found) {
    std::vector<Repair> all;
    for (std::vector<Repair>& repairs : found) {
        std::sort(repairs.begin(), repairs.end(), [](Repair const& a, Repair const& b) { return a.span < b.span; });
        std::vector<Repair> merged;
        auto taken = all.begin();
        for (Repair& repair : repairs) {
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

// That private characters stay is not true of those that a repair has read as something else.
void drop_overtaken(Decoded& decoded) {
    auto is_overtaken = [&](Note const& note) {
        auto over = std::partition_point(decoded.repairs.begin(), decoded.repairs.end(),
                                         [&](Repair const& repair) { return repair.span.end <= note.span.begin; });
        return note.code == "private_use" && over != decoded.repairs.end() && over->span.overlaps(note.span);
    };
    decoded.notes.erase(std::remove_if(decoded.notes.begin(), decoded.notes.end(), is_overtaken), decoded.notes.end());
}

// Makes the edits and moves every span from the decoded text to the repaired one.
void apply_repairs(Decoded& decoded) {
    Edits edits;
    for (Repair& repair : decoded.repairs) {
        repair.bytes = decoded.decoded.map.source_of(repair.span);
        edits.push_back({repair.span, repair.now});
    }
    decoded.text = edited(decoded.decoded, edits);
    std::int64_t shift = 0;
    for (Repair& repair : decoded.repairs) {
        Offset begin = Offset(repair.span.begin + shift);
        shift += std::int64_t(repair.now.size()) - repair.span.length();
        repair.span = {begin, begin + Offset(repair.now.size())};
    }
}

} // namespace

Usage& Page::usage() const {
    if (!has_learned) learned_usage = usage_of(*this), has_learned = true;
    return learned_usage;
}

Span lesson_at(std::u16string_view text, Offset at) {
    Offset cut = at / longest_lesson * longest_lesson;
    std::u16string_view stretch = text.substr(0, std::min<std::size_t>(cut + longest_lesson, text.size()));
    Offset begin = at;
    while (begin > cut && text[begin - 1] != u'\n') --begin;
    return {begin, Offset(std::min(stretch.find(u'\n', at), stretch.size()))};
}

Offset next_lesson(std::u16string_view text, Span lesson) {
    bool line_ends = lesson.end < text.size() && text[lesson.end] == u'\n';
    return lesson.end + line_ends;
}

bool teaches(Page const& page, Span lesson) {
    return !page.glosses.by_machine && lesson.end <= most_learned && looks_whole(page.text[lesson]);
}

namespace {

using SignCounts = std::array<Offset, 32>;

void count_signs(std::u16string_view block, SignCounts& counts) {
    SignTable const& table = sign_table();
    for (char16_t unit : block) ++counts[std::size_t(table.of[unit])];
}

// Blanks, line feeds and brackets between what stands beside them.
void count_spacing(std::u16string_view text, Span block, Signs& signs) {
    SignTable const& table = sign_table();
    auto sign_at = [&](Offset at) { return at < text.size() ? table.of[text[at]] : Sign::none; };
    for (Offset at = block.begin; at < block.end; ++at) {
        if (!(table.seen[text[at]] & seen_spacing) || at == 0 || !is_han_sign(sign_at(at - 1))) continue;
        Sign sign = sign_at(at), next = sign_at(at + 1);
        signs.spaced += sign == Sign::blank && is_han_sign(next);
        signs.wrapped += sign == Sign::line_feed && is_han_sign(next);
        signs.brackets += sign == Sign::bracket && (next == Sign::latin || next == Sign::western || next == Sign::blank);
    }
}

// The bits of all units, and how many are Han.
std::uint8_t look_at(std::u16string_view block, Offset& han) {
    std::uint8_t const* seen = sign_table().seen.data();
    unsigned all = 0, count = 0;
    for (char16_t unit : block) {
        all |= seen[unit];
        count += seen[unit] & seen_han;
    }
    han += count;
    return std::uint8_t(all);
}

} // namespace

Signs signs_of(std::u16string_view text) {
    SignCounts counts = {};
    Signs signs;
    signs.blocks.reserve(text.size() / block_length + 1);
    for (Offset begin = 0; begin < text.size(); begin += block_length) {
        Span span{begin, std::min(begin + block_length, Offset(text.size()))};
        std::u16string_view block = text.substr(begin, span.length());
        std::uint8_t seen = look_at(block, signs.han);
        signs.blocks.push_back(seen);
        if (seen & (seen_rare | seen_odd | seen_western | seen_escape | seen_question)) count_signs(block, counts);
        if (seen & seen_spacing) count_spacing(text, span, signs);
    }
    auto count = [&](Sign sign) { return counts[std::size_t(sign)]; };
    signs.rare = count(Sign::rare);
    signs.lost = count(Sign::lost);
    signs.questions = count(Sign::question);
    signs.private_use = count(Sign::private_use);
    signs.western = count(Sign::western);
    signs.ampersands = count(Sign::ampersand);
    signs.percents = count(Sign::percent);
    signs.backslashes = count(Sign::backslash);
    signs.radicals = count(Sign::radical);
    signs.vertical = count(Sign::vertical);
    signs.invisible = count(Sign::invisible);
    signs.unfilled = count(Sign::unfilled);
    return signs;
}

void repair(Bytes bytes, Decoded& decoded) {
    Page page{bytes, decoded.charset, decoded.decoded, signs_of(decoded.decoded.units), {}, {}, false};
    std::vector<std::vector<Repair>> found;
    if (page.signs.brackets > 0) page.glosses = glosses_of(page.text.units);
    for (Damage const& damage : damages) {
        if (!damage.worth(page.signs)) continue;
        Findings findings;
        damage.find(page, findings);
        found.push_back(std::move(findings.repairs));
        std::move(findings.notes.begin(), findings.notes.end(), std::back_inserter(decoded.notes));
    }
    decoded.repairs = claimed(std::move(found));
    drop_overtaken(decoded);
    apply_repairs(decoded);
    for (Note& note : decoded.notes) {
        note.bytes = decoded.decoded.map.source_of(note.span);
        note.span = decoded.text.map.target_of(note.bytes);
    }
}

} // namespace duidu
