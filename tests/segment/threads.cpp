// What readers answered is told from what was written.
#include "segment/threads.h"

#include "cases.h"
#include "text/fold.h"
#include "text/utf.h"

#include <catch_amalgamated.hpp>

using namespace duidu;

namespace {

// The lines of the thread, a mark in front of each.
std::string marked(std::string const& input) {
    Text text;
    text.units = from_utf8(input);
    text.map.add({0, text.length()}, text.length(), true);
    Parsed parsed = parse(text);
    std::vector<Line> lines = lines_of(parsed, fold(parsed.text.units));
    std::vector<bool> thread = threads_of(parsed, lines);
    std::string out;
    for (std::size_t i = 0; i < lines.size(); ++i)
        out += (thread[i] ? "> " : "  ") + to_utf8(parsed.text[lines[i].span].substr(0, 16)) + "\n";
    if (!out.empty()) out.pop_back();
    return out;
}

} // namespace

TEST_CASE("threads of comments are seen by what stands at each of them") { check_cases("segment/threads.cases", marked); }
