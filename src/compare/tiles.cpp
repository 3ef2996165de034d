#include "compare/tiles.h"

#include "compare/gaps.h"
#include "compare/seams.h"
#include "compare/search.h"
#include "compare/strands.h"
#include "compare/strays.h"

namespace duidu {

namespace {

// Cells of alignment a letter may cost on average: about 0.1 s a MB.
constexpr std::uint64_t cells_a_letter = 48, cells_at_least = 1 << 23;

// ---- between the tiles ----

// Where a goes on after the letter before the gap, and where it came from before the letter behind it.
struct Ends {
    Offset left, right;
};
Ends ends_of_gap(Pairing const& pairing, Offset begin, Offset end) {
    Offset left = begin == 0 ? 0 : pairing.of_b[begin - 1] + 1;
    Offset right = end == pairing.of_b.size() ? Offset(pairing.of_a.size()) : pairing.of_b[end];
    return {left, right};
}

void fill_gaps(Letters const& a, Letters const& b, Pairing& pairing, Budget& budget, Watch& watch) {
    each_gap(pairing, watch, [&](Offset begin, Offset end) {
        auto [left, right] = ends_of_gap(pairing, begin, end);
        if (left < right && free_end(pairing.of_a, left) == right) pairing.exact &= fill({left, right, begin, end}, a, b, pairing, budget);
    });
}

void grow_at_seams(Letters const& a, Letters const& b, Pairing& pairing, Budget& budget, Watch& watch) {
    each_gap(pairing, watch, [&](Offset begin, Offset end) {
        auto [left, right] = ends_of_gap(pairing, begin, end);
        grow({begin, end, left, free_end(pairing.of_a, left), free_begin(pairing.of_a, right), right}, a, b, pairing, budget);
    });
}

// ---- what is a move, and what is chance ----

// Parts moved strands that are too little to be a move.
bool part_chance(Letters const& a, Letters const& b, Pairing& pairing) {
    bool parted = false;
    for (Strand const& strand : strands(pairing)) {
        if (!strand.moved || strand.pairs >= free_move) continue;
        bool whole = clean_cut(a, strand.a_begin, clause_begins) && clean_cut(a, strand.a_end, clause_ends) &&
                     clean_cut(b, strand.b_begin, clause_begins) && clean_cut(b, strand.b_end, clause_ends);
        if (whole && strand.pairs >= shortest_move) continue;
        for (Offset j = strand.b_begin; j < strand.b_end; ++j)
            if (pairing.of_b[j] != unpaired) pairing.part(j), parted = true;
    }
    return parted;
}

// A surrogate pair is one letter: both halves are paired alike or not at all.
void keep_pairs_whole(Letters const& b, Pairing& pairing) {
    for (Offset j = 0; j < b.length(); ++j) {
        bool high = (b.units[j] & 0xFC00) == 0xD800, low = (b.units[j] & 0xFC00) == 0xDC00;
        if ((!high && !low) || pairing.of_b[j] == unpaired) continue;
        Offset mate = high ? j + 1 : j - 1, partner = pairing.of_b[j];
        bool alone = mate >= b.length() || (b.units[mate] & 0xFC00) != (high ? 0xDC00 : 0xD800);
        if (!alone && pairing.of_b[mate] != (high ? partner + 1 : partner - 1)) pairing.part(j);
    }
}

// Equal letters at both ends need no search; but the last clause of the head and the first of the tail may belong to a move, so they stay
// free.
void pair_ends(Letters const& a, Letters const& b, Pairing& pairing) {
    Offset shorter = std::min(a.length(), b.length()), head = 0, tail = 0;
    while (head < shorter && a.units[head] == b.units[head]) ++head;
    while (tail + head < shorter && a.units[a.length() - 1 - tail] == b.units[b.length() - 1 - tail]) ++tail;
    bool whole = head == shorter && a.length() == b.length();
    while (!whole && head > 0 && !clean_cut(a, head, sentence_begins)) --head;
    while (!whole && tail > 0 && !clean_cut(a, a.length() - tail, sentence_begins)) --tail;
    for (Offset i = 0; i < head; ++i) pairing.pair(i, i);
    for (Offset i = 1; i <= tail; ++i) pairing.pair(a.length() - i, b.length() - i);
}

} // namespace

Pairing pair_letters(Letters const& a, Letters const& b, Watch& watch) {
    Pairing pairing;
    pairing.of_a.assign(a.length(), unpaired);
    pairing.of_b.assign(b.length(), unpaired);
    Budget budget{std::max(cells_at_least, cells_a_letter * (std::uint64_t(a.length()) + b.length()))};
    pair_ends(a, b, pairing);
    search(a, b, coarse, pairing, watch);
    search(a, b, middle, pairing, watch);
    fill_gaps(a, b, pairing, budget, watch);
    slide_to_cuts(a, b, pairing, watch);
    pair_strays(a, b, pairing, budget, watch);
    search(a, b, fine, pairing, watch);
    fill_gaps(a, b, pairing, budget, watch);
    exchange_at_seams(a, b, pairing, watch);
    fill_gaps(a, b, pairing, budget, watch);
    grow_at_seams(a, b, pairing, budget, watch);
    slide_to_cuts(a, b, pairing, watch);
    if (part_chance(a, b, pairing)) fill_gaps(a, b, pairing, budget, watch);
    slide_to_cuts(a, b, pairing, watch);
    keep_pairs_whole(b, pairing);
    if (watch.over_now()) pairing.exact = false;
    return pairing;
}

double likeness(Letters const& a, Letters const& b, Watch& watch) {
    Offset shorter = std::min(a.length(), b.length());
    if (shorter == 0) return a.length() == b.length() ? 1 : 0;
    Pairing pairing;
    pairing.of_a.assign(a.length(), unpaired);
    pairing.of_b.assign(b.length(), unpaired);
    pair_ends(a, b, pairing);
    search(a, b, coarse, pairing, watch);
    search(a, b, middle, pairing, watch);
    return double(a.length() - std::count(pairing.of_a.begin(), pairing.of_a.end(), unpaired)) / shorter;
}

bool consistent(Pairing const& pairing, Letters const& a, Letters const& b) {
    if (pairing.of_a.size() != a.length() || pairing.of_b.size() != b.length()) return false;
    for (Offset i = 0; i < a.length(); ++i)
        if (pairing.of_a[i] != unpaired && (pairing.of_a[i] >= b.length() || pairing.of_b[pairing.of_a[i]] != i)) return false;
    for (Offset j = 0; j < b.length(); ++j)
        if (pairing.of_b[j] != unpaired &&
            (pairing.of_b[j] >= a.length() || pairing.of_a[pairing.of_b[j]] != j || a.units[pairing.of_b[j]] != b.units[j]))
            return false;
    return true;
}

} // namespace duidu
