// Copying, filling and comparing in WebAssembly. An engine leaves the module for memory.copy and memory.fill, which takes longer than it
// takes to copy a word or a line: they are asked for what is long, the rest is done here. Emscripten's own memcmp looks at a byte at a
// time.
//
//     21 bytes      [0 ················ 15]
//                         [5 ················ 20]      two rows of sixteen that overlap; both are read before one is written
#include <stddef.h>
#include <stdint.h>
#include <wasm_simd128.h>

enum { row = 16, longest = 256 }; // bytes; above the second an engine copies faster

// Up to two rows, which may overlap where they go.
static void* move_short(char* to, char const* from, size_t size) {
    if (size >= row) {
        v128_t first = wasm_v128_load(from), last = wasm_v128_load(from + size - row);
        wasm_v128_store(to, first), wasm_v128_store(to + size - row, last);
    } else if (size >= 8) {
        uint64_t first, last;
        __builtin_memcpy(&first, from, 8), __builtin_memcpy(&last, from + size - 8, 8);
        __builtin_memcpy(to, &first, 8), __builtin_memcpy(to + size - 8, &last, 8);
    } else if (size >= 4) {
        uint32_t first, last;
        __builtin_memcpy(&first, from, 4), __builtin_memcpy(&last, from + size - 4, 4);
        __builtin_memcpy(to, &first, 4), __builtin_memcpy(to + size - 4, &last, 4);
    } else if (size > 0) {
        char first = from[0], middle = from[size / 2], last = from[size - 1];
        to[0] = first, to[size / 2] = middle, to[size - 1] = last;
    }
    return to;
}

void* memcpy(void* restrict out, void const* restrict in, size_t size) {
    char* to = out;
    char const* from = in;
    if (size <= 2 * row) return move_short(to, from, size);
    if (size > longest) return __builtin_memcpy(out, in, size);
    for (size_t at = 0; at < size - row; at += row) wasm_v128_store(to + at, wasm_v128_load(from + at));
    wasm_v128_store(to + size - row, wasm_v128_load(from + size - row));
    return out;
}

void* memmove(void* out, void const* in, size_t size) {
    return size <= 2 * row ? move_short(out, in, size) : __builtin_memmove(out, in, size);
}

void* memset(void* out, int byte, size_t size) {
    char* to = out;
    if (size > longest) return __builtin_memset(out, byte, size);
    if (size < row) {
        for (size_t at = 0; at < size; ++at) to[at] = (char)byte;
        return out;
    }
    v128_t all = wasm_i8x16_splat((int8_t)byte);
    for (size_t at = 0; at < size - row; at += row) wasm_v128_store(to + at, all);
    wasm_v128_store(to + size - row, all);
    return out;
}

int memcmp(void const* one, void const* other, size_t size) {
    unsigned char const *a = one, *b = other;
    size_t at = 0;
    while (at + row <= size && !wasm_v128_any_true(wasm_v128_xor(wasm_v128_load(a + at), wasm_v128_load(b + at)))) at += row;
    uint64_t some, others;
    if (at + 8 <= size && (__builtin_memcpy(&some, a + at, 8), __builtin_memcpy(&others, b + at, 8), some == others)) at += 8;
    for (; at < size; ++at)
        if (a[at] != b[at]) return a[at] - b[at];
    return 0;
}
