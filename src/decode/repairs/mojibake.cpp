// Text that was read by the wrong decoder, and written down so:
//
//     å›½å®¶  ÖÐ¹ú  °ê®a     ←  国家 (UTF-8), 中国 (GBK), 國家 (Big5) read as windows-1252
//     鍥藉      瓣產  弊模     ←  国家 (UTF-8) read as GBK, 國家 (Big5) read as GBK, 国家 (GBK) read as Big5
//
// The bytes come back by encoding; what they say is decoded anew. Bytes that the wrong decoder threw away are holes.
#include "decode/repair.h"

#include "decode/charset.h"
#include "decode/frames.h"
#include "decode/hex.h"
#include "decode/utf8_frames.h"
#include "decode/utf8_pages.h"
#include "text/utf.h"

#include <array>
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

// The byte of a unit in windows-1252 or Latin-1; -1 where it is none.
int western_byte(char16_t unit) {
    if (unit < 0x100) return unit;
    if (unit > 0x2122 || (unit > 0x2DC && unit < 0x2013)) return -1; // ˜ is the last before the dashes, ™ the last of all
    for (int i = 0; i < 32; ++i)
        if (windows_1252[i] == unit) return 0x80 + i;
    return -1;
}

using Pieces = std::vector<Piece>;

bool western_pieces(std::u16string_view text, Pieces& pieces) {
    for (Offset at = 0; at < text.size(); ++at) {
        int byte = western_byte(text[at]);
        if (byte < 0) return false;
        pieces.push_back({Piece::byte, std::uint8_t(byte), {at, at + 1}, {}});
    }
    return true;
}

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

bool utf16_pieces(std::u16string_view text, Pieces& pieces) {
    for (Offset at = 0; at < text.size(); ++at) {
        pieces.push_back({Piece::byte, std::uint8_t(text[at]), {at, at + 1}, {}});
        pieces.push_back({Piece::byte, std::uint8_t(text[at] >> 8), {at, at + 1}, {}});
    }
    return true;
}

// ---- and read anew ----

struct Attempt {
    std::u16string text;
    Offset lost = 0;      // characters that are gone
    Offset guessed = 0;   // characters with a byte that was sought
    Offset letters = 0;   // characters outside ASCII
    bool in_part = false; // of what stands only a part was read anew
    double confidence = 1;
    Span guess{};                   // the first of the guessed characters, in `text`
    std::vector<char32_t> others{}; // what else it may be, best first
};

// A run of bytes without holes as UTF-8: all or nothing.
bool strict_utf8(Pieces const& pieces, Attempt& attempt) {
    std::string bytes;
    for (Piece const& piece : pieces) bytes.push_back(char(piece.value));
    attempt.text = from_utf8(bytes);
    for (char16_t unit : attempt.text) {
        if (unit == 0xFFFD) return false;
        attempt.letters += unit >= 0x80 && !is_trail_surrogate(unit);
    }
    return attempt.letters > 0;
}

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

