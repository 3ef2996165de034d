#include "decode/shifted_run.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <unordered_map>

namespace duidu {

namespace {

constexpr Surprise far_behind = 100; // quarter bits: what frames lose to the best frame by then, no character makes good
constexpr Surprise unlikely = 80;    // a thousandth of the best cause
constexpr std::size_t most_told = 64;
constexpr Surprise unheard_of = 92; // what no list of words has: half of the characters that a byte leaves
// Quarter bits of cost that make one bit of belief, where it is asked whether a byte was lost or came in. Fitted on 2,500 damaged stretches
// of statutes and news; losses are taken for somewhat commoner.
constexpr double evidence_of_kind = 15;
constexpr double least_sum = 1e-9;
constexpr Surprise near_enough = 90; // of the best by its neighbours, to be asked for the words around it

// The last characters of a text that is being read.
struct Context {
    char32_t earlier = u'\n', previous = u'\n';
    void push(char32_t character) { earlier = previous, previous = character; }
};

class Weighing {
public:
    Weighing(ShiftedRun const& run, Pairs const& pairs, Usage const& usage, Vocabulary const& vocabulary)
        : run_(run), pairs_(pairs), usage_(usage), vocabulary_(vocabulary) {
        for (char16_t unit : run.before) start_.push(unit);
        first_ = run.before.size();
        for (std::size_t i = 0; i < run.pairs.size(); ++i) shifted_.push_back(character(run.bytes[2 * i + 1], run.bytes[2 * i + 2]));
    }

    Causes weigh() {
        add_up();
        Causes causes;
        Context end = contexts_.back();
        causes.as_it_stands = stands_.back() + cost(end, run_.left_over);
        end.push(run_.left_over);
        std::u16string_view after = std::u16string_view(run_.after).substr(run_.swallows);
        causes.as_it_stands += cost_of_rest(end, after.substr(0, 2 - run_.swallows));
        Surprise best = frame_cost(0);
        for (std::size_t at = 1; at <= run_.pairs.size(); ++at) best = std::min(best, frame_cost(at));
        for (std::size_t at = 0; at <= run_.pairs.size(); ++at)
            if (frame_cost(at) <= best + far_behind) try_all(at);
        ask_words();
        std::u16string standing = run_.before + run_.pairs + run_.left_over + std::u16string(after);
        causes.as_it_stands += vocabulary_.costs_of_ends(standing)[0];
        finish(causes.all);
        return causes;
    }

private:
    ShiftedRun const& run_;
    Pairs const& pairs_;
    Usage const& usage_;
    Vocabulary const& vocabulary_;
    Context start_;
    std::u16string shifted_;        // pair i and the byte behind it, read one byte late
    std::vector<Surprise> stands_;  // the cost of the first i pairs
    std::vector<Context> contexts_; // behind them
    std::vector<Surprise> moved_;   // the cost of the shifted pairs from i on, the first two of them not counted
    std::vector<Cause> causes_;
    std::size_t first_ = 0; // units before the run

    char16_t character(std::uint8_t lead, std::uint8_t trail) const {
        char16_t unit = pairs_.character(lead, trail);
        return unit ? unit : u'\uFFFD';
    }
    Surprise cost(Context const& context, char32_t character) const {
        return usage_.in_phrase(context.earlier, context.previous, character);
    }
    Surprise cost_of_rest(Context context, std::u16string_view text) const {
        Surprise sum = 0;
        for (char16_t unit : text) {
            sum += cost(context, unit);
            context.push(unit);
        }
        return sum;
    }

    void add_up() {
        stands_.push_back(0);
        contexts_.push_back(start_);
        for (char16_t unit : run_.pairs) {
            stands_.push_back(stands_.back() + cost(contexts_.back(), unit));
            contexts_.push_back(contexts_.back());
            contexts_.back().push(unit);
        }
        std::u16string rest = shifted_ + run_.after;
        moved_.assign(shifted_.size() + 1, 0);
        for (std::size_t i = shifted_.size(); i-- > 0;) {
            moved_[i] = moved_[i + 1];
            if (i + 2 < std::min(rest.size(), shifted_.size() + 2)) moved_[i] += cost({rest[i], rest[i + 1]}, rest[i + 2]);
        }
    }

    Surprise frame_cost(std::size_t at) const { return stands_[at] + moved_[at]; }

    void try_all(std::size_t at) {
        std::uint8_t known = run_.bytes[2 * at];
        for (unsigned other = 0x40; other < 0xFF; ++other) {
            if (Pairs::is_lead(known)) try_character(at, pairs_.character(known, std::uint8_t(other)), Cause::trail_lost);
            if (Pairs::is_lead(std::uint8_t(other)) && Pairs::is_trail(known))
                try_character(at, pairs_.character(std::uint8_t(other), known), Cause::lead_lost);
        }
        bool for_itself = at == run_.pairs.size() && run_.left_over != u'\uFFFD' && !run_.swallows; // a letter, or €
        if (!for_itself)
            causes_.push_back({Cause::came_before, at, 0, frame_cost(at) + came_in_price + cost_of_moved(contexts_[at], at), 0});
        if (at < run_.pairs.size()) try_character(at, pairs_.character(known, run_.bytes[2 * at + 2]), Cause::came_within);
    }

