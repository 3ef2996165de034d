#include "decode/shifted_run.h"

#include "decode/vocabulary.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <unordered_map>

namespace duidu {

namespace {

constexpr Surprise far_behind = 100; // quarter bits: what frames lose to the best frame by then, no character makes good
constexpr Surprise unlikely = 80;    // a thousandth of the best loss
constexpr std::size_t most_told = 64;
constexpr Surprise near_enough = 90; // of the best by its neighbours, to be asked for the words around it

// The last characters of a text that is being read.
struct Context {
    char32_t earlier = u'\n', previous = u'\n';
    void push(char32_t character) { earlier = previous, previous = character; }
};

class Weighing {
public:
    Weighing(ShiftedRun const& run, Pairs const& pairs, Usage const& usage) : run_(run), pairs_(pairs), usage_(usage) {
        for (char16_t unit : run.before) start_.push(unit);
        first_ = run.before.size();
        for (std::size_t i = 0; i < run.pairs.size(); ++i) shifted_.push_back(character(run.bytes[2 * i + 1], run.bytes[2 * i + 2]));
    }

    Losses weigh() {
        add_up();
        Losses losses;
        Context end = contexts_.back();
        losses.as_it_stands = stands_.back() + cost(end, run_.left_over);
        end.push(run_.left_over);
        std::u16string_view after = std::u16string_view(run_.after).substr(run_.swallows);
        losses.as_it_stands += cost_of_rest(end, after.substr(0, 2 - run_.swallows));
        Surprise best = frame_cost(0);
        for (std::size_t at = 1; at <= run_.pairs.size(); ++at) best = std::min(best, frame_cost(at));
        for (std::size_t at = 0; at <= run_.pairs.size(); ++at)
            if (frame_cost(at) <= best + far_behind) try_characters(at);
        ask_words();
        std::u16string standing = run_.before + run_.pairs + run_.left_over + std::u16string(after);
        losses.as_it_stands += costs_of_ends(standing)[0];
        finish(losses.all);
        return losses;
    }

private:
    ShiftedRun const& run_;
    Pairs const& pairs_;
    Usage const& usage_;
    Context start_;
    std::u16string shifted_;        // pair i and the byte behind it, read one byte late
    std::vector<Surprise> stands_;  // the cost of the first i pairs
    std::vector<Context> contexts_; // behind them
    std::vector<Surprise> moved_;   // the cost of the shifted pairs from i on, the first two of them not counted
    std::vector<Loss> losses_;
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

    void try_characters(std::size_t at) {
        std::uint8_t known = run_.bytes[2 * at];
        for (unsigned other = 0x40; other < 0xFF; ++other) {
            if (Pairs::is_lead(known)) try_character(at, pairs_.character(known, std::uint8_t(other)), false);
            if (Pairs::is_lead(std::uint8_t(other)) && Pairs::is_trail(known))
                try_character(at, pairs_.character(std::uint8_t(other), known), true);
        }
    }

    void try_character(std::size_t at, char16_t unit, bool lead_lost) {
        if (!unit) return;
        Context context = contexts_[at];
        Surprise sum = frame_cost(at) + cost(context, unit);
        context.push(unit);
        std::u16string_view rest = std::u16string_view(shifted_).substr(at, 2);
        sum += cost_of_rest(context, rest);
        for (char16_t each : rest) context.push(each);
        sum += cost_of_rest(context, std::u16string_view(run_.after).substr(0, 2 - rest.size()));
        losses_.push_back({at, unit, lead_lost, sum, 0});
    }

    // Adds what the words cost to the losses that are worth asking for.
    void ask_words() {
        if (losses_.empty()) return;
        Surprise best =
            std::min_element(losses_.begin(), losses_.end(), [](Loss const& a, Loss const& b) { return a.cost < b.cost; })->cost;
        losses_.erase(std::remove_if(losses_.begin(), losses_.end(), [&](Loss const& loss) { return loss.cost > best + near_enough; }),
                      losses_.end());
        std::u16string before = run_.before + run_.pairs, after = shifted_ + run_.after;
        std::vector<Surprise> beginnings = costs_of_beginnings(before), ends = costs_of_ends(after);
        for (Loss& loss : losses_) {
            Hole hole{std::u16string_view(before).substr(0, first_ + loss.at), std::u16string_view(after).substr(loss.at),
                      beginnings.data(), ends.data() + loss.at};
            loss.cost += filled(hole, loss.character) + usage_.foreign_form(loss.character);
        }
    }

    // The best of them with their weights. Where halves repeat, losses in two places may give one text: they speak for it together.
    void finish(std::vector<Loss>& out) {
        auto order = [](Loss const& a, Loss const& b) { return std::tie(a.cost, a.at, a.character) < std::tie(b.cost, b.at, b.character); };
        std::sort(losses_.begin(), losses_.end(), order);
        double sum = 0;
        std::unordered_map<std::u16string, std::size_t> told;
        for (Loss& loss : losses_) {
            if (loss.cost > losses_.front().cost + unlikely || told.size() == most_told) break;
            loss.weight = std::exp2(-double(loss.cost - losses_.front().cost) / evidence_counts_twice);
            sum += loss.weight;
            auto [same, is_new] = told.emplace(restored(run_, loss, pairs_), out.size());
            if (is_new) out.push_back(loss);
            else out[same->second].weight += loss.weight;
        }
        for (Loss& loss : out) loss.weight /= sum;
        std::stable_sort(out.begin(), out.end(), [](Loss const& a, Loss const& b) { return a.weight > b.weight; });
    }
};

} // namespace

Losses losses_of(ShiftedRun const& run, Pairs const& pairs, Usage const& usage) { return Weighing(run, pairs, usage).weigh(); }

std::u16string restored(ShiftedRun const& run, Loss const& loss, Pairs const& pairs) {
    std::u16string text = run.pairs.substr(0, loss.at) + loss.character;
    for (std::size_t i = loss.at; i < run.pairs.size(); ++i) {
        char16_t unit = pairs.character(run.bytes[2 * i + 1], run.bytes[2 * i + 2]);
        text.push_back(unit ? unit : u'\uFFFD');
    }
    return text;
}

} // namespace duidu
