#include "decode/frames.h"

#include <algorithm>
#include <tuple>

namespace duidu {

namespace {

// Prices in quarter bits.
constexpr Surprise unknown_lead_price = 24;
constexpr Surprise hole_price = 12; // something is lost there in any case
constexpr Surprise half_width_price = 16;
constexpr Surprise wrong_gloss_price = 64;   // a reading behind a character that is not read so
constexpr Surprise missing_gloss_price = 24; // a character that the page glosses everywhere else
constexpr Surprise gone_price = 52;
constexpr Surprise no_break_price = 8;
constexpr std::uint8_t no_break_byte = 0xA0;
constexpr Surprise wall_price = 60;
constexpr Surprise lonely_price = 32; // one character between two marks

constexpr std::size_t beam = 12;    // chosen; a wider beam was not tried
constexpr std::size_t guesses = 12; // characters tried for an unknown byte at one place

enum class Open : std::uint8_t { none, lead, unknown_lead };

// A step of a reading; `back` leads to the one before.
struct Node {
    std::int32_t back = -1;
    Letter letter; // character 0: a byte that came in
};

// Where a reading has come: `open` = a character is begun whose trail byte comes next.
struct State {
    Surprise cost = 0;
    std::int32_t node = -1;
    char32_t previous = u'\n';
    std::uint8_t previous_trail = 0;
    Open open = Open::none;
    std::uint8_t lead = 0;
    bool lead_unknown = false;
    bool after_hole = false; // the open unknown lead and the byte before are nothing together
    Offset begin = 0;        // of the open character
};

// Two bytes that a decoder finds no character for.
bool is_nothing(Pairs const& pairs, std::uint8_t lead, std::uint8_t trail) {
    char16_t character = pairs.character(lead, trail);
    return Pairs::is_lead(lead) && (character == 0 || (character >= 0xE000 && character < 0xF900));
}

class Search {
public:
    Search(std::vector<Piece> const& pieces, FrameRules const& rules)
        : pieces_(pieces), rules_(rules), open_(pieces.size() + 2), closed_(pieces.size() + 2) {}

    Reading run() {
        closed_[0].push_back({});
        for (Offset at = 0; at <= pieces_.size(); ++at) {
            std::vector<State> open = kept(open_[at]);
            for (State const& state : open) go_on(state, at);
            if (at == pieces_.size()) break;
            for (State const& state : kept(closed_[at])) begin(state, at);
        }
        return finished();
    }

private:
    std::vector<Piece> const& pieces_;
    FrameRules const& rules_;
    std::vector<Node> nodes_;
    std::vector<std::vector<State>> open_, closed_; // by the next piece

    bool is(Offset at, Piece::Kind kind) const { return at < pieces_.size() && pieces_[at].kind == kind; }
    bool is_ascii(Offset at) const { return is(at, Piece::byte) && pieces_[at].value < 0x80; }
    // What a decoder sees behind half a character when it drops it.
    bool stops_a_decoder(Offset at) const {
        return at >= pieces_.size() || is(at, Piece::gloss) || is(at, Piece::hole) || is(at, Piece::wall) ||
               (is_ascii(at) && pieces_[at].value < 0x40);
    }

    static bool cheaper(State const& a, State const& b) { return a.cost < b.cost; }

    static std::vector<State> kept(std::vector<State>& states) {
        if (states.size() < 2) return std::move(states);
        std::stable_sort(states.begin(), states.end(), cheaper);
        std::vector<State> out;
        for (State const& state : states) {
            auto same = [&](State const& other) {
                return other.previous == state.previous && other.open == state.open && other.lead == state.lead &&
                       other.after_hole == state.after_hole && other.previous_trail == state.previous_trail;
            };
            if (std::none_of(out.begin(), out.end(), same)) out.push_back(state);
            if (out.size() == beam) break;
        }
        return out;
    }

