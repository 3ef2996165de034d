#include "compare/strays.h"

#include "compare/grams.h"

#include <cmath>

namespace duidu {

namespace {

// Fewer letters say too little, more have runs that are tiles.
constexpr Offset shortest_stray = 5, longest_stray = 256;
// The share of what they tell that two sentences must have in common; short ones are alike by chance.
constexpr double least_likeness = 0.5, least_likeness_of_short = 0.7;
constexpr Offset short_stray = 12;
// Counterparts of one sentence that are looked at closely: those that share most triples.
constexpr std::size_t most_rivals = 4;
constexpr Grain triples{3, 0};
constexpr Offset most_places = 8; // of a triple by which a counterpart is found; what stands oftener is looked up in vain

struct Piece {
    Offset begin = 0, end = 0;
    Offset length() const { return end - begin; }
};

// Whether a stretch is a sentence or an article by its looks: a short one from end to end, a long one at its head, or in its last clauses.
bool is_whole(Letters const& text, Piece const& piece) {
    bool begins = clean_cut(text, piece.begin, sentence_begins);
    if (piece.length() < short_stray) return begins && clean_cut(text, piece.end, sentence_begins);
    return begins || (clean_cut(text, piece.begin, clause_begins) && clean_cut(text, piece.end, clause_ends));
}

// The free stretches of a text, cut where sentences and articles begin.
std::vector<Piece> pieces_of(Letters const& text, std::vector<Offset> const& partner, Watch& watch) {
    std::vector<Piece> out;
    auto add = [&](Piece const& piece) {
        bool fits = piece.length() >= shortest_stray && piece.length() <= longest_stray;
        if (fits && is_whole(text, piece)) out.push_back(piece);
    };
    for (Offset at = 0; at < text.length() && !watch.over(); ++at) {
        Offset begin = at, end = free_end(partner, at);
        for (at = begin + 1; at < end; ++at) {
            if (!clean_cut(text, at, sentence_begins) && !begins_article(text, at)) continue;
            add({begin, at});
            begin = at;
        }
        if (end > begin) add({begin, end});
        at = std::max(begin, end);
    }
    return out;
}

// Pairs of neighbouring letters, and what each tells: the less, the oftener the texts say it, so that formulas are no likeness
// (对其直接负责的主管人员和其他直接责任人员).
class Tellers {
public:
    Tellers(Letters const& a, Letters const& b) : counts(places) {
        constexpr Offset enough = 1 << 18; // of a longer text some tell how often all say it
        for (Letters const* text : {&a, &b}) {
            Offset step = 1 + text->length() / enough;
            for (Offset at = 0; at + 1 < text->length(); at += step) counts[place(pair_at(*text, at))] += step;
        }
    }

    // The pairs of one piece, ascending.
    static std::vector<std::uint32_t> pairs_of(Letters const& text, Piece const& piece) {
        std::vector<std::uint32_t> out;
        for (Offset at = piece.begin; at + 1 < piece.end; ++at) out.push_back(pair_at(text, at));
        std::sort(out.begin(), out.end());
        return out;
    }

    // The share of what two pieces tell that they have in common (Dice).
    double likeness(std::vector<std::uint32_t> const& x, std::vector<std::uint32_t> const& y) const {
        double both = 0, all = 0;
        for (std::uint32_t pair : x) all += weight(pair);
        for (std::uint32_t pair : y) all += weight(pair);
        for (auto i = x.begin(), j = y.begin(); i != x.end() && j != y.end();) {
            if (*i == *j) both += weight(*i), ++i, ++j;
            else ++(*i < *j ? i : j);
        }
        return 2 * both / all;
    }

private:
    static constexpr std::size_t places = 1 << 16; // some pairs share one, which tells a little less of both
    std::vector<std::uint32_t> counts;

