#include "compare/gaps.h"

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

// ---- gaps too large for one table ----

// A short run that both sides of a gap hold only once each, for a given length.
struct Anchor {
    Offset a = 0, b = 0;
};

// The longest chain of anchors, which come in the order of a, that also ascends in b (patience).
std::vector<Anchor> longest_chain(std::vector<Anchor> const& anchors) {
    std::vector<int> tails, before(anchors.size(), -1);
    for (int i = 0; i < int(anchors.size()); ++i) {
        auto at = std::lower_bound(tails.begin(), tails.end(), anchors[i].b, [&](int x, Offset b) { return anchors[x].b < b; });
        if (at != tails.begin()) before[i] = *(at - 1);
        if (at == tails.end()) tails.push_back(i);
        else *at = i;
    }
    std::vector<Anchor> out;
    for (int i = tails.empty() ? -1 : tails.back(); i >= 0; i = before[i]) out.push_back(anchors[i]);
    std::reverse(out.begin(), out.end());
    return out;
}

std::uint64_t key_at(Letters const& text, Offset at, int length) {
    std::uint64_t key = 0;
    for (int i = 0; i < length; ++i) key = key * 0x9E3779B97F4A7C15ull + text.units[at + i] + 1;
    return key;
}

// Runs of `length` letters that stand exactly once on each side, in the order of a.
std::vector<Anchor> lone_runs(Gap const& gap, Letters const& a, Letters const& b, int length) {
    struct Run {
        std::uint64_t key;
        Offset at;
        bool in_b;
        bool operator<(Run const& other) const { return std::tie(key, in_b, at) < std::tie(other.key, other.in_b, other.at); }
    };
    std::vector<Run> runs;
    for (Offset i = gap.a_begin; i + length <= gap.a_end; ++i) runs.push_back({key_at(a, i, length), i, false});
    for (Offset j = gap.b_begin; j + length <= gap.b_end; ++j) runs.push_back({key_at(b, j, length), j, true});
    std::sort(runs.begin(), runs.end());
    std::vector<Anchor> out;
    for (std::size_t i = 0; i + 1 < runs.size(); ++i) {
        bool first = i == 0 || runs[i - 1].key != runs[i].key, last = i + 2 == runs.size() || runs[i + 2].key != runs[i].key;
        bool both = runs[i].key == runs[i + 1].key && !runs[i].in_b && runs[i + 1].in_b;
        if (first && last && both && a.units.compare(runs[i].at, length, b.units, runs[i + 1].at, length) == 0)
            out.push_back({runs[i].at, runs[i + 1].at});
    }
    std::sort(out.begin(), out.end(), [](Anchor x, Anchor y) { return x.a < y.a; });
    return out;
}

// Myers 1986, greedy and forward only, for gaps that repeat themselves so much that nothing in them is rare. Stops at `most` edits.
constexpr int most_edits = 600; // 600² / 2 steps of the way back are 0.7 MB

bool pair_by_edits(Gap const& gap, Letters const& a, Letters const& b, Pairing& pairing) {
    int rows = int(gap.a_end - gap.a_begin), columns = int(gap.b_end - gap.b_begin);
    std::vector<std::vector<int>> trace;
    std::vector<int> furthest(2 * most_edits + 3, 0);
    auto same = [&](int x, int y) { return a.units[gap.a_begin + x] == b.units[gap.b_begin + y]; };
    for (int edits = 0; edits <= most_edits; ++edits) {
        for (int k = -edits; k <= edits; k += 2) {
            int& down = furthest[most_edits + 1 + k + 1];
            int& right = furthest[most_edits + 1 + k - 1];
            int x = k == -edits || (k != edits && right < down) ? down : right + 1;
            if (edits == 0) x = 0;
            while (x < rows && x - k < columns && x - k >= 0 && same(x, x - k)) ++x;
            furthest[most_edits + 1 + k] = x;
        }
        trace.emplace_back(furthest.begin() + (most_edits + 1 - edits), furthest.begin() + (most_edits + 2 + edits));
        int end = rows - columns;
        if (std::abs(end) > edits || (end + edits) % 2 || furthest[most_edits + 1 + end] < rows) continue;
        int x = rows, k = end;
        for (int d = edits; d >= 0; --d) {
            auto at = [&](int diagonal) { return std::abs(diagonal) > d - 1 ? -1 : trace[d - 1][diagonal + d - 1]; };
            bool from_down = d > 0 && (k == -d || (k != d && at(k - 1) < at(k + 1)));
            int from = d == 0 ? 0 : from_down ? at(k + 1) : at(k - 1) + 1;
            for (; x > from; --x) pairing.pair(gap.a_begin + x - 1, gap.b_begin + x - 1 - k);
            if (d == 0) break;
            x = from_down ? from : from - 1;
            k += from_down ? 1 : -1;
        }
        return true;
    }
    return false;
}

// Pairs equal letters at both ends and takes them off the gap.
void trim(Gap& gap, Letters const& a, Letters const& b, Pairing& pairing) {
    while (gap.a_begin < gap.a_end && gap.b_begin < gap.b_end && a.units[gap.a_begin] == b.units[gap.b_begin])
        pairing.pair(gap.a_begin++, gap.b_begin++);
    while (gap.a_begin < gap.a_end && gap.b_begin < gap.b_end && a.units[gap.a_end - 1] == b.units[gap.b_end - 1])
        pairing.pair(--gap.a_end, --gap.b_end);
}

// Cuts a large gap at runs that stand once on each side; false where there are none.
bool cut_up(Gap const& gap, Letters const& a, Letters const& b, std::vector<Gap>& pieces, Pairing& pairing) {
    for (int length : {8, 5, 3}) {
        std::vector<Anchor> chain = longest_chain(lone_runs(gap, a, b, length));
        Gap piece = gap;
        std::size_t before = pieces.size();
        for (Anchor const& anchor : chain) {
            if (anchor.a < piece.a_begin || anchor.b < piece.b_begin) continue;
            pieces.push_back({piece.a_begin, anchor.a, piece.b_begin, anchor.b});
            for (int i = 0; i < length; ++i) pairing.pair(anchor.a + i, anchor.b + i);
            piece.a_begin = anchor.a + length, piece.b_begin = anchor.b + length;
        }
        if (pieces.size() == before) continue;
        pieces.push_back(piece);
        return true;
    }
    return false;
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
        std::uint64_t letters = gap.a_end - gap.a_begin + gap.b_end - gap.b_begin;
        if (cells > largest_table && cut_up(gap, a, b, open, pairing)) continue;
        std::uint64_t steps = std::uint64_t(most_edits) * most_edits + letters * 8;
        if (budget.cells < steps) {
            looked = false;
            continue;
        }
        budget.cells -= steps;
        looked &= pair_by_edits(gap, a, b, pairing);
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