    void close(State state, Letter const& letter, Surprise price, Offset at) {
        state.cost += price + rules_.usage(state.previous, letter.character, letter.as_it_stands);
        // Glosses behind the character.
        bool glossed = false;
        for (; is(at, Piece::gloss); ++at) {
            bool agrees = letter.character < 0x10000 && is_read(char16_t(letter.character), pieces_[at].reading);
            if (!agrees) state.cost += wrong_gloss_price;
            glossed = true;
        }
        bool expected = rules_.glosses && letter.character < 0x10000 && rules_.glosses->letters.count(char16_t(letter.character));
        if (expected && !glossed) state.cost += missing_gloss_price;
        Letter ended = letter;
        ended.end = at;
        nodes_.push_back({state.node, ended});
        state.node = std::int32_t(nodes_.size() - 1);
        state.previous = letter.character;
        state.previous_trail = letter.trail;
        state.open = Open::none;
        state.after_hole = false;
        closed_[at].push_back(state);
    }

    void open(State state, Offset begin, std::uint8_t lead, bool unknown, Surprise price, Offset next) {
        state.cost += price;
        state.begin = begin;
        state.lead = lead;
        state.lead_unknown = unknown;
        state.open = Open::lead;
        open_[next].push_back(state);
    }

    // A character begins at piece `at`.
    void begin(State const& state, Offset at) {
        Piece const& piece = pieces_[at];
        if (piece.kind == Piece::wall)
            return close(state, {0xFFFF, at, at, 0, 0, false, false, true}, wall_price - rules_.usage(state.previous, 0xFFFF), at + 1);
        if (piece.kind == Piece::gloss) { // at the start of a line
            State next = state;
            next.cost += wrong_gloss_price;
            closed_[at + 1].push_back(next);
            return;
        }
        if (piece.kind == Piece::hole) return begin_hole(state, at);
        if (piece.value < 0x80) close(state, {piece.value, at, at, 0, piece.value, false, false, true}, 0, at + 1);
        if (Pairs::is_lead(piece.value)) open(state, at, piece.value, false, 0, at + 1);
        if (rules_.no_break && piece.value == ' ') open(state, at, no_break_byte, false, no_break_price, at + 1);
        if (rules_.half_width && piece.value < 0x40) begin_half_width(state, at);
    }

    void begin_hole(State const& state, Offset at) {
        // ? stands for itself; U+FFFD for a character that is gone.
        bool gone = pieces_[at].value != u'?';
        char32_t stands = gone ? char32_t(0xFFFD) : char32_t(u'?');
        close(state, {stands, at, at, 0, 0, false, false, true}, gone ? gone_price - rules_.usage(state.previous, stands, true) : 0,
              at + 1);
        if (!rules_.holes) return;
        if (is(at + 1, Piece::gloss)) {
            for (unsigned lead = 0x81; lead < 0xFF; ++lead) {
                char16_t across = rules_.pairs.character(state.previous_trail, std::uint8_t(lead));
                if (across && is_read(across, pieces_[at + 1].reading)) open(state, at, std::uint8_t(lead), true, hole_price, at + 2);
            }
            return;
        }
        State next = state;
        next.cost += hole_price + unknown_lead_price;
        next.begin = at;
        next.open = Open::unknown_lead;
        next.after_hole = false;
        open_[at + 1].push_back(next);
    }

    // ！ was A3A1, its halves those of two characters, of the first of which half is gone: 。《 = A1 A3|A1 B6 → A1 21 B6.
    void begin_half_width(State const& state, Offset at) {
        constexpr std::u16string_view marks = u",:;()!?";
        if (marks.find(pieces_[at].value) == marks.npos) return;
        std::uint8_t second = std::uint8_t(pieces_[at].value + 0x80);
        if (stops_a_decoder(at + 1)) return two_halves(state, at, second);
        for (char16_t character : likeliest(
                 state.previous, [](std::uint8_t) { return true; }, 0xA3)) {
            State next = state;
            std::uint16_t pair = rules_.pairs.bytes[character];
            Letter letter{character, at, at, std::uint8_t(pair >> 8), 0xA3, true, false, false};
            next.cost += half_width_price + rules_.usage(state.previous, character);
            nodes_.push_back({state.node, letter});
            next.node = std::int32_t(nodes_.size() - 1);
            next.previous = character;
            next.previous_trail = 0xA3;
            open(next, at, second, false, 0, at + 1);
        }
    }

