// Every shape of one, two and four bytes, against the standard's own wording (tests/plain/whatwg.cpp).
#include "decode/whatwg.h"

#include "cases.h"
#include "decode/charset.h"
#include "plain/whatwg.h"
#include "text/utf.h"

#include <catch_amalgamated.hpp>
#include <cstdio>
#include <random>
#include <sstream>

using namespace duidu;

namespace {

Bytes view(std::string const& text) { return {reinterpret_cast<std::uint8_t const*>(text.data()), text.size()}; }

struct Outcome {
    Text text;
    std::vector<Malformed> malformed;
};

Outcome decoded(std::string_view name, std::string const& bytes) {
    Outcome outcome;
    decode_bytes(name, view(bytes), {0, Offset(bytes.size())}, outcome.text, outcome.malformed);
    return outcome;
}

// A decoder may also be asked for what it says of its own result: the map covers it, malformed spans are its U+FFFD.
bool sound(Outcome const& outcome, std::string const& bytes) {
    if (!consistent(outcome.text)) return false;
    Offset reached = 0;
    for (Malformed const& each : outcome.malformed) {
        if (each.bytes.begin < reached || each.bytes.empty() || each.bytes.end > bytes.size() || each.why.empty()) return false;
        Span at = outcome.text.map.target_of(each.bytes);
        if (outcome.text[at] != u"\uFFFD") return false;
        reached = each.bytes.end;
    }
    return true;
}

Outcome decoded_in_pieces(std::string_view name, std::string const& bytes, std::mt19937& random) {
    Outcome outcome;
    Decoder decoder(name);
    for (std::size_t at = 0, length = 0; at < bytes.size(); at += length) {
        length = std::min<std::size_t>(random() % 4, bytes.size() - at);
        decoder.feed(view(bytes).subspan(at, length), outcome.text, outcome.malformed);
    }
    decoder.finish(outcome.text, outcome.malformed);
    return outcome;
}

int differences = 0; // of the last check
void compare_with_standard(std::string_view name, std::string const& bytes) {
    Outcome ours = decoded(name, bytes);
    std::u16string standard = plain::whatwg_decode(name, view(bytes));
    bool same = ours.text.units == standard && sound(ours, bytes);
    differences += !same;
    if (!same && differences < 5) {
        CAPTURE(name, bytes, ours.text.units, standard);
        CHECK(ours.text.units == standard);
        CHECK(sound(ours, bytes));
    }
}

constexpr std::string_view multi_byte[] = {"utf-8",     "gb18030", "gbk",         "big5",     "euc-jp",
                                           "shift_jis", "euc-kr",  "iso-2022-jp", "utf-16le", "utf-16be"};
constexpr std::string_view single_byte[] = {"ibm866",       "iso-8859-2",   "iso-8859-3",    "iso-8859-4",   "iso-8859-5",   "iso-8859-6",
                                            "iso-8859-7",   "iso-8859-8",   "iso-8859-10",   "iso-8859-13",  "iso-8859-14",  "iso-8859-15",
                                            "iso-8859-16",  "koi8-r",       "koi8-u",        "macintosh",    "windows-874",  "windows-1250",
                                            "windows-1251", "windows-1252", "windows-1253",  "windows-1254", "windows-1255", "windows-1256",
                                            "windows-1257", "windows-1258", "x-mac-cyrillic"};

} // namespace

TEST_CASE("one and two bytes decode as the standard says, alone and before A<") {
    for (std::string_view name : multi_byte) {
        differences = 0;
        for (int first = 0; first < 256; ++first) {
            std::string one(1, char(first));
            compare_with_standard(name, one);
            compare_with_standard(name, one + "A<");
            for (int second = 0; second < 256 && first >= 0x80; ++second) {
                std::string two = one + char(second);
                compare_with_standard(name, two);
                compare_with_standard(name, two + "A<");
            }
        }
        INFO(name);
        CHECK(differences == 0);
    }
}

TEST_CASE("every byte of every single-byte charset decodes as the standard says") {
    for (std::string_view name : single_byte) {
        std::string all;
        for (int byte = 0; byte < 256; ++byte) all += char(byte);
        differences = 0;
        compare_with_standard(name, all);
        CHECK(differences == 0);
        REQUIRE(coder(name) != nullptr);
    }
}

TEST_CASE("three bytes of EUC-JP decode as the standard says") {
    differences = 0;
    for (int second = 0x80; second < 256; ++second)
        for (int third = 0; third < 256; ++third) compare_with_standard("euc-jp", {'\x8F', char(second), char(third), 'A'});
    CHECK(differences == 0);
}

