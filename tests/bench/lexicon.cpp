// How fast a text is folded, cut into words, and read for dates, quantities and bodies. The text is made of a few sentences of our own, 4
// MB as UTF-8; DUIDU_WORDS names the dictionary (build/bench/data/words.pack).
#include "reference/dates.h"
#include "reference/entities.h"
#include "reference/quantities.h"
#include "segment/words.h"
#include "text/fold.h"
#include "text/utf.h"

#include <benchmark/benchmark.h>
#include <cstdlib>
#include <fstream>
#include <iterator>

using namespace duidu;

namespace {

std::u16string const& text() {
    static std::u16string const all = [] {
        std::u16string made;
        while (made.size() < (4u << 20) / 3)
            made += u"2023年3月15日，临江市人民政府办公厅印发《临江市航道整治规划》，提出到2027年建成12项重点工程，总投资约4.5亿元。"
                    u"规划要求各县区加强协调，统筹推进渔港改造、堤防加固和生态修复，推动数据资源在水务、气象等部门之间共享，提高防汛调度水"
                    u"平。\n";
        return made;
    }();
    return all;
}

Prose const& prose() {
    static Prose const made = [] {
        std::vector<Block> blocks;
        for (std::size_t at = 0, end; at < text().size(); at = end + 1) {
            end = text().find(u'\n', at);
            Block block;
            block.span = {Offset(at), Offset(end)};
            blocks.push_back(block);
        }
        return prose_of(text(), blocks);
    }();
    return made;
}

template <class Work> void measure(benchmark::State& state, Work work) {
    for (auto _ : state) benchmark::DoNotOptimize(work());
    state.SetBytesProcessed(std::int64_t(state.iterations()) * std::int64_t(to_utf8(text()).size()));
}

void folding(benchmark::State& state) {
    measure(state, [] { return fold(text()); });
}
void cutting(benchmark::State& state) {
    char const* name = std::getenv("DUIDU_WORDS");
    std::ifstream file(name ? name : "build/bench/data/words.pack", std::ios::binary);
    std::string pack{std::istreambuf_iterator<char>(file), {}};
    if (!load_words({reinterpret_cast<std::uint8_t const*>(pack.data()), pack.size()}))
        return state.SkipWithError("no dictionary: set DUIDU_WORDS");
    measure(state, [] { return words(text()); });
}
void finding_dates(benchmark::State& state) {
    measure(state, [] { return dates(prose(), Starts(prose()), {}); });
}
void finding_quantities(benchmark::State& state) {
    measure(state, [] { return quantities(prose(), Numbers(prose(), Starts(prose())), {}); });
}
void finding_entities(benchmark::State& state) {
    measure(state, [] { return entities(prose(), Starts(prose()), {}, {}); });
}

BENCHMARK(folding);
BENCHMARK(cutting);
BENCHMARK(finding_dates);
BENCHMARK(finding_quantities);
BENCHMARK(finding_entities);

} // namespace
