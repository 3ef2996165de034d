#include "compare/strays.h"

#include "compare/grams.h"

namespace duidu {

namespace {

// Fewer letters say too little, more have runs that are tiles.
constexpr Offset shortest_stray = 5, longest_stray = 256;
// The share of their pairs of letters that two sentences must have in common; short ones are alike by chance.
constexpr double least_likeness = 0.6, least_likeness_of_short = 0.75;
constexpr Offset short_stray = 12;
// Counterparts of one sentence that are looked at closely: those that share most triples.
constexpr std::size_t most_rivals = 4;
constexpr Grain triples{3, 0};

struct Piece {
    Offset begin = 0, end = 0;
    Offset length() const { return end - begin; }
};

// The free stretches of a text, cut where sentences and articles begin.
std::vector<Piece> pieces_of(Letters const& text, std::vector<Offset> const& partner, Watch& watch) {
    std::vector<Piece> out;
    auto add = [&](Offset begin, Offset end) {
        if (end - begin >= shortest_stray && end - begin <= longest_stray) out.push_back({begin, end});
    };
    for (Offset at = 0; at < text.length() && !watch.over(); ++at) {
        Offset begin = at, end = free_end(partner, at);
        for (at = begin + 1; at < end; ++at) {
            if (!clean_cut(text, at, sentence_begins) && !begins_article(text, at)) continue;
            add(begin, at);
            begin = at;
        }
        if (end > begin) add(begin, end);
        at = std::max(begin, end);
    }
    return out;
}

std::vector<std::uint32_t> pairs_of_letters(Letters const& text, Piece const& piece) {
    std::vector<std::uint32_t> out;
    for (Offset at = piece.begin; at + 1 < piece.end; ++at) out.push_back(std::uint32_t(text.units[at]) << 16 | text.units[at + 1]);
    std::sort(out.begin(), out.end());
    return out;
}

// The share of pairs of letters that two sentences have in common (Dice).
double likeness_of(std::vector<std::uint32_t> const& x, std::vector<std::uint32_t> const& y) {
    std::size_t both = 0;
    for (auto i = x.begin(), j = y.begin(); i != x.end() && j != y.end();) {
        if (*i == *j) ++both, ++i, ++j;
        else ++(*i < *j ? i : j);
    }
    return 2.0 * double(both) / double(x.size() + y.size());
}

struct Match {
    double likeness = 0;
    int a = 0, b = 0; // pieces
    bool operator<(Match const& other) const { return std::tie(other.likeness, b, a) < std::tie(likeness, other.b, other.a); }
};

// Looks for the pieces of a that a piece of b may be.
class Finder {
public:
    Finder(Letters const& a, std::vector<Offset> const& partner, std::vector<Piece> const& pieces, Watch& watch)
        : text(a), pieces(pieces), index(a, partner, triples, watch, [](Offset) { return true; }) {}

    // The pieces that share most triples with this one, the most first.
    std::vector<int> rivals(std::vector<std::uint32_t> const& hashes) const {
        std::vector<int> found;
        for (std::uint32_t hash : hashes)
            index.places(hash, [&](Offset at) {
                if (int piece = owner(at); piece >= 0) found.push_back(piece);
            });
        std::sort(found.begin(), found.end());
        std::vector<std::pair<int, int>> counted; // how often, negative, and which
        for (int piece : found) {
            if (counted.empty() || counted.back().second != piece) counted.push_back({0, piece});
            --counted.back().first;
        }
        std::sort(counted.begin(), counted.end());
        std::vector<int> out;
        for (std::size_t i = 0; i < std::min(counted.size(), most_rivals); ++i) out.push_back(counted[i].second);
        return out;
    }

private:
    Letters const& text;
    std::vector<Piece> const& pieces;
    Index index;

    int owner(Offset at) const {
        auto behind = std::upper_bound(pieces.begin(), pieces.end(), at, [](Offset x, Piece const& piece) { return x < piece.begin; });
        if (behind == pieces.begin()) return -1;
        --behind;
        return at + Offset(triples.letters) <= behind->end ? int(behind - pieces.begin()) : -1;
    }
};

std::vector<Match> matches_of(Letters const& a, Letters const& b, std::vector<Piece> const& in_a, std::vector<Piece> const& in_b,
                              Pairing const& pairing, Watch& watch) {
    Finder finder(a, pairing.of_a, in_a, watch);
    std::vector<std::vector<std::uint32_t>> hashes(in_b.size());
    std::size_t next = 0;
    each_gram(b, pairing.of_b, triples, watch, [&](Offset at, std::uint32_t hash) {
        while (next < in_b.size() && in_b[next].end < at + Offset(triples.letters)) ++next;
        if (next < in_b.size() && in_b[next].begin <= at) hashes[next].push_back(hash);
    });
    std::vector<Match> out;
    for (int j = 0; j < int(in_b.size()); ++j) {
        if (watch.over()) break;
        std::vector<std::uint32_t> mine = pairs_of_letters(b, in_b[j]);
        for (int i : finder.rivals(hashes[j])) {
            double likeness = likeness_of(pairs_of_letters(a, in_a[i]), mine);
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
