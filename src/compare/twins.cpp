#include "compare/twins.h"

#include "compare/free.h"

#include <bit>

namespace duidu {

namespace {

constexpr Offset most_places = 8;
// Passages are told apart by so much text around a place, or not at all.
constexpr Offset longest_twin = 512;

constexpr std::uint64_t factor = 0x9E3779B97F4A7C15ull;

std::size_t hash_of(std::uint64_t key) { return std::size_t((key ^ key >> 29) * 0xBF58476D1CE4E5B9ull >> 24); }

std::uint64_t key_of(Letters const& text, Offset at) {
    std::uint64_t key = 0;
    for (Offset i = at; i < at + Elsewhere::letters; ++i) key = key * factor + text.units[i] + 1;
    return key | 1; // 0 is an empty slot
}

// Calls visit(place, key) for every place of a text.
template <class Visit> void each_place(Letters const& text, Visit const& visit) {
    if (text.length() < Elsewhere::letters) return;
    std::uint64_t leaving = 1, key = 0; // factor^letters takes the oldest letter out again
    for (Offset i = 0; i < Elsewhere::letters; ++i) leaving *= factor;
    for (Offset end = 0; end < text.length(); ++end) {
        key = key * factor + text.units[end] + 1;
        if (end < Elsewhere::letters) {
            if (end + 1 == Elsewhere::letters) visit(Offset(0), key | 1);
            continue;
        }
        Offset at = end + 1 - Elsewhere::letters;
        key -= leaving * (text.units[at - 1] + 1);
        visit(at, key | 1);
    }
}

} // namespace

Twins twins_at(Letters const& text, Offset i, Offset j) {
    if (i > j) std::swap(i, j);
    Offset before = 0, behind = 0, apart = j - i;
    auto same = [&](Offset x, Offset y) { return text.units[x] == text.units[y]; };
    while (before < std::min({i, longest_twin, apart}) && same(i - 1 - before, j - 1 - before)) ++before;
    Offset most = std::min({text.length() - j, longest_twin, apart - before});
    while (behind < most && same(i + behind, j + behind)) ++behind;
    return {i - before, j - before, before + behind};
}

void Elsewhere::note(Offset at) {
    if (at < text.length() && text.length() - at >= letters) noted.push_back(key_of(text, at));
}

Elsewhere::Slot& Elsewhere::slot_of(std::uint64_t key) {
    std::size_t at = hash_of(key) & (slots.size() - 1);
    while (slots[at].key != key && slots[at].key != 0) at = (at + 1) & (slots.size() - 1);
    return slots[at];
}

void Elsewhere::look() {
    slots.assign(std::bit_ceil(2 * noted.size() + 2), {});
    // One bit in 32 says of nearly all places that they were not noted, from memory that lies near.
    std::vector<bool> seen(std::bit_ceil(32 * noted.size() + 32));
    for (std::uint64_t key : noted) slot_of(key).key = key, seen[hash_of(key) & (seen.size() - 1)] = true;
    each_place(text, [&](Offset at, std::uint64_t key) {
        if (!seen[hash_of(key) & (seen.size() - 1)]) return;
        Slot& slot = slot_of(key);
        if (slot.key != key || ++slot.count > most_places) return;
        places.push_back({at, slot.first});
        slot.first = Offset(places.size() - 1);
    });
}

std::vector<Offset> Elsewhere::of(Offset at) {
    std::vector<Offset> out;
    if (slots.empty() || at >= text.length() || text.length() - at < letters) return out;
    Slot const& slot = slot_of(key_of(text, at));
    if (slot.count > most_places) return out;
    for (Offset place = slot.first; place != none; place = places[place].next) out.push_back(places[place].at);
    std::reverse(out.begin(), out.end());
    return out;
}

std::vector<Offset> echoes(Letters const& text, std::vector<Offset> const& partner, std::vector<Span> const& stretches) {
    std::vector<Offset> silent, out(text.length(), unpaired);
    Elsewhere elsewhere(text);
    for (Span stretch : stretches)
        for (Offset at = stretch.begin; at < stretch.end; ++at) {
            Offset end = std::min(free_end(partner, at), stretch.end);
            for (; at + Elsewhere::letters <= end; at += Elsewhere::letters) silent.push_back(at), elsewhere.note(at);
            at = std::max(at, end);
        }
    if (silent.empty()) return out;
    elsewhere.look();
    auto hear = [&](Offset here, Offset there) {
        if (partner[here] == unpaired && out[here] == unpaired) out[here] = partner[there];
    };
    for (Offset at : silent)
        for (Offset place : elsewhere.of(at)) {
            if (place == at || out[at] != unpaired) continue;
            Twins twins = twins_at(text, at, place);
            for (Offset k = 0; k < twins.length; ++k) hear(twins.first + k, twins.second + k), hear(twins.second + k, twins.first + k);
        }
    return out;
}

} // namespace duidu
