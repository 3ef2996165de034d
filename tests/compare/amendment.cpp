#include "compare/compare.h"

#include "cases.h"
#include "text/utf.h"

#include <catch_amalgamated.hpp>

using namespace duidu;

namespace {

std::string labels(std::vector<Unit> const& units) {
    std::string out;
    for (Unit const& unit : units) out += (out.empty() ? "" : ", ") + unit.label;
    return out;
}

std::string run(std::string const& input) {
    Document documents[3];
    std::string rest = input;
    for (Document& document : documents) {
        std::size_t cut = std::min(rest.find("\n--\n"), rest.size());
        document.text.units = from_utf8(rest.substr(0, cut));
        rest.erase(0, cut + 4);
    }
    CompareOptions options{Mode::versions};
    options.decision = &documents[2];
    Comparison comparison = compare(documents[0], documents[1], options);
    CHECK(consistent(comparison, documents[0], documents[1]));
    constexpr char const* kinds[] = {" one", " split", " merge", " many"};
    std::string out;
    for (UnitLink const& link : comparison.links)
        out += labels(link.a) + " → " + labels(link.b) + (link.same ? " same" : " changed") + kinds[int(link.kind)] +
               (link.moved ? " moved\n" : "\n");
    for (Unit const& unit : comparison.unmatched_a) out += "gone " + unit.label + "\n";
    for (Unit const& unit : comparison.unmatched_b) out += "new " + unit.label + "\n";
    for (Note const& note : comparison.notes) out += note.message + "\n";
    out.pop_back();
    return out;
}

} // namespace

TEST_CASE("what a decision says of articles overrules likeness") { check_cases("compare/amendment.cases", run); }
