// Tests that a reader of Chinese can review: a *.cases file is a list of
//
//     === what it shows
//     the input
//     .
//     what comes out
//
// A file that stands alone before the first === is a comment.
#pragma once

#include <functional>
#include <string>
#include <vector>

struct Case {
    std::string name;
    std::string input;    // without the last line feed
    std::string expected; // likewise
};

// The cases of tests/<path>; a test failure where there are none.
std::vector<Case> cases_of(std::string const& path);

// Runs each case as a section of its own and compares what `run` makes of the input with what is expected.
void check_cases(std::string const& path, std::function<std::string(std::string const&)> const& run);

// The bytes of a file; empty where there is none.
std::string bytes_of(std::string const& path);
// A path in the folder of shared documents, or "" where this checkout has no such folder: then the test has to skip.
std::string shared_path(std::string const& path);
