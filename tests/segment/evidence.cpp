// What is seen of each line, before any of it is weighed.
#include "segment/evidence.h"

#include "cases.h"
#include "text/fold.h"
#include "text/utf.h"

#include <catch_amalgamated.hpp>

using namespace duidu;

namespace {

struct Scene {
    Text text;
    Parsed parsed;
    std::vector<Line> lines;
    Sketch sketch;
};

Scene scene_of(std::string const& input) {
    Scene scene;
    scene.text.units = from_utf8(input);
    scene.text.map.add({0, scene.text.length()}, scene.text.length(), true);
    scene.parsed = parse(scene.text);
    scene.lines = lines_of(scene.parsed, fold(scene.parsed.text.units));
    scene.sketch = sketch_of(scene.parsed, scene.lines);
    return scene;
}

// The first line of a case names the kinds of evidence that its result tells.
std::string seen(std::string const& input) {
    std::size_t end = input.find('\n');
    std::string wanted = " " + input.substr(0, end) + " ";
    Scene scene = scene_of(input.substr(end + 1));
    std::vector<LineEvidence> evidence = evidence_of(scene.parsed, scene.lines, scene.sketch);
    std::string out;
    for (std::size_t i = 0; i < scene.lines.size(); ++i) {
        out += to_utf8(scene.parsed.text[scene.lines[i].span].substr(0, 10)) + ":";
        for (std::size_t kind = 0; kind < evidence_count; ++kind)
            if (evidence[i][kind] > 0 && wanted.find(" " + std::string(evidence_kinds[kind].name) + " ") != wanted.npos)
                out += " " + std::string(evidence_kinds[kind].name);
        out += "\n";
    }
    if (!out.empty()) out.pop_back();
    return out;
}

} // namespace

TEST_CASE("what speaks for and against a line is seen") { check_cases("segment/evidence.cases", seen); }

TEST_CASE("evidence keeps its bounds, and what was thought of a line before is told only where it was weighed before") {
    Scene scene =
        scene_of("首页|要闻|视频\n临江市发布计划\n近日，临江市印发《计划》，提出到2025年建成网络。\n相关新闻\n临江市召开大会\n版权所有");
    auto odds = std::size_t(Evidence::odds);
    for (LineEvidence const& line : evidence_of(scene.parsed, scene.lines, scene.sketch)) CHECK(line[odds] == 0);
    for (std::size_t i = 0; i < scene.lines.size(); ++i) scene.sketch.odds.push_back(i % 2 ? -100 : 100);
    for (LineEvidence const& line : evidence_of(scene.parsed, scene.lines, scene.sketch)) {
        CHECK(std::abs(line[odds]) == 1);
        line.for_each([](std::size_t kind, float much) { CHECK((kind < evidence_count && much >= -1 && much <= 1 && much != 0)); });
    }
    CHECK(is_weighed_twice(Manner::wide));
    CHECK(!is_weighed_twice(Manner::tags));
}

TEST_CASE("a document's manner is that of most of its words") {
    CHECK(manner_of(scene_of("近日，临江市印发计划。").parsed) == Manner::wide);
    CHECK(manner_of(scene_of("The city has published a plan.").parsed) == Manner::spaced);
    CHECK(manner_of(scene_of("<p>近日，临江市印发计划。</p>").parsed) == Manner::tags);
}
