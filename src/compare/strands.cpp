#include "compare/strands.h"

#include "compare/free.h"

namespace duidu {

namespace {

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

} // namespace duidu
