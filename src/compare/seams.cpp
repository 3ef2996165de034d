#include "compare/seams.h"

#include "compare/twins.h"

#include <bit>

namespace duidu {

namespace {

// ---- equal passages ----

// No strand goes on over a gap of so many letters; the figure keeps the time linear.
constexpr Offset longest_gap = 1024;

// The nearest letter with a partner behind or before `at`; `unpaired` where none is near.
Offset next_paired(std::vector<Offset> const& partner, Offset at) {
    Offset end = Offset(std::min<std::size_t>(partner.size(), std::size_t(at) + longest_gap));
    while (++at < end)
        if (partner[at] != unpaired) return at;
    return unpaired;
}
Offset last_paired(std::vector<Offset> const& partner, Offset at) {
    Offset begin = at - std::min(at, longest_gap);
    while (at > begin)
        if (partner[--at] != unpaired) return at;
    return unpaired;
}

// The pairing as it would be if part of two twins exchanged their partners.
struct Exchanged {
    Pairing const& pairing;
    Twins twins = {};
    Offset begin = 0, end = 0; // letters of the twins

    // The letter of a that would stand for this one.
    Offset instead(Offset i) const {
        if (i - twins.first < end && i - twins.first >= begin)
            return i - twins.first + twins.second; // below `first` it wraps round to much
        if (i - twins.second < end && i - twins.second >= begin) return i - twins.second + twins.first;
        return i;
    }
    Offset of_b(Offset j) const { return pairing.of_b[j] == unpaired ? unpaired : instead(pairing.of_b[j]); }
    Offset next_in_a(Offset i) const {
        Offset end = Offset(std::min<std::size_t>(pairing.of_a.size(), std::size_t(i) + longest_gap));
        while (++i < end)
            if (pairing.of_a[instead(i)] != unpaired) return i;
        return unpaired;
    }
};

// What seams cost a reader.
class Cost {
public:
    Cost(Letters const& a, Letters const& b) : a(a), b(b) {}

    // Of the seam behind the paired letter of b at `left`; nothing where its strand goes on there.
    int behind(Offset left, Exchanged const& pairs) const {
        Offset right = next_paired(pairs.pairing.of_b, left), from = pairs.of_b(left), next = pairs.next_in_a(from);
        if (right == unpaired) return next == unpaired ? 0 : seam;
        Offset to = pairs.of_b(right);
        if (next == to) return 0;
        return seam + jump(from, to) - std::max(cut_quality(b, left + 1), cut_quality(b, right)) -
               growth * int(growing(left, right, from, to, pairs));
    }

    int of(std::vector<Offset> const& lefts, Exchanged const& pairs) const {
        int out = 0;
        for (Offset left : lefts) out += behind(left, pairs);
        return out;
    }

private:
    // In units of one step of cut_quality. A seam costs more than any two places of it differ by; near is likelier than far, and onwards
    // likelier than back.
    static constexpr int seam = 40, step_back = 16, octave = 2, growth = 3;
    static constexpr Offset most_growth = 16;
    Letters const &a, &b;

