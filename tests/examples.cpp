// The examples are what they say they are: examples/report.html is tests/examples/report.html after the damage that real pages took,
// and reading undoes it.
#include "duidu.h"

#include "damage/damage.h"
#include "decode/charset.h"
#include "text/utf.h"

#include <catch_amalgamated.hpp>

#include <fstream>
#include <sstream>

using namespace duidu;

namespace {

std::string file(std::string const& path) {
    std::ifstream in(std::string(DUIDU_TESTS_DIR) + "/" + path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

Bytes bytes_of(std::string const& text) { return {reinterpret_cast<std::uint8_t const*>(text.data()), text.size()}; }

std::string damaged() {
    std::u16string written = from_utf8(file("examples/report.html"));
    std::string bytes;
    encode_units("gbk", damage::make_marks_narrow(damage::put_readings_in(written, damage::table_of(written))), bytes);
    return bytes;
}

} // namespace

TEST_CASE("the example report is the written one after its damage") { CHECK(damaged() == file("../examples/report.html")); }

TEST_CASE("reading the example report undoes its damage") {
    std::string page = file("../examples/report.html");
    Document document = read("report.html", bytes_of(page));
    CHECK(undo(document) == page);
    CHECK(document.charset.name == "gb18030");
    CHECK(to_utf8(document.metadata.author.best.value) == "沈聞溪");
    std::string text = to_utf8(document.text.units);
    for (char const* sentence :
         {"《報告》明確了2028年公共閱讀發展五大任務", "每一處校改都保留原件影像和校改理由", "一是優化升級城鄉閱讀設施", "書要讓人讀得到"})
        CHECK_THAT(text, Catch::Matchers::ContainsSubstring(sentence));
}

// duidu_tests "[write]" writes the example anew, after its text or the generator has changed.
TEST_CASE("write the example report", "[.write]") {
    std::ofstream(std::string(DUIDU_TESTS_DIR) + "/../examples/report.html", std::ios::binary) << damaged();
}
