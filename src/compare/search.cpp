#include "compare/search.h"

namespace duidu {

namespace {

// Short runs are alike by chance, and the more the longer the texts are; what is no chance among them begins with a clause.
bool tells(Letters const& text, Offset at, Grain grain) { return grain.letters > fine.letters || clean_cut(text, at, clause_begins); }

// Remembers how far the last tile of a diagonal reached, so that each is extended once. Forgets by overwriting: that costs time, never a
// tile.
class Reached {
public:
    bool covers(Offset a, Offset b) const {
        Slot const& slot = slots[hash(a, b)];
        return slot.diagonal == b - a && slot.end > b;
    }
    void note(Tile const& tile) { slots[hash(tile.a, tile.b)] = {tile.b - tile.a, tile.b + tile.length}; }

private:
    struct Slot {
        Offset diagonal = 0, end = 0;
    };
    std::vector<Slot> slots = std::vector<Slot>(1 << 14);
    static std::size_t hash(Offset a, Offset b) { return std::uint32_t((b - a) * 0x9E3779B1u) >> 18; }
};

// The longest run of free and equal letters through (a, b).
Tile extend(Letters const& text_a, Letters const& text_b, Pairing const& pairing, Offset a, Offset b) {
    Offset a_end = a, b_end = b;
    auto same = [&](Offset i, Offset j) {
        return text_a.units[i] == text_b.units[j] && pairing.of_a[i] == unpaired && pairing.of_b[j] == unpaired;
    };
    while (a_end < text_a.length() && b_end < text_b.length() && same(a_end, b_end)) ++a_end, ++b_end;
    while (a > 0 && b > 0 && same(a - 1, b - 1)) --a, --b;
    return {a, b, a_end - a};
}

// More candidates than these cost more than they find; the longest are kept.
std::size_t most_candidates(Letters const& a, Letters const& b) { return (1 << 16) + (std::size_t(a.length()) + b.length()) / 8; }

void keep_longest(std::vector<Tile>& tiles, std::size_t most) {
    std::nth_element(tiles.begin(), tiles.begin() + std::ptrdiff_t(most), tiles.end(),
                     [](Tile const& x, Tile const& y) { return std::tie(y.length, x.b, x.a) < std::tie(x.length, y.b, y.a); });
    tiles.resize(most);
}

// Says in `pairing.exact` where it left places out.
std::vector<Tile> candidates(Letters const& a, Letters const& b, Pairing& pairing, Grain grain, Watch& watch) {
    constexpr std::size_t telling_failure = 4096; // so many grams in vain, and most of all, are no chance
    Index index(a, pairing.of_a, grain, watch, [&](Offset at) { return tells(a, at, grain); });
    Reached reached;
    std::vector<Tile> out;
    std::size_t looked = 0, in_vain = 0;
    auto look_up = [&](Offset at, std::uint32_t hash) {
        ++looked;
        in_vain += !index.places(hash, [&](Offset place) {
            if (reached.covers(place, at)) return;
            Tile tile = extend(a, b, pairing, place, at);
            if (tile.length < Offset(grain.letters)) return;
            reached.note(tile);
            if (may_stand(a, b, tile, pairing)) out.push_back(tile);
        });
    };
    Queue queue(index);
    each_gram(b, pairing.of_b, grain, watch, [&](Offset at, std::uint32_t hash) {
        if (tells(b, at, grain)) queue.add(at, hash, look_up);
    });
    queue.finish(look_up);
    bool lost = in_vain > telling_failure && in_vain > looked / 2, many = out.size() > most_candidates(a, b);
    if (many) keep_longest(out, most_candidates(a, b));
    if (grain.letters == fine.letters && (lost || many)) pairing.exact = false;
    return out;
}

} // namespace

void search(Letters const& a, Letters const& b, Grain grain, Pairing& pairing, Watch& watch) {
    std::vector<Tile> found = candidates(a, b, pairing, grain, watch);
    claim(found, a, b, grain, pairing, watch);
}

} // namespace duidu
