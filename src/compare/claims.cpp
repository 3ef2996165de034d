#include "compare/claims.h"

#include <map>
#include <utility>

namespace duidu {

namespace {

// How far a tile looks for neighbours when several of one length fit.
constexpr Offset neighbourhood = 256;

// How far the tile lies off the diagonals of its nearest claimed neighbours: small where it continues what stands beside it.
Offset distance_to_neighbours(Tile const& tile, Pairing const& pairing) {
    Offset best = unpaired;
    auto look = [&](std::vector<Offset> const& partner, Offset from, Offset other, int step, Offset length) {
        Offset at = from, steps = 0;
        while (++steps < neighbourhood && at < length && partner[at] == unpaired) at += step;
        if (steps >= neighbourhood || at >= length) return;
        Offset reached = partner[at] + (from - at); // where `from` would stand on that diagonal
        best = std::min(best, reached > other ? reached - other : other - reached);
    };
    Offset a_length = Offset(pairing.of_a.size()), b_length = Offset(pairing.of_b.size());
    look(pairing.of_b, tile.b - 1, tile.a - 1, -1, b_length);
    look(pairing.of_b, tile.b + tile.length, tile.a + tile.length, 1, b_length);
    look(pairing.of_a, tile.a - 1, tile.b - 1, -1, a_length);
    look(pairing.of_a, tile.a + tile.length, tile.b + tile.length, 1, a_length);
    return best;
}

// The parts of a tile whose letters are free on both sides.
template <class Visit> void free_parts(Tile const& tile, Pairing const& pairing, Visit const& visit) {
    Offset begin = 0;
    for (Offset i = 0; i <= tile.length; ++i) {
        bool open = i < tile.length && pairing.of_a[tile.a + i] == unpaired && pairing.of_b[tile.b + i] == unpaired;
        if (open) continue;
        if (i > begin) visit(Tile{tile.a + begin, tile.b + begin, i - begin});
        begin = i + 1;
    }
}

// What of a tile may move: all of it, or from its first to its last clause boundary, or nothing.
Tile movable(Letters const& a, Letters const& b, Tile tile) {
    if (tile.length >= free_move) return tile;
    auto cut = [&](Offset i, int quality) { return clean_cut(a, tile.a + i, quality) && clean_cut(b, tile.b + i, quality); };
    Offset begin = 0, end = tile.length;
    while (begin + shortest_move <= end && !cut(begin, clause_begins)) ++begin;
    while (begin + shortest_move <= end && !cut(end, clause_ends)) --end;
    if (begin + shortest_move > end) return {};
    return {tile.a + begin, tile.b + begin, end - begin};
}

// A few letters behind the last sentence of a tile are mostly the number of the next article, which belongs to what follows it: they stay
// free, and come back with the gap where they belong here. The same at its head.
constexpr Offset loose_end = 4;

Tile without_loose_ends(Letters const& text, Tile tile) {
    auto begins = [&](Offset at) { return cut_quality(text, at) >= sentence_begins || begins_article(text, at); };
    for (Offset loose = 1; loose <= loose_end && loose < tile.length; ++loose)
        if (begins(tile.b + tile.length - loose)) {
            tile.length -= loose;
            break;
        }
    for (Offset loose = 1; loose <= loose_end && loose < tile.length; ++loose)
        if (begins(tile.b + loose)) return {tile.a + loose, tile.b + loose, tile.length - loose};
    return tile;
}

// Tiles by length. Nearly all are short, so that each length has a shelf of its own; what is longer than the shelves is few.
class Shelves {
public:
    explicit Shelves(std::vector<Tile> const& tiles) : shelves(longest_shelf) {
        for (Tile const& tile : tiles) put(tile);
    }
    void put(Tile const& tile) { (tile.length < longest_shelf ? shelves[tile.length] : longer[tile.length]).push_back(tile); }
    // The longest tiles there are; none when all were taken. What is put meanwhile must be shorter.
    std::vector<Tile> take_longest() {
        if (!longer.empty()) return std::move(longer.extract(std::prev(longer.end())).mapped());
        while (!shelves.empty() && shelves.back().empty()) shelves.pop_back();
        return shelves.empty() ? std::vector<Tile>() : std::exchange(shelves.back(), {});
    }

private:
    static constexpr Offset longest_shelf = 1024;
    std::vector<std::vector<Tile>> shelves;
    std::map<Offset, std::vector<Tile>> longer;
};

// Tiles lie anywhere in both texts: memory is asked for them so many tiles before they are looked at.
constexpr std::size_t ahead = 8;

void expect(Tile const& tile, Pairing const& pairing) {
    __builtin_prefetch(&pairing.of_a[tile.a]);
    __builtin_prefetch(&pairing.of_b[tile.b]);
}

void pair_tile(Tile const& tile, Pairing& pairing) {
    for (Offset i = 0; i < tile.length; ++i) pairing.pair(tile.a + i, tile.b + i);
}

// Letters that one tile covers, and those that several do.
class Crowd {
public:
    explicit Crowd(Offset length) : covered(length) {}
    void add(Offset begin, Offset length) {
        for (Offset at = begin; at < begin + length; ++at) covered[at] = std::uint8_t((covered[at] << 1 | 1) & 3);
    }
    bool contests(Offset begin, Offset length) const {
        std::uint8_t all = 0;
        for (Offset at = begin; at < begin + length; ++at) all |= covered[at];
        return all > 1;
    }

private:
    std::vector<std::uint8_t> covered;
};

// Tiles that overlap no other and may stand anywhere need not wait for longer ones: they are claimed in the order of the text, as memory
// likes it. At 10 MB these are nearly all. Gives back the others.
std::vector<Tile> claim_lone(std::vector<Tile> const& found, Letters const& a, Letters const& b, Pairing& pairing) {
    Crowd in_a(a.length()), in_b(b.length());
    for (Tile const& tile : found) in_a.add(tile.a, tile.length), in_b.add(tile.b, tile.length);
    std::vector<Tile> out;
    for (Tile const& tile : found) {
        bool lone = tile.length >= free_move && !in_a.contests(tile.a, tile.length) && !in_b.contests(tile.b, tile.length);
        if (lone) pair_tile(without_loose_ends(b, tile), pairing);
        else out.push_back(tile);
    }
    return out;
}

} // namespace

bool may_stand(Letters const& a, Letters const& b, Tile const& tile, Pairing const& pairing) {
    return movable(a, b, tile).length > 0 || distance_to_neighbours(tile, pairing) <= neighbourhood;
}

void claim(std::vector<Tile> const& found, Letters const& a, Letters const& b, Grain grain, Pairing& pairing, Watch& watch) {
    Shelves shelves(grain.letters > fine.letters ? claim_lone(found, a, b, pairing) : found);
    std::vector<std::pair<Offset, Tile>> peers; // of one length, nearest to its neighbours first
    for (std::vector<Tile> longest = shelves.take_longest(); !longest.empty() && !watch.over(); longest = shelves.take_longest()) {
        Offset length = longest[0].length;
        peers.clear();
        for (std::size_t i = 0; i < longest.size(); ++i) {
            if (i + ahead < longest.size()) expect(longest[i + ahead], pairing);
            peers.push_back({distance_to_neighbours(longest[i], pairing), longest[i]});
        }
        std::sort(peers.begin(), peers.end(), [](auto const& x, auto const& y) {
            return std::tie(x.first, x.second.b, x.second.a) < std::tie(y.first, y.second.b, y.second.a);
        });
        for (std::size_t i = 0; i < peers.size(); ++i) {
            if (i + ahead < peers.size()) expect(peers[i + ahead].second, pairing);
            auto const& [distance, tile] = peers[i];
            bool far = distance > neighbourhood;
            free_parts(tile, pairing, [&](Tile const& part) {
                if (part.length < length) {
                    if (part.length >= Offset(grain.letters)) shelves.put(part);
                    return;
                }
                Tile claimed = far ? movable(a, b, part) : part;
                if (grain.letters > fine.letters) claimed = without_loose_ends(b, claimed);
                pair_tile(claimed, pairing);
            });
        }
    }
}

} // namespace duidu
