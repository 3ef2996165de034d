#include "compare/gaps.h"

#include "compare/large_gaps.h"

#include <array>

namespace duidu {

namespace {

// Scores in sixteenths of a letter. An edit costs a little more than one letter is worth, so that a lone letter inside rewritten text is
// not kept; it is cheaper where a reader would cut, and every further letter costs next to nothing.
constexpr int letter_worth = 16, mark_worth = 8, edit_cost = 22, cut_bonus = 2, step_cost = 1;
constexpr int impossible = -(1 << 28);

// Tables above this many cells are cut up first; it is a few milliseconds of work.
constexpr std::uint64_t largest_table = 1 << 18;
// How far a moved passage may grow at once.
constexpr Offset longest_growth = 400;

// A stretch of letters read forwards or backwards, so that one table serves both ends of a seam.
struct Strip {
    Letters const& text;
    Offset begin = 0, length = 0;
    bool backwards = false;

    Offset letter(Offset i) const { return backwards ? begin + length - 1 - i : begin + i; }
    char16_t unit(Offset i) const { return text.units[letter(i)]; }
    // Between strip positions i − 1 and i.
    int cut(Offset i) const { return cut_quality(text, backwards ? begin + length - i : begin + i); }
};

// Affine alignment with two states, after Gotoh: the last letters were paired, or an edit is open. Filled row by row; one byte a cell for
// the way back.
class Table {
public:
    Table(Strip const& a, Strip const& b) : a(a), b(b), width(b.length + 1), ways(std::size_t(a.length + 1) * width, 0) { fill(); }

    // Pairs along the best way from the corner to (i, j), which must end in a pair or at the far corner.
    template <class Pair> void walk(Offset i, Offset j, bool in_edit, Pair const& pair) const {
        while (i > 0 || j > 0) {
            std::uint8_t way = ways[std::size_t(i) * width + j];
            if (!in_edit) {
                pair(a.letter(i - 1), b.letter(j - 1));
                in_edit = way & pair_after_edit;
                --i, --j;
            } else {
                in_edit = !(way & edit_opens);
                (way & edit_up ? i : j) -= 1;
            }
        }
    }

    bool ends_in_edit() const { return last_edit[b.length] > last_pair[b.length]; }
    // For each j the best score of a pair that ends at or before it, and where that pair stands.
    struct Reach {
        int score = 0;
        Offset i = 0, j = 0;
    };
    std::vector<Reach> reaches;

private:
    static constexpr std::uint8_t pair_after_edit = 1, edit_opens = 2, edit_up = 4;
    Strip a, b;
    Offset width;
    std::vector<std::uint8_t> ways;
    std::vector<int> last_pair, last_edit;

    void fill() {
        std::vector<int> cuts(width);
        for (Offset j = 0; j < width; ++j) cuts[j] = b.cut(j);
        last_pair.assign(width, impossible);
        last_edit.assign(width, impossible);
        reaches.assign(width, {});
        last_pair[0] = 0;
        std::vector<int> pair(width), edit(width);
        for (Offset j = 1; j < width; ++j)
            open_or_go_on(0, j, impossible, impossible, last_pair[j - 1], last_edit[j - 1], cuts[j - 1], last_edit[j]);
        for (Offset i = 1; i <= a.length; ++i) {
            int row_cut = a.cut(i - 1), after_cut = a.cut(i);
            char16_t unit = a.unit(i - 1);
            int worth = is_mark(unit) ? mark_worth : letter_worth;
            pair[0] = impossible;
            open_or_go_on(i, 0, last_pair[0], last_edit[0], impossible, impossible, row_cut, edit[0]);
            for (Offset j = 1; j < width; ++j) {
                pair[j] = impossible;
                if (unit == b.unit(j - 1)) meet(i, j, worth, pair[j]);
                open_or_go_on(i, j, last_pair[j], last_edit[j], pair[j - 1], edit[j - 1], std::max(after_cut, cuts[j]), edit[j]);
            }
            std::swap(pair, last_pair);
            std::swap(edit, last_edit);
        }
        for (Offset j = 1; j < width; ++j)
            if (reaches[j - 1].score >= reaches[j].score) reaches[j] = reaches[j - 1];
    }

