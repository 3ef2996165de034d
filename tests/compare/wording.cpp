#include "cases.h"
#include "compare/compare.h"
#include "segment/words.h"
#include "text/utf.h"

#include <catch_amalgamated.hpp>

using namespace duidu;

namespace {

Document document(std::string const& text) {
    Document out;
    out.text.units = from_utf8(text);
    return out;
}

CompareOptions by_words() {
    CompareOptions out;
    out.mode = Mode::versions;
    out.words = [](std::u16string_view text) { return word_boundaries(text); };
    return out;
}

// The words of each edit, then in brackets what changed letter by letter where that is less.
std::string run(std::string const& input) {
    std::size_t cut = input.find("\n--\n");
    Document a = document(input.substr(0, cut)), b = document(input.substr(cut + 4));
    Comparison comparison = compare(a, b, by_words());
    CHECK(consistent(comparison, a, b));
    std::string out;
    for (Change const& change : comparison.changes) {
        if (change.op == Change::Op::equal || change.op == Change::Op::folded) continue;
        auto told = [&](Span was, Span now) { return to_utf8(a.text[was]) + " → " + to_utf8(b.text[now]); };
        std::string words = told(change.words_a, change.words_b), letters = told(change.a, change.b);
        out += words + (words == letters ? "" : " (" + letters + ")") + "\n";
    }
    if (!out.empty()) out.pop_back();
    return out;
}

} // namespace

TEST_CASE("edits are told in whole words, and letter by letter") { check_cases("compare/wording.cases", run); }
