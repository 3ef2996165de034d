// How fast bytes become text, map included, how much longer the repairs look over it, and how fast a charset is found. Texts are made of
// 千字文's first lines and markup, 4 MB each.
#include "decode/decode.h"
#include "decode/charset.h"
#include "decode/repair.h"
#include "text/utf.h"

#include <benchmark/benchmark.h>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>

using namespace duidu;

namespace {

constexpr std::size_t length = 4 << 20; // behind every cache

Bytes bytes_of(std::string const& text) { return {reinterpret_cast<std::uint8_t const*>(text.data()), text.size()}; }

// Simplified and traditional, in lines as a page has them.
constexpr char16_t const* simplified = u"<p>第一条　天地玄黄，宇宙洪荒。日月盈昃，辰宿列张。寒来暑往，秋收冬藏（2024年版）。</p>\n"
                                       u"云腾致雨，露结为霜。金生丽水，玉出昆冈。剑号巨阙，珠称夜光。果珍李柰，菜重芥姜。\n";
constexpr char16_t const* traditional = u"<p>第一條　天地玄黃，宇宙洪荒。日月盈昃，辰宿列張。寒來暑往，秋收冬藏（2024年版）。</p>\n"
                                        u"雲騰致雨，露結為霜。金生麗水，玉出崑岡。劍號巨闕，珠稱夜光。果珍李柰，菜重芥薑。\n";
// Names with characters that hardly any text has, and Latin letters behind Han.
constexpr char16_t const* rare =
    u"<p>出席会议的有邬翀、闫堃、亓玥、逯鑫淼等同志，会议由骉先生主持，讨论了B超、T恤和API接口等事项，并通过了决议。</p>\n";
constexpr char16_t const* japanese =
    u"<p>第一条　いろはにほへとちりぬるを、わかよたれそつねならむ。有為の奥山今日越えて（2024年版）。</p>\n";
constexpr char16_t const* english = u"<p>Heaven and earth dark and yellow, the universe vast and waste; suns and moons wax and wane.</p>\n";

std::string made(std::string_view charset, char16_t const* line) {
    std::string one, all;
    if (!encode_units(charset, line, one)) std::abort(); // the line has a character that the charset has not
    while (all.size() < length) all += one;
    return all;
}

void decode_as(benchmark::State& state, char const* charset, char16_t const* line) {
    std::string bytes = made(charset, line);
    for (auto _ : state) {
        Text text;
        std::vector<Malformed> malformed;
        decode_bytes(charset, bytes_of(bytes), {0, Offset(bytes.size())}, text, malformed);
        benchmark::DoNotOptimize(text.units.data());
    }
    state.SetBytesProcessed(std::int64_t(state.iterations() * bytes.size()));
}

// What repair costs where nothing is damaged; to be set beside decode_as.
void look_over(benchmark::State& state, char const* charset, char16_t const* line) {
    std::string bytes = made(charset, line);
    Decoded decoded;
    decoded.charset.name = charset;
    decode_bytes(charset, bytes_of(bytes), {0, Offset(bytes.size())}, decoded.text, decoded.charset.malformed);
    for (auto _ : state) {
        repair(bytes_of(bytes), decoded);
        benchmark::DoNotOptimize(decoded.text.units.data());
    }
    if (!decoded.repairs.empty()) std::abort();
    state.SetBytesProcessed(std::int64_t(state.iterations() * bytes.size()));
}

// A file of clean text, as often as makes so many bytes at least.
std::string clean(char const* file, std::string_view charset, std::size_t least) {
    std::ifstream in(std::string(DUIDU_TESTS_DIR "/") + file, std::ios::binary);
    std::string one, all;
    if (!encode_units(charset, from_utf8(std::string(std::istreambuf_iterator<char>(in), {})), one) || one.empty()) std::abort();
    while (all.size() < least) all += one;
    return all;
}

// Seconds of processor time of the best of several runs.
template <class Run> double best_of(Run run) {
    constexpr int runs = 9;
    double best = 1e9;
    for (int i = 0; i < runs; ++i) {
        std::clock_t before = std::clock();
        run();
        best = std::min(best, double(std::clock() - before) / CLOCKS_PER_SEC);
    }
    return best;
}

// What the repairs cost on clean text for each second of decoding; both are measured by turns, so that other programs disturb both.
void repair_to_decode(benchmark::State& state, char const* file, char const* charset, std::size_t least) {
    std::string bytes = clean(file, charset, least);
    int times = int(length / bytes.size());
    Decoded decoded;
    decoded.charset.name = charset;
    double decoding = 1e9, repairing = 1e9;
    for (auto _ : state) {
        decoding =
            std::min(decoding, best_of([&] {
                         for (int i = 0; i < times; ++i) {
                             decoded.text = {};
                             decode_bytes(charset, bytes_of(bytes), {0, Offset(bytes.size())}, decoded.text, decoded.charset.malformed);
                             benchmark::DoNotOptimize(decoded.text.units.data());
                         }
                     }));
        repairing = std::min(repairing, best_of([&] {
                                 for (int i = 0; i < times; ++i) {
                                     repair(bytes_of(bytes), decoded);
                                     benchmark::DoNotOptimize(decoded.text.units.data());
                                 }
                             }));
    }
    if (!decoded.repairs.empty()) std::abort();
    state.counters["decode MB/s"] = double(bytes.size()) * times / 1e6 / decoding;
    state.counters["repair:decode"] = repairing / decoding;
}

void find_charset(benchmark::State& state, char const* charset, char16_t const* line) {
    std::string bytes = made(charset, line).substr(0, std::size_t(state.range(0)));
    for (auto _ : state) benchmark::DoNotOptimize(detect(bytes_of(bytes), {}).confidence);
    state.SetBytesProcessed(std::int64_t(state.iterations() * bytes.size()));
}

void encode_as(benchmark::State& state, char const* charset, char16_t const* line) {
    std::string bytes = made(charset, line);
    Text text;
    std::vector<Malformed> malformed;
    decode_bytes(charset, bytes_of(bytes), {0, Offset(bytes.size())}, text, malformed);
    for (auto _ : state) {
        std::string back;
        encode_units(charset, text.units, back);
        benchmark::DoNotOptimize(back.data());
    }
    state.SetBytesProcessed(std::int64_t(state.iterations() * bytes.size()));
}

} // namespace

