#include "decode/repair.h"

#include <algorithm>

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
    {[](Signs const& signs) { return signs.western + signs.foreign > 0 || signs.densest >= dense_suspects || signs.is_all_suspect(); },
     mojibake},
    {[](Signs const& signs) { return signs.han + signs.lost + signs.private_use > 0; }, lost_byte},
    {[](Signs const& signs) { return !signs.escapes.empty(); }, escape},
    {[](Signs const& signs) { return signs.radicals + signs.vertical > 0; }, variant},
    {[](Signs const& signs) { return signs.private_use > 0; }, private_use},
    {[](Signs const& signs) { return signs.invisible > 0; }, invisible},
    {[](Signs const& signs) { return signs.wrapped > 1 || signs.spaced > 4; }, blank},
    {[](Signs const& signs) { return signs.lost + signs.questions + signs.unfilled > 0; }, lost},
    {[](Signs const& signs) { return signs.han > 0; }, residue},
};

constexpr Offset longest_lesson = 4096;  // units
constexpr Offset most_learned = 300'000; // units; more of a document says little more of its usage

bool looks_whole(std::u16string_view line) {
    return std::none_of(line.begin(), line.end(),
                        [](char16_t unit) { return unit >= 0x2E80 && surprise(char32_t(unit)) >= rare_character; });
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
    Usage usage(page.phrases);
    std::u16string_view text = std::u16string_view(page.text.units).substr(0, most_learned);
    if (!page.glosses.by_machine) {
        learn_lines(text, usage);
        return usage;
    }
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

// That private characters and foreign forms stay is not true of those that a repair has read as something else.
void drop_overtaken(Decoded& decoded) {
    auto is_overtaken = [&](Note const& note) {
        auto over = std::partition_point(decoded.repairs.begin(), decoded.repairs.end(),
                                         [&](Repair const& repair) { return repair.span.end <= note.span.begin; });
        bool says_that_it_stays = note.code == "private_use" || note.code == "script_residue";
        return says_that_it_stays && over != decoded.repairs.end() && over->span.overlaps(note.span);
    };
    decoded.notes.erase(std::remove_if(decoded.notes.begin(), decoded.notes.end(), is_overtaken), decoded.notes.end());
}

// Makes the edits and moves every span from the decoded text to the repaired one.
void apply_repairs(Decoded& decoded) {
    if (decoded.repairs.empty()) return;
    Edits edits;
    for (Repair& repair : decoded.repairs) {
        repair.bytes = decoded.text.map.source_of(repair.span);
        edits.push_back({repair.span, repair.now});
    }
    decoded.as_decoded = std::move(decoded.text);
    decoded.text = edited(decoded.as_decoded, edits);
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

std::string_view charset_at(Page const& page, Offset byte) {
    for (CharsetRegion const& region : page.charset.regions)
        if (region.bytes.contains(byte)) return region.name;
    return page.charset.name;
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

void repair(Bytes bytes, Decoded& decoded, DecodeOptions const& options) {
    Page page{bytes, decoded.charset, decoded.text, signs_of(decoded.text.units), {}, Vocabulary(options.words), options.phrases, {},
              false};
    std::vector<std::vector<Repair>> found;
    if (page.signs.brackets > 0) page.glosses = glosses_of(page.text.units, page.signs);
    for (Damage const& damage : damages) {
        if (!damage.worth(page.signs)) continue;
        Findings findings;
        damage.find(page, findings);
        if (!findings.repairs.empty()) found.push_back(std::move(findings.repairs));
        std::move(findings.notes.begin(), findings.notes.end(), std::back_inserter(decoded.notes));
    }
    decoded.repairs = claimed(std::move(found));
    drop_overtaken(decoded);
    apply_repairs(decoded);
    for (Note& note : decoded.notes) {
        note.bytes = text_as_decoded(decoded).map.source_of(note.span);
        note.span = decoded.text.map.target_of(note.bytes);
    }
}

} // namespace duidu