    // Of two characters only the halves in the middle are known, so both are sought together: 危害 = ?A3 BA?.
    void two_halves(State const& state, Offset at, std::uint8_t second) {
        for (Two const& two : likeliest_twos(state.previous, second)) {
            State next = state;
            next.cost += half_width_price + hole_price + rules_.usage(state.previous, two.first);
            nodes_.push_back({state.node, {two.first, at, at, std::uint8_t(rules_.pairs.bytes[two.first] >> 8), 0xA3, true, false, false}});
            next.node = std::int32_t(nodes_.size() - 1);
            next.previous = two.first;
            next.previous_trail = 0xA3;
            close(next, {two.second, at, at + 1, second, std::uint8_t(rules_.pairs.bytes[two.second]), false, true, false}, 0, at + 1);
        }
    }

    struct Two {
        Surprise cost;
        char16_t first, second;
        bool operator<(Two const& other) const { return std::tie(cost, first, second) < std::tie(other.cost, other.first, other.second); }
    };

    // Of all characters with the trail A3 and all behind them with that lead, best first.
    std::vector<Two> likeliest_twos(char32_t previous, std::uint8_t lead_of_second) const {
        std::vector<Two> firsts, best;
        for (unsigned lead = 0x81; lead < 0xFF; ++lead) {
            char16_t one = rules_.pairs.character(std::uint8_t(lead), 0xA3);
            bool clause_of_one = one < 0x4E00; // 。好, is no clause
            if (one) firsts.push_back({rules_.usage(previous, one) + (clause_of_one ? lonely_price : 0), one, 0});
        }
        std::sort(firsts.begin(), firsts.end());
        std::vector<Two> seconds;
        for (unsigned trail = 0x40; trail < 0xFF; ++trail)
            if (char16_t second = rules_.pairs.character(lead_of_second, std::uint8_t(trail)))
                seconds.push_back({surprise(char32_t(second)), 0, second});
        for (Two const& one : firsts) {
            if (best.size() == guesses && one.cost > best.back().cost) break; // no second makes it cheaper
            for (Two const& second : seconds) try_two(one, second, best);
        }
        return best;
    }

    // Two characters side by side, whose costs are known alone.
    void try_two(Two const& one, Two const& alone, std::vector<Two>& best) const {
        bool full = best.size() == guesses;
        if (full && one.cost + alone.cost > best.back().cost && !rules_.usage.may_know(one.first, alone.second)) return;
        Two two{one.cost + rules_.usage(one.first, alone.second), one.first, alone.second};
        if (full && best.back() < two) return;
        best.insert(std::upper_bound(best.begin(), best.end(), two), two);
        if (full) best.pop_back();
    }

    // The characters with this trail that surprise least, among those whose lead is allowed.
    template <class Allowed>
    std::vector<char16_t> likeliest(char32_t previous, Allowed allowed, std::uint8_t trail, char32_t next = 0) const {
        std::vector<std::pair<Surprise, char16_t>> all;
        for (unsigned lead = 0x81; lead < 0xFF; ++lead) {
            char16_t character = rules_.pairs.character(std::uint8_t(lead), trail);
            if (character && allowed(std::uint8_t(lead))) all.emplace_back(between(previous, character, next), character);
        }
        return best_of(all);
    }

    static std::vector<char16_t> best_of(std::vector<std::pair<Surprise, char16_t>>& all) {
        std::size_t count = std::min(guesses, all.size());
        std::partial_sort(all.begin(), all.begin() + std::ptrdiff_t(count), all.end());
        std::vector<char16_t> out;
        for (std::size_t i = 0; i < count; ++i) out.push_back(all[i].second);
        return out;
    }

    // The character that comes next if the frame closes at `at`; 0 where none does.
    char32_t ahead(Offset at) const {
        if (!is(at, Piece::byte)) return 0;
        if (pieces_[at].value < 0x80) return pieces_[at].value;
        return is(at + 1, Piece::byte) ? rules_.pairs.character(pieces_[at].value, pieces_[at + 1].value) : u'\0';
    }
    Surprise between(char32_t previous, char32_t character, char32_t next) const {
        return rules_.usage(previous, character) + (next ? rules_.usage(character, next) : 0);
    }

