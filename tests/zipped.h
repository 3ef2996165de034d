// Archives for tests.
#pragma once

#include <string>
#include <vector>

struct ZippedFile {
    std::string name, text;
};

// A ZIP of stored entries.
std::string zipped(std::vector<ZippedFile> const& files);
