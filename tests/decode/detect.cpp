#include "cases.h"
#include "decode/charset.h"
#include "decode/declaration.h"
#include "decode/whatwg.h"
#include "text/utf.h"

#include <algorithm>
#include <catch_amalgamated.hpp>
#include <map>
#include <random>
#include <sstream>

using namespace duidu;

namespace {

Bytes view(std::string const& text) { return {reinterpret_cast<std::uint8_t const*>(text.data()), text.size()}; }

std::string encoded(std::string_view charset, std::u16string_view units) {
    std::string bytes;
    REQUIRE(encode_units(charset, units, bytes));
    return bytes;
}

// What stands between two marks at the start of a line, taken off.
std::string taken(std::string& line, char open, char close) {
    if (line.empty() || line[0] != open) return {};
    std::size_t end = line.find(close);
    if (end == line.npos || (open == '<' && line.find('[') != end + 1)) return {};
    std::string inside = line.substr(1, end - 1);
    line.erase(0, end + 1);
    return inside;
}

std::string told(std::string const& input) {
    CharsetHints hints;
    std::string bytes, charset = "utf-8";
    for (std::size_t at = 0; at <= input.size();) {
        std::size_t end = std::min(input.find('\n', at), input.size());
        std::string line = input.substr(at, end - at);
        if (at == 0) hints.http = taken(line, '<', '>'), hints.label = taken(line, '{', '}');
        if (std::string name = taken(line, '[', ']'); !name.empty()) charset = name;
        if (end < input.size()) line += "\n";
        bytes += encoded(charset, from_utf8(line));
        at = end + 1;
    }
    Charset found = detect(view(bytes), hints);
    std::string out = found.name + ": " + found.why;
    if (found.regions.size() == 1) return out;
    for (CharsetRegion const& region : found.regions) {
        Text text;
        std::vector<Malformed> malformed;
        decode_bytes(region.name, view(bytes), region.bytes, text, malformed);
        std::string shown = to_utf8(text.units);
        while (!shown.empty() && shown.back() == '\n') shown.pop_back();
        out += "\n" + region.name + " " + shown;
    }
    return out;
}

// Our own sentences (sentences.txt), for snippets of any length.
std::u16string const& sentences(std::string const& kind) {
    static std::map<std::string, std::u16string> const all = [] {
        std::map<std::string, std::u16string> read;
        std::istringstream lines(bytes_of(std::string(DUIDU_TESTS_DIR) + "/decode/sentences.txt"));
        for (std::string kind, text; std::getline(lines, kind, '\t') && std::getline(lines, text);) read[kind] = from_utf8(text);
        return read;
    }();
    return all.at(kind);
}

struct Source {
    char const *charset, *kind;
};
constexpr Source sources[] = {{"utf-8", "simplified"},    {"utf-8", "traditional"},   {"utf-8", "japanese"},   {"utf-8", "korean"},
                              {"gb18030", "simplified"},  {"gb18030", "traditional"}, {"big5", "traditional"}, {"big5", "cantonese"},
                              {"shift_jis", "japanese"},  {"euc-jp", "japanese"},     {"euc-kr", "korean"},    {"euc-tw", "traditional"},
                              {"utf-16le", "simplified"}, {"utf-16be", "traditional"}};

// About `length` bytes from anywhere in the sentences.
std::string snippet(Source const& source, std::size_t length, std::mt19937& random) {
    std::u16string const& text = sentences(source.kind);
    Offset at = Offset(random() % (text.size() - 3));
    std::string bytes;
    for (; at < text.size(); ++at) {
        std::string one = encoded(source.charset, text.substr(at, 1));
        if (bytes.size() + one.size() > length) break;
        bytes += one;
    }
    return bytes;
}

double share_right(std::size_t length, std::function<void(std::string&, std::mt19937&)> const& damage, bool wide = true) {
    std::mt19937 random(20260721);
    int right = 0, all = 0;
    for (Source const& source : sources) {
        if (!wide && std::string_view(source.charset).starts_with("utf-16")) continue;
        if (source.charset == std::string_view("euc-tw") && length < 50) continue;
        for (int round = 0; round < 60; ++round) {
            std::string bytes = snippet(source, length, random);
            if (bytes.size() + 4 < length) continue;
            damage(bytes, random);
            Charset found = detect(view(bytes), {});
            bool same = found.name == source.charset;
            right += same, ++all;
            if (!same) UNSCOPED_INFO(source.charset << " as " << found.name << ": " << bytes.size() << " bytes");
        }
    }
    return double(right) / all;
}

// How far the decoder finds nothing malformed.
void check_form(std::string const& bytes) {
    Text text;
    std::vector<Malformed> malformed;
    decode_bytes("utf-8", view(bytes), {0, Offset(bytes.size())}, text, malformed);
    std::size_t first = malformed.empty() ? bytes.size() : malformed[0].bytes.begin;
    WellFormed form = well_formed_utf8(view(bytes));
    REQUIRE(form.length == first);
    REQUIRE(form.cut == (!malformed.empty() && malformed[0].why == ends_inside));
    auto beyond = [](char byte) { return std::uint8_t(byte) >= 0xC0; };
    REQUIRE(form.characters == std::size_t(std::count_if(bytes.begin(), bytes.begin() + std::ptrdiff_t(first), beyond)));
}

} // namespace

