#include "compare/tiles.h"

#include "compare/gaps.h"
#include "compare/seams.h"

#include <array>
#include <map>
#include <utility>

namespace duidu {

namespace {

struct Tile {
    Offset a = 0, b = 0, length = 0;
};

// Coarse rounds see one k-gram in 2^sampling, chosen by its hash, so that both texts choose alike; what they leave is for the finer ones.
struct Grain {
    int letters;
    int sampling;
};
constexpr Grain coarse{32, 3}, middle{12, 0}, fine{6, 0};

// A k-gram that stands more often than this tells nothing about where it belongs.
constexpr int most_places = 48;
// How far a tile looks for neighbours when several of one length fit.
constexpr Offset neighbourhood = 256;
// A passage of at least this many letters moves by itself; a shorter one only as a whole clause on both sides, and never below the second
// figure: shorter ones are chance (measured on edited statutes).
constexpr Offset free_move = 18, shortest_move = 6;
// Cells of alignment a letter may cost on average: about 0.1 s a MB.
constexpr std::uint64_t cells_a_letter = 48, cells_at_least = 1 << 23;

// A run that moves by itself has to be long, or a clause on both sides: phrases that laws repeat everywhere are no moves.
// The mark that ends a clause may belong to the neighbour in the other text.
constexpr int sentence_begins = 5, clause_begins = 4, clause_ends = 2;

// 第#条: what an article begins with, whatever its heading ends with.
bool begins_article(Letters const& text, Offset at) {
    return at + 2 < text.length() && text.units[at] == u'第' && text.units[at + 1] == masked_number && text.units[at + 2] == u'条';
}

bool clean_cut(Letters const& text, Offset at, int quality) {
    if (at == 0 || at >= text.length() || cut_quality(text.units[at - 1], text.units[at]) >= quality) return true;
    return quality <= clause_begins && begins_article(text, at);
}

// ---- candidates: k-grams of the stretches that are still free ----

constexpr std::uint64_t factor = 0x9E3779B97F4A7C15ull;

// Short runs are alike by chance, and the more the longer the texts are; what is no chance among them begins with a clause.
bool tells(Letters const& text, Offset at, Grain grain) { return grain.letters > fine.letters || clean_cut(text, at, clause_begins); }

// Calls visit(position, hash) for every sampled k-gram whose letters are all free and that tells something.
template <class Visit>
void each_gram(Letters const& text, std::vector<Offset> const& partner, Grain grain, Watch& watch, Visit const& visit) {
    std::u16string const& units = text.units;
    std::uint64_t leaving = 1; // factor^k takes the oldest letter out again
    for (int i = 0; i < grain.letters; ++i) leaving *= factor;
    std::uint64_t hash = 0;
    std::uint64_t mask = (std::uint64_t(1) << grain.sampling) - 1;
    Offset run = 0, length = Offset(units.size());
    for (Offset i = 0; i < length; ++i) {
        if (i % 1024 == 0 && watch.over()) return;
        if (partner[i] != unpaired) {
            run = 0, hash = 0;
            continue;
        }
        hash = hash * factor + units[i] + 1;
        if (++run < Offset(grain.letters)) continue;
        if (run > Offset(grain.letters)) hash -= leaving * (units[i - grain.letters] + 1);
        std::uint64_t mixed = (hash ^ hash >> 29) * 0xBF58476D1CE4E5B9ull;
        Offset at = i + 1 - Offset(grain.letters);
        if ((mixed >> 32 & mask) == 0 && tells(text, at, grain)) visit(at, std::uint32_t(mixed >> 35));
    }
}

// Positions of k-grams, listed by hash. What it reaches for lies anywhere in memory, so it is built part by part (of a size that the
// processor's cache holds) and asked for some grams before they are looked up: at 10 MB it would wait for memory most of the time.
class Index {
public:
    Index(Letters const& text, std::vector<Offset> const& partner, Grain grain, Watch& watch) {
        std::vector<Entry> found = parted(text, partner, grain, watch);
        while ((std::size_t(1) << bits) < found.size()) ++bits;
        starts.assign((std::size_t(1) << bits) + 1, 0);
        for (Entry const& entry : found) ++starts[bucket(entry.hash) + 1];
        for (std::size_t i = 1; i < starts.size(); ++i) starts[i] += starts[i - 1];
        entries.resize(found.size());
        std::vector<Offset> next(starts.begin(), starts.end() - 1);
        for (Entry const& entry : found) entries[next[bucket(entry.hash)]++] = entry;
    }

