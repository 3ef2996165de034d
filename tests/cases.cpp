#include "cases.h"

#include <catch_amalgamated.hpp>
#include <fstream>
#include <iterator>
#include <sstream>

namespace {

void end_line(std::string& text) {
    if (!text.empty() && text.back() == '\n') text.pop_back();
}

} // namespace

std::string bytes_of(std::string const& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string shared_path(std::string const& path) {
    std::string whole = std::string(DUIDU_SHARED_DIR) + "/" + path;
    return std::ifstream(whole).good() ? whole : "";
}

std::vector<Case> cases_of(std::string const& path) {
    std::vector<Case> cases;
    std::istringstream lines(bytes_of(std::string(DUIDU_TESTS_DIR) + "/" + path));
    bool expected = false;
    for (std::string line; std::getline(lines, line);) {
        if (line.rfind("=== ", 0) == 0) {
            cases.push_back({line.substr(4), "", ""});
            expected = false;
        } else if (cases.empty()) {
            continue;
        } else if (line == "." && !expected) {
            expected = true;
        } else {
            (expected ? cases.back().expected : cases.back().input) += line + "\n";
        }
    }
    for (Case& one : cases) {
        end_line(one.input);
        end_line(one.expected);
    }
    INFO("tests/" << path << " holds no case");
    REQUIRE(!cases.empty());
    return cases;
}

void check_cases(std::string const& path, std::function<std::string(std::string const&)> const& run) {
    for (Case const& one : cases_of(path)) {
        INFO(path << ": " << one.name);
        CHECK(run(one.input) == one.expected);
    }
}