BENCHMARK_CAPTURE(decode_as, gb18030, "gb18030", simplified);
BENCHMARK_CAPTURE(decode_as, big5, "big5", traditional);
BENCHMARK_CAPTURE(decode_as, utf_8, "utf-8", simplified);
BENCHMARK_CAPTURE(decode_as, utf_8_english, "utf-8", english);
BENCHMARK_CAPTURE(decode_as, utf_16le, "utf-16le", simplified);
BENCHMARK_CAPTURE(decode_as, shift_jis, "shift_jis", japanese);
BENCHMARK_CAPTURE(decode_as, euc_tw, "euc-tw", traditional);
BENCHMARK_CAPTURE(look_over, gb18030, "gb18030", simplified);
BENCHMARK_CAPTURE(look_over, gb18030_rare, "gb18030", rare);
BENCHMARK_CAPTURE(look_over, big5, "big5", traditional);
BENCHMARK_CAPTURE(look_over, utf_8, "utf-8", simplified);
BENCHMARK_CAPTURE(look_over, utf_8_english, "utf-8", english);
constexpr char const *law = "../examples/regulation-2024.md", *news = "bench/news.txt", *page = "bench/page.html";
constexpr std::size_t one_file = 1, megabyte = 1 << 20;
BENCHMARK_CAPTURE(repair_to_decode, law_utf_8, law, "utf-8", megabyte)->Iterations(1);
BENCHMARK_CAPTURE(repair_to_decode, law_gb18030, law, "gb18030", megabyte)->Iterations(1);
BENCHMARK_CAPTURE(repair_to_decode, news_utf_8, news, "utf-8", megabyte)->Iterations(1);
BENCHMARK_CAPTURE(repair_to_decode, news_gb18030, news, "gb18030", megabyte)->Iterations(1);
BENCHMARK_CAPTURE(repair_to_decode, page_utf_8, page, "utf-8", megabyte)->Iterations(1);
BENCHMARK_CAPTURE(repair_to_decode, page_gb18030, page, "gb18030", megabyte)->Iterations(1);
BENCHMARK_CAPTURE(repair_to_decode, one_law_utf_8, law, "utf-8", one_file)->Iterations(1);
BENCHMARK_CAPTURE(repair_to_decode, one_law_gb18030, law, "gb18030", one_file)->Iterations(1);
BENCHMARK_CAPTURE(repair_to_decode, one_news_utf_8, news, "utf-8", one_file)->Iterations(1);
BENCHMARK_CAPTURE(repair_to_decode, one_news_gb18030, news, "gb18030", one_file)->Iterations(1);
BENCHMARK_CAPTURE(repair_to_decode, one_page_utf_8, page, "utf-8", one_file)->Iterations(1);
BENCHMARK_CAPTURE(repair_to_decode, one_page_gb18030, page, "gb18030", one_file)->Iterations(1);
BENCHMARK_CAPTURE(find_charset, gb18030, "gb18030", simplified)->Arg(20)->Arg(200)->Arg(10000)->Arg(int(length));
BENCHMARK_CAPTURE(find_charset, utf_8, "utf-8", simplified)->Arg(20)->Arg(200)->Arg(10000)->Arg(int(length));
BENCHMARK_CAPTURE(encode_as, gb18030, "gb18030", simplified);
BENCHMARK_CAPTURE(encode_as, utf_8, "utf-8", simplified);
