#include "decode/shifted_run.h"

#include "decode/charset.h"
#include "decode/prose.h"
#include "plain/lost_byte.h"

#include <catch_amalgamated.hpp>

using namespace duidu;

namespace {

// A run from the bytes of a text without ASCII, as far as the first of them is read.
ShiftedRun run_of(std::vector<std::uint8_t> const& bytes, Pairs const& pairs) {
    ShiftedRun run{u"\n", {}, bytes, 0, u"\n\n"};
    for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
        char16_t unit = pairs.character(bytes[at], bytes[at + 1]);
        run.pairs.push_back(unit ? unit : u'\uFFFD');
    }
    run.left_over = bytes.back() < 0x80 ? bytes.back() : u'\uFFFD';
    return run;
}

std::vector<std::uint8_t> bytes_of_units(std::u16string_view text, Pairs const& pairs) {
    std::vector<std::uint8_t> bytes;
    for (char16_t unit : text) bytes.push_back(std::uint8_t(pairs.bytes[unit] >> 8)), bytes.push_back(std::uint8_t(pairs.bytes[unit]));
    return bytes;
}

// Of what was weighed the cheapest is as cheap as that of the slow twin.
void check_cheapest(ShiftedRun const& run, Pairs const& pairs, Usage const& usage) {
    Causes causes = causes_of(run, pairs, usage, {});
    REQUIRE(!causes.all.empty());
    Surprise best = causes.all.front().cost;
    for (Cause const& cause : causes.all) best = std::min(best, cause.cost);
    CHECK(best == likeliest_whole(run, pairs, usage).cost);
}

} // namespace

TEST_CASE("of all that one byte may have done to a run, the likeliest is found as by trying each of them") {
    Usage usage;
    for (std::u16string_view paragraph : prose::traditional) usage.learn(paragraph);
    for (char const* charset : {"gb18030", "big5"}) {
        Pairs const& pairs = pairs_of(charset);
        for (std::u16string_view paragraph : std::span(prose::traditional).subspan(0, 5)) {
            std::vector<std::uint8_t> const written = bytes_of_units(paragraph.substr(0, 14), pairs);
            for (std::size_t at = 0; at < written.size(); at += 3) {
                std::vector<std::uint8_t> bytes = written;
                bytes.erase(bytes.begin() + std::ptrdiff_t(at));
                check_cheapest(run_of(bytes, pairs), pairs, usage);
                bytes = written;
                bytes.insert(bytes.begin() + std::ptrdiff_t(at), std::uint8_t(0xA1 + 5 * at % 0x5D));
                check_cheapest(run_of(bytes, pairs), pairs, usage);
            }
        }
    }
}

TEST_CASE("without the byte that came in a run has as many characters as before, without a lost one it has one more") {
    Usage usage;
    Pairs const& pairs = pairs_of("big5");
    std::u16string_view text = std::u16string_view(prose::traditional[0]).substr(0, 12);
    std::vector<std::uint8_t> bytes = bytes_of_units(text, pairs);
    bytes.insert(bytes.begin() + 7, 0xFF);
    Causes causes = causes_of(run_of(bytes, pairs), pairs, usage, {});
    REQUIRE(!causes.all.empty());
    CHECK(causes.all.front().kind == Cause::came_within);
    CHECK(byte_come_in(causes.all.front()) == 7);
    CHECK(restored(run_of(bytes, pairs), causes.all.front(), pairs) == text);
    for (Cause const& cause : causes.all)
        CHECK(restored(run_of(bytes, pairs), cause, pairs).size() == text.size() + (cause.is_loss() ? 1 : 0));
}
