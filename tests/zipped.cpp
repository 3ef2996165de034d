#include "zipped.h"

#include <cstdint>

namespace {

void put(std::string& out, std::uint32_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) out.push_back(char(value >> (8 * i) & 0xFF));
}

} // namespace

std::string zipped(std::vector<ZippedFile> const& entries) {
    std::string out, directory;
    for (ZippedFile const& entry : entries) {
        std::uint32_t begin = std::uint32_t(out.size());
        for (int place = 0; place < 2; ++place) { // local header, then its entry in the directory
            std::string& to = place == 0 ? out : directory;
            put(to, place == 0 ? 0x04034b50 : 0x02014b50, 4);
            if (place == 1) put(to, 20, 2);
            put(to, 20, 2), put(to, 0, 2), put(to, 0, 2), put(to, 0, 4), put(to, 0, 4);
            put(to, std::uint32_t(entry.text.size()), 4), put(to, std::uint32_t(entry.text.size()), 4);
            put(to, std::uint32_t(entry.name.size()), 2), put(to, 0, 2);
            if (place == 1) put(to, 0, 2), put(to, 0, 2), put(to, 0, 2), put(to, 0, 4), put(to, begin, 4);
            to += entry.name;
        }
        out += entry.text;
    }
    std::uint32_t at = std::uint32_t(out.size());
    out += directory;
    put(out, 0x06054b50, 4), put(out, 0, 4);
    put(out, std::uint32_t(entries.size()), 2), put(out, std::uint32_t(entries.size()), 2);
    put(out, std::uint32_t(directory.size()), 4), put(out, at, 4), put(out, 0, 2);
    return out;
}
