// What the lines of pages show, for src/segment/weights.mjs: file names on standard input, one JSON object a file on standard output. With
// the name of a file of weights, a row for each kind of evidence, what they show when they are weighed again.
#include "segment/evidence.h"
#include "decode/decode.h"
#include "segment/metadata.h"
#include "text/fold.h"
#include "text/utf.h"

#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>

using namespace duidu;

namespace {

using Weights = std::vector<std::array<double, manner_count>>;

Weights weights_in(char const* file) {
    std::ifstream in(file);
    Weights weights;
    for (std::array<double, manner_count> row; in >> row[0] >> row[1] >> row[2];) weights.push_back(row);
    return weights;
}

void weigh(Parsed const& parsed, std::vector<Line> const& lines, Sketch& sketch, Weights const& weights) {
    auto manner = std::size_t(manner_of(parsed));
    for (LineEvidence const& evidence : evidence_of(parsed, lines, sketch)) {
        double odds = 0;
        for (std::size_t kind = 0; kind < evidence_count; ++kind) odds += evidence[kind] * weights[kind][manner];
        sketch.odds.push_back(odds);
    }
    for (std::size_t i = 0; i < lines.size(); ++i) sketch.kept[i] = sketch.odds[i] > 0;
}

} // namespace

int main(int argc, char** argv) {
    Weights first = argc > 1 ? weights_in(argv[1]) : Weights();
    for (std::string file; std::getline(std::cin, file);) {
        std::ifstream in(file, std::ios::binary);
        std::string bytes{std::istreambuf_iterator<char>(in), {}};
        Decoded decoded = decode({reinterpret_cast<std::uint8_t const*>(bytes.data()), bytes.size()}, {});
        Parsed parsed = parse(decoded.text, {"", file});
        std::vector<Line> lines = lines_of(parsed, fold(parsed.text.units));
        mark_metadata_table(parsed, lines);
        Sketch sketch = sketch_of(parsed, lines);
        if (!first.empty()) weigh(parsed, lines, sketch, first);
        nlohmann::json rows = nlohmann::json::array();
        std::vector<LineEvidence> evidence = evidence_of(parsed, lines, sketch);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            nlohmann::json seen = nlohmann::json::array(); // kind, value, kind, value, …
            for (std::size_t kind = 0; kind < evidence_count; ++kind)
                if (evidence[i][kind] != 0) seen.push_back(kind), seen.push_back(std::round(evidence[i][kind] * 1000) / 1000);
            rows.push_back({to_utf8(parsed.text[lines[i].span]), bool(sketch.kept[i]), std::move(seen)});
        }
        nlohmann::json names = nlohmann::json::array();
        for (EvidenceKind const& kind : evidence_kinds) names.push_back(kind.name);
        std::cout << nlohmann::json{{"names", names}, {"manner", int(manner_of(parsed))}, {"lines", rows}}.dump() << "\n";
    }
}