TEST_CASE("a file of UTF-8 that is cut inside a character is UTF-8 by its form") {
    std::string bytes = to_utf8(sentences("simplified")).substr(0, 3 * 40);
    for (std::size_t lost : {1, 2}) {
        std::string cut = bytes.substr(0, bytes.size() - lost);
        Charset found = detect(view(cut), {});
        CHECK(found.name == "utf-8");
        CHECK(found.confidence > 0.999);
        CHECK(found.regions.size() == 1);
    }
}

TEST_CASE("UTF-8 is well-formed as far as the decoder finds nothing malformed") {
    std::mt19937 random(8);
    constexpr char const* pieces[] = {"a",
                                      "well-formed",
                                      "é",
                                      "国",
                                      "国家",
                                      "\xE0\xA0\x80",
                                      "\xED\x9F\xBF",
                                      "\xF0\xA0\xAE\xB7", // and what is not:
                                      "\xE0\x9F\x80",
                                      "\xED\xA0\x80",
                                      "\xC1\x80",
                                      "\xF4\x90\x80\x80",
                                      "\xE5\x9B",
                                      "\x80",
                                      "\xFF"};
    for (int round = 0; round < 20'000; ++round) {
        std::string bytes;
        bool is_long = round % 8 == 0;
        for (int left = int(random() % (is_long ? 900 : 12)); left > 0; --left)
            bytes += pieces[random() % (random() % (is_long ? 400 : 4) ? round % 3 ? 8 : 5 : std::size(pieces))];
        check_form(bytes);
    }
}

TEST_CASE("every four bytes at the edges of UTF-8 are judged as by the decoder, wherever they stand") {
    constexpr unsigned char edges[] = {0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF,
                                       0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF};
    unsigned place = 0;
    for (unsigned char first : edges)
        for (unsigned char second : edges)
            for (unsigned char third : edges)
                for (unsigned char fourth : edges) {
                    std::string before = "国国国" + std::string(place++ % 17, 'a');
                    check_form(before + std::string{char(first), char(second), char(third), char(fourth)} +
                               (place % 3 ? "国国国国国国国国国国国" : ""));
                }
}

TEST_CASE("what a file is written in, and why") { check_cases("decode/detect.cases", told); }

TEST_CASE("clean snippets are told apart") {
    auto none = [](std::string&, std::mt19937&) {};
    CHECK(share_right(6, none) >= 0.97);
    CHECK(share_right(10, none) >= 0.97);
    CHECK(share_right(20, none) >= 0.99);
    CHECK(share_right(50, none) >= 0.99);
    CHECK(share_right(150, none) >= 0.99);
}

TEST_CASE("a lost byte, a stray byte, a cut end change no answer") {
    auto lost = [](std::string& bytes, std::mt19937& random) { bytes.erase(random() % bytes.size(), 1); };
    auto stray = [](std::string& bytes, std::mt19937& random) { bytes.insert(random() % bytes.size(), 1, '\xFF'); };
    auto cut = [](std::string& bytes, std::mt19937&) { bytes.pop_back(); };
    for (std::size_t length : {20, 50, 150}) {
        CHECK(share_right(length, lost, false) >= 0.98);
        CHECK(share_right(length, stray, false) >= 0.98);
        CHECK(share_right(length, cut) >= 0.98);
    }
}

TEST_CASE("HZ and the ISO 2022 family announce themselves") {
    CHECK(detect(view("~{VP9z~} news"), {}).name == "hz-gb-2312");
    CHECK(detect(view("\x1B$B%F%9\x1B(B"), {}).name == "iso-2022-jp");
    CHECK(detect(view("\x1B$)A\x0EVP9z\x0F"), {}).name == "iso-2022-cn");
    CHECK(detect(view("\x1B$)C\x0E:Q1[\x0F"), {}).name == "iso-2022-kr");
    CHECK(detect(view("a = ~{x}"), {}).name == "utf-8"); // code
}

TEST_CASE("candidates are sorted, and together certain at most") {
    std::mt19937 random(3);
    for (int round = 0; round < 300; ++round) {
        std::string bytes;
        for (unsigned length = random() % 40; length > 0; --length) bytes += char(random());
        Charset found = detect(view(bytes), {});
        double sum = 0;
        REQUIRE_FALSE(found.candidates.empty());
        CHECK(found.candidates[0].name == found.name);
        for (CharsetCandidate const& each : found.candidates) sum += each.confidence;
        CHECK(sum <= 1.0001);
        Offset reached = 0;
        for (CharsetRegion const& region : found.regions) {
            CHECK(region.bytes.begin == reached);
            reached = region.bytes.end;
        }
        CHECK(reached == bytes.size());
    }
}

