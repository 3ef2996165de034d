// A file put together from two others, an advertisement in a subtitle, a database with an old field:
//
//     line 1  E5 9B BD …   reads well in utf-8                          utf-8
//     line 2  B9 FA BC D2  reads badly, and well in gb18030             gb18030
//     line 3  <br>         reads alike in both, goes with what is before
//
// Only lines that read badly are asked, so that a clean file is looked through at the speed of a decoder.
#include "decode/regions.h"

#include "decode/sixteen.h"
#include "decode/statistics.h"
#include "decode/whatwg.h"

#include <algorithm>

namespace duidu {

namespace {

constexpr std::string_view rivals[] = {"utf-8", "gb18030", "big5", "shift_jis", "euc-jp", "euc-kr"};

constexpr double dear = 9.5;               // nats a character: running text costs 5 to 7, text in the wrong charset 11 to 14
constexpr double readable = 9;             // what the other charset must reach
constexpr double margin = 14;              // nats that it must be better by: a change of charset is one line in a million
constexpr std::size_t longest_line = 4096; // a longer one is cut behind a tag

// The end of the line that begins at `at`, its break included. A long one ends behind a tag, if it has one.
std::size_t line_end(Bytes bytes, std::size_t at) {
    std::size_t usual = std::min(bytes.size(), at + longest_line + 1);
    std::size_t end = find_byte(bytes.first(usual), at, [](auto byte) { return byte == '\n'; });
    if (end == usual) end = find_byte(bytes, usual, [](auto byte) { return (byte == '\n') | (byte == '>'); });
    return std::min(end + 1, bytes.size());
}

// Whether the line gives reason to ask other charsets. Cheap, for it is called for every line.
bool is_suspicious(Bytes line, std::string_view main, QuickReader const& read) {
    if (well_formed_utf8(line).length == line.size()) return main != "utf-8";
    if (main == "utf-8") return true;
    CharsetReading reading = read(line);
    return reading.characters == 0 || reading.damaged > 0 || reading.nats > dear * reading.characters;
}

// The charset in which the line reads clearly better than in that of the file; `main` where none is.
std::string_view charset_of_line(Bytes line, std::string_view main) {
    double usual = reading_of(main, line).nats;
    std::string_view best = main;
    double least = usual - margin;
    for (std::string_view rival : rivals) {
        if (rival == main) continue;
        CharsetReading reads = quick_reader(rival)(line);
        if (reads.damaged > reads.characters / 16 || reads.nats > readable * reads.characters) continue;
        double nats = reading_of(rival, line).nats;
        if (nats < least) best = rival, least = nats;
    }
    return best;
}

} // namespace

std::vector<CharsetRegion> regions_of(Bytes bytes, std::string_view main) {
    std::vector<CharsetRegion> regions;
    if (bytes.empty()) return regions;
    regions.push_back({{0, 0}, std::string(main)});
    bool clean = main == "utf-8" && well_formed_utf8(bytes).length == bytes.size();
    bool one_line = line_end(bytes, 0) == bytes.size(); // who found `main` has read it already
    bool asks = !clean && !one_line && std::find(std::begin(rivals), std::end(rivals), main) != std::end(rivals);
    QuickReader read = quick_reader(main);
    for (std::size_t at = 0, end = 0; asks && at < bytes.size(); at = end) {
        end = line_end(bytes, at);
        Bytes line = bytes.subspan(at, end - at);
        std::string_view charset = regions.back().name;
        if (!is_ascii(line)) charset = is_suspicious(line, main, read) ? charset_of_line(line, main) : main;
        if (charset != regions.back().name) {
            regions.back().bytes.end = Offset(at);
            regions.push_back({{Offset(at), 0}, std::string(charset)});
        }
    }
    regions.back().bytes.end = Offset(bytes.size());
    if (regions.front().bytes.empty()) regions.erase(regions.begin());
    return regions;
}

} // namespace duidu
