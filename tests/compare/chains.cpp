#include "cases.h"
#include "duidu.h"
#include "text/utf.h"

#include <catch_amalgamated.hpp>

using namespace duidu;

namespace {

Document document(std::string const& text) {
    ReadOptions how;
    how.type = "text";
    return read("", {reinterpret_cast<std::uint8_t const*>(text.data()), text.size()}, how);
}

std::string told(std::vector<ChainPlace> const& places) {
    constexpr char const* says[] = {"-", "goal", "result"};
    std::string out;
    for (ChainPlace const& place : places) out += std::string(out.empty() ? "" : " ") + says[int(place.says)];
    return out;
}

std::string run(std::string const& input) {
    std::size_t cut = input.find("\n--\n");
    Document a = document(input.substr(0, cut)), b = document(input.substr(cut + 4));
    CompareOptions how;
    how.mode = Mode::related;
    Comparison comparison = compare(a, b, how);
    CHECK(consistent(comparison, a, b));
    std::string out;
    for (Chain const& chain : comparison.chains) out += to_utf8(chain.term) + ": " + told(chain.a) + " | " + told(chain.b) + "\n";
    for (FigurePair const& pair : comparison.figures)
        out += to_utf8(a.text[pair.a]) + (pair.same ? " = " : " ~ ") + to_utf8(b.text[pair.b]) + "\n";
    if (!out.empty()) out.pop_back();
    return out;
}

} // namespace

TEST_CASE("terms that run through two documents, and figures for one thing") { check_cases("compare/chains.cases", run); }