    // What `places` will reach for: first the one, some time later the other.
    void expect_bucket(std::uint32_t hash) const { __builtin_prefetch(&starts[bucket(hash)]); }
    void expect_entries(std::uint32_t hash) const { __builtin_prefetch(entries.data() + starts[bucket(hash)]); }

    // Calls visit(position) for each place of the k-gram; false where there are too many.
    template <class Visit> bool places(std::uint32_t hash, Visit const& visit) const {
        Offset begin = starts[bucket(hash)], end = starts[bucket(hash) + 1];
        if (end - begin > 4 * most_places) return false;
        int count = 0;
        for (Offset i = begin; i < end; ++i) count += entries[i].hash == hash;
        if (count > most_places) return false;
        for (Offset i = begin; i < end; ++i)
            if (entries[i].hash == hash) visit(entries[i].at);
        return true;
    }

private:
    struct Entry {
        std::uint32_t hash;
        Offset at;
    };
    static constexpr int hash_bits = 29, part_bits = 6;
    int bits = part_bits;
    std::vector<Offset> starts;
    std::vector<Entry> entries;
    std::size_t bucket(std::uint32_t hash) const { return hash >> (hash_bits - bits); }

    // The grams of a text, those of one part of the buckets together.
    static std::vector<Entry> parted(Letters const& text, std::vector<Offset> const& partner, Grain grain, Watch& watch) {
        std::vector<Entry> found;
        std::array<std::size_t, (1 << part_bits) + 1> begins{};
        each_gram(text, partner, grain, watch, [&](Offset at, std::uint32_t hash) {
            found.push_back({hash, at});
            ++begins[(hash >> (hash_bits - part_bits)) + 1];
        });
        for (std::size_t i = 1; i < begins.size(); ++i) begins[i] += begins[i - 1];
        std::vector<Entry> out(found.size());
        for (Entry const& entry : found) out[begins[entry.hash >> (hash_bits - part_bits)]++] = entry;
        return out;
    }
};

// Grams on their way to being looked up: the index hears of each twice before its turn comes.
class Queue {
public:
    explicit Queue(Index const& index) : index(index) {}