TEST_CASE("the reader's order of charsets breaks a tie") {
    std::string bytes = "\xA1\xA1"; // a wide space in GB 18030 and EUC-JP alike
    CharsetHints hints;
    hints.preferred = {"euc-jp"};
    CHECK(detect(view(bytes), hints).name == "euc-jp");
    hints.preferred = {"gb18030"};
    CHECK(detect(view(bytes), hints).name == "gb18030");
    hints.preferred = {"big5"};
    CHECK(detect(view(encoded("gb18030", sentences("simplified"))), hints).name == "gb18030"); // and no more than that
}

TEST_CASE("decoding notes what the reader should know") {
    auto codes = [](std::string const& bytes, std::string const& label = "") {
        DecodeOptions options;
        options.charset.label = label;
        Decoded decoded = decode(view(bytes), options);
        std::string out;
        for (Note const& note : decoded.notes)
            if (note.code == "ends_inside_a_character" || note.code == "charset_contradicts_label" || note.code == "other_charset")
                out += note.code + " " + std::to_string(note.bytes.begin) + "-" + std::to_string(note.bytes.end) + " ";
        return out;
    };
    std::string utf8 = "第一条　为了规范城市规划，制定本办法。\n",
                gbk = encoded("gb18030", from_utf8("第二条　本市各级机关依照本办法执行。\n"));
    CHECK(codes(utf8).empty());
    CHECK(codes(utf8.substr(0, 10)) == "ends_inside_a_character 9-10 ");
    CHECK(codes(gbk.substr(0, 9)) == "ends_inside_a_character 8-9 ");
    CHECK(codes(utf8 + gbk + utf8) ==
          "other_charset " + std::to_string(utf8.size()) + "-" + std::to_string(utf8.size() + gbk.size()) + " ");
    CHECK(codes("<meta charset=big5>" + utf8) == "charset_contradicts_label 0-0 ");
    CHECK(codes("<meta charset=utf-8>" + gbk) == "charset_contradicts_label 0-0 ");
    CHECK(codes("<meta charset=gb2312>" + gbk).empty());
    CHECK(codes("").empty());
}

TEST_CASE("a byte order mark is no text") {
    auto text_of = [](std::string const& bytes) { return to_utf8(text_as_decoded(decode(view(bytes))).units); };
    CHECK(text_of("\xEF\xBB\xBF中文") == "中文");
    CHECK(text_of(std::string("\xFF\xFE\x2D\x4E", 4)) == "中");
    CHECK(text_of(std::string("\xFE\xFF\x4E\x2D", 4)) == "中");
    CHECK(text_of(std::string("\xFF\xFE\0\0\x2D\x4E\0\0", 8)) == "中");
    CHECK(text_of("\xEF\xBB\xBF") == "");
}

TEST_CASE("HZ, ISO-2022-CN, ISO-2022-KR and EUC-TW are read") {
    auto text_of = [](std::string_view charset, std::string const& bytes) {
        Text text;
        std::vector<Malformed> malformed;
        decode_bytes(charset, view(bytes), {0, Offset(bytes.size())}, text, malformed);
        CHECK(consistent(text));
        return to_utf8(text.units) + (malformed.empty() ? "" : " !" + std::to_string(malformed.size()));
    };
    CHECK(text_of("hz-gb-2312", "~{VP9z~} ~~ ~{VP~\n9z\nVP") == "中国 ~ 中国\nVP");
    CHECK(text_of("hz-gb-2312", "~{VP9") == "中\uFFFD !1");
    CHECK(text_of("iso-2022-cn", "\x1B$)A\x0EVP9z\x0F a\n") == "中国 a\n");
    CHECK(text_of("iso-2022-cn", "\x1B$)G\x0E\x44\x63\x0F") == "中");
    CHECK(text_of("iso-2022-kr", "\x1B$)C\x0EGQ1[\x0F a") == "한글 a");
    CHECK(text_of("euc-tw", "\xC4\xE3\xC5\xC6\x8E\xA2\xA1\xA1") == "中文乂");
    CHECK(text_of("euc-tw", encoded("euc-tw", u"裏恒粧堃")) == "裏恒粧堃"); // of plane 3
    CHECK(text_of("euc-tw", "\x8E\xA4\xA1\xA1") == "\uFFFD !1");
    for (char16_t each : sentences("traditional")) {
        std::u16string one(1, each);
        CHECK(text_of("euc-tw", encoded("euc-tw", one)) == to_utf8(one));
    }
}
