#include "decode/misreadings.h"

#include "decode/charset.h"
#include "decode/utf8_frames.h"
#include "decode/whatwg.h"
#include "text/utf.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace duidu {

namespace {

// ---- back to bytes ----

// What windows-1252 adds to Latin-1 between 80 and 9F; the five it leaves out go through as controls.
// https://encoding.spec.whatwg.org/index-windows-1252.txt
constexpr char16_t windows_1252[32] = {0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0x160,
                                       0x2039, 0x152,  0x8D,   0x17D,  0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                       0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};

// U+FFFD and ? are holes: the decoder wrote them for bytes that it could not read.
bool encoded_pieces(std::string_view charset, std::u16string_view text, Pieces& pieces) {
    std::string bytes;
    for (Offset at = 0; at < text.size();) {
        char32_t point = code_point_at(text, at);
        Span units{at, at + units_of(point)};
        at = units.end;
        bytes.clear();
        if (point == 0xFFFD || point == u'?') pieces.push_back({Piece::hole, std::uint8_t(point == u'?' ? u'?' : 0), units, {}});
        else if (point == 0x20AC && charset == "gb18030")
            pieces.push_back({Piece::byte, 0x80, units, {}}); // a decoder of GBK reads a lone 80 so
        else if (encode_units(charset, text.substr(units.begin, units.length()), bytes))
            for (char byte : bytes) pieces.push_back({Piece::byte, std::uint8_t(byte), units, {}});
        else pieces.push_back({Piece::wall, 0, units, {}});
    }
    return true;
}

bool gb18030_pieces(std::u16string_view text, Pieces& pieces) { return encoded_pieces("gb18030", text, pieces); }
bool big5_pieces(std::u16string_view text, Pieces& pieces) { return encoded_pieces("big5", text, pieces); }

// ---- and read anew ----

// What the character at the end of the text may be beside what it was read as.
void add_others(std::vector<Alternative> const& others, char32_t own_character, Attempt& attempt) {
    constexpr std::size_t most = 8;
    double sum = 0, own = 0;
    if (attempt.guessed == 1) attempt.guess = {Offset(attempt.text.size() - units_of(own_character)), Offset(attempt.text.size())};
    for (Alternative const& other : others) {
        double weight = std::exp2(-double(other.cost - others.front().cost) / 4);
        sum += weight;
        if (other.character == own_character) own = weight;
        else if (attempt.guessed == 1 && attempt.others.size() < most) attempt.others.push_back(other.character);
    }
    attempt.confidence = std::min(attempt.confidence, sum > 0 ? own / sum : 0);
}

void collect(Reading const& reading, std::size_t i, Usage const& usage, Attempt& attempt) {
    Letter const& letter = reading.letters[i];
    append(attempt.text, letter.character);
    attempt.letters += letter.character >= 0x80;
    attempt.lost += letter.character == 0xFFFD;
    if (!letter.unknown_bits || letter.character == 0xFFFD) return;
    ++attempt.guessed;
    add_others(utf8_alternatives(reading, i, usage), letter.character, attempt);
}

// Two-byte charsets; what is no byte is lost.
bool two_bytes(std::string_view charset, Pieces const& pieces, Attempt& attempt) {
    std::string bytes;
    auto flush = [&] {
        Text text;
        std::vector<Malformed> malformed;
        decode_bytes(charset, {reinterpret_cast<std::uint8_t const*>(bytes.data()), bytes.size()}, {0, Offset(bytes.size())}, text,
                     malformed);
        for (char16_t unit : text.units) {
            attempt.letters += unit >= 0x80 && !is_trail_surrogate(unit);
            attempt.lost += unit == 0xFFFD || (unit >= 0xE000 && unit < 0xF900);
        }
        attempt.text += text.units;
        bytes.clear();
    };
    for (Piece const& piece : pieces) {
        if (piece.kind == Piece::byte || (piece.kind == Piece::hole && piece.value == u'?')) {
            bytes.push_back(char(piece.value));
            continue;
        }
        flush();
        attempt.text.push_back(u'\uFFFD');
        ++attempt.lost;
        ++attempt.letters;
    }
    flush();
    return attempt.letters > 0;
}

// Where bytes are missing, or changed.
bool in_frames(Pieces const& pieces, FrameRules const& rules, Attempt& attempt) {
    Reading reading = best_reading(pieces, rules);
    for (std::size_t i = 0; i < reading.letters.size(); ++i) {
        Letter const& letter = reading.letters[i];
        append(attempt.text, letter.character);
        attempt.letters += letter.character >= 0x80;
        attempt.lost += letter.character == 0xFFFD;
        if (!letter.lead_unknown && !letter.trail_unknown) continue;
        ++attempt.guessed;
        add_others(alternatives(reading, i, pieces, rules), letter.character, attempt);
    }
    return attempt.letters > 0;
}

bool has_holes(Pieces const& pieces) {
    return std::any_of(pieces.begin(), pieces.end(), [](Piece const& piece) { return piece.kind == Piece::hole && piece.value != u'?'; });
}

bool as_two_bytes(std::string_view charset, Pieces const& pieces, Attempt& attempt) {
    static Usage const blank; // the page's own usage is that of the wrong decoder
    if (!has_holes(pieces)) return two_bytes(charset, pieces, attempt);
    FrameRules rules{pairs_of(charset), blank};
    rules.holes = true;
    return in_frames(pieces, rules, attempt);
}

bool as_big5(Pieces const& pieces, Attempt& attempt) { return as_two_bytes("big5", pieces, attempt); }

// A line feed, 0A 00, leaves its second byte to the next line.
bool as_utf16(Pieces const& pieces, Attempt& attempt) {
    std::size_t begin = !pieces.empty() && pieces[0].kind == Piece::byte && pieces[0].value == 0;
    for (std::size_t at = begin; at + 1 < pieces.size(); at += 2) {
        bool known = pieces[at].kind == Piece::byte && pieces[at + 1].kind == Piece::byte;
        char16_t unit = known ? char16_t(pieces[at + 1].value << 8 | pieces[at].value) : u'\uFFFD';
        bool is_text = unit >= 0x20 && !(unit >= 0xD800 && unit <= 0xF8FF) && unit != 0xFFFD;
        attempt.text.push_back(is_text ? unit : u'\uFFFD');
        attempt.letters += unit >= 0x80;
        attempt.lost += !is_text;
    }
    bool odd = (pieces.size() - begin) % 2;
    return attempt.letters > 0 && !odd;
}

} // namespace