    void meet(Offset i, Offset j, int worth, int& score) {
        bool after_edit = last_edit[j - 1] > last_pair[j - 1];
        score = std::max(last_edit[j - 1], last_pair[j - 1]) + worth;
        if (after_edit) ways[std::size_t(i) * width + j] |= pair_after_edit;
        if (score > reaches[j].score) reaches[j] = {score, i, j};
    }

    // The edit state of a cell from the one above and the one to the left.
    void open_or_go_on(Offset i, Offset j, int up_pair, int up_edit, int left_pair, int left_edit, int cut, int& score) {
        int open = edit_cost - cut_bonus * cut;
        std::array<int, 4> choices = {up_edit - step_cost, left_edit - step_cost, up_pair - open, left_pair - open};
        int best = int(std::max_element(choices.begin(), choices.end()) - choices.begin());
        score = choices[best];
        constexpr std::uint8_t ways_of[] = {edit_up, 0, edit_up | edit_opens, edit_opens};
        ways[std::size_t(i) * width + j] |= ways_of[best];
    }
};

void pair_in_table(Gap const& gap, Letters const& a, Letters const& b, Pairing& pairing) {
    Strip strip_a{a, gap.a_begin, gap.a_end - gap.a_begin}, strip_b{b, gap.b_begin, gap.b_end - gap.b_begin};
    Table table(strip_a, strip_b);
    table.walk(strip_a.length, strip_b.length, table.ends_in_edit(), [&](Offset x, Offset y) { pairing.pair(x, y); });
}

// Pairs equal letters at both ends and takes them off the gap.
void trim(Gap& gap, Letters const& a, Letters const& b, Pairing& pairing) {
    while (gap.a_begin < gap.a_end && gap.b_begin < gap.b_end && a.units[gap.a_begin] == b.units[gap.b_begin])
        pairing.pair(gap.a_begin++, gap.b_begin++);
    while (gap.a_begin < gap.a_end && gap.b_begin < gap.b_end && a.units[gap.a_end - 1] == b.units[gap.b_end - 1])
        pairing.pair(--gap.a_end, --gap.b_end);
}

} // namespace

bool fill(Gap const& whole, Letters const& a, Letters const& b, Pairing& pairing, Budget& budget) {
    std::vector<Gap> open = {whole};
    bool looked = true;
    while (!open.empty()) {
        Gap gap = open.back();
        open.pop_back();
        trim(gap, a, b, pairing);
        std::uint64_t cells = gap.cells();
        if (cells == 0) continue;
        if (cells <= largest_table && cells <= budget.cells) {
            budget.cells -= cells;
            pair_in_table(gap, a, b, pairing);
            continue;
        }
        if (cells <= largest_table || !cut_up(gap, a, b, open, pairing)) looked &= pair_by_edits(gap, a, b, pairing, budget);
    }
    return looked;
}

void grow(Seam const& seam, Letters const& a, Letters const& b, Pairing& pairing, Budget& budget) {
    Offset size = std::min(seam.b_end - seam.b_begin, longest_growth), room = 2 * size + 32;
    Strip left_b{b, seam.b_begin, size}, right_b{b, seam.b_end - size, size, true};
    Strip left_a{a, seam.left_begin, std::min(seam.left_end - seam.left_begin, room)};
    Offset right_length = std::min(seam.right_end - seam.right_begin, room);
    Strip right_a{a, seam.right_end - right_length, right_length, true};
    std::uint64_t cells = std::uint64_t(size) * (left_a.length + right_a.length);
    if (cells == 0 || cells > budget.cells) return;
    budget.cells -= cells;

    Table left(left_a, left_b), right(right_a, right_b);
    Offset whole = seam.b_end - seam.b_begin, best = 0;
    auto total = [&](Offset split) {
        int after = right.reaches[std::min(size, whole - split)].score;
        return left.reaches[std::min(size, split)].score + after;
    };
    for (Offset split = 1; split <= whole; ++split)
        if (total(split) > total(best)) best = split;
    auto pair = [&](Offset x, Offset y) {
        if (pairing.of_a[x] == unpaired && pairing.of_b[y] == unpaired) pairing.pair(x, y);
    };
    auto const& l = left.reaches[std::min(size, best)];
    auto const& r = right.reaches[std::min(size, whole - best)];
    if (l.score > 0) left.walk(l.i, l.j, false, pair);
    if (r.score > 0) right.walk(r.i, r.j, false, pair);
}

} // namespace duidu