    static std::uint32_t pair_at(Letters const& text, Offset at) { return std::uint32_t(text.units[at]) << 16 | text.units[at + 1]; }
    static std::size_t place(std::uint32_t pair) { return pair * 0x9E3779B1u >> 16; }
    double weight(std::uint32_t pair) const { return 1 / std::sqrt(std::max(1.0, double(counts[place(pair)]))); }
};

struct Match {
    double likeness = 0;
    int a = 0, b = 0; // pieces
    bool operator<(Match const& other) const { return std::tie(other.likeness, b, a) < std::tie(likeness, other.b, other.a); }
};

// Looks for the pieces of a that a piece of b may be.
class Finder {
public:
    Finder(Letters const& a, std::vector<Offset> const& partner, std::vector<Piece> const& pieces, Watch& watch)
        : pieces(pieces), index(
                              a, partner, triples, watch, [](Offset) { return true; }, most_places),
          shared(pieces.size()), nearest(a.length() / block + 1) {
        int piece = 0;
        for (Offset i = 0; i < nearest.size(); ++i) {
            while (piece < int(pieces.size()) && pieces[piece].end <= i * block) ++piece;
            nearest[i] = piece;
        }
    }

    // The pieces that share most triples with this one, the most first.
    std::vector<int> rivals(std::vector<std::uint32_t> const& hashes) {
        std::vector<int> found;
        for (std::uint32_t hash : hashes)
            index.places(hash, [&](Offset at) {
                int piece = owner(at);
                if (piece >= 0 && shared[piece]++ == 0) found.push_back(piece);
            });
        std::size_t most = std::min(found.size(), most_rivals);
        std::partial_sort(found.begin(), found.begin() + std::ptrdiff_t(most), found.end(),
                          [&](int x, int y) { return shared[x] > shared[y] || (shared[x] == shared[y] && x < y); });
        for (int piece : found) shared[piece] = 0;
        found.resize(most);
        return found;
    }

private:
    static constexpr Offset block = 64;
    std::vector<Piece> const& pieces;
    Index index;
    std::vector<int> shared;  // triples, of each piece
    std::vector<int> nearest; // the first piece that does not end before so many blocks of letters

    // The piece that holds the triple; −1 where none does.
    int owner(Offset at) const {
        int piece = nearest[at / block];
        while (piece < int(pieces.size()) && pieces[piece].end < at + Offset(triples.letters)) ++piece;
        return piece < int(pieces.size()) && pieces[piece].begin <= at ? piece : -1;
    }
};

std::vector<Match> matches_of(Letters const& a, Letters const& b, std::vector<Piece> const& in_a, std::vector<Piece> const& in_b,
                              Pairing const& pairing, Watch& watch) {
    Finder finder(a, pairing.of_a, in_a, watch);
    Tellers const tellers(a, b);
    std::vector<std::vector<std::uint32_t>> hashes(in_b.size());
    std::size_t next = 0;
    each_gram(b, pairing.of_b, triples, watch, [&](Offset at, std::uint32_t hash) {
        while (next < in_b.size() && in_b[next].end < at + Offset(triples.letters)) ++next;
        if (next < in_b.size() && in_b[next].begin <= at) hashes[next].push_back(hash);
    });
    std::vector<Match> out;
    for (int j = 0; j < int(in_b.size()); ++j) {
        if (watch.over()) break;
        std::vector<std::uint32_t> mine = Tellers::pairs_of(b, in_b[j]);
        for (int i : finder.rivals(hashes[j])) {
            double likeness = tellers.likeness(Tellers::pairs_of(a, in_a[i]), mine);
            bool is_short = std::min(in_a[i].length(), in_b[j].length()) < short_stray;
            if (likeness >= (is_short ? least_likeness_of_short : least_likeness)) out.push_back({likeness, i, j});
        }
    }
    return out;
}

} // namespace

void pair_strays(Letters const& a, Letters const& b, Pairing& pairing, Budget& budget, Watch& watch) {
    std::vector<Piece> in_a = pieces_of(a, pairing.of_a, watch), in_b = pieces_of(b, pairing.of_b, watch);
    if (in_a.empty() || in_b.empty()) return;
    std::vector<Match> matches = matches_of(a, b, in_a, in_b, pairing, watch);
    std::sort(matches.begin(), matches.end());
    std::vector<bool> taken_a(in_a.size()), taken_b(in_b.size());
    for (Match const& match : matches) {
        if (taken_a[match.a] || taken_b[match.b]) continue;
        taken_a[match.a] = taken_b[match.b] = true;
        Piece const &x = in_a[match.a], &y = in_b[match.b];
        pairing.exact &= fill({x.begin, x.end, y.begin, y.end}, a, b, pairing, budget);
    }
}

} // namespace duidu
