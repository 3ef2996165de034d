#include "decode/sixteen.h"
#include "decode/utf8.h"

#include <algorithm>

namespace duidu {

using namespace decoder;

namespace {

constexpr signed char as_read(int byte) { return static_cast<signed char>(byte); }
constexpr signed char ordered(int byte) { return static_cast<signed char>(byte - 0x80); } // so that FF is the highest
Sixteen ordered_at(Byte8 const* at) { return sixteen_at(at) ^ as_read(0x80); }

// Characters of one to three bytes without those whose lead is E0 or ED, behind which not every continuation may follow. A continuation
// must stand one place behind C0 and more, two behind E0 and more, and nowhere else:
//
//     bytes              E5 9B BD 61
//     C0 and more, −1    .. FF 00 00
//     E0 and more, −2    .. .. FF 00
//     80 to BF           00 FF FF 00
struct CommonCharacters {
    Sixteen wrong{};
    SixteenUnsigned most{}, least = ~SixteenUnsigned{}; // of the bytes, and of their distances from C0, below which they go on at FF

    void look(Byte8 const* at, Sixteen begun) {
        Sixteen bytes = sixteen_at(at);
        Sixteen must = begun | (ordered_at(at - 2) >= ordered(0xE0)), continuation = bytes < as_read(0xC0);
        wrong |= (must ^ continuation) | (bytes == as_read(0xE0)) | (bytes == as_read(0xED));
        SixteenUnsigned plain = SixteenUnsigned(bytes), distance = plain - 0xC0;
        most = plain > most ? plain : most;
        least = distance < least ? distance : least;
    }
    bool fit() const { return !any(wrong | Sixteen(most >= 0xF0) | Sixteen(least < 2)); } // C0 and C1 begin nothing
};

// All characters of the standard: twice the questions.
struct AllCharacters {
    Sixteen wrong{};

    void look(Byte8 const* at, Sixteen begun) {
        Sixteen now = ordered_at(at), before = ordered_at(at - 1);
        Sixteen must = begun | (ordered_at(at - 2) >= ordered(0xE0)) | (ordered_at(at - 3) >= ordered(0xF0));
        wrong |= must ^ ((now >= ordered(0x80)) & (now < ordered(0xC0)));
        wrong |= (now == ordered(0xC0)) | (now == ordered(0xC1)) | (now >= ordered(0xF5));
        wrong |= behind(before, 0xE0, now, 0xA0, 0xBF) | behind(before, 0xED, now, 0x80, 0x9F);
        wrong |= behind(before, 0xF0, now, 0x90, 0xBF) | behind(before, 0xF4, now, 0x80, 0x8F);
    }
    static Sixteen behind(Sixteen before, int lead, Sixteen now, int first, int last) {
        return (before == ordered(lead)) & ((now < ordered(first)) | (now > ordered(last)));
    }
    bool fit() const { return !any(wrong); }
};

constexpr std::size_t seen_before = 3; // bytes before a place that may have a say in it

// How many bytes from `at` are whole characters, at most `length`; nothing where one of them does not fit. Whole characters stand before
// `at`.
template <class Characters> WellFormed well_formed_stretch(Byte8 const* at, std::size_t length) {
    Characters characters;
    Sixteen leads{};
    std::size_t end = length & ~(sizeof(Sixteen) - 1);
    for (std::size_t i = 0; i < end; i += sizeof(Sixteen)) {
        Sixteen begun = ordered_at(at + i - 1) >= ordered(0xC0);
        characters.look(at + i, begun);
        leads -= begun;
    }
    if (end == 0 || !characters.fit()) return {};
    std::size_t open = 0; // bytes of a character that goes on behind `end`
    if (at[end - 1] >= 0xC0) open = 1;
    else if (at[end - 2] >= 0xE0) open = 2;
    else if (at[end - 3] >= 0xF0) open = 3;
    return {end - open, sum(leads) - (open > 1)};
}

// As the decoder steps, `least` bytes or some more.
WellFormed well_formed_slowly(Bytes bytes, std::size_t least) {
    WellFormed found;
    while (found.length < least) {
        Taken taken = Utf8::step(bytes.data() + found.length, bytes.data() + bytes.size(), true);
        found.cut = taken.length == 0;
        if (found.cut || !taken.fault.empty()) break;
        found.length += taken.length, found.characters += taken.length > 1;
    }
    return found;
}

WellFormed operator+(WellFormed const& a, WellFormed const& b) { return {a.length + b.length, a.characters + b.characters, b.cut}; }

} // namespace

WellFormed well_formed_utf8(Bytes bytes) {
    constexpr std::size_t first = 64;     // bytes of another charset show it soon
    constexpr std::size_t longest = 1024; // each of the sixteen columns counts in a byte
    WellFormed all = well_formed_slowly(bytes, std::min(bytes.size(), seen_before));
    for (std::size_t stretch = first; all.length >= seen_before; stretch = std::min(2 * stretch, longest)) {
        Bytes rest = bytes.subspan(all.length, std::min(bytes.size() - all.length, stretch));
        WellFormed some = well_formed_stretch<CommonCharacters>(rest.data(), rest.size());
        if (some.length == 0) some = well_formed_stretch<AllCharacters>(rest.data(), rest.size());
        if (some.length == 0) break;
        all = all + some;
    }
    Bytes rest = bytes.subspan(all.length); // it is short, or something of it is malformed
    return all + well_formed_slowly(rest, rest.size());
}

} // namespace duidu
