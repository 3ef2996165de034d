// k-grams of the letters that are still free, and where a text holds each.
//
//     甲乙丙丁|·····|戊己庚辛壬       ····· is paired; 4-grams: 甲乙丙丁, 戊己庚辛, 己庚辛壬
#pragma once

#include "compare/free.h"

#include <array>
#include <cstdint>

namespace duidu {

// Coarse rounds see one k-gram in 2^sampling, chosen by its hash, so that both texts choose alike; what they leave is for the finer ones.
struct Grain {
    int letters;
    int sampling;
};

// Calls visit(position, hash) for every sampled k-gram whose letters are all free.
template <class Visit>
void each_gram(Letters const& text, std::vector<Offset> const& partner, Grain grain, Watch& watch, Visit const& visit) {
    constexpr std::uint64_t factor = 0x9E3779B97F4A7C15ull;
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
        if ((mixed >> 32 & mask) == 0) visit(at, std::uint32_t(mixed >> 35));
    }
}

// Positions of k-grams, listed by hash. What it reaches for lies anywhere in memory, so it is built part by part (of a size that the
// processor's cache holds) and asked for some grams before they are looked up: at 10 MB it would wait for memory most of the time.
class Index {
public:
    // Of the k-grams for which listed(position) is true; those that stand more than `most` times are not told.
    template <class Listed> Index(Letters const& text, std::vector<Offset> const& partner, Grain grain, Watch& watch, Listed const& listed,
                                  Offset most = furthest_places) {
        std::vector<Entry> found = parted(text, partner, grain, watch, listed);
        while ((std::size_t(1) << bits) < found.size()) ++bits;
        starts.assign((std::size_t(1) << bits) + 1, 0);
        for (Entry const& entry : found) ++starts[bucket(entry.hash) + 1];
        for (std::size_t i = 1; i < starts.size(); ++i) starts[i] += starts[i - 1];
        entries.resize(found.size());
        std::vector<Offset> next(starts.begin(), starts.end() - 1);
        for (Entry const& entry : found) entries[next[bucket(entry.hash)]++] = entry;
        most_places = std::min(most, telling_places());
    }

    // What `places` will reach for: first the one, some time later the other.
    void expect_bucket(std::uint32_t hash) const { __builtin_prefetch(&starts[bucket(hash)]); }
    void expect_entries(std::uint32_t hash) const { __builtin_prefetch(entries.data() + starts[bucket(hash)]); }

    // Calls visit(position) for each place of the k-gram; false where there are too many.
    template <class Visit> bool places(std::uint32_t hash, Visit const& visit) const {
        Offset begin = starts[bucket(hash)], end = starts[bucket(hash) + 1];
        if (end - begin > 4 * furthest_places) return false;
        Offset count = 0;
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
    // A k-gram that stands more often than this tells nothing about where it belongs.
    static constexpr Offset furthest_places = 48;
    Offset most_places = furthest_places;
    static constexpr int hash_bits = 29, part_bits = 6;
    int bits = part_bits;
    std::vector<Offset> starts;
    std::vector<Entry> entries;
    std::size_t bucket(std::uint32_t hash) const { return hash >> (hash_bits - bits); }

    // In a text that repeats itself every k-gram leads to so many places that looking at all of them would take time with the square of its
    // length. Where a text like this one had more than a few looks a gram, those that stand most often are left out.
    Offset telling_places() const {
        constexpr std::uint64_t looks_a_gram = 4, looks_at_least = 1 << 16;
        std::array<std::uint64_t, furthest_places + 1> looks{};
        for (std::size_t i = 1; i < starts.size(); ++i)
            if (std::uint64_t count = starts[i] - starts[i - 1]; count <= furthest_places) looks[count] += count * count;
        std::uint64_t allowed = looks_a_gram * entries.size() + looks_at_least, sum = 0;
        Offset places = 0;
        while (places < furthest_places && sum + looks[places + 1] <= allowed) sum += looks[++places];
        return places;
    }

    // The grams of a text, those of one part of the buckets together.
    template <class Listed> static std::vector<Entry> parted(Letters const& text, std::vector<Offset> const& partner, Grain grain,
                                                             Watch& watch, Listed const& listed) {
        std::vector<Entry> found;
        std::array<std::size_t, (1 << part_bits) + 1> begins{};
        each_gram(text, partner, grain, watch, [&](Offset at, std::uint32_t hash) {
            if (!listed(at)) return;
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

} // namespace duidu
