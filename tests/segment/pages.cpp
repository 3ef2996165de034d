// Dates, names and titles of whole pages, scored against the facts that a reader finds on them.
//
//     tests/segment/pages/*.cases: a page of our own writing (a line %name stands for a part in parts.cases), and its facts.
#include "duidu.h"

#include "cases.h"
#include "text/utf.h"

#include <algorithm>
#include <catch_amalgamated.hpp>
#include <cstdio>
#include <map>
#include <set>
#include <sstream>

using namespace duidu;

namespace {

using Facts = std::map<std::string, std::string>;

std::string with_parts(std::string const& page) {
    static std::vector<Case> const parts = cases_of("segment/pages/parts.cases");
    std::string out;
    std::istringstream lines(page);
    for (std::string line; std::getline(lines, line);) {
        auto part = std::find_if(parts.begin(), parts.end(), [&](Case const& each) { return line == "%" + each.name; });
        out += (part == parts.end() ? line : part->input) + "\n";
    }
    return out;
}

Facts facts_of(Metadata const& metadata) {
    std::pair<char const*, MetadataField const*> const fields[] = {{"title", &metadata.title},
                                                                   {"date", &metadata.date},
                                                                   {"released", &metadata.released},
                                                                   {"source", &metadata.source},
                                                                   {"author", &metadata.author},
                                                                   {"reporter", &metadata.reporter},
                                                                   {"editor", &metadata.editor},
                                                                   {"issuer", &metadata.issuer},
                                                                   {"document_number", &metadata.document_number},
                                                                   {"site", &metadata.site},
                                                                   {"index_number", &metadata.index_number}};
    Facts facts;
    for (auto const& [name, field] : fields)
        if (!field->best.value.empty()) facts[name] = to_utf8(field->best.value);
    return facts;
}

Facts gold_of(std::string const& text) {
    Facts facts;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);)
        if (std::size_t gap = line.find(' '); gap != line.npos) facts[line.substr(0, gap)] = line.substr(gap + 1);
    return facts;
}

// 李红、王小明 and 王小明 李红 are the same people.
std::set<std::string> people(std::string text) {
    for (std::string_view mark : {"、", "，", ",", "　", "/"})
        for (std::size_t at; (at = text.find(mark)) != text.npos;) text.replace(at, mark.size(), " ");
    std::istringstream words(text);
    std::set<std::string> out;
    for (std::string word; words >> word;) out.insert(word);
    return out;
}

struct Tally {
    int right = 0, all = 0;
    void count(bool good) { right += good, ++all; }
};

struct Score {
    Tally day, minute, authors, titles, others;
    int suffixes = 0, with_suffix = 0, invented = 0;
};

// Every role as the page has it. A page that names only a reporter may call the reporter its author, too.
bool same_people(Facts const& gold, Facts const& found) {
    auto told = [](Facts const& facts, char const* role) {
        return facts.contains(role) ? people(facts.at(role)) : std::set<std::string>();
    };
    for (char const* role : {"reporter", "editor"})
        if (told(gold, role) != told(found, role)) return false;
    std::set<std::string> author = told(found, "author");
    return author == told(gold, "author") || (!gold.contains("author") && author == told(gold, "reporter"));
}

void mark(Score& score, std::string const& name, Facts const& gold, Facts const& found) {
    auto said = [&](char const* field) { return found.contains(field) ? found.at(field) : std::string(); };
    auto blame = [&](char const* what, std::string const& wanted) {
        std::printf("  %s: %s, wanted %s, found %s\n", name.c_str(), what, wanted.c_str(), said(what).c_str());
    };
    if (auto date = gold.find("date"); date != gold.end()) {
        bool day = said("date").substr(0, 10) == date->second.substr(0, 10), clock = date->second.size() > 10;
        bool minute = day && said("date").substr(0, 16) == date->second;
        score.day.count(day);
        if (clock) score.minute.count(minute);
        if (!day || (clock && !minute)) blame("date", date->second);
    }
    bool named = gold.contains("author") || gold.contains("reporter") || gold.contains("editor");
    bool same = same_people(gold, found);
    if (named) score.authors.count(same);
    for (char const* role : {"author", "reporter", "editor"})
        if (!same) blame(role, gold.contains(role) ? gold.at(role) : "nobody");
    if (gold.contains("title")) {
        score.titles.count(said("title") == gold.at("title"));
        if (said("title") != gold.at("title")) blame("title", gold.at("title"));
    }
    if (gold.contains("suffix")) {
        bool left = said("title").find(gold.at("suffix")) != std::string::npos;
        score.suffixes += left, ++score.with_suffix;
        if (left) blame("title", "no " + gold.at("suffix"));
    }
    for (char const* field : {"date", "released", "source", "author", "reporter", "editor", "issuer", "document_number", "index_number"}) {
        bool released = std::string_view(field) == "released" && gold.contains("date") && said(field) == said("date");
        bool reports = std::string_view(field) == "author" && same; // a reporter named as author, too
        bool invented = found.contains(field) && !gold.contains(field) && !reports && !released;
        bool plain = std::string_view("source released issuer document_number index_number").find(field) != std::string_view::npos;
        if (plain && gold.contains(field)) score.others.count(said(field) == gold.at(field));
        bool wrong = plain && gold.contains(field) && said(field) != gold.at(field);
        score.invented += invented;
        if (invented || wrong) blame(field, gold.contains(field) ? gold.at(field) : "nothing");
    }
}

Score score_of(std::vector<std::string> const& files) {
    Score score;
    for (std::string const& file : files)
        for (Case const& page : cases_of("segment/pages/" + file)) {
            std::string bytes = with_parts(page.input);
            Document document = read("", {reinterpret_cast<std::uint8_t const*>(bytes.data()), bytes.size()});
            REQUIRE(consistent(document));
            mark(score, page.name, gold_of(page.expected), facts_of(document.metadata));
        }
    std::printf("  days %d of %d, minutes %d of %d, people %d of %d, titles %d of %d with the site left in %d of %d, other facts %d of %d, "
                "invented %d\n",
                score.day.right, score.day.all, score.minute.right, score.minute.all, score.authors.right, score.authors.all,
                score.titles.right, score.titles.all, score.suffixes, score.with_suffix, score.others.right, score.others.all,
                score.invented);
    return score;
}

} // namespace

TEST_CASE("dates, names and titles of Chinese pages") {
    Score score = score_of({"press.cases", "personal.cases", "official.cases"});
    CHECK(score.day.right * 55 >= score.day.all * 50);
    CHECK(score.minute.right * 42 >= score.minute.all * 38);
    CHECK(score.authors.right * 50 >= score.authors.all * 30);
    CHECK(score.suffixes * 20 <= score.with_suffix * 2);
    CHECK(score.invented == 0);
}

TEST_CASE("where a page tells no day and no name, none is claimed") {
    Score score = score_of({"nothing.cases"});
    CHECK(score.invented == 0);
}
