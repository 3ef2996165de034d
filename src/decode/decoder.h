// The loop that all decoders share, and what a charset has to say for itself to be decoded by it. What encoders share stands at the end.
//
//     file    a b c B9FA BCD2 FF D0C5        ascii()  ─ common()  ─ step()     … until the piece ends
//     runs    [a b c][國 家][U+FFFD][信]
//
// A charset is a type with: in_ascii(), whether bytes below 80 are ASCII here; common(), the tight loop over its common characters, all of
// `width` bytes; step(), one step of its own rules; and a constructor from the coder and the shift that the file is in.
#pragma once

#include "decode/whatwg.h"
#include "text/utf.h"

#include <algorithm>
#include <cstring>

namespace duidu::decoder {

using Byte8 = std::uint8_t;

inline constexpr char16_t none = 0xFFFD; // no character in an index; also what a malformed stretch becomes

// One step of a decoder: how many bytes were used and what they made. A fault says why they are malformed; no length asks for more bytes.
struct Taken {
    Offset length = 0;
    int count = 0;
    char16_t units[2] = {};
    std::string_view fault = {};
};

inline constexpr std::string_view unassigned = "no character is assigned to these bytes";
inline constexpr std::string_view no_lead = "no character begins with this byte";
inline constexpr std::string_view no_trail = "a lead byte without its trail";

inline Taken one(Offset length, char32_t point) {
    if (point < 0x10000) return {length, 1, {char16_t(point)}};
    return {length, 2, {char16_t(0xD7C0 + (point >> 10)), char16_t(0xDC00 + (point & 0x3FF))}};
}
inline Taken bad(Offset length, std::string_view fault) { return {length, 0, {}, fault}; }
inline Taken more() { return {}; }

// Whether the units are one code point whose bytes can be shared out evenly, as a copied run does.
inline bool copies(Taken const& step) {
    return step.count > 0 && step.length % Offset(step.count) == 0 && (step.count == 1 || is_lead_surrogate(step.units[0]));
}

constexpr bool within(unsigned value, unsigned first, unsigned last) { return value - first <= last - first; }

// Bytes below 80 are ASCII wherever a character begins.
struct AsciiCompatible {
    static constexpr Offset width = 2; // bytes of a common character
    AsciiCompatible(Coder const&, Shift&) {}
    bool in_ascii() const { return true; }
};

// ---- the loop that all share ----

inline constexpr Offset block = 4096; // units decoded between two appends; fits the first cache beside the bytes

// How many bytes at `at` are ASCII, widened to `out`.
inline Offset ascii(Byte8 const* at, Byte8 const* end, char16_t* out) {
    Byte8 const* begin = at;
    for (; end - at >= 8; at += 8, out += 8) {
        std::uint64_t eight;
        std::memcpy(&eight, at, 8);
        if (eight & 0x8080808080808080) break;
        for (int i = 0; i < 8; ++i) out[i] = at[i];
    }
    for (; at < end && *at < 0x80; ++at) *out++ = *at;
    return Offset(at - begin);
}

template <class Charset>
Offset decode_piece(Coder const& coder, FilePiece const& piece, Shift& shift, Text& text, std::vector<Malformed>& malformed) {
    Charset charset(coder, shift);
    char16_t units[block + 8];
    text.units.reserve(text.units.size() + std::size_t(piece.end - piece.begin) / Charset::width);
    auto place = [&](Byte8 const* at) { return piece.base + Offset(at - piece.begin); };
    Byte8 const* at = piece.begin;
    bool waiting = false;
    while (at < piece.end && !waiting) {
        Byte8 const* stop = at + std::min<std::ptrdiff_t>(block, piece.end - at);
        char16_t* out = units;
        while (at < stop) {
            if (charset.in_ascii()) {
                if (Offset length = ascii(at, stop, out)) {
                    text.map.add({place(at), place(at + length)}, length, true);
                    at += length, out += length;
                    if (at == stop) break;
                }
            }
            Byte8 const* begin = at;
            if (Offset length = charset.common(at, stop, out)) {
                text.map.add({place(begin), place(at)}, length / Charset::width, true);
                continue;
            }
            Taken step = charset.step(at, piece.end, piece.last);
            if (step.length == 0 && !piece.last) {
                waiting = true;
                break;
            }
            if (step.length == 0) step = bad(Offset(piece.end - at), ends_inside);
            ByteSpan bytes{place(at), place(at) + step.length};
            if (!step.fault.empty()) malformed.push_back({bytes, step.fault}), step = {step.length, 1, {none}, step.fault};
            for (int i = 0; i < step.count; ++i) *out++ = step.units[i];
            text.map.add(bytes, Offset(step.count), step.fault.empty() && copies(step));
            at += step.length;
        }
        text.units.append(units, std::size_t(out - units));
    }
    return Offset(at - piece.begin);
}

template <class Charset> Character character_at(Coder const& coder, Byte8 const* at, Byte8 const* end) {
    Shift shift;
    Taken step = Charset(coder, shift).step(at, end, false);
    if (step.length == 0) return {0, true};
    if (!step.fault.empty() || step.count == 0) return {};
    return {step.length, false, code_point_at({step.units, std::size_t(step.count)}, 0)};
}

inline void put(std::string& bytes, unsigned byte) { bytes.push_back(char(byte)); }
inline void put(std::string& bytes, unsigned lead, unsigned trail) { put(bytes, lead), put(bytes, trail); }

// ASCII stands for itself; `encode_one` says the other code points. A lone surrogate has no bytes anywhere.
template <class EncodeOne> bool encode_all(std::u16string_view units, std::string& bytes, EncodeOne encode_one) {
    std::size_t before = bytes.size();
    for (Offset at = 0; at < units.size();) {
        if (units[at] < 0x80) {
            bytes.push_back(char(units[at++]));
            continue;
        }
        char32_t point = code_point_at(units, at);
        if (within(point, 0xD800, 0xDFFF) || !encode_one(point, bytes)) {
            bytes.resize(before);
            return false;
        }
        at += units_of(point);
    }
    return true;
}

// A stretch alone does not say which set it stands in, so that nothing can be said of its bytes.
inline bool no_encode(Coder const&, std::u16string_view, std::string&) { return false; }

} // namespace duidu::decoder
