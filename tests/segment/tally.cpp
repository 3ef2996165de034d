// What a line is made of, and of what kinds its marks are.
#include "segment/tally.h"
#include "segment/marks.h"

#include <algorithm>
#include <catch_amalgamated.hpp>
#include <string>

using namespace duidu;

TEST_CASE("characters, numbers and marks of a line are counted") {
    Tally const tally = tally_of(u"到2025年，读者达到8本。");
    CHECK(tally.tenths == 90); // seven characters and two numbers
    CHECK(tally.commas == 1);
    CHECK(tally.stops == 1);
    CHECK(tally.words.wide == 7);
    CHECK(tally.words.digits == 5);
    CHECK(!tally.gaps);
    CHECK(tally_of(u"首页|新闻").parts);
}

TEST_CASE("an apostrophe is within a word, and a dot within a number is no stop") {
    Tally const tally = tally_of(u"Don’t pay 1.5 to the author.");
    CHECK(tally.tenths == 5 * 17 + 2 * 10);
    CHECK(tally.stops == 1);
    CHECK(tally.gaps);
    CHECK(tally.words.latin == 6); // Don and t are two
    CHECK(tally.words.capitals == 1);
    CHECK(tally.words.function == 2); // to, the
    CHECK(!tally.words.begins_small);
    CHECK(tally_of(u"（in short）").words.begins_small);
    CHECK(!tally_of(u"据in short").words.begins_small);
    CHECK(tally_of(u"write to you@example.org").words.address);
}

TEST_CASE("a long line is counted to its end, and its words as far as they tell its manner") {
    for (std::size_t length : {1u, 199u, 200u, 201u, 255u, 600u, 1021u}) {
        Tally const tally = tally_of(std::u16string(length, u'国'));
        CHECK(tally.tenths == int(length) * 10);
        CHECK(tally.words.wide == int(std::min(length, telling)));
        CHECK(tally_of(std::u16string(length, u'，')).commas == int(length));
        CHECK(tally_of(std::u16string(length, u'a')).tenths == 17);
    }
}

TEST_CASE("marks know what they may be") {
    std::u16string const text = u"近日，印发《规划、办法》（一）。\n①a";
    std::vector<MarkPlace> marks;
    MarkKinds const seen = add_marks(text, {0, Offset(text.size())}, marks);
    std::u16string units;
    MarkKinds all = 0;
    for (MarkPlace mark : marks) units += text[mark.at], all |= mark.kinds;
    CHECK(units == u"，《、》（）。\n①");
    CHECK(seen == all);
    auto of = [&](char16_t unit) { return marks[units.find(unit)].kinds & ~any_mark; };
    CHECK(of(u'，') == (clause_mark | parting_mark));
    CHECK(of(u'《') == bracket_mark);
    CHECK(of(u'》') == (bracket_mark | clause_mark));
    CHECK(of(u'、') == (clause_mark | joint_mark));
    CHECK(of(u'（') == (bracket_mark | clause_mark | ordinal_mark));
    CHECK(of(u'。') == (stop_mark | clause_mark | parting_mark));
    CHECK(of(u'\n') == (line_mark | clause_mark | parting_mark));
    CHECK(of(u'①') == ordinal_mark);
}
