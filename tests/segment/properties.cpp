// Whatever the text, what is found lies inside it, in order; and no text takes longer than its length allows.
#include "text/utf.h"
#include "written.h"

#include <catch_amalgamated.hpp>
#include <ctime>
#include <random>

using namespace duidu;

namespace {

bool in_order(std::vector<Span> const& spans) {
    for (std::size_t i = 1; i < spans.size(); ++i)
        if (spans[i].begin < spans[i - 1].end) return false;
    return true;
}

void check_lists(Written const& document) {
    for (Enumeration const& list : document.segmented.enumerations) {
        REQUIRE(!list.items.empty());
        Offset reached = list.span.begin;
        for (std::size_t i = 0; i < list.items.size(); ++i) {
            Item const& item = list.items[i];
            REQUIRE(list.span.contains(item.span));
            REQUIRE(item.n == int(i) + 1);
            REQUIRE(item.span.begin >= reached);
            reached = item.span.end;
        }
    }
}

void check_structure(Written const& document) {
    Offset length = document.parsed.text.length();
    std::vector<Span> sentences, headings;
    for (Sentence const& sentence : document.segmented.sentences) {
        REQUIRE(document.segmented.blocks[std::size_t(sentence.block)].span.contains(sentence.span));
        sentences.push_back(sentence.span);
    }
    for (Heading const& heading : document.segmented.outline) {
        REQUIRE(heading.span.end <= length);
        headings.push_back(heading.span);
    }
    REQUIRE(in_order(sentences));
    REQUIRE(in_order(headings));
    auto const& provisions = document.segmented.provisions;
    for (int i = 0; i < int(provisions.size()); ++i) {
        Provision const& one = provisions[std::size_t(i)];
        REQUIRE(one.span.end <= length);
        REQUIRE(one.parent < i);
        if (one.parent >= 0) REQUIRE(provisions[std::size_t(one.parent)].span.contains(one.span));
    }
}

void check_references(Written const& document) {
    Offset length = document.parsed.text.length();
    References const& references = document.references;
    for (Alias const& alias : references.aliases) {
        REQUIRE(alias.definition.end <= length);
        REQUIRE(alias.definition.contains(alias.full_name));
        REQUIRE(alias.definition.contains(alias.short_name));
    }
    for (Citation const& citation : references.citations) {
        REQUIRE(!citation.span.empty());
        REQUIRE(citation.span.end <= length);
        if (citation.target) REQUIRE(citation.target->end <= length);
    }
    for (CountClaim const& claim : references.counts) {
        REQUIRE(claim.span.end <= length);
        REQUIRE(claim.holds == (claim.found == claim.value));
        REQUIRE(claim.enumeration.empty() == (claim.found == 0));
    }
    for (Link const& link : references.links) {
        REQUIRE(link.from.end <= length);
        REQUIRE(link.to.end <= length);
    }
}

void check(std::u16string text) {
    Written document = written(std::move(text));
    check_lists(document);
    check_structure(document);
    check_references(document);
}

std::u16string repeated(std::u16string_view piece, std::size_t units) {
    std::u16string text;
    while (text.size() < units) text += piece;
    return text;
}

// Of the processor, so that what else the machine does hardly counts.
double seconds(std::u16string const& text) {
    std::clock_t begin = std::clock();
    check(text);
    return double(std::clock() - begin) / CLOCKS_PER_SEC;
}

// How many times longer `times` as much of a piece takes, in the best of three tries each.
double growth(std::u16string_view piece, std::size_t units, std::size_t times) {
    constexpr double clock_step = 0.002; // below it the clock tells nothing
    auto best = [&](std::size_t length) {
        std::u16string text = repeated(piece, length);
        return std::min({seconds(text), seconds(text), seconds(text)});
    };
    return best(units * times) / std::max(best(units), clock_step);
}

} // namespace

TEST_CASE("whatever the text, structure and references lie inside it and in order") {
    std::u16string_view const pieces[] = {u"第一条　",
                                          u"第二条　",
                                          u"第三条第二款",
                                          u"、第四条",
                                          u"至第九条",
                                          u"前款",
                                          u"本法",
                                          u"本条",
                                          u"第一章　总则\n",
                                          u"（一）",
                                          u"（二）",
                                          u"一、",
                                          u"二、",
                                          u"1.",
                                          u"2.",
                                          u"1.1 ",
                                          u"①",
                                          u"②",
                                          u"一是",
                                          u"二是",
                                          u"三是",
                                          u"第一，",
                                          u"第二，",
                                          u"首先",
                                          u"其次",
                                          u"、",
                                          u"，",
                                          u"。",
                                          u"；",
                                          u"：",
                                          u"《",
                                          u"》",
                                          u"“",
                                          u"”",
                                          u"（以下简称",
                                          u"）",
                                          u"等",
                                          u"三项任务",
                                          u"2个方面",
                                          u"分别为",
                                          u"\n",
                                          u"\n# ",
                                          u"附件1\n",
                                          u"2026年3月1日\n",
                                          u"建设",
                                          u"推动",
                                          u"和",
                                          u"的",
                                          u"市政府",
                                          u"数字化",
                                          u" ",
                                          u"\"",
                                          u"目录\n",
                                          u"〔2021〕29号",
                                          u"下列",
                                          u"𠀀"};
    std::mt19937 random(20260301);
    for (int round = 0; round < 3000; ++round) {
        std::u16string text;
        for (unsigned count = random() % 60; count > 0; --count) text += pieces[random() % std::size(pieces)];
        check(text);
    }
}

TEST_CASE("one piece without end is read in linear time") {
    // Twelve times the text takes twelve times as long where time is linear, 144 times where it is quadratic; a busy machine doubles
    // either.
    constexpr std::size_t units = 20'000, times = 12;
    constexpr double most = 36;
    for (std::u16string_view piece : {u"、",
                                      u"《",
                                      u"》",
                                      u"（",
                                      u"“",
                                      u"\"",
                                      u"1",
                                      u"一",
                                      u"第",
                                      u"。",
                                      u"，",
                                      u"的",
                                      u"一是",
                                      u"一是甲，二是",
                                      u"甲、",
                                      u"第一条",
                                      u"第一条、",
                                      u"（一）",
                                      u"（一）\n",
                                      u"一、\n",
                                      u"1.1.1.",
                                      u"前款",
                                      u"2个方面",
                                      u"等2个方面",
                                      u"《甲》",
                                      u"《甲》（以下简称《乙》）",
                                      u"和",
                                      u"建设、",
                                      u"各部门深入贯彻落实党中央、",
                                      u"一、总体要求\n正文正文。\n",
                                      u"第一条　甲\n（一）乙；\n",
                                      u"“第一条\n",
                                      u"目录\n",
                                      u"附件1\n",
                                      u"他说”",
                                      u"\n"}) {
        INFO(to_utf8(piece));
        CHECK(growth(piece, units, times) < most);
    }
}
