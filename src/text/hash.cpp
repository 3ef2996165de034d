#include "text/hash.h"

#include <array>
#include <bit>
#include <cstring>

#if defined(__x86_64__) && defined(__GNUC__)
#include <cpuid.h>
#include <immintrin.h>
#define DUIDU_SHA_INSTRUCTIONS 1
#else
#define DUIDU_SHA_INSTRUCTIONS 0
#endif

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

// Four words at once: the schedule is a third of the work where the processor has no instructions for it, as in WebAssembly.
using Four = Word __attribute__((vector_size(16)));

// Four of eight words: lanes 0 to 3 are those of the first four.
template <unsigned... lanes> Four picked(Four first, Four second) {
#ifdef __clang__
    return __builtin_shufflevector(first, second, lanes...);
#else
    return __builtin_shuffle(first, second, Four{lanes...});
#endif
}

Four rotated(Four words, int by) { return words >> by | words << (32 - by); }
Four small_sigma_0(Four words) { return rotated(words, 7) ^ rotated(words, 18) ^ words >> 3; }
Four small_sigma_1(Four words) { return rotated(words, 17) ^ rotated(words, 19) ^ words >> 10; }

// The four words that follow sixteen. The last two of them are made from the first two.
Four words_after(Four a, Four b, Four c, Four d) {
    constexpr Four none{};
    Four most = a + small_sigma_0(picked<1, 2, 3, 4>(a, b)) + picked<1, 2, 3, 4>(c, d);
    Four first = most + small_sigma_1(picked<2, 3, 4, 5>(d, none));
    return first + small_sigma_1(picked<4, 5, 0, 1>(first, none));
}

// Words stand with their highest byte first.
Four words_at(std::uint8_t const* bytes) {
    Four words;
    std::memcpy(&words, bytes, sizeof words);
    return words << 24 | (words << 8 & 0xFF0000) | (words >> 8 & 0xFF00) | words >> 24;
}

void digest_block(State& state, std::uint8_t const* block) {
    Four fours[16];
    for (int i = 0; i < 4; ++i) fours[i] = words_at(block + 16 * i);
    for (int i = 4; i < 16; ++i) fours[i] = words_after(fours[i - 4], fours[i - 3], fours[i - 2], fours[i - 1]);
    Word w[64]; // with what each round adds
    for (int i = 0; i < 16; ++i) {
        Four more;
        std::memcpy(&more, rounds + 4 * i, sizeof more);
        more += fours[i];
        std::memcpy(w + 4 * i, &more, sizeof more);
    }
    // Eight rounds at a time, after which every word is back in its place: none is moved.
    auto [a, b, c, d, e, f, g, h] = state;
    for (int i = 0; i < 64; i += 8) {
        round(a, b, c, d, e, f, g, h, w[i]);
        round(h, a, b, c, d, e, f, g, w[i + 1]);
        round(g, h, a, b, c, d, e, f, w[i + 2]);
        round(f, g, h, a, b, c, d, e, w[i + 3]);
        round(e, f, g, h, a, b, c, d, w[i + 4]);
        round(d, e, f, g, h, a, b, c, w[i + 5]);
        round(c, d, e, f, g, h, a, b, w[i + 6]);
        round(b, c, d, e, f, g, h, a, w[i + 7]);
    }
    State const after = {a, b, c, d, e, f, g, h};
    for (int i = 0; i < 8; ++i) state[i] += after[i];
}

void digest_plainly(State& state, std::uint8_t const* blocks, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) digest_block(state, blocks + 64 * i);
}

#if DUIDU_SHA_INSTRUCTIONS

// The same with the processor's own instructions, five times as fast. They hold the state as ABEF and CDGH, the first letter highest.
#define DUIDU_SHA __attribute__((target("sha,sse4.1")))

DUIDU_SHA inline void four_rounds(__m128i& abef, __m128i& cdgh, __m128i words, int first) {
    __m128i more = _mm_add_epi32(words, _mm_loadu_si128(reinterpret_cast<__m128i const*>(rounds + first)));
    cdgh = _mm_sha256rnds2_epu32(cdgh, abef, more);
    abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(more, 0x0E));
}

