#include "decode/utf8_frames.h"

#include <algorithm>

namespace duidu {

namespace {

// Prices in quarter bits.
constexpr Surprise hole_price = 4;      // a hole is there in any case
constexpr Surprise nothing_price = 100; // bytes that make no character

constexpr std::size_t beam = 12;
constexpr std::size_t guesses = 6;
constexpr char32_t nothing = 0xFFFD;

struct Node {
    std::int32_t back = -1;
    Letter letter;
};

struct State {
    Surprise cost = 0;
    std::int32_t node = -1;
    char32_t previous = u'\n';
    std::uint8_t missing = 0; // trail bytes still to come
    char32_t code = 0;        // bits so far
    char32_t unknown = 0;     // of them, those that no byte told
    Offset begin = 0;
};

class Search {
public:
    Search(std::vector<Piece> const& pieces, Usage const& usage) : pieces_(pieces), usage_(usage), states_(2 * pieces.size() + 1) {}

    // Places count in half pieces, for a hole of two bytes.
    Reading run() {
        states_[0].push_back({});
        for (Offset at = 0; at < 2 * pieces_.size(); ++at)
            for (State const& state : kept(states_[at])) step(state, at);
        return finished();
    }

private:
    std::vector<Piece> const& pieces_;
    Usage const& usage_;
    std::vector<Node> nodes_;
    std::vector<std::vector<State>> states_;

    static std::vector<State> kept(std::vector<State>& states) {
        std::stable_sort(states.begin(), states.end(), [](State const& a, State const& b) { return a.cost < b.cost; });
        std::vector<State> out;
        for (State const& state : states) {
            auto same = [&](State const& other) {
                return other.previous == state.previous && other.missing == state.missing && other.code == state.code &&
                       other.unknown == state.unknown;
            };
            if (std::none_of(out.begin(), out.end(), same)) out.push_back(state);
            if (out.size() == beam) break;
        }
        return out;
    }

    void step(State const& state, Offset at) {
        Piece const& piece = pieces_[at / 2];
        if (piece.kind == Piece::hole) return step_hole(state, at);
        if (at % 2) return; // only holes have a second half
        if (piece.kind == Piece::byte) return take(state, at, piece.value, at + 2);
        close_broken(state, at, [&](State next) { emit(next, at / 2, at / 2 + 1, 0xFFFF, 0, at + 2); });
    }

    void step_hole(State const& state, Offset at) {
        if (at % 2) states_[at + 1].push_back(state); // no second byte
        else if (pieces_[at / 2].value == u'?') take(state, at, u'?', at + 2);
        State next = state;
        next.cost += hole_price;
        unknown_byte(next, at, at + 1);
    }

    // A character that was begun and does not end is nothing.
    template <class Then> void close_broken(State state, Offset at, Then then) {
        if (state.missing) {
            state.cost += nothing_price;
            state.missing = 0;
            add_node(state, {nothing, state.begin, at / 2, 0, 0, false, true, false});
        }
        then(state);
    }

    void add_node(State& state, Letter const& letter) {
        nodes_.push_back({state.node, letter});
        state.node = std::int32_t(nodes_.size() - 1);
        state.previous = letter.character;
    }

    void emit(State state, Offset begin, Offset end, char32_t character, char32_t unknown, Offset next) {
        state.cost += usage_(state.previous, character);
        state.missing = 0;
        state.code = state.unknown = 0;
        Letter letter{character, begin, end, 0, 0, false, unknown != 0, false};
        letter.unknown_bits = unknown;
        add_node(state, letter);
        states_[next].push_back(state);
    }

    void take(State const& state, Offset at, std::uint8_t byte, Offset next) {
        bool trail = (byte & 0xC0) == 0x80;
        if (state.missing && trail) return add_bits(state, byte & 0x3F, 0, at, next);
        close_broken(state, at, [&](State now) { begin_with(now, at, byte, next); });
    }

    void begin_with(State now, Offset at, std::uint8_t byte, Offset next) {
        if (byte < 0x80) return emit(now, at / 2, at / 2 + 1, byte, 0, next);
        if (byte >= 0xC2 && byte < 0xE0) begin_at(now, at, 1, byte & 0x1F, 0);
        else if (byte >= 0xE0 && byte < 0xF0) begin_at(now, at, 2, byte & 0xF, 0);
        else if (byte >= 0xF0 && byte < 0xF5) begin_at(now, at, 3, byte & 7, 0);
        else {
            now.cost += nothing_price;
            add_node(now, {nothing, at / 2, at / 2 + 1, 0, 0, false, true, false});
        }
        states_[next].push_back(now);
    }

