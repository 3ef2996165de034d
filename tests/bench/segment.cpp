// How fast a document is parted and read for references, and how the time grows from 100 KB to 10 MB: of prose, of a statute, of lists, and
// of what nobody writes (one character, 、, brackets, digits, 《 inside 《 without end). Texts are of our own making; N counts UTF-16
// units.
//
//     build/bench/duidu_bench_segment        the rows _BigO tell the growth
#include "reference/reference.h"
#include "text/utf.h"

#include <benchmark/benchmark.h>

using namespace duidu;

namespace {

constexpr std::u16string_view prose =
    u"2027年3月15日，临江市人民政府办公厅印发《临江市航道整治规划》（以下简称《规划》），提出到2030年建成12项重点工程，总投资约4.5亿"
    u"元。《规划》要求各县区加强协调，统筹推进渔港改造、堤防加固和生态修复，推动数据资源在水务、气象等部门之间共享。\n";
constexpr std::u16string_view law = u"第一条　为了保护渔港，根据《中华人民共和国渔业法》，制定本条例。\n第二条　有下列情形之一的，依照本条"
                                    u"例第一条第一款处理：\n（一）未经批"
                                    u"准建设的；\n（二）逾期不改正的。\n前款规定的期限为三十日。\n";
constexpr std::u16string_view lists =
    u"部署三项任务：一是疏浚航道、加固堤防；二是改造渔港、码头和锚地；三是保护湿地、鱼类、鸟类等5类资源。\n";
constexpr std::u16string_view hostile[] = {u"的", u"、", u"（", u"1", u"《"};

std::u16string repeated(std::u16string_view piece, std::size_t units) {
    std::u16string text;
    while (text.size() < units) text += piece;
    return text;
}

void read_text(benchmark::State& state, std::u16string_view piece) {
    Text text;
    text.units = repeated(piece, std::size_t(state.range(0)));
    text.map.add({0, text.length()}, text.length(), true);
    std::size_t bytes = to_utf8(text.units).size();
    Parsed parsed = parse(text, {"text/plain", ""});
    for (auto _ : state) {
        Segmented segmented = segment(parsed);
        benchmark::DoNotOptimize(refer(parsed, segmented));
    }
    state.SetComplexityN(state.range(0));
    state.SetBytesProcessed(std::int64_t(state.iterations()) * std::int64_t(bytes));
}

// 100 KB, 1 MB and 10 MB as UTF-8.
void sizes(benchmark::internal::Benchmark* benchmark) {
    for (int units : {33'000, 330'000, 3'300'000}) benchmark->Arg(units);
    benchmark->Unit(benchmark::kMillisecond)->Complexity();
}
void small_sizes(benchmark::internal::Benchmark* benchmark) {
    for (int units : {33'000, 120'000, 330'000}) benchmark->Arg(units);
    benchmark->Unit(benchmark::kMillisecond)->Complexity();
}

BENCHMARK_CAPTURE(read_text, prose, prose)->Apply(sizes);
BENCHMARK_CAPTURE(read_text, law, law)->Apply(sizes);
BENCHMARK_CAPTURE(read_text, lists, lists)->Apply(sizes);
BENCHMARK_CAPTURE(read_text, one_character, hostile[0])->Apply(small_sizes);
BENCHMARK_CAPTURE(read_text, joints, hostile[1])->Apply(small_sizes);
BENCHMARK_CAPTURE(read_text, brackets, hostile[2])->Apply(small_sizes);
BENCHMARK_CAPTURE(read_text, digits, hostile[3])->Apply(small_sizes);
BENCHMARK_CAPTURE(read_text, nested_titles, hostile[4])->Apply(small_sizes);

} // namespace
