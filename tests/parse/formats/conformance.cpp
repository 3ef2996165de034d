// Held against the standards' own tests, where a folder of them is at hand:
//   DUIDU_HTML5LIB   html5lib-tests/tree-construction
//   DUIDU_COMMONMARK the specification's spec.txt
#include "parse/formats/formats.h"

#include "cases.h"

#include <catch_amalgamated.hpp>
#include <cstdlib>
#include <filesystem>

using namespace duidu;

namespace {

struct TreeTest {
    std::string data, tree;
    std::string context;   // the element that a fragment stands in: "td", "svg path"; "" for a page
    bool scripting = false; // what a page is with scripts run; none of our readings
};

std::vector<std::string> lines_of(std::string const& text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = std::min(text.find('\n', at), text.size());
        lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

std::vector<TreeTest> tree_tests(std::string const& text) {
    std::vector<TreeTest> tests;
    std::string part;
    for (std::string const& line : lines_of(text)) {
        if (line == "#data") tests.push_back({}), part = line;
        else if (line == "#errors" || line == "#new-errors" || line == "#document") part = line;
        else if (line == "#script-on") tests.back().scripting = true, part = line;
        else if (line == "#document-fragment" || line == "#script-off") part = line;
        else if (part == "#document-fragment" && !line.empty()) tests.back().context = line;
        else if (part == "#data" && !tests.empty()) tests.back().data += line + "\n";
        else if (part == "#document" && !tests.empty()) tests.back().tree += line + "\n";
    }
    for (TreeTest& test : tests) {
        if (!test.data.empty()) test.data.pop_back();
        while (test.tree.ends_with("\n\n")) test.tree.pop_back();
    }
    return tests;
}

struct Example {
    std::string markdown, html;
};

std::vector<Example> examples_of(std::string const& spec) {
    std::string const fence(32, '`');
    std::vector<Example> examples;
    int part = 0; // 1 in the Markdown, 2 in the HTML
    for (std::string line : lines_of(spec)) {
        for (std::size_t at; (at = line.find("\xE2\x86\x92")) != line.npos;) line.replace(at, 3, "\t");
        if (line == fence + " example") examples.push_back({}), part = 1;
        else if (line == fence) part = 0;
        else if (part == 1 && line == ".") part = 2;
        else if (part == 1) examples.back().markdown += line + "\n";
        else if (part == 2) examples.back().html += line + "\n";
    }
    return examples;
}

// What the specification's own comparison ignores: line ends between words, and blanks beside tags.
std::string meaning(std::string html) {
    for (std::size_t at; (at = html.find("&#10;")) != html.npos;) html.replace(at, 5, " ");
    for (std::size_t at = 0, pre = html.find("<pre"); at < html.size(); ++at) {
        if (at == pre) at = std::min(html.find("</pre", at), html.size()), pre = html.find("<pre", at);
        if (at < html.size() && html[at] == '\n') html[at] = ' ';
        while (at + 1 < html.size() && at < pre && html[at] == ' ' && std::isspace(static_cast<unsigned char>(html[at + 1])))
            html.erase(at + 1, 1), pre = html.find("<pre", at);
    }
    std::string out;
    bool pre = false;
    for (std::string line : lines_of(html_tree(html))) {
        std::size_t word = line.find_first_not_of("| ");
        bool text = word != line.npos && line[word] == '"';
        if (word != line.npos && line[word] == '<') pre = line.find("<pre>") != line.npos || (pre && line.find("<code>") != line.npos);
        if (text && !pre) {
            std::string said = line.substr(word + 1, line.size() - word - 2);
            std::size_t first = said.find_first_not_of(" \t");
            if (first == said.npos) continue;
            line = line.substr(0, word) + said.substr(first, said.find_last_not_of(" \t") - first + 1);
        }
        out += line + "\n";
    }
    return out;
}

} // namespace

TEST_CASE("pages are built as the HTML Standard says") {
    char const* folder = std::getenv("DUIDU_HTML5LIB");
    if (!folder) SKIP("DUIDU_HTML5LIB names no folder of html5lib's tree construction tests");
    int all = 0;
    std::vector<std::string> failures;
    for (auto const& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() != ".dat") continue;
        for (TreeTest const& test : tree_tests(bytes_of(entry.path().string()))) {
            if (test.scripting) continue;
            ++all;
            std::string got = html_tree(test.data, test.context);
            if (got == test.tree) continue;
            failures.push_back(entry.path().filename().string() + ", in <" + test.context + ">: " + test.data + "\nwanted\n" + test.tree +
                               "got\n" + got);
        }
    }
    for (std::string const& failure : failures) UNSCOPED_INFO(failure);
    UNSCOPED_INFO(failures.size() << " of " << all << " failed");
    CHECK(all > 1700);
    CHECK(failures.size() <= 5); // lexbor's own: four of <selectedcontent>, one step of the adoption agency
}

TEST_CASE("Markdown becomes the HTML of CommonMark's specification") {
    char const* spec = std::getenv("DUIDU_COMMONMARK");
    if (!spec) SKIP("DUIDU_COMMONMARK names no copy of the specification");
    int all = 0;
    for (Example const& example : examples_of(bytes_of(spec))) {
        INFO(example.markdown);
        CHECK(meaning(commonmark(example.markdown)) == meaning(example.html));
        ++all;
    }
    CHECK(all > 600);
}
