// Counts, aliases, citations and links on texts that a reader of Chinese can check.
#include "cases.h"
#include "text/utf.h"
#include "written.h"

#include <catch_amalgamated.hpp>

using namespace duidu;

namespace {

void add_line(std::string& out, std::string const& line) {
    if (!out.empty()) out += "\n";
    out += line;
}

Enumeration const* list_of(Written const& document, std::string const& id) {
    for (Enumeration const& list : document.segmented.enumerations)
        if (list.id == id) return &list;
    return nullptr;
}

std::string told_counts(std::string const& input) {
    Written document = written(input);
    std::string out;
    for (CountClaim const& claim : document.references.counts) {
        std::string line =
            document.words(claim.span) + " " + std::to_string(claim.value) + (claim.holds ? " = " : claim.open ? " ⊃ " : " ≠ ") + std::to_string(claim.found);
        Enumeration const* list = list_of(document, claim.enumeration);
        for (std::size_t i = 0; list && i < list->items.size(); ++i) line += (i == 0 ? " " : " | ") + document.words(list->items[i].span);
        add_line(out, line);
    }
    return out;
}

std::string told_aliases(std::string const& input) {
    Written document = written(input);
    std::string out;
    for (Alias const& alias : document.references.aliases)
        add_line(out,
                 document.words(alias.short_name) + " ← " + document.words(alias.full_name) + " " + std::to_string(alias.mentions.size()));
    return out;
}

std::string told_citations(std::string const& input) {
    Written document = written(input);
    std::string out;
    for (Citation const& citation : document.references.citations) {
        std::string of;
        for (std::u16string const& part : {citation.title, citation.article, citation.number})
            if (!part.empty()) of += (of.empty() ? "" : " ") + to_utf8(part);
        std::string line = document.words(citation.span) + " [" + of + "]";
        if (citation.target) line += " → " + document.words(*citation.target);
        add_line(out, line + (citation.outside ? " outside" : ""));
    }
    return out;
}

std::string told_links(std::string const& input) {
    constexpr char const* kinds[] = {"elaborates", "mentions", "repeats", "cites", "hyperlink"};
    Written document = written(input);
    std::string out;
    for (Link const& link : document.references.links)
        add_line(out, std::string(kinds[int(link.kind)]) + " " + document.words(link.from) + " → " + document.words(link.to));
    return out;
}

} // namespace

TEST_CASE("what a text counts is compared with what it lists") { check_cases("reference/counts.cases", told_counts); }
TEST_CASE("names that a text gives are found with what they stand for") { check_cases("reference/aliases.cases", told_aliases); }
TEST_CASE("works, numbers and articles are cited, inside or outside") { check_cases("reference/citations.cases", told_citations); }
TEST_CASE("items are linked to the passages that take them up") { check_cases("reference/links.cases", told_links); }
