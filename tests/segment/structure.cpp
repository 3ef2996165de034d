// Sentences, lists and outline on texts that a reader of Chinese can check.
#include "segment/brackets.h"
#include "segment/enumerations.h"

#include "cases.h"
#include "text/utf.h"
#include "written.h"

#include <algorithm>
#include <catch_amalgamated.hpp>

using namespace duidu;

namespace {

void add_line(std::string& out, std::string const& line) {
    if (!out.empty()) out += "\n";
    out += line;
}

std::string told_sentences(std::string const& input) {
    Written document = written(input);
    std::string out;
    for (Sentence const& sentence : document.segmented.sentences) add_line(out, document.words(sentence.span));
    return out;
}

std::string told_lists(std::string const& input) {
    constexpr char const* kinds[] = {"marked", "claimed", "coordinated"};
    Written document = written(input);
    std::string out;
    for (Enumeration const& list : document.segmented.enumerations) {
        std::string line = kinds[int(list.kind)];
        if (list.open) line += " open";
        for (Item const& item : list.items) line += (&item == &list.items[0] ? ": " : " | ") + document.words(item.span);
        add_line(out, line);
    }
    return out;
}

std::string told_outline(std::string const& input) {
    constexpr char const* kinds[] = {"article", "paragraph", "item", "subitem"};
    Written document = written(input);
    std::string out;
    for (Heading const& heading : document.segmented.outline)
        add_line(out, std::string(std::size_t(heading.level), '#') + " " + document.words(heading.span) + " " + heading.id);
    for (Provision const& one : document.segmented.provisions)
        add_line(out, std::string(kinds[int(one.kind)]) + " " + one.id + " " + document.words(one.span));
    for (Note const& note : document.segmented.notes) add_line(out, note.code + " " + document.words(note.span));
    return out;
}

std::string told_regions(std::string const& input) {
    constexpr char const* kinds[] = {"number",    "addressee", "history", "contents", "attachments",
                                     "signature", "date",      "note",    "copies",   "attachment"};
    Written document = written(input);
    std::string out;
    for (Region const& region : document.segmented.regions)
        add_line(out, std::string(kinds[int(region.kind)]) + " " + document.words(region.span));
    return out;
}

std::string told_brackets(std::string const& input) {
    std::u16string text = from_utf8(input);
    std::string out;
    std::vector<MarkPlace> marks;
    add_marks(text, {0, Offset(text.size())}, marks);
    std::vector<Bracket> const all = brackets(text, marks);
    for (Bracket const& bracket : all) {
        std::string depth;
        for (int i = bracket.parent; i >= 0;) depth += "  ", i = all[std::size_t(i)].parent;
        add_line(out, depth + to_utf8(text.substr(bracket.span.begin, bracket.span.length())));
    }
    return out;
}

} // namespace

TEST_CASE("brackets are paired, and a lost one silences nothing") { check_cases("segment/brackets.cases", told_brackets); }
TEST_CASE("sentences end where a reader ends them") { check_cases("segment/sentences.cases", told_sentences); }
TEST_CASE("series of ordinals are cut into items") { check_cases("segment/series.cases", told_lists); }
TEST_CASE("lists joined by 、 begin and end where their items do") { check_cases("segment/coordination.cases", told_lists); }
TEST_CASE("headings are told from list items") { check_cases("segment/outline.cases", told_outline); }
TEST_CASE("statutes are articles, paragraphs, items") { check_cases("segment/provisions.cases", told_outline); }
TEST_CASE("who is addressed, who signs, what is sent along") { check_cases("segment/regions.cases", told_regions); }

TEST_CASE("an article that speaks of permission and copyright is no furniture of a page") {
    Text text;
    text.units =
        u"临江市出版条例\n\n第一条　为了规范出版活动，保护著作权，制定本条例。\n\n第二条　未经许可，禁止转载、复制他人作品，违者必究。\n\n"
        u"第三条　版权所有者可以依照本条例第二条要求赔偿。\n\n第四条　本条例自公布之日起施行。";
    text.map.add({0, text.length()}, text.length(), true);
    Segmented segmented = segment(parse(text, {"text/plain", ""}));
    auto is_article = [](Provision const& one) { return one.kind == Provision::Kind::article; };
    CHECK(std::count_if(segmented.provisions.begin(), segmented.provisions.end(), is_article) == 4);
}