    void guess_lead(State const& state, Offset begin, std::uint8_t trail, Surprise price, Offset next) {
        auto allowed = [&](std::uint8_t lead) { return !state.after_hole || is_nothing(rules_.pairs, state.previous_trail, lead); };
        for (char16_t character : likeliest(state.previous, allowed, trail, ahead(next)))
            close(state, {character, begin, begin, std::uint8_t(rules_.pairs.bytes[character] >> 8), trail, true, false, false}, price,
                  next);
    }

    void guess_trail(State const& state, Surprise price, Offset at) {
        std::vector<std::pair<Surprise, char16_t>> all;
        char32_t next = ahead(at);
        // A hole with a reading behind it names the pair across.
        std::u16string across = is(at, Piece::hole) && is(at + 1, Piece::gloss) ? characters_read(pieces_[at + 1].reading) : u"";
        auto fits = [&](std::uint8_t trail) {
            auto begins = [&](char16_t character) { return rules_.pairs.bytes[character] >> 8 == trail; };
            return across.empty() || std::any_of(across.begin(), across.end(), begins);
        };
        for (unsigned trail = 0x40; trail < 0xFF; ++trail)
            if (char16_t character = rules_.pairs.character(state.lead, std::uint8_t(trail)); character && fits(std::uint8_t(trail)))
                all.emplace_back(between(state.previous, character, next), character);
        for (char16_t character : best_of(all))
            close(state,
                  {character, state.begin, at, state.lead, std::uint8_t(rules_.pairs.bytes[character]), state.lead_unknown, true, false},
                  price, at);
    }

    // The trail stands at `at`, or behind readings of the pair across.
    void trail_stands(State state, Offset at) {
        for (; is(at, Piece::gloss); ++at) {
            char16_t across = rules_.pairs.character(state.previous_trail, state.lead);
            if (!across || !is_read(across, pieces_[at].reading)) state.cost += wrong_gloss_price;
        }
        if (!is(at, Piece::byte)) return;
        std::uint8_t trail = pieces_[at].value;
        if (rules_.no_break && trail == ' ') trail = no_break_byte, state.cost += no_break_price;
        char16_t character = rules_.pairs.character(state.lead, trail);
        if (!character) return;
        bool same = !state.lead_unknown && at == state.begin + 1 && pieces_[at].units == pieces_[state.begin].units;
        close(state, {character, state.begin, at, state.lead, trail, state.lead_unknown, false, same}, 0, at + 1);
    }

    // The trail of the open character comes.
    void go_on(State const& state, Offset at) {
        if (state.open == Open::unknown_lead) {
            if (is(at, Piece::byte) && Pairs::is_trail(pieces_[at].value)) guess_lead(state, state.begin, pieces_[at].value, 0, at + 1);
            return;
        }
        trail_stands(state, at);
        if (rules_.lost_before_ascii && stops_a_decoder(at)) guess_trail(state, hole_price, at);
        if (rules_.holes && is(at, Piece::hole)) trail_in_hole(state, at);
    }

    void trail_in_hole(State const& state, Offset at) {
        bool glossed = is(at + 1, Piece::gloss);
        std::vector<std::pair<Surprise, char16_t>> all;
        for (unsigned trail = 0x40; trail < 0xFF; ++trail) {
            char16_t character = rules_.pairs.character(state.lead, std::uint8_t(trail));
            if (!character || (glossed && !is_read(character, pieces_[at + 1].reading))) continue;
            if (!glossed && !Pairs::is_lead(std::uint8_t(trail))) continue;
            all.emplace_back(rules_.usage(state.previous, character), character);
        }
        for (char16_t character : best_of(all)) {
            Letter letter{character,          state.begin, at,   state.lead, std::uint8_t(rules_.pairs.bytes[character]),
                          state.lead_unknown, true,        false};
            close(state, letter, hole_price, at + 1);
            if (glossed) continue;
            // The hole held the lead of the next character too.
            State next = closed_[at + 1].back();
            next.begin = at;
            next.open = Open::unknown_lead;
            next.after_hole = true;
            open_[at + 1].push_back(next);
        }
    }

