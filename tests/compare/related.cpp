#include "compare/compare.h"

#include "cases.h"
#include "text/utf.h"

#include <catch_amalgamated.hpp>

using namespace duidu;

namespace {

constexpr char const* relations[] = {"same_phrase", "paraphrase", "same_theme", "follow_up", "contrast"};

std::string run(std::string const& input) {
    std::size_t cut = input.find("\n--\n");
    Document a, b;
    a.text.units = from_utf8(input.substr(0, cut)), b.text.units = from_utf8(input.substr(cut + 4));
    Comparison comparison = compare(a, b, {Mode::related});
    CHECK(consistent(comparison, a, b));
    std::string out;
    for (Passage const& passage : comparison.passages)
        out += (out.empty() ? "" : "\n") + to_utf8(a.text[passage.a]) + " ~ " + to_utf8(b.text[passage.b]) + " (" +
               relations[int(passage.relation)] + "): " + passage.why;
    return out;
}

} // namespace

TEST_CASE("passages of related documents are linked, with the relation and why") { check_cases("compare/related.cases", run); }
