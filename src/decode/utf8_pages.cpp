#include "decode/utf8_pages.h"

#include "decode/whatwg.h"
#include "text/utf.h"

#include <algorithm>
#include <vector>

namespace duidu {

namespace {

constexpr std::string_view pages[] = {"macintosh", "windows-1250", "iso-8859-2", "windows-1251", "windows-1254", "windows-1257"};

// The byte of a unit beyond ASCII; -1 for none.
int byte_of(char16_t unit, Coder const& page) {
    char16_t const* found = std::find(page.page, page.page + 128, unit);
    return found != page.page + 128 && unit != 0xFFFD ? 0x80 + int(found - page.page) : -1;
}

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

bool is_ascii_letter(char16_t unit) { return (unit | 32) >= u'a' && (unit | 32) <= u'z'; }
bool is_mark(char16_t unit) { return unit >= 0x2010 && unit < 0x2040; } // quotation marks, dashes: they may stand behind any letter

struct Proof {
    std::u16string text;
    std::string bytes;
    int sequences = 0; // those of three bytes and more count twice
};

// All of the line as UTF-8, where every character beyond ASCII is part of a plausible one.
std::optional<Proof> read_by(Coder const& page, std::u16string_view line) {
    Proof proof;
    int open = 0; // continuations that must follow: text that is meant so breaks off at its first letters
    for (char16_t unit : line) {
        int byte = unit < 0x80 ? unit : byte_of(unit, page);
        bool continues = byte >= 0x80 && byte < 0xC0;
        if (byte < 0 || continues != (open > 0)) return {};
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
        proof.sequences += point < 0x800 ? 1 : 2;
    }
    return proof;
}

// One pair alone proves it inside a word, where one of its halves is a sign: wei√ü, AmĂ©rica; not CASĂ”.
bool stands_in_word(std::u16string_view line, Span at) {
    bool letters = (at.begin > 0 && is_ascii_letter(line[at.begin - 1])) || (at.end < line.size() && is_ascii_letter(line[at.end]));
    auto is_sign = [](char16_t unit) { return (unit < 0xC0 || unit >= 0x2000) && !is_mark(unit); };
    return letters && (is_sign(line[at.begin]) || is_sign(line[at.end - 1]));
}

bool is_windows_1252(std::u16string_view line) {
    Coder const& page = *coder("windows-1252");
    return std::all_of(line.begin(), line.end(), [&](char16_t unit) { return unit < 0x80 || byte_of(unit, page) >= 0; });
}

// What was read wrongly more than once: by any page, windows-1252 among them.
void read_deeper(PageReading& reading) {
    constexpr int most_times = 4;
    for (bool deeper = true; deeper && reading.times < most_times;) {
        deeper = false;
        std::vector<std::string_view> all(std::begin(pages), std::end(pages));
        all.insert(all.begin(), "windows-1252");
        for (std::string_view charset : all) {
            std::optional<Proof> proof = read_by(*coder(charset), reading.text);
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
    for (std::string_view charset : pages) {
        std::optional<Proof> proof = read_by(*coder(charset), stands);
        if (!proof || (proof->sequences < 2 && !stands_in_word(line, at))) continue;
        PageReading reading{at, proof->text, proof->bytes, charset};
        read_deeper(reading);
        return reading;
    }
    return {};
}

} // namespace duidu