TEST_CASE("random bytes of every charset decode as the standard says, whole and in pieces") {
    std::mt19937 random(18030);
    // Bytes at which the decoders change their mind come more often than chance has them.
    constexpr std::uint8_t edges[] = {0x1B, 0x24, 0x28, 0x42, 0x4A, 0x49, 0x40, 0x30, 0x39, 0x7F, 0x80, 0x81, 0x8E,
                                      0x8F, 0xA0, 0xA1, 0xC2, 0xD8, 0xDC, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xFE, 0xFF};
    for (std::string_view name : multi_byte) {
        differences = 0;
        for (int round = 0; round < 3000; ++round) {
            std::string bytes;
            for (unsigned length = random() % 24; length > 0; --length)
                bytes += random() % 3 ? char(edges[random() % std::size(edges)]) : char(random());
            compare_with_standard(name, bytes);
            Outcome whole = decoded(name, bytes), pieces = decoded_in_pieces(name, bytes, random);
            CHECK(pieces.text.units == whole.text.units);
            CHECK(pieces.text.map == whole.text.map);
            CHECK(pieces.malformed.size() == whole.malformed.size());
        }
        INFO(name);
        CHECK(differences == 0);
    }
}

TEST_CASE("charsets with shifts, and those that the standard leaves out, give the same in pieces as whole") {
    std::mt19937 random(11643);
    constexpr std::string_view alive = "\x1B$)*AGHN\x0E\x0F\n~{}VP9z!\x8E\xA1\xA2\xC4\xE3\x00";
    for (std::string_view name : {"euc-tw", "hz-gb-2312", "iso-2022-cn", "iso-2022-kr", "utf-32le", "utf-32be"})
        for (int round = 0; round < 3000; ++round) {
            std::string bytes;
            for (unsigned length = random() % 24; length > 0; --length)
                bytes += random() % 8 ? alive[random() % alive.size()] : char(random());
            Outcome whole = decoded(name, bytes), pieces = decoded_in_pieces(name, bytes, random);
            CHECK(sound(whole, bytes));
            CHECK(pieces.text.units == whole.text.units);
            CHECK(pieces.text.map == whole.text.map);
        }
}

TEST_CASE("what implementers get wrong") {
    CHECK(decoded("gb18030", "\x84\x31\xA4\x37").text.units == u"\uFFFD");
    CHECK(decoded("gb18030", "\x84\x31\xA4\x37").malformed.empty()); // a real U+FFFD
    CHECK(decoded("gb18030", "\xE3\x32\x9A\x35").text.units == u"\U0010FFFF");
    CHECK(decoded("gb18030", "\xE3\x32\x9A\x36").malformed.size() == 1);
    CHECK(decoded("gb18030", "\x81\x35\xF4\x37").text.units == u"\uE7C7");
    CHECK(decoded("gb18030", "\xA6\xD9\xFE\x59\xA3\xA0\x80").text.units == u"\uFE10\u9FB4\u3000€"); // 2022, and the standard's own
    CHECK(decoded("gbk", "\x81\x30\x81\x30").text.units == u"\u0080");
    CHECK(decoded("big5", "\x88\x62\x88\xA5").text.units == u"\u00CA\u0304\u00EA\u030C");
    CHECK(decoded("gbk", "\xB9<").text.units == u"\uFFFD<"); // the ASCII byte is given back
    CHECK(decoded("gbk", "\xB9\xFA\xB9").text.units == u"国\uFFFD");
}

TEST_CASE("malformed bytes are told with their place and reason") {
    Outcome outcome = decoded("utf-8", "\xE5\x9B\xBD"
                                       "a\xE5\x9B"
                                       "b\xFF");
    REQUIRE(outcome.malformed.size() == 2);
    CHECK(outcome.malformed[0].bytes == ByteSpan{4, 6});
    CHECK(outcome.malformed[0].why == "a sequence without its continuation bytes");
    CHECK(outcome.malformed[1].bytes == ByteSpan{7, 8});
    CHECK(outcome.text.map.source_of({2, 3}) == ByteSpan{4, 6});
}

TEST_CASE("a character of one width after the other is one run of the map") {
    CHECK(decoded("gb18030", "\xB9\xFA\xBC\xD2<b>\xD0\xC5").text.map.runs().size() == 3);
    CHECK(decoded("utf-8", "国家<b>信").text.map.runs().size() == 3);
}

