#include "decode/slips.h"

#include <algorithm>
#include <array>
#include <optional>

namespace duidu {

namespace {

// Prices in quarter bits.
constexpr Surprise lost_price = 48;    // twelve bits: one byte in some thousands
constexpr Surprise came_in_price = 95; // it saves a character besides
constexpr Surprise no_byte_price = 20; // of a byte that the charset never uses
constexpr Surprise wall_price = 60;
constexpr Surprise worse_ahead = 30;
constexpr Surprise losing_margin = 60; // how far behind the other frame a slip is still tried
constexpr Surprise none = 1 << 28;
constexpr std::size_t most_slips = 3;
constexpr std::size_t most_asked = 10; // characters between two others that the page's own usage is asked about
constexpr Surprise too_rare = 90;      // to be tried for what lost a byte
constexpr char32_t wall = 0xFFFF;

// What a reading takes at one place.
struct Taken {
    char32_t character = 0;
    Offset length = 0; // pieces
};

// A slip and the character that it hurt.
struct Slip {
    enum Kind : std::uint8_t { no, lead_lost, trail_lost, came_between, came_within } kind = no;
    char16_t character = 0;
    Surprise cost = none; // of that character and of the step to the one behind it
};

// How well the pieces up to a place are read, if what ends there has one piece or more, and so many slips lie before it.
struct Cell {
    Surprise cost = none;
    std::int32_t from = -1; // the cell before
    Slip slip;              // between that cell and the character that ends here
    Offset at = 0;          // where it slipped
};

class Walk {
public:
    Walk(std::vector<Piece> const& pieces, char32_t before, char32_t after, Pairs const& pairs, Usage const& usage, Surprise dearer)
        : pieces_(pieces), before_(before), after_(after), pairs_(pairs), usage_(usage), came_in_price_(came_in_price + dearer),
          cells_((pieces.size() + 2) * per_place), stands_(pieces.size() + 1) {
        for (Offset at = 0; at <= pieces.size(); at += taken_at(at).length) stands_[at] = true;
        for (Offset at = 0; at <= pieces.size(); ++at) ahead_.push_back(surprise_ahead(at));
    }

    SlippedReading run() {
        cells_[index(0, 0, 0)].cost = 0;
        for (Offset at = 0; at <= pieces_.size(); ++at) { // what stands behind is taken, too
            Surprise best = best_near(at);
            for (std::size_t form = 0; form < 2; ++form) walk_on(at, form, best);
        }
        SlippedReading out;
        Offset end = Offset(pieces_.size()) + 1;
        out.as_it_stands = std::min(cell(end, 0, 0).cost, cell(end, 1, 0).cost);
        auto first = cells_.begin() + std::ptrdiff_t(index(end, 0, 0));
        auto best = std::min_element(first, cells_.end(), [](Cell const& a, Cell const& b) { return a.cost < b.cost; });
        if (best->cost < none) out.reading = reading_of(std::int32_t(best - cells_.begin()));
        return out;
    }

private:
    static constexpr std::size_t per_place = 2 * (most_slips + 1);
    std::vector<Piece> const& pieces_;
    char32_t before_, after_;
    Pairs const& pairs_;
    Usage const& usage_;
    Surprise came_in_price_;
    std::vector<Cell> cells_;
    std::vector<bool> stands_;    // what is read at a place begins there as it stands
    std::vector<Surprise> ahead_; // how surprising the two characters are that are read from a place on

    static std::size_t index(Offset at, std::size_t form, std::size_t slips) { return at * per_place + form * (most_slips + 1) + slips; }
    Cell const& cell(Offset at, std::size_t form, std::size_t slips) const { return cells_[index(at, form, slips)]; }

    bool is_byte(Offset at) const { return at < pieces_.size() && pieces_[at].kind == Piece::byte; }
    char16_t pair_at(Offset lead, Offset trail) const {
        return is_byte(lead) && is_byte(trail) ? pairs_.character(pieces_[lead].value, pieces_[trail].value) : u'\0';
    }

    Taken taken_at(Offset at) const {
        if (at >= pieces_.size()) return {after_, 1};
        if (!is_byte(at)) return {wall, 1};
        if (pieces_[at].value < 0x80) return {pieces_[at].value, 1};
        if (char16_t unit = pair_at(at, at + 1)) return {unit, 2};
        return {0xFFFD, 1};
    }

    Surprise surprise_ahead(Offset at) const {
        Taken first = taken_at(at), second = taken_at(at + first.length);
        return surprise(first.character) + surprise(first.character, second.character);
    }
    // The other frame must not read much worse at once; and what is below 40 is half of no character.
    bool may_lead_on(Offset at) const { return is_byte(at) && pieces_[at].value >= 0x40 && ahead_[at + 1] <= ahead_[at] + worse_ahead; }

    // The character that ends at a place.
    char32_t before(Offset at, std::size_t form) const {
        if (at == 0) return before_;
        if (form) return pair_at(at - 2, at - 1);
        if (!is_byte(at - 1)) return wall;
        return pieces_[at - 1].value < 0x80 ? pieces_[at - 1].value : 0xFFFD;
    }

    // Of all readings that have come here, in either frame.
    Surprise best_near(Offset at) const {
        Surprise best = none;
        for (std::size_t i = index(at ? at - 1 : 0, 0, 0); i < std::min(index(at + 2, 0, 0), cells_.size()); ++i)
            best = std::min(best, cells_[i].cost);
        return best;
    }