    void try_character(std::size_t at, char16_t unit, Cause::Kind kind) {
        if (!unit || (surprise(char32_t(unit)) >= unheard_of && !usage_.has(unit))) return;
        Context context = contexts_[at];
        std::size_t moved = at + (kind == Cause::came_within);
        Surprise sum = stands_[at] + moved_[moved] + cost(context, unit) + (kind == Cause::came_within ? came_in_price : 0);
        context.push(unit);
        causes_.push_back({kind, at, unit, sum + cost_of_moved(context, moved), 0});
    }

    // Of the first two moved pairs from `at` on, or what stands behind them: those that the context reaches into.
    Surprise cost_of_moved(Context context, std::size_t at) const {
        std::u16string_view rest = std::u16string_view(shifted_).substr(at, 2);
        Surprise sum = cost_of_rest(context, rest);
        for (char16_t each : rest) context.push(each);
        return sum + cost_of_rest(context, std::u16string_view(run_.after).substr(0, 2 - rest.size()));
    }

    // Adds what the words cost to the causes that are worth asking for.
    void ask_words() {
        if (causes_.empty()) return;
        Surprise best =
            std::min_element(causes_.begin(), causes_.end(), [](Cause const& a, Cause const& b) { return a.cost < b.cost; })->cost;
        causes_.erase(std::remove_if(causes_.begin(), causes_.end(), [&](Cause const& cause) { return cause.cost > best + near_enough; }),
                      causes_.end());
        std::u16string before = run_.before + run_.pairs, after = shifted_ + run_.after;
        std::vector<Surprise> beginnings = vocabulary_.costs_of_beginnings(before), ends = vocabulary_.costs_of_ends(after);
        for (Cause& cause : causes_) {
            std::size_t moved = cause.at + (cause.kind == Cause::came_within);
            Hole hole{std::u16string_view(before).substr(0, first_ + cause.at), std::u16string_view(after).substr(moved), beginnings.data(),
                      ends.data() + moved};
            if (!cause.is_loss()) cause.cost += came_in_price;
            if (cause.character == 0) cause.cost += vocabulary_.closed(hole);
            else cause.cost += vocabulary_.filled(hole, cause.character) + usage_.foreign_form(cause.character);
        }
    }

    // The best of them with their weights. Where halves repeat, causes in two places may give one text: they speak for it together.
    void finish(std::vector<Cause>& out) {
        auto order = [](Cause const& a, Cause const& b) {
            return std::tie(a.cost, a.at, a.character) < std::tie(b.cost, b.at, b.character);
        };
        std::sort(causes_.begin(), causes_.end(), order);
        std::unordered_map<std::u16string, std::size_t> told;
        double losses = 0, additions = 0;
        for (Cause& cause : causes_) {
            if (cause.cost > causes_.front().cost + unlikely || told.size() == most_told) break;
            cause.weight = std::exp2(-double(cause.cost - causes_.front().cost) / evidence_counts_twice);
            (cause.is_loss() ? losses : additions) += cause.weight;
            auto [same, is_new] = told.emplace(restored(run_, cause, pairs_), out.size());
            if (is_new) out.push_back(cause);
            else out[same->second].weight += cause.weight;
        }
        // What happened is decided first: a loss shares its belief with all characters that may have stood there. Of that decision the
        // costs say less than they seem to.
        double lost = 1 / (1 + std::pow(additions / std::max(losses, least_sum), evidence_counts_twice / evidence_of_kind));
        for (Cause& cause : out) cause.weight *= cause.is_loss() ? lost / losses : (1 - lost) / additions;
        auto is_likelier = [&](Cause const& a, Cause const& b) {
            bool a_decided = a.is_loss() == (lost >= 0.5), b_decided = b.is_loss() == (lost >= 0.5);
            return a_decided != b_decided ? a_decided : a.weight > b.weight;
        };
        std::stable_sort(out.begin(), out.end(), is_likelier);
        if (!out.empty()) std::stable_sort(out.begin() + 1, out.end(), [](Cause const& a, Cause const& b) { return a.weight > b.weight; });
    }
};

} // namespace

Causes causes_of(ShiftedRun const& run, Pairs const& pairs, Usage const& usage, Vocabulary const& vocabulary) {
    return Weighing(run, pairs, usage, vocabulary).weigh();
}

std::u16string restored(ShiftedRun const& run, Cause const& cause, Pairs const& pairs) {
    std::u16string text = run.pairs.substr(0, cause.at);
    if (cause.character) text += cause.character;
    for (std::size_t i = cause.at + (cause.kind == Cause::came_within); i < run.pairs.size(); ++i) {
        char16_t unit = pairs.character(run.bytes[2 * i + 1], run.bytes[2 * i + 2]);
        text.push_back(unit ? unit : u'\uFFFD');
    }
    return text;
}

std::size_t byte_come_in(Cause const& cause) { return 2 * cause.at + (cause.kind == Cause::came_within); }

} // namespace duidu
