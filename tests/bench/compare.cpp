// How long comparing takes, and what it finds, on the texts in the folders that DUIDU_COMPARE_TEXTS names (a:b:…; each holds a.txt and
// b.txt). Beside them it writes duidu.json, the stretches that correspond, for compare.mjs to judge. `npm run bench` makes the folders and
// runs both.
#include "compare/compare.h"
#include "duidu.h"
#include "segment/words.h"
#include "text/utf.h"

#include <benchmark/benchmark.h>
#include <climits>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <malloc.h>

using namespace duidu;

namespace {

Document document(std::string const& path) {
    std::ifstream file(path, std::ios::binary);
    Document out;
    out.text.units = from_utf8(std::string{std::istreambuf_iterator<char>(file), {}});
    return out;
}

void write_stretches(Comparison const& comparison, std::string const& path) {
    std::ofstream file(path);
    file << "[";
    char const* comma = "";
    for (Change const& change : comparison.changes) {
        if (change.op != Change::Op::equal && change.op != Change::Op::folded) continue;
        file << comma << "[" << change.a.begin << "," << change.b.begin << "," << std::min(change.a.length(), change.b.length()) << "]";
        comma = ",";
    }
    file << "]";
}

// The two as a page holds them: read from their bytes, and with words. For the same work in WebAssembly.
void compare_read(benchmark::State& state, std::string folder) {
    auto read_file = [](std::string const& path) {
        std::ifstream file(path, std::ios::binary);
        std::string bytes{std::istreambuf_iterator<char>(file), {}};
        return read("", {reinterpret_cast<std::uint8_t const*>(bytes.data()), bytes.size()});
    };
    Document a = read_file(folder + "/a.txt"), b = read_file(folder + "/b.txt");
    CompareOptions options{Mode::versions};
    options.words = [](std::u16string_view text) { return word_boundaries(text); };
    for (auto _ : state) benchmark::DoNotOptimize(compare(a, b, options));
}

void compare_folder(benchmark::State& state, std::string folder) {
    Document a = document(folder + "/a.txt"), b = document(folder + "/b.txt");
    Comparison comparison;
    for (auto _ : state) comparison = compare(a, b, {Mode::versions});
    write_stretches(comparison, folder + "/duidu.json");
    state.counters["exact"] = comparison.exact;
}

// One benchmark for each folder. Memory is kept from one run to the next at every size, as the allocator does by itself with small ones;
// else the large sizes alone would be charged for fetching pages anew.
int const registered = [] {
    mallopt(M_MMAP_MAX, 0), mallopt(M_TRIM_THRESHOLD, INT_MAX);
    char const* names = std::getenv("DUIDU_COMPARE_TEXTS");
    std::string rest = names ? names : "";
    int count = 0;
    while (!rest.empty()) {
        std::string folder = rest.substr(0, rest.find(':'));
        rest.erase(0, folder.size() + 1);
        benchmark::RegisterBenchmark(folder.c_str(), compare_folder, folder)->Unit(benchmark::kMillisecond);
        benchmark::RegisterBenchmark((folder + " read").c_str(), compare_read, folder)->Unit(benchmark::kMillisecond);
        ++count;
    }
    return count;
}();

} // namespace
