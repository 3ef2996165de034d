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

TEST_CASE("what passages share is told in whole words, where words are known") {
    Document a, b;
    a.text.units = u"流动书车已在石浦县、云溪县开通。", b.text.units = u"在山区三县开通流动书车。";
    auto shared = [&](WordCutter const& words) {
        CompareOptions how{Mode::related};
        how.words = words;
        Comparison comparison = compare(a, b, how);
        REQUIRE(comparison.passages.size() == 1);
        return comparison.passages[0].why;
    };
    auto cutter = [](std::u16string_view text) { // 云溪县 is a word, all else falls into letters
        std::vector<Offset> places;
        std::size_t name = text.find(u"云溪县");
        for (Offset at = 0; at <= text.size(); ++at)
            if (name == text.npos || at <= name || at >= name + 3) places.push_back(at);
        return places;
    };
    CHECK(shared({}) == "shares 流动书车, 县开通");
    CHECK(shared(cutter) == "shares 流动书车, 开通");
}