    static int jump(Offset from, Offset to) {
        return octave * int(std::bit_width(std::max(from, to) - std::min(from, to))) + (from < to ? 0 : step_back);
    }
    // Letters that the strand on the left could still take, free and equal on both sides.
    Offset growing(Offset left, Offset right, Offset from, Offset to, Exchanged const& pairs) const {
        Offset out = 0;
        auto free = [&](Offset i) { return i < a.length() && pairs.pairing.of_a[pairs.instead(i)] == unpaired; };
        while (out < most_growth && left + 1 + out < right && free(from + 1 + out) && a.units[from + 1 + out] == b.units[left + 1 + out])
            ++out;
        Offset before = 0;
        while (before + out < most_growth && right - before > left + 1 + out && to > before && free(to - 1 - before) &&
               a.units[to - 1 - before] == b.units[right - 1 - before])
            ++before;
        return out + before;
    }
};

template <class Visit> void each_seam(Letters const& a, Letters const& b, Pairing const& pairing, Watch& watch, Visit const& visit) {
    Cost const cost(a, b);
    for (Offset j = 0; j < b.length(); ++j) {
        if (j % 1024 == 0 && watch.over()) return;
        if (pairing.of_b[j] == unpaired || (j + 1 < b.length() && pairing.of_b[j + 1] == pairing.of_b[j] + 1)) continue;
        if (cost.behind(j, {pairing}) != 0) visit(j, next_paired(pairing.of_b, j));
    }
}

// All that stands beside a seam and has a twin, whatever its length where the twin is what the other strand goes on with.
std::vector<Twins> twins_at_seams(Letters const& a, Letters const& b, Pairing const& pairing, Watch& watch) {
    Elsewhere elsewhere(a);
    std::vector<std::pair<Offset, Offset>> seams; // letters of a on both sides
    each_seam(a, b, pairing, watch, [&](Offset left, Offset right) {
        if (right == unpaired) return;
        seams.push_back({pairing.of_b[left], pairing.of_b[right]});
        elsewhere.note(seams.back().first + 1 - Elsewhere::letters);
        elsewhere.note(seams.back().second);
    });
    elsewhere.look();
    std::vector<Twins> out;
    auto add = [&](Offset i, Offset j) {
        if (i < a.length() && j < a.length() && i != j && a.units[i] == a.units[j]) out.push_back(twins_at(a, i, j));
    };
    for (auto [left, right] : seams) {
        add(right, left + 1), add(right, next_paired(pairing.of_a, left));
        add(left, right - 1), add(left, last_paired(pairing.of_a, right));
        Offset end = left + 1 - Elsewhere::letters;
        for (Offset place : elsewhere.of(end)) add(end, place);
        for (Offset place : elsewhere.of(right)) add(right, place);
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

// Places inside the twins where one of the two goes on elsewhere or stops being paired, the ends included.
std::vector<Offset> joints_of(Twins const& twins, Pairing const& pairing) {
    constexpr std::size_t most_joints = 12; // 66 stretches to try
    std::vector<Offset> out = {0};
    auto joint = [&](Offset at) {
        Offset before = pairing.of_a[at - 1], behind = pairing.of_a[at];
        return before == unpaired || behind == unpaired ? before != behind : behind != before + 1;
    };
    for (Offset k = 1; k < twins.length && out.size() < most_joints; ++k)
        if (joint(twins.first + k) || joint(twins.second + k)) out.push_back(k);
    out.push_back(twins.length);
    return out;
}

// Letters of b that may have a seam behind them, now or after an exchange.
std::vector<Offset> lefts_of(Twins const& twins, std::vector<Offset> const& joints, Pairing const& pairing) {
    std::vector<Offset> out;
    auto add = [&](Offset i) {
        if (i >= pairing.of_a.size() || pairing.of_a[i] == unpaired) return;
        out.push_back(pairing.of_a[i]);
        Offset before = last_paired(pairing.of_b, pairing.of_a[i]);
        if (before != unpaired) out.push_back(before);
    };
    auto add_nearest = [&](Offset i) { // the paired letters on both sides of a joint
        Offset before = last_paired(pairing.of_a, i),
               behind = i < pairing.of_a.size() && pairing.of_a[i] != unpaired ? i : next_paired(pairing.of_a, i);
        add(before), add(behind);
    };
    for (Offset joint : joints) add_nearest(twins.first + joint), add_nearest(twins.second + joint);
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

// Looks at seams that are allowed for each letter; edited statutes need less than one. Without more looks equal passages stay as they are.
constexpr std::uint64_t looks_a_letter = 8, looks_at_least = 1 << 22;

// Exchanges the partners of the part of the twins that saves most. False where none does.
bool exchange_best_part(Letters const& a, Letters const& b, Twins const& twins, Pairing& pairing, std::uint64_t& looks) {
    Cost const cost(a, b);
    std::vector<Offset> const joints = joints_of(twins, pairing), lefts = lefts_of(twins, joints, pairing);
    std::uint64_t needed = lefts.size() * (joints.size() * (joints.size() - 1) / 2 + 1);
    if (looks < needed) return pairing.exact = false;
    looks -= needed;
    Exchanged best{pairing, twins};
    int least = cost.of(lefts, best);
    if (least == 0) return false;
    for (std::size_t from = 0; from + 1 < joints.size(); ++from)
        for (std::size_t to = from + 1; to < joints.size(); ++to) {
            int now = cost.of(lefts, {pairing, twins, joints[from], joints[to]});
            if (now < least) least = now, best.begin = joints[from], best.end = joints[to];
        }
    for (Offset k = best.begin; k < best.end; ++k) {
        Offset& x = pairing.of_a[twins.first + k];
        Offset& y = pairing.of_a[twins.second + k];
        std::swap(x, y);
        if (x != unpaired) pairing.of_b[x] = twins.first + k;
        if (y != unpaired) pairing.of_b[y] = twins.second + k;
    }
    return best.begin < best.end;
}

bool exchange(Letters const& a, Letters const& b, std::vector<Twins> const& all, Pairing& pairing, std::uint64_t& looks, Watch& watch) {
    bool any = false;
    for (Twins const& twins : all)
        if (!watch.over()) any |= exchange_best_part(a, b, twins, pairing, looks);
    return any;
}

// A letter that ends one strand in b and equals the one before the next strand in a could belong to either. Moves the boundary to the best
// cut.
void slide_boundary(Letters const& a, Letters const& b, Pairing& pairing, Offset at) {
    struct Step {
        Offset b, from, to; // letter of b, its partner before and after
    };
    Offset left = pairing.of_b[at - 1], right = pairing.of_b[at];
    auto quality = [&](Offset place) { return cut_quality(b, place); };
    std::vector<Step> steps, best;
    int best_quality = quality(at);
    auto try_side = [&](bool leftwards) {
        steps.clear();
        constexpr Offset furthest = 12;
        for (Offset i = 0; i < furthest; ++i) {
            // Leftwards the letter before the boundary goes to the right strand; rightwards the one behind it to the left strand.
            if (leftwards ? (i + 1 >= at || right < i + 1) : (at + i >= b.length() || left + 1 + i >= a.length())) return;
            Offset letter = leftwards ? at - 1 - i : at + i, to = leftwards ? right - 1 - i : left + 1 + i;
            Offset place = leftwards ? letter : letter + 1, from = leftwards ? left - i : right + i;
            if (place == 0 || place >= b.length() || pairing.of_b[letter] != from || pairing.of_a[to] != unpaired ||
                a.units[to] != b.units[letter])
                return;
            steps.push_back({letter, from, to});
            if (quality(place) > best_quality) best_quality = quality(place), best = steps;
        }
    };
    try_side(true);
    try_side(false);
    for (Step const& step : best) pairing.of_a[step.from] = unpaired;
    for (Step const& step : best) pairing.pair(step.to, step.b);
}

// The same for an edit: where its first letter equals the one behind it, the edit may as well begin one letter later.
//
//     甲方。|丙方,乙方。|  →  甲方。丙方,|乙方。丙方,|   whichever is the better place to cut
template <class Set> void slide_edit(Letters const& text, std::vector<Offset> const& partner, Offset begin, Offset end, Set const& set) {
    auto rank = [&](Offset from, Offset to) { return 2 * cut_quality(text, from) + cut_quality(text, to); };
    constexpr Offset furthest = 40;
    Offset best = begin, size = end - begin;
    int best_rank = rank(begin, end);
    auto consecutive = [&](Offset x, Offset y) { return partner[x] != unpaired && partner[y] != unpaired && partner[x] + 1 == partner[y]; };
    if (begin == 0 || end >= text.length() || !consecutive(begin - 1, end)) return;
    for (Offset at = begin; at > 0 && begin - at < furthest; --at) {
        if (partner[at - 1] == unpaired || text.units[at - 1] != text.units[at - 1 + size]) break;
        if (at < begin && !consecutive(at - 1, at)) break;
        if (rank(at - 1, at - 1 + size) > best_rank) best = at - 1, best_rank = rank(best, best + size);
    }
    for (Offset at = begin; at + size < text.length() && at - begin < furthest; ++at) {
        if (partner[at + size] == unpaired || text.units[at] != text.units[at + size]) break;
        if (at > begin && !consecutive(at + size - 1, at + size)) break;
        if (rank(at + 1, at + 1 + size) > best_rank) best = at + 1, best_rank = rank(best, best + size);
    }
    set(begin, best, size);
}

} // namespace

void exchange_at_seams(Letters const& a, Letters const& b, Pairing& pairing, Watch& watch) {
    auto turn = [&] { std::swap(pairing.of_a, pairing.of_b); };
    std::vector<Twins> const in_a = twins_at_seams(a, b, pairing, watch);
    turn();
    std::vector<Twins> const in_b = twins_at_seams(b, a, pairing, watch);
    turn();
    constexpr int most_rounds = 3; // an exchange makes way for another; more rounds than this changed nothing in edited statutes
    std::uint64_t looks = std::max(looks_at_least, looks_a_letter * (a.length() + b.length()));
    bool again = true;
    for (int round = 0; round < most_rounds && again; ++round) {
        again = exchange(a, b, in_a, pairing, looks, watch);
        turn();
        again |= exchange(b, a, in_b, pairing, looks, watch);
        turn();
    }
}

void slide_to_cuts(Letters const& a, Letters const& b, Pairing& pairing, Watch& watch) {
    for (Offset j = 1; j < b.length(); ++j) {
        if (j % 1024 == 0 && watch.over()) return;
        Offset left = pairing.of_b[j - 1], right = pairing.of_b[j];
        if (left != unpaired && right != unpaired && right != left + 1) slide_boundary(a, b, pairing, j);
    }
    // Takes the pairs that the edit slides over to its other side.
    auto slide = [](std::vector<Offset>& mine, std::vector<Offset>& theirs) {
        return [&mine, &theirs](Offset from, Offset to, Offset size) {
            auto carry = [&](Offset source, Offset target) {
                theirs[mine[source]] = target;
                mine[target] = mine[source];
                mine[source] = unpaired;
            };
            for (Offset at = from; at > to; --at) carry(at - 1, at - 1 + size);
            for (Offset at = from; at < to; ++at) carry(at + size, at);
        };
    };
    each_gap(pairing, watch, [&](Offset begin, Offset end) { slide_edit(b, pairing.of_b, begin, end, slide(pairing.of_b, pairing.of_a)); });
    Pairing mirror{std::move(pairing.of_b), std::move(pairing.of_a), pairing.exact};
    each_gap(mirror, watch, [&](Offset begin, Offset end) { slide_edit(a, mirror.of_b, begin, end, slide(mirror.of_b, mirror.of_a)); });
    pairing.of_a = std::move(mirror.of_b), pairing.of_b = std::move(mirror.of_a);
}

} // namespace duidu
