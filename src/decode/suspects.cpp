#include "decode/suspects.h"

#include "decode/misreadings.h"

#include <algorithm>

namespace duidu {

namespace {

constexpr Surprise odd_unit = 70;

bool is_high(char16_t unit) { return unit >= 0x80; }

// Latin runs from the first to the last high unit and the one behind, which may be a trail byte; a line without them as a whole.
void suspects_of_line(std::u16string_view text, Span line, std::vector<Suspect>& out) {
    Offset begin = 0, end = 0, other = 0;
    std::size_t before = out.size();
    auto flush = [&](Offset limit) {
        if (end > begin) out.push_back({{begin, std::min(end + 1, limit)}, true, 0});
        begin = end = 0;
    };
    for (Offset at = line.begin; at < line.end; ++at) {
        if (western_byte(text[at]) < 0) flush(at), ++other;
        else if (is_high(text[at])) begin = end > begin ? begin : at, end = at + 1;
    }
    flush(line.end);
    if (other > 1 && out.size() - before <= other / 8) {
        out.resize(before);
        out.push_back({line, false, mean_surprise(text.substr(line.begin, line.length()))});
    }
}

// Whether enough of a line looks as a wrong decoder makes it.
bool may_be_garbled(std::u16string_view line) {
    std::size_t odd = 0;
    for (char16_t unit : line) {
        bool mark = unit >= 0x2010 && unit < 0x2040; // of windows-1252, and of Chinese text too
        odd += is_high(unit) && !mark && (western_byte(unit) >= 0 || surprise(char32_t(unit)) >= odd_unit);
    }
    return odd * 16 > line.size() || odd > 8;
}

// The block that a line of a wrong decoder may go through, from this one on; past the last where there is none.
std::size_t next_suspicious(Signs const& signs, std::size_t block) {
    bool all = signs.is_all_suspect();
    auto is_suspicious = [&](std::size_t at) {
        return (signs.blocks[at] & seen_western) || signs.suspects[at] >= dense_suspects ||
               (all && signs.blocks[at] & (seen_rare | seen_odd));
    };
    while (block < signs.blocks.size() && !is_suspicious(block)) ++block;
    return block;
}

} // namespace

std::vector<Suspect> suspects_of(Page const& page) {
    std::u16string_view text = page.text.units;
    std::vector<Suspect> suspects;
    for (Offset reached = 0; reached < text.size();) {
        std::size_t block = next_suspicious(page.signs, reached / block_length);
        if (block == page.signs.blocks.size()) break;
        Offset at = std::max(reached, Offset(block) * block_length), begin = at;
        while (begin > reached && text[begin - 1] != u'\n') --begin;
        Offset end = Offset(std::min(text.find(u'\n', at), text.size()));
        if (may_be_garbled(text.substr(begin, end - begin))) suspects_of_line(text, {begin, end}, suspects);
        reached = end + 1;
    }
    return suspects;
}

} // namespace duidu