    template <class Visit> void add(Offset at, std::uint32_t hash, Visit const& visit) {
        if (count >= ring.size()) visit(ring[count % ring.size()].first, ring[count % ring.size()].second);
        ring[count % ring.size()] = {at, hash};
        index.expect_bucket(hash);
        if (count >= lead) index.expect_entries(ring[(count - lead) % ring.size()].second);
        ++count;
    }
    template <class Visit> void finish(Visit const& visit) {
        for (std::size_t i = count > ring.size() ? count - ring.size() : 0; i < count; ++i)
            visit(ring[i % ring.size()].first, ring[i % ring.size()].second);
    }

private:
    static constexpr std::size_t lead = 8; // grams hashed while memory answers once
    Index const& index;
    std::array<std::pair<Offset, std::uint32_t>, 2 * lead> ring;
    std::size_t count = 0;
};

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

// ---- claiming, longest first ----

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
    for (Offset loose = 1; loose <= loose_end && loose < tile.length; ++loose)
        if (clean_cut(text, tile.b + tile.length - loose, sentence_begins)) {
            tile.length -= loose;
            break;
        }
    for (Offset loose = 1; loose <= loose_end && loose < tile.length; ++loose)
        if (clean_cut(text, tile.b + loose, sentence_begins)) return {tile.a + loose, tile.b + loose, tile.length - loose};
    return tile;
}

// Short runs are alike by chance, and the more the longer the texts are: those that neither lie near their neighbours nor can move are not
// even noted.
bool may_stand(Letters const& a, Letters const& b, Tile const& tile, Pairing const& pairing) {
    return movable(a, b, tile).length > 0 || distance_to_neighbours(tile, pairing) <= neighbourhood;
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
    Index index(a, pairing.of_a, grain, watch);
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
    each_gram(b, pairing.of_b, grain, watch, [&](Offset at, std::uint32_t hash) { queue.add(at, hash, look_up); });
    queue.finish(look_up);
    bool lost = in_vain > telling_failure && in_vain > looked / 2, many = out.size() > most_candidates(a, b);
    if (many) keep_longest(out, most_candidates(a, b));
    if (grain.letters == fine.letters && (lost || many)) pairing.exact = false;
    return out;
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

void search(Letters const& a, Letters const& b, Grain grain, Pairing& pairing, Watch& watch) {
    std::vector<Tile> found = candidates(a, b, pairing, grain, watch);
    claim(found, a, b, grain, pairing, watch);
}

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

// Fenwick tree of the heaviest chain that ends at or before a place, with the strand that ends it.
class Heaviest {
public:
    explicit Heaviest(std::size_t size) : best(size + 1) {}
    std::pair<std::uint64_t, int> before(std::size_t at) const {
        std::pair<std::uint64_t, int> out{0, -1};
        for (; at > 0; at &= at - 1)
            if (best[at].first > out.first) out = best[at];
        return out;
    }
    void put(std::size_t at, std::pair<std::uint64_t, int> chain) {
        for (++at; at < best.size(); at += at & (~at + 1))
            if (chain.first > best[at].first) best[at] = chain;
    }

private:
    std::vector<std::pair<std::uint64_t, int>> best = {};
};

void mark_moved(std::vector<Strand>& strands) {
    std::vector<int> by_a(strands.size()), rank(strands.size()), before(strands.size());
    for (std::size_t i = 0; i < strands.size(); ++i) by_a[i] = int(i);
    std::sort(by_a.begin(), by_a.end(), [&](int x, int y) { return strands[x].a_begin < strands[y].a_begin; });
    for (std::size_t i = 0; i < strands.size(); ++i) rank[by_a[i]] = int(i);
    Heaviest heaviest(strands.size());
    for (std::size_t i = 0; i < strands.size(); ++i) {
        auto [weight, last] = heaviest.before(rank[i]);
        before[i] = last;
        heaviest.put(rank[i], {weight + strands[i].pairs, int(i)});
        strands[i].moved = true;
    }
    for (int i = heaviest.before(strands.size()).second; i >= 0; i = before[i]) strands[i].moved = false;
}

} // namespace

std::vector<Strand> strands(Pairing const& pairing) {
    std::vector<Strand> out;
    for (Offset j = 0; j < pairing.of_b.size(); ++j) {
        Offset i = pairing.of_b[j];
        if (i == unpaired) continue;
        bool goes_on = !out.empty() && i >= out.back().a_end && free_end(pairing.of_a, out.back().a_end) == i;
        if (!goes_on) out.push_back({i, i, j, j, 0, false});
        out.back().a_end = i + 1, out.back().b_end = j + 1;
        ++out.back().pairs;
    }
    mark_moved(out);
    return out;
}

Pairing pair_letters(Letters const& a, Letters const& b, Stop const& stop) {
    Pairing pairing;
    pairing.of_a.assign(a.length(), unpaired);
    pairing.of_b.assign(b.length(), unpaired);
    Budget budget{std::max(cells_at_least, cells_a_letter * (std::uint64_t(a.length()) + b.length()))};
    Watch watch(stop);
    pair_ends(a, b, pairing);
    search(a, b, coarse, pairing, watch);
    search(a, b, middle, pairing, watch);
    fill_gaps(a, b, pairing, budget, watch);
    search(a, b, fine, pairing, watch);
    fill_gaps(a, b, pairing, budget, watch);
    exchange_at_seams(a, b, pairing, watch);
    fill_gaps(a, b, pairing, budget, watch);
    grow_at_seams(a, b, pairing, budget, watch);
    slide_to_cuts(a, b, pairing, watch);
    if (part_chance(a, b, pairing)) fill_gaps(a, b, pairing, budget, watch);
    slide_to_cuts(a, b, pairing, watch);
    keep_pairs_whole(b, pairing);
    if (watch.over()) pairing.exact = false;
    return pairing;
}

double likeness(Letters const& a, Letters const& b) {
    Offset shorter = std::min(a.length(), b.length());
    if (shorter == 0) return a.length() == b.length() ? 1 : 0;
    Pairing pairing;
    pairing.of_a.assign(a.length(), unpaired);
    pairing.of_b.assign(b.length(), unpaired);
    Stop const never;
    Watch watch(never);
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
