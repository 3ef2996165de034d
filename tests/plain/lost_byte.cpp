#include "plain/lost_byte.h"

#include "decode/vocabulary.h"

using namespace duidu;

namespace {

// "" where some pair is nothing.
std::u16string read_pairs(std::vector<std::uint8_t> const& bytes, Pairs const& pairs) {
    std::u16string text;
    for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
        char16_t unit = pairs.character(bytes[at], bytes[at + 1]);
        if (!unit) return {};
        text.push_back(unit);
    }
    return text;
}

} // namespace

Surprise cost_of_whole(std::u16string_view text, ShiftedRun const& run, Usage const& usage) {
    std::u16string all = u"\n\n" + run.before + std::u16string(text) + run.after;
    Surprise sum = 0;
    for (std::size_t at = 2 + run.before.size(); at < all.size(); ++at) sum += usage.in_phrase(all[at - 2], all[at - 1], all[at]);
    return sum + Vocabulary().costs_of_beginnings(all.substr(2)).back();
}

WholeRun likeliest_whole(ShiftedRun const& run, Pairs const& pairs, Usage const& usage) {
    WholeRun best;
    for (std::size_t at = 0; at <= run.bytes.size(); ++at)
        for (unsigned byte = 0x40; byte < 0xFF; ++byte) {
            std::vector<std::uint8_t> bytes = run.bytes;
            bytes.insert(bytes.begin() + std::ptrdiff_t(at), std::uint8_t(byte));
            std::u16string text = read_pairs(bytes, pairs);
            if (text.empty()) continue;
            Surprise cost = cost_of_whole(text, run, usage);
            if (cost < best.cost) best = {text, cost};
        }
    for (std::size_t at = 0; at < run.bytes.size(); ++at) {
        std::vector<std::uint8_t> bytes = run.bytes;
        bytes.erase(bytes.begin() + std::ptrdiff_t(at));
        std::u16string text = read_pairs(bytes, pairs);
        bool letter = at + 1 == run.bytes.size() && run.left_over != u'\uFFFD'; // stands for itself
        if (letter || text.size() != run.pairs.size()) continue;
        Surprise cost = cost_of_whole(text, run, usage) + 2 * came_in_price;
        if (cost < best.cost) best = {text, cost};
    }
    return best;
}
