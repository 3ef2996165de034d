#include "segment/phrases.h"

#include <catch_amalgamated.hpp>

using namespace duidu;

namespace {

struct Word {
    Span span;
    unsigned kinds;
    bool operator==(Word const&) const = default;
};

template <class Words> std::vector<Word> all(Words const& words) {
    std::vector<Word> out;
    for (PhraseWord const& word : words) out.push_back({word.span, word.kinds});
    return out;
}

} // namespace

TEST_CASE("the words of a part are the same whether its clause was looked up before or not") {
    constexpr std::u16string_view clauses[] = {u"到2023年12月27日进一步推动传统基础设施数字化、智能化、绿色化升级改造",
                                               u"以最高人民法院和供销合作社等为主", u"1.2.3年、12万年和1,234年", u"", u"的"};
    ClauseWords words;
    for (std::u16string_view clause : clauses) {
        words.look_up(clause);
        for (std::size_t begin = 0; begin <= clause.size(); ++begin)
            for (std::size_t length = 0; begin + length <= clause.size(); ++length) {
                std::u16string_view part = clause.substr(begin, length);
                CHECK(all(words.of(part)) == all(phrase_words(part)));
                Offset here = 0, plainly = 0;
                CHECK(words.at(part, 0, here) == phrase_at(part, 0, plainly));
                CHECK(here == plainly);
            }
    }
}