    static void begin_at(State& state, Offset at, std::uint8_t missing, char32_t code, char32_t unknown) {
        state.begin = at / 2;
        state.missing = missing;
        state.code = code;
        state.unknown = unknown;
    }

    void unknown_byte(State state, Offset at, Offset next) {
        if (state.missing) return add_bits(state, 0, 0x3F, at, next);
        begin_at(state, at, 2, 0, 0xF);
        states_[next].push_back(state);
    }

    // Six more bits.
    void add_bits(State state, char32_t bits, char32_t unknown, Offset at, Offset next) {
        state.code = state.code << 6 | bits;
        state.unknown = state.unknown << 6 | unknown;
        --state.missing;
        if (state.missing) states_[next].push_back(state);
        else complete(state, at / 2 + 1, next);
    }

    void complete(State const& state, Offset end, Offset next) {
        auto put = [&](char32_t character, Surprise price) {
            State done = state;
            done.cost += price;
            emit(done, state.begin, end, character, state.unknown, next);
        };
        if (state.unknown == 0) return put(is_character(state.code) ? state.code : nothing, is_character(state.code) ? 0 : nothing_price);
        bool two_bytes = ((state.unknown & 0x3F) != 0) + ((state.unknown & 0xFC0) != 0) + ((state.unknown & 0x3F000) != 0) > 1;
        if (two_bytes) return put(nothing, nothing_price / 2);
        std::vector<std::pair<Surprise, char32_t>> all;
        each_choice(state.code, state.unknown, [&](char32_t character) { all.emplace_back(usage_(state.previous, character), character); });
        std::size_t count = std::min(guesses, all.size());
        std::partial_sort(all.begin(), all.begin() + std::ptrdiff_t(count), all.end());
        for (std::size_t i = 0; i < count; ++i) put(all[i].second, 0);
        if (all.empty()) put(nothing, nothing_price);
    }

    Reading finished() {
        for (State& state : states_.back())
            if (state.missing) close_broken(state, Offset(2 * pieces_.size()), [&](State ended) { state = ended; });
        Reading reading;
        auto best =
            std::min_element(states_.back().begin(), states_.back().end(), [](State const& a, State const& b) { return a.cost < b.cost; });
        if (best == states_.back().end()) return reading;
        reading.cost = best->cost;
        for (std::int32_t node = best->node; node >= 0; node = nodes_[std::size_t(node)].back)
            reading.letters.push_back(nodes_[std::size_t(node)].letter);
        std::reverse(reading.letters.begin(), reading.letters.end());
        return reading;
    }

    static bool is_character(char32_t code) { return code >= 0x80 && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF); }

public:
    template <class Use> static void each_choice(char32_t code, char32_t unknown, Use use) {
        for (char32_t bits = 0;; bits = (bits - unknown) & unknown) {
            char32_t character = (code & ~unknown) | bits;
            if (is_character(character) && character >= 0x800) use(character);
            if (bits == unknown) break;
        }
    }
};

} // namespace

Reading best_utf8_reading(std::vector<Piece> const& pieces, Usage const& usage) { return Search(pieces, usage).run(); }

std::vector<Alternative> utf8_alternatives(Reading const& reading, std::size_t letter, Usage const& usage) {
    Letter const& own = reading.letters[letter];
    char32_t before = letter ? reading.letters[letter - 1].character : char32_t(u'\n');
    char32_t after = letter + 1 < reading.letters.size() ? reading.letters[letter + 1].character : char32_t(u'\n');
    std::vector<Alternative> out;
    auto add = [&](char32_t character) {
        if (character <= 0xFFFF) out.push_back({char16_t(character), usage(before, character) + usage(character, after)});
    };
    Search::each_choice(own.character, own.unknown_bits, add);
    // A lead and one trail: which of the two trails is lost nobody knows.
    if (own.end == own.begin + 2 && own.unknown_bits == 0x3F)
        Search::each_choice((own.character & 0xF000) | (own.character >> 6 & 0x3F), 0xFC0, add);
    if (own.end == own.begin + 2 && own.unknown_bits == 0xFC0)
        Search::each_choice((own.character & 0xF000) | (own.character & 0x3F) << 6, 0x3F, add);
    std::stable_sort(out.begin(), out.end(), [](Alternative const& a, Alternative const& b) { return a.cost < b.cost; });
    return out;
}

} // namespace duidu
