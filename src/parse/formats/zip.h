// ZIP and gzip, as far as documents need them: entries by name, inflated under a limit.
#pragma once

#include "text/span.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace duidu {

struct ZipEntry {
    std::string name;
    ByteSpan at;    // the compressed bytes in the file
    int method = 0; // 0 stored, 8 deflated
};

// The entries that the central directory lists and whose bytes lie inside the file.
std::vector<ZipEntry> zip_entries(std::span<std::uint8_t const> file);

struct Inflated {
    std::string bytes;
    bool whole = true; // neither damaged nor cut at the limit
};
constexpr std::size_t inflate_limit = 64 << 20; // bytes of one entry; the largest law of the land is below 2 MB

Inflated extract(std::span<std::uint8_t const> file, ZipEntry const& entry);
// A .gz file's first member.
Inflated gunzip(std::span<std::uint8_t const> file);

} // namespace duidu
