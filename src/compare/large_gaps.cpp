#include "compare/large_gaps.h"

#include <bit>
#include <cstring>

namespace duidu {

namespace {

// ---- runs that stand once on each side ----

// Where a run stands in both texts.
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

// Runs of one length: the places of each in a, as far as they matter, and whether b has it once. Open addressing; grows with what is
// different, so that a text that repeats itself needs little.
class Runs {
public:
    Runs(Letters const& a, Letters const& b, Offset length) : a(a), b(b), length(length), slots(1 << 10) {}

    void add(Offset at) {
        Slot& slot = slot_of(a, at);
        if (slot.in_a++ == 0) slot.a = at, ++used;
        slot.in_a = std::min(slot.in_a, several);
        if (2 * used > slots.size()) grow();
    }
    void meet(Offset at) {
        Slot& slot = slot_of(b, at);
        slot.b = at;
        if (slot.in_b < several) ++slot.in_b;
    }
    // In the order of a.
    std::vector<Anchor> lone() const {
        std::vector<Anchor> out;
        for (Slot const& slot : slots)
            if (slot.in_a == 1 && slot.in_b == 1) out.push_back({slot.a, slot.b});
        std::sort(out.begin(), out.end(), [](Anchor x, Anchor y) { return x.a < y.a; });
        return out;
    }

private:
    static constexpr std::uint8_t several = 2;
    struct Slot {
        Offset a = 0, b = 0;
        std::uint8_t in_a = 0, in_b = 0; // how often, up to `several`; the slot is empty where a has none
    };
    Letters const &a, &b;
    Offset length;
    std::size_t used = 0;
    std::vector<Slot> slots;

    // The slot of a run, or the empty one where it would stand.
    Slot& slot_of(Letters const& text, Offset at) {
        std::uint64_t key = 0;
        for (Offset i = at; i < at + length; ++i) key = (key ^ text.units[i]) * 0x9E3779B97F4A7C15ull;
        std::size_t place = std::size_t(key >> 32) & (slots.size() - 1);
        while (slots[place].in_a && a.units.compare(slots[place].a, length, text.units, at, length) != 0)
            place = (place + 1) & (slots.size() - 1);
        return slots[place];
    }
    void grow() {
        std::vector<Slot> old(slots.size() * 2);
        old.swap(slots);
        for (Slot const& slot : old)
            if (slot.in_a) slot_of(a, slot.a) = slot;
    }
};

std::vector<Anchor> lone_runs(Gap const& gap, Letters const& a, Letters const& b, Offset length) {
    Runs runs(a, b, length);
    for (Offset i = gap.a_begin; i + length <= gap.a_end; ++i) runs.add(i);
    for (Offset j = gap.b_begin; j + length <= gap.b_end; ++j) runs.meet(j);
    return runs.lone();
}

// ---- edit by edit ----

// Letters from two places on that are the same, up to `most`.
Offset same_letters(char16_t const* x, char16_t const* y, Offset most) {
    constexpr Offset at_once = sizeof(std::uint64_t) / sizeof(char16_t);
    Offset out = 0;
    for (; out + at_once <= most; out += at_once) {
        std::uint64_t four_of_x, four_of_y;
        std::memcpy(&four_of_x, x + out, sizeof four_of_x);
        std::memcpy(&four_of_y, y + out, sizeof four_of_y);
        if (four_of_x != four_of_y) break;
    }
    while (out < most && x[out] == y[out]) ++out;
    return out;
}

// Myers 1986, greedy and forward only: how far one comes in a (x) on each diagonal (x − y) with ever more edits.
class Walk {
public:
    Walk(Gap const& gap, Letters const& a, Letters const& b, int most_edits)
        : gap(gap), from_a(a.units.data() + gap.a_begin), from_b(b.units.data() + gap.b_begin), rows(int(gap.a_end - gap.a_begin)),
          columns(int(gap.b_end - gap.b_begin)), middle(most_edits + 1), furthest(2 * std::size_t(most_edits) + 3, 0) {
        for (int edits = 0; edits <= most_edits && !arrived; ++edits) step(edits);
    }

    bool arrived = false;
    std::uint64_t steps = 0; // what it cost