// The four words that follow sixteen.
DUIDU_SHA inline __m128i next_words(__m128i a, __m128i b, __m128i c, __m128i d) {
    return _mm_sha256msg2_epu32(_mm_add_epi32(_mm_sha256msg1_epu32(a, b), _mm_alignr_epi8(d, c, 4)), d);
}

DUIDU_SHA void digest_by_instructions(State& state, std::uint8_t const* blocks, std::size_t count) {
    auto load = [](void const* from) DUIDU_SHA { return _mm_loadu_si128(static_cast<__m128i const*>(from)); };
    __m128i const swap = _mm_set_epi64x(0x0C0D0E0F08090A0B, 0x0405060700010203); // words stand with their highest byte first
    __m128i badc = _mm_shuffle_epi32(load(&state[0]), 0xB1), efgh = _mm_shuffle_epi32(load(&state[4]), 0x1B);
    __m128i abef = _mm_alignr_epi8(badc, efgh, 8), cdgh = _mm_blend_epi16(efgh, badc, 0xF0);
    for (; count > 0; --count, blocks += 64) {
        __m128i const abef_before = abef, cdgh_before = cdgh;
        __m128i a = _mm_shuffle_epi8(load(blocks), swap), b = _mm_shuffle_epi8(load(blocks + 16), swap);
        __m128i c = _mm_shuffle_epi8(load(blocks + 32), swap), d = _mm_shuffle_epi8(load(blocks + 48), swap);
        for (int i = 0;; i += 16) {
            four_rounds(abef, cdgh, a, i), four_rounds(abef, cdgh, b, i + 4);
            four_rounds(abef, cdgh, c, i + 8), four_rounds(abef, cdgh, d, i + 12);
            if (i == 48) break;
            a = next_words(a, b, c, d), b = next_words(b, c, d, a), c = next_words(c, d, a, b), d = next_words(d, a, b, c);
        }
        abef = _mm_add_epi32(abef, abef_before), cdgh = _mm_add_epi32(cdgh, cdgh_before);
    }
    __m128i feba = _mm_shuffle_epi32(abef, 0x1B), dchg = _mm_shuffle_epi32(cdgh, 0xB1);
    _mm_storeu_si128(reinterpret_cast<__m128i*>(&state[0]), _mm_blend_epi16(feba, dchg, 0xF0));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(&state[4]), _mm_alignr_epi8(dchg, feba, 8));
}

bool has_instructions() {
    unsigned a = 0, b = 0, c = 0, d = 0;
    bool sse = __get_cpuid(1, &a, &b, &c, &d) && (c & bit_SSE4_1) != 0;
    constexpr unsigned sha = 1u << 29; // of leaf 7's second word
    return sse && __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & sha) != 0;
}

void digest(State& state, std::uint8_t const* blocks, std::size_t count) {
    static bool const by_instructions = has_instructions();
    (by_instructions ? digest_by_instructions : digest_plainly)(state, blocks, count);
}

#else

void digest(State& state, std::uint8_t const* blocks, std::size_t count) { digest_plainly(state, blocks, count); }

#endif

} // namespace

std::string sha256(std::span<std::uint8_t const> bytes) {
    State state = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    std::size_t whole = bytes.size() / 64 * 64;
    digest(state, bytes.data(), whole / 64);
    std::uint8_t tail[128] = {};
    std::size_t rest = bytes.size() - whole;
    std::copy_n(bytes.data() + whole, rest, tail);
    tail[rest] = 0x80;
    std::size_t blocks = rest < 56 ? 1 : 2;
    std::uint64_t bits = std::uint64_t(bytes.size()) * 8;
    for (int i = 0; i < 8; ++i) tail[64 * blocks - 1 - i] = std::uint8_t(bits >> (8 * i));
    digest(state, tail, blocks);
    std::string hex;
    for (std::uint32_t word : state)
        for (int shift = 28; shift >= 0; shift -= 4) hex.push_back("0123456789abcdef"[word >> shift & 15]);
    return hex;
}

} // namespace duidu
