// How fast a file becomes a report, without words, and which room takes how long. Statutes, pages and plans are made of examples/: the law
// is as long as the Civil Code, the clean page has the plan's paragraphs inside the navigation and the footer of a news site, the damaged
// one is report.html as it is.
#include "duidu.h"
#include "shell/memory.h"

#include <benchmark/benchmark.h>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

using namespace duidu;

namespace {

std::string file(char const* name) {
    std::ifstream in(std::string(DUIDU_TESTS_DIR "/../examples/") + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// What stands behind the front matter, without the signs of Markdown.
std::string prose(char const* name) {
    std::string all = file(name), out;
    std::istringstream lines(all.substr(all.find("---", 3) + 4));
    for (std::string line; std::getline(lines, line);) out += line.substr(std::min(line.find_first_not_of("# "), line.size())) + "\n";
    return out;
}

std::string repeated(std::string const& one, std::size_t size) {
    std::string all;
    while (all.size() < size) all += one;
    return all;
}

// A page of a news site; its article has at least `size` bytes.
std::string news(std::size_t size) {
    std::string out = "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta "
                      "charset=\"utf-8\">\n<title>临澜发布公共阅读发展规划_要闻_临澜新闻网</title>\n"
                      "<meta name=\"keywords\" content=\"公共阅读,规划\">\n</head>\n<body>\n<div class=\"top\"><ul>";
    for (char const* section : {"首页", "要闻", "时政", "文化", "视频", "专题"})
        out += std::string("<li><a href=\"/list\">") + section + "</a></li>";
    out += "</ul></div>\n<div class=\"main\">\n<h1>临澜发布公共阅读发展规划</h1>\n<p class=\"info\">2026年3月18日 "
           "09:00　来源：临澜日报　作者：沈闻溪</p>\n";
    std::string article;
    std::istringstream lines(repeated(prose("plan.md"), size));
    for (std::string line; std::getline(lines, line);)
        if (!line.empty()) article += "<p>" + line + "</p>\n";
    return out + "<div id=\"content\">\n" + article +
           "</div>\n<p>（责任编辑：李闻）</p>\n</div>\n<div class=\"related\"><h3>相关新闻</h3><ul><li><a "
           "href=\"/1.html\">书香进社区</a></li><li><a "
           "href=\"/2.html\">读书月启动</a></li></ul></div>\n<div class=\"footer\">关于我们|联系我们|版权所有 "
           "临澜新闻网</div>\n</body>\n</html>\n";
}

std::string law() { return repeated(prose("regulation-2024.md"), 330'000); }
std::string page() { return news(4 << 10); }
std::string damaged_page() { return file("report.html"); }
std::string plan() { return file("plan.md"); }
std::string long_page() { return news(1 << 20); }
std::string long_text() { return repeated(prose("plan.md"), 4 << 20); }

// Many pages of one size in one file would be a page that nobody has; many files are read one after the other.
std::string long_damaged_page() {
    std::string whole = damaged_page();
    std::size_t at = whole.find("<p"), end = whole.rfind("</p>") + 4;
    return whole.substr(0, at) + repeated(whole.substr(at, end - at), 1 << 20) + whole.substr(end);
}

[[maybe_unused]] bool const kept = (keep_memory(), true); // as the command line does

struct Input {
    char const *name, *type;
    std::string (*bytes)();
};
constexpr Input inputs[] = {
    {"law, clean text", "text", law},       {"news, clean page", "html", page},      {"news, damaged page", "html", damaged_page},
    {"plan, Markdown", "markdown", plan},   {"1 MB, clean page", "html", long_page}, {"1 MB, damaged page", "html", long_damaged_page},
    {"4 MB, clean text", "text", long_text}};

struct Material {
    std::string bytes;
    ReadOptions options;
    Bytes view() const { return {reinterpret_cast<std::uint8_t const*>(bytes.data()), bytes.size()}; }
};

Material material(benchmark::State& state) {
    Input const& input = inputs[state.range(0)];
    state.SetLabel(input.name);
    Material out{input.bytes(), {}};
    out.options.type = input.type;
    if (char const* folder = std::getenv("DUIDU_BENCH_TEXTS")) // read.mjs gives the same bytes to duidu.wasm
        std::ofstream(std::string(folder) + "/" + std::to_string(state.range(0)) + "." + input.type, std::ios::binary) << out.bytes;
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

BENCHMARK(decode_room)->DenseRange(0, std::size(inputs) - 1);
BENCHMARK(parse_room)->DenseRange(0, std::size(inputs) - 1);
BENCHMARK(segment_room)->DenseRange(0, std::size(inputs) - 1);
BENCHMARK(reference_room)->DenseRange(0, std::size(inputs) - 1);
BENCHMARK(ledger)->DenseRange(0, std::size(inputs) - 1);
BENCHMARK(report_room)->DenseRange(0, std::size(inputs) - 1);
BENCHMARK(bytes_to_report)->DenseRange(0, std::size(inputs) - 1);