bool lenient_utf8(Page const& page, Pieces const& pieces, Attempt& attempt) {
    static Usage const blank; // the page's own usage is that of the wrong decoder
    (void)page;
    Reading reading = best_utf8_reading(pieces, blank);
    for (std::size_t i = 0; i < reading.letters.size(); ++i) collect(reading, i, blank, attempt);
    return attempt.letters > 0;
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

// Where bytes are missing, or changed: A0, a no-break space in Latin-1, that became a blank.
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

bool as_gb18030(Page const&, Pieces const& pieces, Attempt& attempt) { return as_two_bytes("gb18030", pieces, attempt); }
bool as_big5(Page const&, Pieces const& pieces, Attempt& attempt) { return as_two_bytes("big5", pieces, attempt); }
bool as_utf8(Page const&, Pieces const& pieces, Attempt& attempt) { return strict_utf8(pieces, attempt); }

// A line feed, 0A 00, leaves its second byte to the next line.
bool as_utf16(Page const&, Pieces const& pieces, Attempt& attempt) {
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

struct Misreading {
    char const *written, *read_as;
    bool western; // stands in Latin letters
    bool (*pieces)(std::u16string_view text, Pieces& pieces);
    bool (*read)(Page const& page, Pieces const& pieces, Attempt& attempt);
};

constexpr Misreading misreadings[] = { // UTF-8 in Latin letters first: its form decides
    {"UTF-8", "windows-1252", true, western_pieces, as_utf8}, {"GBK", "windows-1252", true, western_pieces, as_gb18030},
    {"Big5", "windows-1252", true, western_pieces, as_big5},  {"UTF-8", "GBK", false, gb18030_pieces, lenient_utf8},
    {"UTF-8", "Big5", false, big5_pieces, lenient_utf8},      {"Big5", "GBK", false, gb18030_pieces, as_big5},
    {"GBK", "Big5", false, big5_pieces, as_gb18030},          {"UTF-16LE", "GBK", false, gb18030_pieces, as_utf16},
    {"GBK", "UTF-16LE", false, utf16_pieces, as_gb18030},     {"UTF-8", "UTF-16LE", false, utf16_pieces, lenient_utf8},
};
constexpr std::size_t count = std::size(misreadings);

// ---- UTF-8 among other letters ----

struct Sequence {
    Offset length = 0; // units; 0 where no UTF-8 stands
    char32_t point = 0;
};

Sequence sequence_at(std::u16string_view stands, Offset at) {
    auto byte = [&](Offset i) { return i < stands.size() ? western_byte(stands[i]) : -1; };
    int lead = byte(at);
    Offset length = lead >= 0xC2 && lead < 0xE0 ? 2 : lead >= 0xE0 && lead < 0xF0 ? 3 : lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
    if (length == 0) return {};
    std::string bytes(1, char(lead));
    for (Offset i = 1; i < length; ++i) {
        int trail = byte(at + i);
        if (trail < 0x80 || trail > 0xBF) return {};
        bytes.push_back(char(trail));
    }
    std::u16string text = from_utf8(bytes);
    bool valid = text.find(u'\uFFFD') == text.npos;
    return valid ? Sequence{length, code_point_at(text, 0)} : Sequence{};
}

// What makes Ã or Â of a letter or sign of Latin-1. Once it may be meant.
bool hints_at_utf8(char16_t lead, char32_t point) {
    return (lead == u'Ã' && point >= 0xDF && point < 0x100) || (lead == u'Â' && point >= 0xA0 && point < 0xC0);
}

bool is_capital(char16_t unit) { return unit >= u'A' && unit <= u'Z'; }
bool is_ascii_letter(char16_t unit) { return is_capital(char16_t(unit & ~32)); }

// Inside a word, where no sign stands on purpose: AÃ‘OS, RÄ«ga. Points and hyphens may (l·l, and the soft hyphen).
bool proves_by_word(std::u16string_view stands, Offset at, char16_t before, char32_t point) {
    constexpr std::u16string_view may_stand = u"\u00A0\u00AD·´¨";
    bool capitals = is_capital(before) && at + 2 < stands.size() && is_capital(stands[at + 2]);
    bool letters = is_ascii_letter(before) && at + 2 < stands.size() && is_ascii_letter(stands[at + 2]);
    char16_t trail = stands[at + 1];
    bool is_sign = trail < 0xC0 && may_stand.find(trail) == may_stand.npos;
    return (capitals && stands[at] == u'Ã' && point >= 0xC0 && point < 0xDF) || (letters && is_sign && point >= 0x100 && point < 0x180);
}

// Marks and Han, for which UTF-8 needs three bytes, and Vietnamese letters: hardly ever written on purpose.
bool proves_utf8(char32_t point) {
    bool mark = (point >= 0x2010 && point <= 0x2044) || point == 0x20AC || point == 0x2122 || point == 0xFB01 || point == 0xFB02;
    bool sign = (point >= 0x2190 && point <= 0x22FF) || (point >= 0x2600 && point <= 0x27BF) || (point >= 0x1EA0 && point <= 0x1EF9);
    bool han = (point >= 0x3000 && point <= 0x9FFF) || (point >= 0xFF01 && point <= 0xFF5E);
    return mark || sign || han;
}

// à was C3 A0, and the no-break space became a blank, or met one: relatifs Ã l’utilisation, voilÃ  le travail. Only in a line that has more of it.
bool is_lone_a(std::u16string_view stands, Offset at, char16_t before) {
    return stands[at] == u'Ã' && !is_ascii_letter(before) && at + 2 < stands.size() && stands[at + 1] == u' ' &&
           is_ascii_letter(stands[at + 2]);
}

// Where only part of a line is UTF-8 (“…â€¦”, Classificação), what proves itself is read, the rest stays. `outside` is the unit before.
bool utf8_in_part(std::u16string_view stands, char16_t outside, Attempt& attempt) {
    attempt = {};
    Offset proofs = 0, hints = 0;
    for (Offset at = 0; at < stands.size();) {
        Sequence sequence = sequence_at(stands, at);
        char16_t before = at ? stands[at - 1] : outside;
        bool proof = sequence.length && (proves_utf8(sequence.point) ||
                                         (sequence.length == 2 && proves_by_word(stands, at, before, sequence.point)));
        bool hint = sequence.length && hints_at_utf8(stands[at], sequence.point);
        bool read = proof || hint;
        proofs += proof, hints += hint;
        bool lone_a = !read && is_lone_a(stands, at, before);
        if (read) append(attempt.text, sequence.point);
        else attempt.text.push_back(lone_a ? u'à' : stands[at]);
        attempt.letters += read;
        at += read ? sequence.length : 1;
    }
    attempt.in_part = true;
    attempt.confidence = 0.9;
    return proofs > 0 || hints > 1;
}

// ---- judging ----

// A stretch of one line that one decoder may have read wrongly.
struct Suspect {
    Span span;
    bool western = false;
    double stands = 0; // mean surprise
};

constexpr double garbled = 56; // mean surprise: running text lay near 30 in what we tried, text in a wrong decoder between 66 and 97
constexpr double readable = 54;
constexpr double gain_needed = 14; // of the mean, per character

constexpr Surprise odd_unit = 70;
constexpr double decisive_utf8 = 72; // a gain that bytes of other charsets do not make by chance: three characters of three bytes
constexpr Offset most_tries = 40;  // stretches in vain before a misreading is given up
constexpr Offset least_anchor = 6; // characters; two or three of Latin-1's letters make some readable pair in every language

bool is_high(char16_t unit) { return unit >= 0x80; }

// Latin runs from the first to the last high unit and the one behind, which may be a trail byte; a line without them as a whole.
void suspects_of_line(std::u16string_view text, Span line, std::vector<Suspect>& out) {
    Offset begin = 0, end = 0, other = 0;
    std::size_t before = out.size();
    auto flush = [&](Offset limit) {
        if (end > begin) out.push_back({{begin, std::min(end + 1, limit)}, true, 0});
        begin = end = 0;
    };
    for (Offset at = line.begin; at < line.end; ++at) {
        if (western_byte(text[at]) < 0) flush(at), ++other;
        else if (is_high(text[at])) begin = end > begin ? begin : at, end = at + 1;
    }
    flush(line.end);
    if (other > 1 && out.size() - before <= other / 8) {
        out.resize(before);
        out.push_back({line, false, mean_surprise(text.substr(line.begin, line.length()))});
    }
}

// Whether enough of a line looks as a wrong decoder makes it.
bool may_be_garbled(std::u16string_view line) {
    std::size_t odd = 0;
    for (char16_t unit : line) {
        bool mark = unit >= 0x2010 && unit < 0x2040; // of windows-1252, and of Chinese text too
        odd += is_high(unit) && !mark && (western_byte(unit) >= 0 || surprise(char32_t(unit)) >= odd_unit);
    }
    return odd * 16 > line.size() || odd > 8;
}

// The block that a line of a wrong decoder may go through, from this one on; past the last where there is none.
std::size_t next_suspicious(Signs const& signs, std::size_t block) {
    bool all = signs.is_all_suspect();
    auto is_suspicious = [&](std::size_t at) {
        return (signs.blocks[at] & seen_western) || signs.suspects[at] >= dense_suspects ||
               (all && signs.blocks[at] & (seen_rare | seen_odd));
    };
    while (block < signs.blocks.size() && !is_suspicious(block)) ++block;
    return block;
}

std::vector<Suspect> suspects_of(Page const& page) {
    std::u16string_view text = page.text.units;
    std::vector<Suspect> suspects;
    for (Offset reached = 0; reached < text.size();) {
        std::size_t block = next_suspicious(page.signs, reached / block_length);
        if (block == page.signs.blocks.size()) break;
        Offset at = std::max(reached, Offset(block) * block_length), begin = at;
        while (begin > reached && text[begin - 1] != u'\n') --begin;
        Offset end = Offset(std::min(text.find(u'\n', at), text.size()));
        if (may_be_garbled(text.substr(begin, end - begin))) suspects_of_line(text, {begin, end}, suspects);
        reached = end + 1;
    }
    return suspects;
}

struct Judged {
    Attempt attempt;
    double gain = 0; // of all characters together, in quarter bits; 0 = no
    int times = 1;
};

// UTF-8 proves itself by three bytes in a row that give a character of common use. Two bytes prove little (É… is two, and a French word
// before an ellipsis): only Ã and Â before what they make of é and of a no-break space do, or one script again and again.
double proof_of_utf8(std::u16string_view stands, Attempt const& attempt) {
    Offset strong = 0, latin = 0, extended = 0, other = 0, odd = 0;
    for (Offset at = 0; at < attempt.text.size();) {
        char32_t point = code_point_at(attempt.text, at);
        at += units_of(point);
        bool common = (point >= 0x2010 && point <= 0x2044) || point == 0x20AC || point == 0x2122 || (point >= 0x2500 && point < 0x2800) ||
                      (point >= 0x3000 && point <= 0x9FFF) || (point >= 0xFE30 && point <= 0xFFEF) ||
                      (point >= 0x1F300 && point <= 0x1FAFF) || (point >= 0x1EA0 && point <= 0x1EF9) || (point >= 0x2190 && point < 0x2300);
        bool script = (point >= 0x370 && point < 0x700) || (point >= 0x900 && point < 0xE80) || (point >= 0xAC00 && point <= 0xD7AF);
        if (point < 0x80) continue;
        if (common) ++strong;
        else if ((point >= 0xA0 && point < 0xC0) || (point >= 0xDF && point < 0x100)) ++latin; // capitals stand before quotation marks: Ã’s
        else if (point >= 0x100 && point < 0x180) ++extended;
        else if (script) ++other;
        else ++odd;
    }
    bool typical = stands.find(u'Ã') != stands.npos || stands.find(u'Â') != stands.npos;
    bool beside_latin = typical && latin > 0; // HÄ±rsÄ±z BÃ¼yÃ¼; Å² alone is an area
    if (odd + (beside_latin ? 0 : extended) > strong) return 0;
    return 24.0 * strong + (typical ? 12.0 * latin : 0) + (beside_latin ? 12.0 * extended : 0) + (other > 2 ? 12.0 * other : 0);
}

Offset han_in(std::u16string_view text) {
    return Offset(std::count_if(text.begin(), text.end(),
                                [](char16_t unit) { return (unit >= 0x3000 && unit <= 0x9FFF) || (unit >= 0xFF00 && unit <= 0xFF5E); }));
}

// UTF-8 in the whole of what stands, once or several times.
void judge_whole(Page const& page, std::u16string_view stands, Judged& judged) {
    Attempt& attempt = judged.attempt;
    judged.gain = proof_of_utf8(stands, attempt);
    for (; judged.times < 4; ++judged.times) {
        Pieces again;
        Attempt deeper;
        if (!western_pieces(attempt.text, again) || !as_utf8(page, again, deeper)) break;
        attempt = deeper;
    }
    judged.gain = std::max(judged.gain, proof_of_utf8(stands, attempt));
}

Judged judge_western(Page const& page, Span span, Misreading const& misreading) {
    std::u16string_view stands = page.text[span];
    Judged judged;
    Pieces pieces;
    if (!misreading.pieces(stands, pieces)) return judged;
    bool read = misreading.read(page, pieces, judged.attempt);
    if (misreading.read == as_utf8) {
        if (read) judge_whole(page, stands, judged);
        if (judged.gain > 0) return judged;
        judged.times = 1;
        char16_t outside = span.begin ? page.text.units[span.begin - 1] : u'\n';
        if (utf8_in_part(stands, outside, judged.attempt)) judged.gain = 12.0 * judged.attempt.letters;
        return judged;
    }
    if (!read) return judged;
    Attempt& attempt = judged.attempt;
    Offset han = han_in(attempt.text);
    double mean = mean_surprise(attempt.text);
    if (misreading.read == as_gb18030 && mean < garbled + 20 && stands.find(u' ') != stands.npos) {
        static Usage const blank;
        FrameRules rules{pairs_of("gb18030"), blank};
        rules.no_break = true;
        Attempt other;
        double other_mean = in_frames(pieces, rules, other) ? mean_surprise(other.text) : mean;
        if (other_mean < mean || attempt.lost) attempt = other, mean = other_mean, han = han_in(attempt.text);
    }
    // Latin-1 makes at least every other unit of a Chinese text a high one; a French word has one in five.
    Offset high = Offset(std::count_if(stands.begin(), stands.end(), is_high));
    bool dense = high * 9 >= Offset(stands.size()) * 4;
    if (attempt.lost || !dense || han < 2 || mean > readable || han * 10 < attempt.letters * 8) return judged;
    judged.gain = (garbled + 20 - mean) * han;
    return judged;
}

// What a wrong decoder makes of Chinese is mostly Han; kana and Cyrillic are other languages.
bool is_mostly_han(std::u16string_view stands) {
    Offset han = 0, other = 0, kana = 0;
    for (char16_t unit : stands) {
        bool like_han = (unit >= 0x3400 && unit <= 0x9FFF) || (unit >= 0xE000 && unit <= 0xF8FF) || unit == 0xFFFD;
        if (unit >= 0x80) ++(like_han ? han : other);
        kana += unit >= 0x3040 && unit <= 0x30FF;
    }
    return han > other && kana * 5 < han + other;
}

Judged judge_cjk(Page const& page, Suspect const& stretch, std::u16string_view stands, Misreading const& misreading) {
    Judged judged;
    bool of_any_script = misreading.pieces == utf16_pieces; // of bytes in pairs UTF-16 makes Korean, Yi and private use as well
    if (stretch.stands < garbled || (!of_any_script && !is_mostly_han(stands))) return judged;
    Pieces pieces;
    if (!misreading.pieces(stands, pieces) || !misreading.read(page, pieces, judged.attempt)) return judged;
    Attempt const& attempt = judged.attempt;
    bool utf8 = misreading.read == lenient_utf8;
    if (attempt.lost * 100 > attempt.letters * (utf8 ? 34 : 20)) return judged;
    // Half the pairs of such bytes make ASCII, which reads well whatever it says: Hr廹oP閒2]Yd0. There the other characters must read well
    // alone.
    std::u16string known;
    for (char16_t unit : attempt.text)
        if (unit != 0xFFFD && !(of_any_script && unit < 0x80)) known.push_back(unit);
    double mean = mean_surprise(known);
    if (mean > readable || stretch.stands - mean < gain_needed || han_in(known) < 2) return judged;
    judged.gain = (stretch.stands - mean) * double(known.size());
    return judged;
}

std::string times_of(int times) { return times == 1 ? "" : times == 2 ? ", twice" : ", " + std::to_string(times) + " times"; }

std::string hex_of(Pieces const& pieces) {
    constexpr char digits[] = "0123456789ABCDEF";
    std::string out;
    for (Piece const& piece : pieces) {
        if (out.size() > 120) return out + " …";
        if (!out.empty() && (&piece == pieces.data() || piece.units != (&piece)[-1].units)) out += ' ';
        if (piece.kind == Piece::byte) out += {digits[piece.value >> 4], digits[piece.value & 15]};
        else out += "??";
    }
    return out;
}

constexpr std::size_t longest_offer = 400; // units; who would choose between two texts that are longer?

// The whole text with another character in place of the guess.
std::u16string with_guess(Attempt const& attempt, char32_t other) {
    std::u16string text = attempt.text.substr(0, attempt.guess.begin);
    append(text, other);
    return text += attempt.text.substr(attempt.guess.end);
}

Repair repair_of(Page const& page, Suspect const& stretch, Misreading const& misreading, Judged const& judged) {
    Repair repair;
    Attempt const& attempt = judged.attempt;
    repair.kind = "mojibake";
    repair.span = stretch.span;
    repair.was = page.text[stretch.span];
    repair.now = attempt.text;
    bool whole = attempt.lost == 0 && attempt.guessed == 0 && !attempt.in_part;
    repair.certainty = whole                                            ? Certainty::certain
                       : attempt.lost == 0 && attempt.confidence >= 0.9 ? Certainty::probable
                                                                        : Certainty::possible;
    repair.confidence = whole ? 0.99 : 0.9 * attempt.confidence;
    repair.why = std::string(misreading.written) + " was read as " + misreading.read_as + times_of(judged.times);
    if (whole) repair.why += "; reading it so again gives what stands";
    if (attempt.in_part) repair.why += " in part of this line; the rest is no UTF-8 and stays";
    if (attempt.guessed)
        repair.why += "; " + std::to_string(attempt.guessed) +
                      " characters lost a byte that the wrong decoder could not keep, and are the likeliest of those that remain";
    if (attempt.lost) repair.why += "; " + std::to_string(attempt.lost) + " characters are lost";
    if (attempt.text.size() <= longest_offer)
        for (char32_t other : attempt.others) repair.candidates.push_back(with_guess(attempt, other));
    Pieces pieces;
    misreading.pieces(repair.was, pieces);
    repair.trace = {{"the bytes of what stands, in " + std::string(misreading.read_as), hex_of(pieces)},
                    {"read as " + std::string(misreading.written), to_utf8(attempt.text.substr(0, 40))}};
    return repair;
}

// Whether one of the repairs, which stand in order, overlaps the span.
bool is_told(std::vector<Repair> const& repairs, Span span) {
    auto behind = std::partition_point(repairs.begin(), repairs.end(), [&](Repair const& each) { return each.span.end <= span.begin; });
    return behind != repairs.end() && behind->span.overlaps(span);
}

// ---- controls that are marks of windows-1252 ----

bool is_control(char16_t unit) { return unit >= 0x80 && unit < 0xA0; }

// parlé\x85 Tu: the byte of … was read as Latin-1. A control among other bytes of a wrong decoder is no such mark.
void find_marks(Page const& page, Findings& findings) {
    std::u16string_view text = page.text.units;
    auto is_latin_or_ascii = [&](Offset at) {
        return at >= text.size() || text[at] < 0x80 || (text[at] >= 0xC0 && text[at] < 0x250) || (text[at] >= 0x2010 && text[at] < 0x2040);
    };
    std::vector<Repair> marks;
    for (Offset at = 0; (at = page.signs.next(at, seen_western, Offset(text.size()))) < text.size(); ++at) {
        if (!is_control(text[at])) continue;
        char16_t mark = windows_1252[text[at] - 0x80];
        bool line_end =
            text[at] == 0x85 && (at == 0 || text[at - 1] < 0x80) && (at + 1 == text.size() || text[at + 1] != u' '); // NEL ends lines
        bool alone = is_latin_or_ascii(at ? at - 1 : Offset(text.size())) && is_latin_or_ascii(at + 1);
        if (mark == text[at] || line_end || !alone) continue;
        Repair repair;
        repair.kind = "mojibake";
        repair.span = {at, at + 1};
        repair.was = text.substr(at, 1);
        repair.now = std::u16string(1, mark);
        repair.certainty = Certainty::certain;
        repair.confidence = 0.97;
        repair.why = "a control character that no text has; its byte is this mark in windows-1252, and was read as Latin-1";
        marks.push_back(std::move(repair));
    }
    auto taken = [&](Repair const& mark) { return is_told(findings.repairs, mark.span); };
    marks.erase(std::remove_if(marks.begin(), marks.end(), taken), marks.end());
    std::move(marks.begin(), marks.end(), std::back_inserter(findings.repairs));
}

// ---- UTF-8 read by another page ----

Repair repair_of(Span line, PageReading const& reading, std::u16string_view text) {
    constexpr std::size_t most_shown = 40;
    Repair repair;
    repair.kind = "mojibake";
    repair.span = {line.begin + reading.at.begin, line.begin + reading.at.end};
    repair.was = text.substr(repair.span.begin, repair.span.length());
    repair.now = reading.text;
    repair.certainty = Certainty::certain;
    repair.confidence = 0.97;
    repair.why = std::string("UTF-8") + " was read as " + std::string(reading.charset) + times_of(reading.times) + "; reading it so again gives what stands";
    std::string bytes;
    for (char byte : reading.bytes.substr(0, most_shown)) bytes += (bytes.empty() ? "" : " ") + hex(std::uint8_t(byte));
    repair.trace = {{"the bytes of what stands, in " + std::string(reading.charset), bytes},
                    {"read as UTF-8", to_utf8(reading.text.substr(0, most_shown))}};
    return repair;
}

void find_pages(Page const& page, Findings& findings) {
    std::u16string_view text = page.text.units;
    std::vector<Repair> found, all;
    for (Offset reached = 0; reached < text.size();) {
        Offset at = page.signs.next(reached, seen_foreign | seen_western, Offset(text.size()));
        if (at == text.size()) break;
        Offset begin = at;
        while (begin > reached && text[begin - 1] != u'\n') --begin;
        Span line{begin, Offset(std::min(text.find(u'\n', at), text.size()))};
        bool told = is_told(findings.repairs, line);
        auto reading = told ? std::nullopt : utf8_read_by_page(text.substr(line.begin, line.length()));
        if (reading) found.push_back(repair_of(line, *reading, text));
        reached = line.end + 1;
    }
    auto by_place = [](Repair const& a, Repair const& b) { return a.span < b.span; };
    std::merge(std::move_iterator(findings.repairs.begin()), std::move_iterator(findings.repairs.end()), std::move_iterator(found.begin()),
               std::move_iterator(found.end()), std::back_inserter(all), by_place);
    findings.repairs = std::move(all);
}

} // namespace

void mojibake(Page const& page, Findings& findings) {
    std::vector<Suspect> suspects = suspects_of(page);
    std::vector<std::array<Judged, count>> judged(suspects.size());
    std::array<double, count> votes = {};
    std::array<Offset, count> tries = {};  // in vain, one after the other
    std::array<bool, count> anchored = {}; // some stretch is too long to be readable by chance
    for (std::size_t i = 0; i < suspects.size(); ++i)
        for (std::size_t k = 0; k < count; ++k) {
            bool decided = suspects[i].western && k > 0 && judged[i][0].gain >= decisive_utf8 && !judged[i][0].attempt.in_part;
            if (misreadings[k].western != suspects[i].western || tries[k] >= most_tries || decided) continue;
            judged[i][k] = suspects[i].western ? judge_western(page, suspects[i].span, misreadings[k])
                                               : judge_cjk(page, suspects[i], page.text[suspects[i].span], misreadings[k]);
            bool garble = suspects[i].western || suspects[i].stands >= garbled;
            tries[k] = judged[i][k].gain > 0 ? 0 : tries[k] + garble;
            votes[k] += judged[i][k].gain;
            anchored[k] |= judged[i][k].gain > 0 && (misreadings[k].read == as_utf8 || judged[i][k].attempt.letters >= least_anchor);
        }
    for (std::size_t i = 0; i < suspects.size(); ++i) {
        std::size_t best = count;
        for (std::size_t k = 0; k < count; ++k)
            if (judged[i][k].gain > 0 && anchored[k] &&
                (best == count || judged[i][k].gain * votes[k] > judged[i][best].gain * votes[best]))
                best = k;
        if (best == count || (votes[best] < 160 && !(misreadings[best].read == as_utf8))) continue;
        findings.repairs.push_back(repair_of(page, suspects[i], misreadings[best], judged[i][best]));
    }
    if (page.signs.foreign + page.signs.western) find_pages(page, findings);
    if (page.signs.western) find_marks(page, findings);
}

} // namespace duidu
