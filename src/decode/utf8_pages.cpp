#include "decode/utf8_pages.h"

#include "decode/byte_pages.h"
#include "decode/utf8_in_part.h"
#include "decode/whatwg.h"
#include "text/utf.h"

#include <algorithm>
#include <vector>

namespace duidu {

namespace {

// Letters, marks, signs and emoji that people write.
bool is_plausible(char32_t point) {
    constexpr struct {
        char32_t first, last;
    } written[] = {{0xA0, 0x24F},    {0x370, 0x52F},   {0x590, 0x6FF},    {0x900, 0xEFF},   {0x1E00, 0x1EFF},
                   {0x2010, 0x2044}, {0x20A0, 0x20BF}, {0x2100, 0x27BF},  {0x3000, 0x9FFF}, {0xAC00, 0xD7A3},
                   {0xFB01, 0xFB02}, {0xFF01, 0xFF5E}, {0x1F300, 0x1FAFF}};
    return std::any_of(std::begin(written), std::end(written),
                       [&](auto const& range) { return point >= range.first && point <= range.last; });
}

// Of three letters and signs that make one, only marks, Vietnamese letters and pictures prove it: дії and ěžš make characters, too.
bool is_hardly_written_so(char32_t point) {
    return (point >= 0x1E00 && point < 0x1F00) || (point >= 0x2010 && point < 0x2800) || point == 0xFB01 || point == 0xFB02 ||
           point > 0xFFFF;
}

struct Proof {
    std::u16string text;
    std::string bytes;
    int sequences = 0; // those that are hardly ever written so count twice
};

// All of the line as UTF-8, where every character beyond ASCII is part of a plausible one.
std::optional<Proof> read_by(BytePage const& page, std::u16string_view line) {
    Proof proof;
    int open = 0; // continuations that must follow: text that is meant so breaks off at its first letters
    for (char16_t unit : line) {
        std::uint8_t byte = page.byte_of(unit);
        bool continues = byte >= 0x80 && byte < 0xC0;
        if ((unit && !byte) || continues != (open > 0)) return {};
        open = continues ? open - 1 : byte < 0xC0 ? 0 : byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3;
        proof.bytes.push_back(char(byte));
    }
    Bytes bytes{reinterpret_cast<std::uint8_t const*>(proof.bytes.data()), proof.bytes.size()};
    if (well_formed_utf8(bytes).length < bytes.size()) return {};
    proof.text = from_utf8(proof.bytes);
    for (Offset at = 0; at < proof.text.size();) {
        char32_t point = code_point_at(proof.text, at);
        at += units_of(point);
        if (point < 0x80) continue;
        if (!is_plausible(point)) return {};
        proof.sequences += is_hardly_written_so(point) ? 2 : 1;
    }
    return proof;
}

// Lines and blocks alone, which people draw with: ├┤a┼┐a
bool is_drawn(std::u16string_view line) {
    return std::none_of(line.begin(), line.end(), [](char16_t unit) { return unit >= 0x80 && (unit < 0x2500 || unit > 0x259F); });
}

bool is_windows_1252(std::u16string_view line) {
    return std::all_of(line.begin(), line.end(), [](char16_t unit) { return unit == 0 || byte_pages().front().byte_of(unit) > 0; });
}

// What was read wrongly more than once: by any page, windows-1252 among them.
void read_deeper(PageReading& reading) {
    constexpr int most_times = 4;
    for (bool deeper = true; deeper && reading.times < most_times;) {
        deeper = false;
        for (BytePage const& page : byte_pages()) {
            std::optional<Proof> proof = read_by(page, reading.text);
            if (!proof || proof->sequences == 0) continue;
            reading.text = proof->text, ++reading.times, deeper = true;
            break;
        }
    }
}

} // namespace

std::optional<PageReading> utf8_read_by_page(std::u16string_view line) {
    auto is_high = [](char16_t unit) { return unit >= 0x80; };
    auto first = std::find_if(line.begin(), line.end(), is_high);
    auto behind = std::find_if(line.rbegin(), line.rend(), is_high).base();
    if (first == line.end()) return {};
    Span at{Offset(first - line.begin()), Offset(behind - line.begin())};
    std::u16string_view stands = line.substr(at.begin, at.length());
    if (is_windows_1252(stands)) return {};
    for (BytePage const& page : byte_pages().subspan(1)) {
        if (page.name == "cp437" && is_drawn(stands)) continue;
        std::optional<Proof> proof = read_by(page, stands);
        if (!proof || (proof->sequences < 2 && !is_proved_by_word(line, at, code_point_at(proof->text, 0)))) continue;
        PageReading reading{at, proof->text, proof->bytes, page.name};
        read_deeper(reading);
        return reading;
    }
    return {};
}

} // namespace duidu