    Surprise cost(char32_t previous, Taken const& next, Offset at) const {
        if (next.character == wall) return wall_price;
        return usage_(previous, next.character, at < stands_.size() && stands_[at]);
    }

    void walk_on(Offset at, std::size_t form, Surprise best) {
        char32_t previous = before(at, form);
        Taken next = taken_at(at);
        std::optional<std::array<Slip, 4>> slips;
        for (std::size_t count = 0; count <= most_slips; ++count) {
            Surprise so_far = cell(at, form, count).cost;
            if (so_far >= none) continue;
            step(index(at, form, count), at, next, so_far + cost(previous, next, at), {}, count);
            bool may_slip = count < most_slips && so_far <= best + losing_margin && may_lead_on(at);
            if (!may_slip) continue;
            if (!slips) slips = slips_at(at, previous);
            for (Slip const& slip : *slips) {
                Offset behind = at + (slip.kind == Slip::came_within ? 3 : 1);
                if (slip.cost < none) step(index(at, form, count), behind, taken_at(behind), so_far + slip.cost, slip, count + 1, at);
            }
        }
    }

    void step(std::size_t from, Offset at, Taken const& next, Surprise cost, Slip const& slip, std::size_t count, Offset slipped = 0) {
        Offset end = std::min(at + next.length, Offset(pieces_.size()) + 1);
        Cell& to = cells_[index(end, next.length > 1, count)];
        if (cost < to.cost) to = {cost, std::int32_t(from), slip, slipped};
    }

    // The best slip of each kind that the byte at a place may tell of.
    std::array<Slip, 4> slips_at(Offset at, char32_t previous) const {
        std::array<Slip, 4> slips;
        std::uint8_t byte = pieces_[at].value;
        Taken next = taken_at(at + 1);
        if (Pairs::is_lead(byte))
            slips[0] = likeliest(Slip::trail_lost, previous, next, at + 1, 0x40,
                                 [&](unsigned other) { return pairs_.character(byte, std::uint8_t(other)); });
        if (Pairs::is_trail(byte))
            slips[1] = likeliest(Slip::lead_lost, previous, next, at + 1, 0x81,
                                 [&](unsigned other) { return pairs_.character(std::uint8_t(other), byte); });
        if (byte >= 0x80)
            slips[2] = {Slip::came_between, 0, cost(previous, next, at + 1) + (Pairs::is_lead(byte) ? came_in_price_ : no_byte_price)};
        if (char16_t unit = pair_at(at, at + 2))
            slips[3] = {Slip::came_within, unit, came_in_price_ + usage_(previous, unit) + cost(unit, taken_at(at + 3), at + 3)};
        return slips;
    }

    template <class Character>
    Slip likeliest(Slip::Kind kind, char32_t previous, Taken const& next, Offset at, unsigned first, Character character) const {
        std::array<Slip, most_asked> best;
        for (unsigned other = first; other < 0xFF; ++other) {
            char16_t unit = character(other);
            if (!unit || surprise(char32_t(unit)) > too_rare) continue;
            Surprise sum = surprise(previous, unit) + surprise(unit, next.character);
            if (sum >= best.back().cost) continue;
            std::size_t place = most_asked - 1;
            for (; place > 0 && best[place - 1].cost > sum; --place) best[place] = best[place - 1];
            best[place] = {kind, unit, sum};
        }
        Slip out;
        for (Slip slip : best) {
            if (slip.cost >= none) break;
            slip.cost = lost_price + usage_(previous, slip.character) + cost(slip.character, next, at);
            if (slip.cost < out.cost) out = slip;
        }
        return out;
    }

    // Backwards: what was taken last, then what slipped before it.
    Reading reading_of(std::int32_t last) const {
        Reading reading;
        reading.cost = cells_[std::size_t(last)].cost;
        for (std::int32_t at = last; cells_[std::size_t(at)].from >= 0; at = cells_[std::size_t(at)].from) {
            Cell const& here = cells_[std::size_t(at)];
            Offset begin = here.slip.kind == Slip::no ? Offset(std::size_t(here.from) / per_place) : behind(here);
            if (begin < pieces_.size()) reading.letters.push_back(letter_at(begin));
            if (here.slip.kind != Slip::no) reading.letters.push_back(hurt_letter(here));
        }
        std::reverse(reading.letters.begin(), reading.letters.end());
        return reading;
    }
    static Offset behind(Cell const& cell) { return cell.at + (cell.slip.kind == Slip::came_within ? 3 : 1); }

    Letter letter_at(Offset begin) const {
        Taken taken = taken_at(begin);
        Letter letter{taken.character, begin, begin + taken.length};
        letter.lead = taken.length > 1 ? pieces_[begin].value : std::uint8_t(0);
        letter.trail = pieces_[begin + taken.length - 1].value;
        letter.as_it_stands = stands_[begin];
        return letter;
    }

    Letter hurt_letter(Cell const& cell) const {
        Letter letter{cell.slip.character, cell.at, behind(cell)};
        std::uint16_t pair = pairs_.bytes[cell.slip.character];
        letter.lead = std::uint8_t(pair >> 8), letter.trail = std::uint8_t(pair);
        letter.lead_unknown = cell.slip.kind == Slip::lead_lost;
        letter.trail_unknown = cell.slip.kind == Slip::trail_lost;
        return letter;
    }
};

} // namespace

SlippedReading slipped_reading(std::vector<Piece> const& pieces, char32_t before, char32_t after, Pairs const& pairs, Usage const& usage,
                               Surprise dearer) {
    return Walk(pieces, before, after, pairs, usage, dearer).run();
}

} // namespace duidu
