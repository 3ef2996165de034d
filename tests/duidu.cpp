// The pipeline as a whole: what every document must satisfy, whatever went in.
#include "duidu.h"

#include "cases.h"
#include "text/utf.h"

#include <catch_amalgamated.hpp>
#include <filesystem>
#include <random>

using namespace duidu;

namespace {

Document read_bytes(std::string const& bytes, std::string const& type = "") {
    ReadOptions options;
    options.type = type;
    return read("file", {reinterpret_cast<std::uint8_t const*>(bytes.data()), bytes.size()}, options);
}

void check_document(std::string const& bytes, std::string const& type = "") {
    Document document = read_bytes(bytes, type);
    CHECK(consistent(document));
    CHECK(undo(document) == bytes);
    CHECK(report(document) == report(read_bytes(bytes, type)));
    Comparison same = compare(document, document);
    CHECK(consistent(same, document, document));
    for (Change const& change : same.changes) CHECK(change.op == Change::Op::equal);
    CHECK(same.unmatched_a.empty());
    CHECK(same.unmatched_b.empty());
}

std::string repeated(std::string const& piece, std::size_t bytes) {
    std::string out;
    while (out.size() < bytes) out += piece;
    return out;
}

} // namespace

TEST_CASE("small and odd files are read and given back") {
    std::string const odd[] = {"",
                               "\n",
                               std::string(1, '\0'),
                               "\xEF\xBB\xBF",
                               "\xFF\xFE",
                               "\xFF\xFE\x2D\x4E\x87",
                               "\xE4\xB8",
                               "\xB9\xFA\xBC",
                               "<",
                               "<!--",
                               "&#x110000;&#0;&#xD800;&am",
                               "---\n---\n",
                               "---\ntitle: \"",
                               "《",
                               "(((((",
                               "一、\n（一）\n1.\n（1）",
                               "# \n\n|a|b|\n|-|-|\n|1|",
                               "<table><tr><td>甲<p>乙</table>丙",
                               "<ruby>頁<rt>yè</ruby>",
                               "a\r\nb\rc\n\x0B\x0C"};
    for (std::string const& bytes : odd)
        for (char const* type : {"", "text", "html", "markdown"}) {
            INFO("type \"" << type << "\", bytes " << bytes);
            check_document(bytes, type);
        }
}

TEST_CASE("what is no text is said to be none") {
    auto says = [](std::string const& bytes, std::string const& code) {
        Notes notes = read_bytes(bytes).notes;
        return std::any_of(notes.begin(), notes.end(), [&](Note const& note) { return note.code == code; });
    };
    std::string noise(100'000, '\0');
    std::mt19937 random(3);
    for (char& byte : noise) byte = char(random());
    noise += "\x1B(B"; // what a file in a charset that shifts by escapes would hold
    CHECK(says(noise, "not_text"));
    CHECK(read_bytes(noise).charset.confidence < 0.2);
    CHECK_FALSE(read_bytes(noise).charset.name.starts_with("iso-2022"));
    CHECK(says("", "empty_file"));
    std::string picture = "\x89PNG\r\n\x1A\n" + noise.substr(0, 200);
    CHECK(says(picture, "unsupported_format"));
    CHECK_FALSE(says(picture, "empty_file"));
    CHECK(read_bytes(picture).charset.confidence == 0);
    CHECK_FALSE(says("第一条　为了保障读者的权利，制定本办法。\n", "not_text"));
    CHECK_FALSE(says("第一条\xFF　为了保障读者的权利，制定本办法。\n", "not_text"));
}

// Takes minutes: duidu_tests "[million]". A stretch of one of our documents with a few bytes changed, dropped, doubled or put in, or bytes of any kind.
TEST_CASE("a million mutated and random files are given back byte for byte", "[.][million]") {
    std::vector<std::string> sources;
    for (char const* name : {"report.html", "plan.md", "regulation-2019.md", "regulation-2024.md"})
        sources.push_back(bytes_of(std::string(DUIDU_TESTS_DIR) + "/../examples/" + name));
    std::mt19937 random(20);
    auto below = [&](std::size_t limit) { return std::size_t(random()) % limit; };
    auto mutated = [&] {
        std::string const& source = sources[below(sources.size())];
        std::string bytes = source.substr(below(source.size()), 1 + below(160));
        for (std::size_t edits = below(5); edits > 0; --edits) {
            std::size_t at = below(bytes.size());
            if (below(3) == 0) bytes[at] = char(random());
            else if (below(2) == 0) bytes.insert(at, bytes.substr(below(bytes.size()), below(8)));
            else if (bytes.size() > 1) bytes.erase(at, 1);
        }
        return bytes;
    };
    auto noise = [&] {
        std::string bytes(1 + below(80), '\0');
        for (char& byte : bytes) byte = char(random());
        return bytes;
    };
    constexpr char const* types[] = {"", "text", "html", "markdown"};
    std::size_t wrong = 0;
    for (int file = 0; file < 1'000'000; ++file) {
        std::string bytes = file % 4 == 0 ? noise() : mutated();
        Document document = read_bytes(bytes, types[below(4)]);
        if (undo(document) == bytes && consistent(document)) continue;
        if (wrong < 5) UNSCOPED_INFO("not given back: " << Catch::StringMaker<std::string>::convert(bytes));
        ++wrong;
    }
    CHECK(wrong == 0);
}

TEST_CASE("one thing repeated does not overwhelm the reader") {
    constexpr std::size_t bytes = 200'000;
    for (char const* piece : {"国", "、", "《", "》", "(", "（yè）", "1", "一是", "“", "<div>", "</b>", "<b>", "&", "[", "*", "> ", "- ", "|", "第一条 ", "\xEF\xBF\xBD", "\xA1", "\x81\x30", "。"}) {
        INFO("repeated " << piece);
        std::string text = repeated(piece, bytes);
        for (char const* type : {"text", "html", "markdown"}) {
            Document document = read_bytes(text, type);
            CHECK(consistent(document));
            CHECK(undo(document) == text);
        }
    }
}

TEST_CASE("the shared documents are given back byte for byte") {
    if (shared_path("README.md").empty()) SKIP("no folder of shared documents beside this checkout");
    int files = 0;
    for (char const* folder : {"seeds", "decode/damage", "decode/detect", "decode/uchardet", "decode/ced", "decode/encoding_rs"}) {
        std::string root = std::string(DUIDU_SHARED_DIR) + (std::string(folder) == "seeds" ? "/" : "/data/") + folder;
        if (!std::filesystem::exists(root)) continue;
        for (auto const& entry : std::filesystem::recursive_directory_iterator(root)) {
            if (!entry.is_regular_file()) continue;
            std::string bytes = bytes_of(entry.path().string());
            Document document = read_bytes(bytes);
            INFO(entry.path().string());
            CHECK(consistent(document));
            CHECK(undo(document) == bytes);
            ++files;
        }
    }
    CHECK(files > 2);
}
