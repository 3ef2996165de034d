// How often was what seen? Of a document's pairs and triples of characters, which are told by the thousand and asked for oftener still.
//
//     人民 3   民法 1   法院 3   …       a flat table, at most half full: a key stands at its place or close behind it
#pragma once

#include <cstdint>
#include <vector>

namespace duidu {

class Counts {
public:
    // Makes room for so many more keys.
    void expect(std::size_t more);
    // No key is 0. Counts wrap round, so that -1 takes back what 1 did.
    void add(std::uint64_t key, std::uint32_t by);
    std::uint32_t of(std::uint64_t key) const { return seen_.empty() ? 0 : seen_[place_of(key)].count; }

private:
    struct Seen {
        std::uint64_t key = 0; // 0: nothing stands here
        std::uint32_t count = 0;
    };
    std::vector<Seen> seen_; // as many as a power of two
    std::size_t used_ = 0;

    // Where the key stands, or would.
    std::size_t place_of(std::uint64_t key) const {
        constexpr std::uint64_t golden = 0x9E37'79B9'7F4A'7C15; // spreads neighbouring keys
        std::size_t mask = seen_.size() - 1, place = std::size_t((key * golden) >> 32) & mask;
        while (seen_[place].key != 0 && seen_[place].key != key) place = (place + 1) & mask;
        return place;
    }
    void grow(std::size_t keys);
};

inline void Counts::expect(std::size_t more) {
    if (2 * (used_ + more) > seen_.size()) grow(used_ + more);
}

inline void Counts::add(std::uint64_t key, std::uint32_t by) {
    expect(1);
    Seen& seen = seen_[place_of(key)];
    used_ += seen.key == 0;
    seen.key = key;
    seen.count += by;
}

inline void Counts::grow(std::size_t keys) {
    std::size_t size = 64;
    while (size < 2 * keys + 2) size *= 2;
    std::vector<Seen> before(size);
    before.swap(seen_);
    for (Seen const& each : before)
        if (each.key != 0) seen_[place_of(each.key)] = each;
}

} // namespace duidu
