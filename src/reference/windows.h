// Short stretches of a text by what stands in them: where did these six, or these ten units stand first?
//
//     统筹城乡阅读设施布局,…统筹城乡阅读设施…      window 10 at the second 统 → the first 统
//
// Nearly every window of a text is asked for and nearly none is known, so that a bit tells of most that they are not: one look in a table
// that the processor's cache holds. Two windows may share a hash; whoever finds one looks at the text.
#pragma once

#include "text/span.h"

#include <bit>
#include <cstring>
#include <string_view>
#include <vector>

namespace duidu {

// Of `length` units, 4 to 12, in a few multiplications that wait for nothing: no rolling hash, whose every step waits for the last.
template <Offset length> std::uint64_t window_hash(char16_t const* units) {
    static_assert(length >= 4 && length <= 12);
    constexpr std::uint64_t factor = 0x9E3779B97F4A7C15u;
    std::uint64_t first, middle, last;
    std::memcpy(&first, units, 8);
    std::memcpy(&middle, units + (length - 4) / 2, 8);
    std::memcpy(&last, units + length - 4, 8);
    std::uint64_t mixed = (first * factor) ^ std::rotl(middle * (factor ^ 0x55), 23) ^ std::rotl(last * (factor ^ 0xAA00), 41);
    return (mixed ^ mixed >> 29) * factor;
}

// What stretches may begin with: a bit by their first four units, so that one multiplication tells of most places that none begins there.
class Openings {
public:
    explicit Openings(std::size_t most) : bits_(std::bit_ceil(most + 4) / 4) {}

    void add(char16_t const* units) {
        std::uint32_t key = key_of(units);
        bits_[word_of(key)] |= std::uint64_t(1) << key % 64;
    }
    bool may_begin(char16_t const* units) const {
        std::uint32_t key = key_of(units);
        return (bits_[word_of(key)] >> key % 64 & 1) != 0;
    }

private:
    static std::uint32_t key_of(char16_t const* units) {
        std::uint64_t four;
        std::memcpy(&four, units, 8);
        return std::uint32_t((four * 0x9E3779B97F4A7C15u) >> 32);
    }
    std::size_t word_of(std::uint32_t key) const { return key / 64 & (bits_.size() - 1); }

    std::vector<std::uint64_t> bits_; // sixteen for each that may come
};

// Numbers by hash; the first that comes stays.
class Windows {
public:
    explicit Windows(std::size_t most) : slots_(std::bit_ceil(most + most / 4 + 16)), bits_(std::bit_ceil(most + 4) / 4) {}

    void add(std::uint64_t hash, Offset value) {
        bits_[bit(hash) / 64] |= std::uint64_t(1) << (bit(hash) % 64);
        for (std::size_t at = slot(hash);; at = (at + 1) & (slots_.size() - 1)) {
            if (slots_[at].check == check(hash)) return;
            if (slots_[at].check != 0) continue;
            slots_[at] = {check(hash), value};
            return;
        }
    }
    bool may_hold(std::uint64_t hash) const { return (bits_[bit(hash) / 64] >> (bit(hash) % 64) & 1) != 0; }
    // Null where none was added.
    Offset const* find(std::uint64_t hash) const {
        if (!may_hold(hash)) return nullptr;
        for (std::size_t at = slot(hash); slots_[at].check != 0; at = (at + 1) & (slots_.size() - 1))
            if (slots_[at].check == check(hash)) return &slots_[at].value;
        return nullptr;
    }

private:
    struct Slot {
        std::uint32_t check = 0; // 0 where the slot is free
        Offset value = 0;
    };
    static std::uint32_t check(std::uint64_t hash) { return std::uint32_t(hash) | 1; }
    std::size_t slot(std::uint64_t hash) const { return (hash >> 24) & (slots_.size() - 1); }
    std::size_t bit(std::uint64_t hash) const { return (hash >> 16) & (bits_.size() * 64 - 1); }

    std::vector<Slot> slots_;         // at most four fifths of them taken
    std::vector<std::uint64_t> bits_; // sixteen for each that may come
};

} // namespace duidu
