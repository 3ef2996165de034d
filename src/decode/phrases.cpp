#include "decode/phrases.h"

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

namespace duidu {

namespace {

// ---- the pack ----
// "DPP1", then as little-endian 32 bits: characters, pairs, and times three follow each other; then columns, one after the other, of 16
// bits or of 8 (costs, in quarter bits): the characters ascending, what each costs, what is added for what no pair of it has; how many
// pairs each has; of the pairs the second characters' places among the characters, ascending in each row, what they cost, what is added for
// what is no third of them, how many thirds each has; the thirds' places and what they cost. At last whose it is, in words.
struct Columns {
    std::vector<std::uint16_t> units, pairs_of, second, thirds_of, third;
    std::vector<std::uint8_t> alone, without_pair, pair, without_third, triple;
};

struct Reader {
    Bytes bytes;
    bool whole = true; // all that was asked for is there

    std::uint32_t number() {
        std::vector<std::uint16_t> const halves = wide(2);
        return halves.size() == 2 ? halves[0] | std::uint32_t(halves[1]) << 16 : 0;
    }
    std::vector<std::uint8_t> narrow(std::size_t length) {
        Bytes own = column(length, 1);
        return {own.begin(), own.end()};
    }
    std::vector<std::uint16_t> wide(std::size_t length) {
        Bytes halves = column(length, 2);
        std::vector<std::uint16_t> out(halves.size() / 2);
        for (std::size_t i = 0; i < out.size(); ++i) out[i] = std::uint16_t(halves[2 * i] | halves[2 * i + 1] << 8);
        return out;
    }

private:
    Bytes column(std::size_t length, std::size_t width) {
        whole = whole && length <= bytes.size() / width;
        if (!whole) return {};
        Bytes own = bytes.first(length * width);
        bytes = bytes.subspan(length * width);
        return own;
    }
};

// Where each row begins in the column that holds all of them, and where the last one ends.
std::vector<std::uint32_t> beginnings(std::vector<std::uint16_t> const& lengths) {
    std::vector<std::uint32_t> begins;
    begins.reserve(lengths.size() + 1);
    begins.push_back(0);
    for (std::uint16_t length : lengths) begins.push_back(begins.back() + length);
    return begins;
}

class Phrases {
public:
    explicit Phrases(Bytes pack) {
        constexpr std::array<std::uint8_t, 4> magic = {'D', 'P', 'P', '1'};
        Reader reader{pack};
        if (reader.narrow(4) != std::vector<std::uint8_t>(magic.begin(), magic.end())) return;
        std::uint32_t characters = reader.number(), pairs = reader.number(), triples = reader.number();
        columns_.units = reader.wide(characters);
        columns_.alone = reader.narrow(characters), columns_.without_pair = reader.narrow(characters);
        columns_.pairs_of = reader.wide(characters);
        columns_.second = reader.wide(pairs);
        columns_.pair = reader.narrow(pairs), columns_.without_third = reader.narrow(pairs);
        columns_.thirds_of = reader.wide(pairs);
        columns_.third = reader.wide(triples);
        columns_.triple = reader.narrow(triples);
        pairs_begin_ = beginnings(columns_.pairs_of), thirds_begin_ = beginnings(columns_.thirds_of);
        whole_ = reader.whole && characters <= none && pairs_begin_.back() == pairs && thirds_begin_.back() == triples;
        place_.fill(none);
        for (std::size_t i = 0; i < columns_.units.size(); ++i) place_[columns_.units[i]] = std::uint16_t(i);
    }

    bool whole() const { return whole_; }

    int cost(char16_t earlier, char16_t previous, char16_t character) const {
        std::uint16_t before = place_[previous], own = place_[character];
        if (before == none || own == none) return 0;
        std::uint32_t phrase = pair_at(place_[earlier], before);
        if (phrase == no_pair) return std::max(cost_of_pair(before, own), 1);
        std::uint32_t third = found(columns_.third, thirds_begin_[phrase], thirds_begin_[phrase + 1], own);
        return std::max(third == no_pair ? columns_.without_third[phrase] + cost_of_pair(before, own) : columns_.triple[third], 1);
    }

private:
    static constexpr std::uint16_t none = 0xFFFF;
    static constexpr std::uint32_t no_pair = 0xFFFFFFFF;
    Columns columns_;
    std::vector<std::uint32_t> pairs_begin_, thirds_begin_;
    std::array<std::uint16_t, 0x10000> place_; // of a unit among the characters
    bool whole_ = false;

    static std::uint32_t found(std::vector<std::uint16_t> const& column, std::uint32_t begin, std::uint32_t end, std::uint16_t place) {
        auto at = std::lower_bound(column.begin() + begin, column.begin() + end, place);
        return at != column.begin() + end && *at == place ? std::uint32_t(at - column.begin()) : no_pair;
    }
    std::uint32_t pair_at(std::uint16_t first, std::uint16_t second) const {
        return first == none ? no_pair : found(columns_.second, pairs_begin_[first], pairs_begin_[first + 1u], second);
    }
    int cost_of_pair(std::uint16_t first, std::uint16_t second) const {
        std::uint32_t pair = pair_at(first, second);
        return pair == no_pair ? columns_.without_pair[first] + columns_.alone[second] : columns_.pair[pair];
    }
};

} // namespace

PhraseCost costs_of_phrases(Bytes pack) {
    auto phrases = std::make_shared<Phrases const>(pack);
    if (!phrases->whole()) return {};
    return [phrases](char16_t earlier, char16_t previous, char16_t character) { return phrases->cost(earlier, previous, character); };
}

} // namespace duidu
