// What is reckoned for eight units at once is what one unit after the other says.
#include "reference/starts.h"

#include "reference/articles.h"
#include "reference/dates/rules.h"
#include "reference/entities.h"
#include "reference/numbers.h"
#include "text/fold.h"
#include "text/numeral.h"

#include <catch_amalgamated.hpp>
#include <random>

using namespace duidu;

namespace {

bool begins_name(std::u16string_view paragraph, Offset at) {
    using namespace naming;
    unsigned here = parts()[paragraph[at]], before = at > 0 ? parts()[paragraph[at - 1]] : 0;
    bool opens = (before & Part::han) == 0 || (before & Part::governor) != 0;
    bool named = (here & Part::surname) != 0 && (before & Part::title_end) != 0;
    return (here & Part::han) != 0 && (opens || named || (here & (Part::label | Part::suffix | Part::known_first)) != 0);
}

bool begins(std::u16string_view paragraph, Offset at, Starts::Kind kind) {
    switch (kind) {
    case Starts::number:
        return may_begin_number(paragraph[at]);
    case Starts::date:
        return dating::opening_units().has(paragraph[at]);
    case Starts::provision:
        return provision_openers().has(paragraph[at]);
    default:
        return begins_name(paragraph, at);
    }
}

} // namespace

TEST_CASE("starts are found in every paragraph, wherever it begins and ends") {
    std::u16string_view const units = u"到2025年，临江市建成10项工程。第三条 由国家局长王文在北京表示　“十四五”记者李明a";
    std::mt19937 random(11);
    std::u16string text;
    for (int i = 0; i < 700; ++i) text.push_back(units[random() % units.size()]);
    for (Offset begin = 0; begin < 140; ++begin)
        for (Offset length : {0u, 1u, 2u, 63u, 64u, 65u, 128u, 500u, 560u}) {
            Prose prose;
            prose.text = text, prose.folded = fold(text);
            for (Span span : {Span{0, begin / 2}, Span{begin, begin + length}})
                if (!span.empty()) prose.paragraphs.emplace_back().span = span;
            Starts const starts(prose);
            for (Starts::Kind kind : {Starts::number, Starts::date, Starts::provision, Starts::name}) {
                Starts::Walk walk = starts.walk(kind);
                for (Paragraph const& paragraph : prose.paragraphs) {
                    std::vector<Offset> plain;
                    for (Offset at = 0; at < paragraph.span.length(); ++at)
                        if (begins(prose.fold(paragraph.span), at, kind)) plain.push_back(paragraph.span.begin + at);
                    auto found = walk.in(paragraph.span);
                    REQUIRE(std::vector<Offset>(found.begin(), found.end()) == plain);
                }
            }
        }
}

TEST_CASE("the parts of names know every Han character") {
    for (std::size_t unit = 0; unit < 0x10000; ++unit)
        if (((naming::parts()[unit] & naming::Part::han) != 0) != is_han_unit(char16_t(unit))) FAIL(unit);
}

TEST_CASE("a number is read once, and anybody may ask for others that begin inside it") {
    std::u16string const text = u"到2025年，建成一百二十个网点。万一二〇二四年";
    Prose prose;
    prose.text = text, prose.folded = fold(text);
    for (Span span : {Span{0, 9}, Span{9, 16}, Span{16, Offset(text.size())}}) prose.paragraphs.emplace_back().span = span;
    Starts const starts(prose);
    Numbers const numbers(prose, starts);
    for (Offset step : {1u, 2u, 3u}) {
        Numbers::Walk walk = numbers.walk();
        for (Paragraph const& paragraph : prose.paragraphs)
            for (Offset at = 0; at < paragraph.span.length(); at += step) {
                auto plain = numeral_at(prose.fold(paragraph.span), at);
                Numeral const* found = walk.at(prose.fold(paragraph.span), at, paragraph.span.begin);
                CAPTURE(step, paragraph.span.begin, at);
                REQUIRE(plain.has_value() == (found != nullptr));
                if (plain) REQUIRE((plain->span == found->span && plain->value == found->value && plain->form == found->form));
            }
    }
}