int western_byte(char16_t unit) {
    if (unit < 0x100) return unit;
    if (unit > 0x2122 || (unit > 0x2DC && unit < 0x2013)) return -1; // ˜ is the last before the dashes, ™ the last of all
    for (int i = 0; i < 32; ++i)
        if (windows_1252[i] == unit) return 0x80 + i;
    return -1;
}

char16_t windows_1252_unit(std::uint8_t byte) { return windows_1252[byte - 0x80]; }

bool western_pieces(std::u16string_view text, Pieces& pieces) {
    for (Offset at = 0; at < text.size(); ++at) {
        int byte = western_byte(text[at]);
        if (byte < 0) return false;
        pieces.push_back({Piece::byte, std::uint8_t(byte), {at, at + 1}, {}});
    }
    return true;
}

bool utf16_pieces(std::u16string_view text, Pieces& pieces) {
    for (Offset at = 0; at < text.size(); ++at) {
        pieces.push_back({Piece::byte, std::uint8_t(text[at]), {at, at + 1}, {}});
        pieces.push_back({Piece::byte, std::uint8_t(text[at] >> 8), {at, at + 1}, {}});
    }
    return true;
}

bool as_utf8(Pieces const& pieces, Attempt& attempt) {
    std::string bytes;
    for (Piece const& piece : pieces) bytes.push_back(char(piece.value));
    attempt.text = from_utf8(bytes);
    for (char16_t unit : attempt.text) {
        if (unit == 0xFFFD) return false;
        attempt.letters += unit >= 0x80 && !is_trail_surrogate(unit);
    }
    return attempt.letters > 0;
}

bool lenient_utf8(Pieces const& pieces, Attempt& attempt) {
    static Usage const blank; // the page's own usage is that of the wrong decoder
    Reading reading = best_utf8_reading(pieces, blank);
    for (std::size_t i = 0; i < reading.letters.size(); ++i) collect(reading, i, blank, attempt);
    return attempt.letters > 0;
}

bool as_gb18030(Pieces const& pieces, Attempt& attempt) { return as_two_bytes("gb18030", pieces, attempt); }

bool as_gb18030_with_blanks(Pieces const& pieces, Attempt& attempt) {
    static Usage const blank;
    FrameRules rules{pairs_of("gb18030"), blank};
    rules.no_break = true;
    return in_frames(pieces, rules, attempt);
}

namespace {

constexpr Misreading all[] = {
    {"UTF-8", "windows-1252", true, western_pieces, as_utf8}, {"GBK", "windows-1252", true, western_pieces, as_gb18030},
    {"Big5", "windows-1252", true, western_pieces, as_big5},  {"UTF-8", "GBK", false, gb18030_pieces, lenient_utf8},
    {"UTF-8", "Big5", false, big5_pieces, lenient_utf8},      {"Big5", "GBK", false, gb18030_pieces, as_big5},
    {"GBK", "Big5", false, big5_pieces, as_gb18030},          {"UTF-16LE", "GBK", false, gb18030_pieces, as_utf16},
    {"GBK", "UTF-16LE", false, utf16_pieces, as_gb18030},     {"UTF-8", "UTF-16LE", false, utf16_pieces, lenient_utf8},
};
static_assert(std::size(all) == misreading_count);

} // namespace

std::span<Misreading const, misreading_count> misreadings() { return all; }

} // namespace duidu