    // Pairs along the best way up to its first `kept` edits, and gives the gap that is left behind them.
    Gap take(int kept, Pairing& pairing) const {
        int edits = int(trace.size()) - 1, k = arrived ? rows - columns : best_diagonal(), x = at(edits, k);
        Gap rest = gap;
        bool reached = false;
        for (int d = edits; d >= 0; --d) {
            bool down = d > 0 && comes_down(d, k);
            int from = d == 0 ? 0 : down ? at(d - 1, k + 1) : at(d - 1, k - 1) + 1;
            if (!reached && d <= kept) reached = true, rest.a_begin = gap.a_begin + Offset(x), rest.b_begin = gap.b_begin + Offset(x - k);
            for (; x > from; --x)
                if (reached) pairing.pair(gap.a_begin + Offset(x - 1), gap.b_begin + Offset(x - 1 - k));
            if (d == 0) break;
            x = down ? from : from - 1;
            k += down ? 1 : -1;
        }
        return rest;
    }

private:
    Gap gap;
    char16_t const *from_a, *from_b;
    int rows, columns, middle;
    std::vector<int> furthest;
    std::vector<std::vector<int>> trace; // for each number of edits what was reached on the diagonals −edits … edits

    void step(int edits) {
        for (int k = -edits; k <= edits; k += 2) {
            int down = furthest[middle + k + 1], right = furthest[middle + k - 1];
            int x = k == -edits || (k != edits && right < down) ? down : right + 1;
            if (edits == 0) x = 0;
            if (x <= rows && x - k <= columns && x - k >= 0) {
                int more = int(same_letters(from_a + x, from_b + (x - k), Offset(std::min(rows - x, columns - (x - k)))));
                x += more, steps += 1 + std::uint64_t(more) / 4;
            }
            furthest[middle + k] = x;
        }
        trace.emplace_back(furthest.begin() + (middle - edits), furthest.begin() + (middle + 1 + edits));
        int end = rows - columns;
        arrived = std::abs(end) <= edits && (end + edits) % 2 == 0 && furthest[middle + end] >= rows;
    }
    int at(int edits, int k) const { return std::abs(k) > edits ? -1 : trace[edits][k + edits]; }
    bool comes_down(int edits, int k) const { return k == -edits || (k != edits && at(edits - 1, k - 1) < at(edits - 1, k + 1)); }
    bool inside(int x, int k) const { return x <= rows && x - k <= columns; }
    // The diagonal on which most of both texts lies behind.
    int best_diagonal() const {
        int edits = int(trace.size()) - 1, best = -edits;
        auto passed = [&](int k) { return inside(at(edits, k), k) ? 2 * at(edits, k) - k : -1; };
        for (int k = -edits; k <= edits; k += 2)
            if (passed(k) > passed(best)) best = k;
        return best;
    }
};

} // namespace

// Cuts a large gap at runs that stand once on each side; false where there are none.
bool cut_up(Gap const& gap, Letters const& a, Letters const& b, std::vector<Gap>& pieces, Pairing& pairing) {
    for (Offset length : {8, 5, 3}) {
        std::vector<Anchor> chain = longest_chain(lone_runs(gap, a, b, length));
        Gap piece = gap;
        std::size_t before = pieces.size();
        for (Anchor const& anchor : chain) {
            if (anchor.a < piece.a_begin || anchor.b < piece.b_begin) continue;
            pieces.push_back({piece.a_begin, anchor.a, piece.b_begin, anchor.b});
            for (Offset i = 0; i < length; ++i) pairing.pair(anchor.a + i, anchor.b + i);
            piece.a_begin = anchor.a + length, piece.b_begin = anchor.b + length;
        }
        if (pieces.size() == before) continue;
        pieces.push_back(piece);
        return true;
    }
    return false;
}

// So many edits are walked at once: as many as half the budget allows for the whole gap, which is what one more costs, a quarter of a
// letter's comparison on each of two diagonals. A fourth of each walk is given up, where it was not yet decided which way is the best.
bool pair_by_edits(Gap const& whole, Letters const& a, Letters const& b, Pairing& pairing, Budget& budget) {
    constexpr std::uint64_t least_edits = 64, most_edits = 512; // 512² / 2 steps of the way back are 0.5 MB
    Gap gap = whole;
    std::uint64_t length = std::max(gap.a_end - gap.a_begin, gap.b_end - gap.b_begin);
    int at_once = int(std::clamp(budget.cells * 3 / (4 * length), least_edits, most_edits));
    while (gap.cells() > 0) {
        if (budget.cells < std::uint64_t(at_once) * std::uint64_t(at_once)) return false;
        Walk walk(gap, a, b, at_once);
        budget.cells -= std::min(budget.cells, walk.steps);
        gap = walk.take(walk.arrived ? at_once : at_once * 3 / 4, pairing);
        if (walk.arrived) break;
    }
    return true;
}

} // namespace duidu