    Reading finished() {
        Reading reading;
        auto& ends = closed_[pieces_.size()];
        for (State& end : ends) end.cost += rules_.usage(end.previous, u'\n'); // stretches end where lines do, but for very long lines
        auto best = std::min_element(ends.begin(), ends.end(), cheaper);
        if (best == ends.end()) return reading;
        reading.cost = best->cost;
        for (std::int32_t node = best->node; node >= 0; node = nodes_[std::size_t(node)].back)
            reading.letters.push_back(nodes_[std::size_t(node)].letter);
        std::reverse(reading.letters.begin(), reading.letters.end());
        return reading;
    }
};

// All pairs that the known halves of a letter leave, ascending.
std::vector<std::uint16_t> pairs_of_halves(Letter const& own) {
    std::vector<std::uint16_t> out;
    for (unsigned lead = own.lead_unknown ? 0x81 : own.lead; lead <= (own.lead_unknown ? 0xFEu : own.lead); ++lead)
        for (unsigned trail = own.trail_unknown ? 0x40 : own.trail; trail <= (own.trail_unknown ? 0xFEu : own.trail); ++trail)
            out.push_back(std::uint16_t(lead << 8 | trail));
    return out;
}

// The pairs of all characters that are read so, ascending.
std::vector<std::uint16_t> pairs_read(Pairs const& pairs, Syllable reading) {
    std::vector<std::uint16_t> out;
    for (char16_t unit : characters_read(reading))
        if (pairs.bytes[unit]) out.push_back(pairs.bytes[unit]);
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

} // namespace

Reading as_it_stands(std::vector<Piece> const& pieces, FrameRules const& rules) {
    return Search(pieces, {rules.pairs, rules.usage, rules.glosses}).run();
}

Reading best_reading(std::vector<Piece> const& pieces, FrameRules const& rules) { return Search(pieces, rules).run(); }

std::vector<Alternative> alternatives(Reading const& reading, std::size_t letter, std::vector<Piece> const& pieces,
                                      FrameRules const& rules) {
    Letter const& own = reading.letters[letter];
    char32_t before = letter ? reading.letters[letter - 1].character : char32_t(u'\n');
    char32_t after = letter + 1 < reading.letters.size() ? reading.letters[letter + 1].character : char32_t(u'\n');
    bool glossed = own.end > own.begin && own.end <= pieces.size() && own.trail_unknown && pieces[own.end - 1].kind == Piece::gloss;
    // A hole that held the lead and the bracket of a gloss: the gloss is that of the pair across.
    bool across = letter > 0 && own.lead_unknown && own.end > own.begin + 1 && pieces[own.begin].kind == Piece::hole &&
                  pieces[own.begin + 1].kind == Piece::gloss;
    bool hole_to_next = own.trail_unknown && !glossed && letter + 1 < reading.letters.size() && reading.letters[letter + 1].lead_unknown &&
                        own.end > own.begin && pieces[own.end - 1].kind == Piece::hole && reading.letters[letter + 1].begin + 1 == own.end;
    std::vector<Alternative> out;
    for (std::uint16_t pair : glossed ? pairs_read(rules.pairs, pieces[own.end - 1].reading) : pairs_of_halves(own)) {
        std::uint8_t lead = std::uint8_t(pair >> 8), trail = std::uint8_t(pair);
        char16_t character = rules.pairs.character(lead, trail);
        if (!character || (!own.lead_unknown && lead != own.lead) || (!own.trail_unknown && trail != own.trail)) continue;
        char16_t across_both = across ? rules.pairs.character(reading.letters[letter - 1].trail, lead) : u'\0';
        if (hole_to_next && !is_nothing(rules.pairs, trail, reading.letters[letter + 1].lead)) continue;
        if (across && (!across_both || !is_read(across_both, pieces[own.begin + 1].reading))) continue;
        out.push_back({character, rules.usage(before, character) + rules.usage(character, after)});
    }
    std::stable_sort(out.begin(), out.end(), [](Alternative const& a, Alternative const& b) { return a.cost < b.cost; });
    return out;
}

} // namespace duidu