TEST_CASE("four bytes of GB18030 decode as the standard says, each pointer once") {
    differences = 0;
    for (int first = 0x81; first <= 0xFE; ++first)
        for (int second = 0x30; second <= 0x39; ++second)
            for (int third = 0x81; third <= 0xFE; ++third)
                for (int fourth = 0x30; fourth <= 0x39; ++fourth)
                    compare_with_standard("gb18030", {char(first), char(second), char(third), char(fourth)});
    CHECK(differences == 0);
}

TEST_CASE("encoding gives back what decoding took") {
    for (std::string_view name : multi_byte) {
        if (name == "iso-2022-jp") continue; // a stretch of it does not say its shifts
        for (char32_t point = 0; point < 0x30000; point += point < 0xA000 ? 1 : 7) {
            std::u16string units;
            append(units, point);
            std::string bytes = "x";
            if (!encode_units(name, units, bytes)) {
                CHECK(bytes == "x");
                continue;
            }
            Outcome back = decoded(name, bytes.substr(1));
            // The standard lets three characters share the bytes of another.
            bool shared = point == 0xA5 || point == 0x203E || point == 0x2212 || (point >= 0xE78D && point <= 0xE864);
            if (back.text.units != units && !shared) {
                CAPTURE(name, unsigned(point));
                CHECK(back.text.units == units);
            }
        }
    }
    std::string bytes;
    CHECK(encode_units("gb18030", u"𠮷", bytes));
    CHECK(bytes.size() == 4);
    CHECK_FALSE(encode_units("gbk", u"𠮷", bytes));
    CHECK_FALSE(encode_units("gb18030", std::u16string(1, char16_t(0xD800)), bytes));
}

TEST_CASE("texts of every mapped sequence decode as encoding_rs decodes them") {
    struct Pair {
        char const *file, *charset;
    };
    for (Pair pair : {Pair{"gb18030", "gb18030"},
                      {"big5", "big5"},
                      {"euc_kr", "euc-kr"},
                      {"shift_jis", "shift_jis"},
                      {"iso_2022_jp", "iso-2022-jp"},
                      {"jis0208", "euc-jp"},
                      {"jis0212", "euc-jp"}}) {
        std::string stem = std::string("data/decode/encoding_rs/") + pair.file;
        std::string in = shared_path(stem + "_in.txt"), reference = shared_path(stem + "_in_ref.txt");
        if (in.empty()) SKIP("no shared data beside this checkout");
        INFO(pair.file);
        CHECK(to_utf8(decoded(pair.charset, bytes_of(in)).text.units) == bytes_of(reference));
    }
}

TEST_CASE("the tables are the standard's indexes") {
    struct Index {
        char const *file, *charset;
        unsigned trails, first_lead, low, split,
            high; // pointers a lead byte, the first lead, trail of pointer 0, where trails jump, and to what
    };
    for (Index index : {Index{"gb18030", "gb18030", 190, 0x81, 0x40, 0x3F, 0x41},
                        {"big5", "big5", 157, 0x81, 0x40, 0x3F, 0x62},
                        {"euc-kr", "euc-kr", 190, 0x81, 0x41, 190, 0x41},
                        {"jis0208", "euc-jp", 94, 0xA1, 0xA1, 94, 0xA1}}) {
        std::string path = shared_path(std::string("data/decode/whatwg/index-") + index.file + ".txt");
        if (path.empty()) SKIP("no shared data beside this checkout");
        std::istringstream lines(bytes_of(path));
        int wrong = 0, seen = 0;
        for (std::string line; std::getline(lines, line);) {
            unsigned pointer = 0, point = 0;
            if (std::sscanf(line.c_str(), "%u 0x%X", &pointer, &point) != 2) continue;
            unsigned lead = index.first_lead + pointer / index.trails, trail = pointer % index.trails;
            if (lead > 0xFE) continue; // reached by Shift_JIS alone
            std::u16string want;
            append(want, point);
            wrong += decoded(index.charset, {char(lead), char(trail + (trail < index.split ? index.low : index.high))}).text.units != want;
            ++seen;
        }
        CAPTURE(index.file);
        CHECK(seen > 6000);
        CHECK(wrong == 0);
    }
}

TEST_CASE("labels mean what the standard says") {
    CHECK(charset_of_label(" GB2312\n") == "gbk");
    CHECK(charset_of_label("x-sjis") == "shift_jis");
    CHECK(charset_of_label("Big5-HKSCS") == "big5");
    CHECK(charset_of_label("latin1") == "windows-1252");
    CHECK(charset_of_label("unicode") == "utf-16le");
    CHECK(charset_of_label("") == "");
    CHECK(charset_of_label("gb 2312") == "");
}
