#include "compare/background.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

namespace duidu {

namespace {

// Pairs of letters without a space between them, a class in each string: of class n, one pair of letters in 2^(n + 9) is this one.
constexpr std::u16string_view classes[] = {
#include "compare/background.inc"
};

struct Known {
    std::uint32_t pair;
    float telling;
    bool operator<(Known const& other) const { return pair < other.pair; }
};

std::uint32_t key(char16_t first, char16_t second) { return std::uint32_t(first) << 16 | second; }

std::vector<Known> const& known() {
    static std::vector<Known> const sorted = [] {
        std::vector<Known> out;
        for (std::size_t rank = 0; rank < std::size(classes); ++rank) {
            float telling = 0.05f + 0.13f * float(rank);
            for (std::size_t at = 0; at + 1 < classes[rank].size(); at += 2)
                out.push_back({key(classes[rank][at], classes[rank][at + 1]), telling});
        }
        std::sort(out.begin(), out.end());
        return out;
    }();
    return sorted;
}

} // namespace

// Not in the list: rare, or two words that met by chance.
constexpr double unlisted = 0.85;

double telling(char16_t first, char16_t second) {
    auto at = std::lower_bound(known().begin(), known().end(), Known{key(first, second), 0});
    bool found = at != known().end() && at->pair == key(first, second);
    return found ? at->telling : unlisted;
}

} // namespace duidu
