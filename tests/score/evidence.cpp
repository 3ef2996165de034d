// What the lines of pages show, for src/segment/weights.mjs: file names on standard input, one JSON object a file on standard output.
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

int main() {
    for (std::string file; std::getline(std::cin, file);) {
        std::ifstream in(file, std::ios::binary);
        std::string bytes{std::istreambuf_iterator<char>(in), {}};
        Decoded decoded = decode({reinterpret_cast<std::uint8_t const*>(bytes.data()), bytes.size()}, {});
        Parsed parsed = parse(decoded.text, {"", file});
        std::vector<Line> lines = lines_of(parsed, fold(parsed.text.units));
        mark_metadata_table(parsed, lines);
        Sketch sketch = sketch_of(parsed, lines);
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
