#include "reference/terms.h"

#include "cases.h"
#include "reference/aliases.h"
#include "reference/citations.h"
#include "reference/entities.h"
#include "text/utf.h"

#include <catch_amalgamated.hpp>

using namespace duidu;

namespace {

std::vector<Term> terms_in(std::u16string const& text) {
    Block block;
    block.span = {0, Offset(text.size())};
    Prose prose = prose_of(text, {block});
    return terms(prose, own_words(prose, {}, quotations(prose), entities(prose, Starts(prose), {}, {})));
}

std::string told(std::string const& input) {
    std::string out;
    for (Term const& term : terms_in(from_utf8(input)))
        out += (out.empty() ? "" : "\n") + to_utf8(term.term) + " " + std::to_string(term.count);
    return out;
}

} // namespace

TEST_CASE("a document's terms are what it says more than others do") {
    std::string pack = bytes_of(std::string(DUIDU_DATA_DIR) + "/words.pack");
    if (!load_words({reinterpret_cast<std::uint8_t const*>(pack.data()), pack.size()})) SKIP("no words.pack in " << DUIDU_DATA_DIR);
    check_cases("reference/terms.cases", told);
    forget_words();
}

TEST_CASE("a term without end is counted in linear time") {
    std::u16string text;
    while (text.size() < 300'000) text += u"数据要素";
    CHECK(terms_in(text).size() < 10);
}
