#include "decode/shifted_run.h"

#include "decode/charset.h"
#include "decode/prose.h"
#include "plain/lost_byte.h"

#include <catch_amalgamated.hpp>

using namespace duidu;

namespace {

// A run from the bytes of a text without ASCII, of which byte `lost` is gone and no pair of what follows is torn.
ShiftedRun run_without(std::u16string_view text, std::size_t lost, Pairs const& pairs) {
    ShiftedRun run{u"\n", {}, {}, 0, u"\n\n"};
    for (char16_t unit : text) {
        run.bytes.push_back(std::uint8_t(pairs.bytes[unit] >> 8));
        run.bytes.push_back(std::uint8_t(pairs.bytes[unit]));
    }
    run.bytes.erase(run.bytes.begin() + std::ptrdiff_t(lost));
    for (std::size_t at = 0; at + 1 < run.bytes.size(); at += 2) {
        char16_t unit = pairs.character(run.bytes[at], run.bytes[at + 1]);
        run.pairs.push_back(unit ? unit : u'\uFFFD');
    }
    run.left_over = run.bytes.back() < 0x80 ? run.bytes.back() : u'\uFFFD';
    return run;
}

} // namespace

TEST_CASE("of all bytes that may be lost from a run, the likeliest is found as by trying each of them") {
    Usage usage;
    for (std::u16string_view paragraph : prose::traditional) usage.learn(paragraph);
    for (char const* charset : {"gb18030", "big5"}) {
        Pairs const& pairs = pairs_of(charset);
        for (std::u16string_view paragraph : std::span(prose::traditional).subspan(0, 5)) {
            std::u16string_view clause = paragraph.substr(0, 14);
            for (std::size_t lost = 0; lost < 2 * clause.size(); lost += 3) {
                ShiftedRun run = run_without(clause, lost, pairs);
                Losses losses = losses_of(run, pairs, usage);
                REQUIRE(!losses.all.empty());
                Surprise best = losses.all.front().cost;
                for (Loss const& loss : losses.all) best = std::min(best, loss.cost);
                CHECK(best == cost_of_whole(likeliest_whole(run, pairs, usage), run, usage));
                CHECK(restored(run, losses.all.front(), pairs).size() == clause.size());
            }
        }
    }
}
