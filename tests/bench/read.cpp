// How fast a file becomes a report, and which room takes how long. The page and the plan are examples/report.html and plan.md; the long
// text is the plan's paragraphs again and again, 4 MB of them, as statutes are long.
#include "duidu.h"

#include <benchmark/benchmark.h>
#include <fstream>
#include <iterator>
#include <string>

using namespace duidu;

namespace {

std::string file(char const* name) {
    std::ifstream in(std::string(DUIDU_TESTS_DIR "/../examples/") + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string page() { return file("report.html"); }
std::string plan() { return file("plan.md"); }

// Many pages of one size in one file would be a page that nobody has; many files are read one after the other.
std::string long_page() {
    std::string body, whole = page();
    std::size_t at = whole.find("<p"), end = whole.rfind("</p>") + 4;
    while (body.size() < (1 << 20)) body += whole.substr(at, end - at);
    return whole.substr(0, at) + body + whole.substr(end);
}

std::string long_text() {
    std::string all, one = plan();
    one.erase(0, one.find("---", 3) + 3); // its front matter
    while (all.size() < (4 << 20)) all += one;
    return all;
}

struct Input {
    char const *type, *charset;
    std::string (*bytes)();
};
constexpr Input inputs[] = {
    {"html", "gb18030", page}, {"markdown", "utf-8", plan}, {"html", "gb18030", long_page}, {"text", "utf-8", long_text}};

struct Material {
    std::string bytes;
    ReadOptions options;
    Bytes view() const { return {reinterpret_cast<std::uint8_t const*>(bytes.data()), bytes.size()}; }
};

Material material(benchmark::State const& state) {
    Input const& input = inputs[state.range(0)];
    Material out{input.bytes(), {}};
    out.options.type = input.type;
    out.options.decode.charset.label = input.charset;
    return out;
}

// Each room alone, on what the rooms before it made.

void decode_room(benchmark::State& state) {
    Material from = material(state);
    for (auto _ : state) benchmark::DoNotOptimize(decode(from.view(), from.options.decode).text.units.data());
    state.SetBytesProcessed(std::int64_t(state.iterations() * from.bytes.size()));
}

void parse_room(benchmark::State& state) {
    Material from = material(state);
    Decoded decoded = decode(from.view(), from.options.decode);
    for (auto _ : state) benchmark::DoNotOptimize(parse(decoded.text, {from.options.type, ""}).blocks.data());
    state.SetBytesProcessed(std::int64_t(state.iterations() * from.bytes.size()));
}

void segment_room(benchmark::State& state) {
    Material from = material(state);
    Decoded decoded = decode(from.view(), from.options.decode);
    Parsed parsed = parse(decoded.text, {from.options.type, ""});
    for (auto _ : state) benchmark::DoNotOptimize(segment(parsed).blocks.data());
    state.SetBytesProcessed(std::int64_t(state.iterations() * from.bytes.size()));
}

void reference_room(benchmark::State& state) {
    Material from = material(state);
    Decoded decoded = decode(from.view(), from.options.decode);
    Parsed parsed = parse(decoded.text, {from.options.type, ""});
    Segmented segmented = segment(parsed);
    for (auto _ : state) benchmark::DoNotOptimize(refer(parsed, segmented).links.data());
    state.SetBytesProcessed(std::int64_t(state.iterations() * from.bytes.size()));
}

void ledger(benchmark::State& state) {
    Material from = material(state);
    Document document = read("bench", from.view(), from.options);
    for (auto _ : state) benchmark::DoNotOptimize(ledger_of(from.view(), document.text, document.charset.regions).entries.data());
    state.SetBytesProcessed(std::int64_t(state.iterations() * from.bytes.size()));
}

void report_room(benchmark::State& state) {
    Material from = material(state);
    Document document = read("bench", from.view(), from.options);
    for (auto _ : state) benchmark::DoNotOptimize(report(document).data());
    state.SetBytesProcessed(std::int64_t(state.iterations() * from.bytes.size()));
}

void bytes_to_report(benchmark::State& state) {
    Material from = material(state);
    for (auto _ : state) benchmark::DoNotOptimize(report(read("bench", from.view(), from.options)).data());
    state.SetBytesProcessed(std::int64_t(state.iterations() * from.bytes.size()));
}

} // namespace

BENCHMARK(decode_room)->DenseRange(0, 3);
BENCHMARK(parse_room)->DenseRange(0, 3);
BENCHMARK(segment_room)->DenseRange(0, 3);
BENCHMARK(reference_room)->DenseRange(0, 3);
BENCHMARK(ledger)->DenseRange(0, 3);
BENCHMARK(report_room)->DenseRange(0, 3);
BENCHMARK(bytes_to_report)->DenseRange(0, 3);
