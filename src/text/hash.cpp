#include "text/hash.h"

#include <array>
#include <bit>

namespace duidu {

namespace {

constexpr std::uint32_t rounds[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be,
    0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa,
    0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85,
    0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3,
    0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f,
    0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

using State = std::array<std::uint32_t, 8>;

using Word = std::uint32_t;

// Only d and h become other words.
inline void round(Word a, Word b, Word c, Word& d, Word e, Word f, Word g, Word& h, Word more) {
    h += (std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25)) + (g ^ (e & (f ^ g))) + more;
    d += h;
    h += (std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22)) + ((a & b) | (c & (a | b)));
}

void digest(State& state, std::uint8_t const* block) {
    std::uint32_t w[64];
    for (int i = 0; i < 16; ++i)
        w[i] = std::uint32_t(block[4 * i]) << 24 | std::uint32_t(block[4 * i + 1]) << 16 | std::uint32_t(block[4 * i + 2]) << 8 |
               block[4 * i + 3];
    for (int i = 16; i < 64; ++i) {
        std::uint32_t s0 = std::rotr(w[i - 15], 7) ^ std::rotr(w[i - 15], 18) ^ (w[i - 15] >> 3);
        std::uint32_t s1 = std::rotr(w[i - 2], 17) ^ std::rotr(w[i - 2], 19) ^ (w[i - 2] >> 10);
        w[i] = w[i - 16] + s0 + w[i - 7] + s1;
    }
    // Eight rounds at a time, after which every word is back in its place: none is moved.
    auto [a, b, c, d, e, f, g, h] = state;
    for (int i = 0; i < 64; i += 8) {
        round(a, b, c, d, e, f, g, h, rounds[i] + w[i]);
        round(h, a, b, c, d, e, f, g, rounds[i + 1] + w[i + 1]);
        round(g, h, a, b, c, d, e, f, rounds[i + 2] + w[i + 2]);
        round(f, g, h, a, b, c, d, e, rounds[i + 3] + w[i + 3]);
        round(e, f, g, h, a, b, c, d, rounds[i + 4] + w[i + 4]);
        round(d, e, f, g, h, a, b, c, rounds[i + 5] + w[i + 5]);
        round(c, d, e, f, g, h, a, b, rounds[i + 6] + w[i + 6]);
        round(b, c, d, e, f, g, h, a, rounds[i + 7] + w[i + 7]);
    }
    State const after = {a, b, c, d, e, f, g, h};
    for (int i = 0; i < 8; ++i) state[i] += after[i];
}

} // namespace

std::string sha256(std::span<std::uint8_t const> bytes) {
    State state = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    std::size_t whole = bytes.size() / 64 * 64;
    for (std::size_t at = 0; at < whole; at += 64) digest(state, bytes.data() + at);
    std::uint8_t tail[128] = {};
    std::size_t rest = bytes.size() - whole;
    std::copy_n(bytes.data() + whole, rest, tail);
    tail[rest] = 0x80;
    std::size_t blocks = rest < 56 ? 1 : 2;
    std::uint64_t bits = std::uint64_t(bytes.size()) * 8;
    for (int i = 0; i < 8; ++i) tail[64 * blocks - 1 - i] = std::uint8_t(bits >> (8 * i));
    for (std::size_t i = 0; i < blocks; ++i) digest(state, tail + 64 * i);
    std::string hex;
    for (std::uint32_t word : state)
        for (int shift = 28; shift >= 0; shift -= 4) hex.push_back("0123456789abcdef"[word >> shift & 15]);
    return hex;
}

} // namespace duidu
