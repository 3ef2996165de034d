// Containers: what is inside is read, leads to its place in the file, and cannot grow without bound.
#include "parse/unpack.h"

#include "decode/charset.h"
#include "duidu.h"
#include "text/utf.h"
#include "zipped.h"

#include <catch_amalgamated.hpp>

using namespace duidu;

namespace {

Bytes bytes_of_text(std::string const& text) { return {reinterpret_cast<std::uint8_t const*>(text.data()), text.size()}; }

std::string const word = R"(xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main")";

std::string docx() {
    std::string document =
        "<w:document " + word + "><w:body><w:p><w:pPr><w:pStyle w:val=\"T\"/></w:pPr><w:r><w:t>城市绿化条例</w:t></w:r></w:p>";
    for (char const* text : {"为了保护环境，制定本条例。", "本条例适用于本市。"})
        document +=
            std::string(
                "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t xml:space=\"preserve\">　") +
            text + "</w:t></w:r></w:p>";
    document += "<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>新增一款，自公布之日起施行。</w:t></w:r></"
                "w:ins></w:p></w:body></w:document>";
    std::string styles = "<w:styles " + word + "><w:style w:styleId=\"T\"><w:name w:val=\"heading 1\"/></w:style></w:styles>";
    std::string numbering =
        "<w:numbering " + word +
        "><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"9\"/><w:numFmt w:val=\"chineseCounting\"/>"
        "<w:lvlText w:val=\"第%1条\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";
    return zipped({{"[Content_Types].xml", "<Types/>"},
                   {"word/document.xml", document},
                   {"word/styles.xml", styles},
                   {"word/numbering.xml", numbering}});
}

bool noted(Document const& document, std::string_view code) {
    return std::any_of(document.notes.begin(), document.notes.end(), [&](Note const& note) { return note.code == code; });
}

void check_whole(std::string const& file, Document const& document) {
    CHECK(consistent(document));
    CHECK(undo(document) == file);
}

} // namespace

TEST_CASE("a DOCX gives its text, with the numbers that Word counts") {
    std::string file = docx();
    Document document = read("条例.docx", bytes_of_text(file));
    CHECK(to_utf8(document.text.units) ==
          "城市绿化条例\n第九条　为了保护环境，制定本条例。\n第十条　本条例适用于本市。\n新增一款，自公布之日起施行。");
    CHECK(document.blocks[0].kind == BlockKind::heading);
    CHECK(noted(document, "tracked_changes"));
    ByteSpan place = document.text.map.source_of({0, 1});
    CHECK(file.substr(place.begin, 12) == "<w:document ");
    check_whole(file, document);
}

TEST_CASE("an archive shows its first document and tells of the others") {
    std::string file = zipped({{"图.png", "x"}, {"甲.txt", "第一条 为了发展，制定本办法。"}, {"乙.txt", "第二"}});
    Document document = read("a.zip", bytes_of_text(file));
    CHECK(to_utf8(document.text.units) == "第一条 为了发展，制定本办法。");
    CHECK(noted(document, "more_documents"));
    check_whole(file, document);
    std::string nested = zipped({{"条例.docx", docx()}});
    Document inner = read("b.zip", bytes_of_text(nested));
    CHECK(to_utf8(inner.text.units).starts_with("城市绿化条例"));
    check_whole(nested, inner);
}

namespace {

std::string const container =
    R"(<container><rootfiles><rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>)";

std::string const package = R"(<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>城市绿化读本</dc:title>
<dc:creator>章芳</dc:creator></metadata><manifest><item id="b" href="text/2%20b.xhtml" media-type="application/xhtml+xml"/>
<item id="a" href="text/../1.xhtml" media-type="application/xhtml+xml"/><item id="p" href="p.png" media-type="image/png"/>
<item id="c" href="3.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="a"/><itemref idref="b"/><itemref idref="p"/><itemref idref="c"/></spine></package>)";

std::string chapter(std::string const& title, std::string const& words) {
    return "<?xml version=\"1.0\"?><html><head><title/></head><body class=\"c\"><h1>" + title + "<a id=\"x\"/></h1><p>" + words +
           "<br/></p></body></html>";
}

} // namespace

TEST_CASE("a book is read in the order of its spine, a section for each chapter") {
    std::string file = zipped({{"mimetype", "application/epub+zip"},
                               {"META-INF/container.xml", container},
                               {"OEBPS/content.opf", package},
                               {"OEBPS/text/2 b.xhtml", chapter("第二章 养护", "古树名木应当挂牌。")},
                               {"OEBPS/1.xhtml", chapter("第一章 规划", "绿地应当连成网络。")}});
    Document document = read("a.epub", bytes_of_text(file));
    CHECK(to_utf8(document.text.units) == "城市绿化读本\n第一章 规划\n绿地应当连成网络。\n第二章 养护\n古树名木应当挂牌。");
    CHECK(document.metadata.author.best.value == u"章芳");
    CHECK(noted(document, "container_damaged")); // the third chapter is named and is not there
    check_whole(file, document);
    std::string bare = zipped({{"META-INF/container.xml", "<container/>"}, {"1.xhtml", chapter("一", "二")}});
    CHECK(noted(read("a.epub", bytes_of_text(bare)), "nothing_readable"));
    for (std::size_t cut = 0; cut < file.size(); cut += 11) {
        std::string spoilt = file;
        spoilt[cut] = char(spoilt[cut] ^ 0x15);
        check_whole(spoilt, read("a.epub", bytes_of_text(spoilt)));
    }
}

TEST_CASE("chapters of a book are read in UTF-16 and in what else they are written in") {
    std::string const words = "绿地应当连成网络，公园应当向所有人开放，养护单位应当公布经费的使用。";
    std::string second = chapter("第二章 养护", words), wide = "\xFE\xFF", old = "\xFF\xFE";
    for (char16_t unit : from_utf8(chapter("第一章 规划", words))) wide += {char(unit >> 8), char(unit & 0xFF)};
    for (char16_t unit : from_utf8(second)) old += {char(unit & 0xFF), char(unit >> 8)};
    std::string gbk;
    REQUIRE(encode_units("gb18030", from_utf8(second), gbk));
    for (std::string const& bytes : {second, old, gbk}) {
        std::string file = zipped({{"META-INF/container.xml", container},
                                   {"OEBPS/content.opf", package},
                                   {"OEBPS/text/2 b.xhtml", bytes},
                                   {"OEBPS/1.xhtml", wide}});
        Document document = read("a.epub", bytes_of_text(file));
        CHECK(to_utf8(document.text.units) == "城市绿化读本\n第一章 规划\n" + words + "\n第二章 养护\n" + words);
        check_whole(file, document);
    }
}

TEST_CASE("a page saved as MHTML gives the page") {
    std::string file =
        "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"B\"\r\n\r\n--B\r\n"
        "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        "<h1>=E4=B8=B4=E6=B1=9F</h1><p>=E6=AD=A3=\r\n=E6=96=87=E3=80=82</p>\r\n--B\r\nContent-Type: image/png\r\n\r\nx\r\n--B--\r\n";
    Document document = read("a.mhtml", bytes_of_text(file));
    CHECK(to_utf8(document.text.units) == "临江\n正文。");
    check_whole(file, document);
}

TEST_CASE("what cannot be read says what to do, and what is cut or lies does no harm") {
    for (std::string file : {std::string("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"), std::string("\x89PNG\r\n\x1A\n\0\0", 10),
                             std::string("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0", 9)}) {
        Document document = read("a", bytes_of_text(file));
        CHECK(noted(document, "unsupported_format"));
        CHECK(document.text.units.empty());
        check_whole(file, document);
    }
    for (char const* entry : {"xl/workbook.xml", "ppt/presentation.xml", "OFD.xml"}) {
        std::string file = zipped({{"[Content_Types].xml", "<Types/>"}, {entry, "<a>字</a>"}, {"readme.txt", "说明"}});
        CHECK(noted(read("a.zip", bytes_of_text(file)), "unsupported_format"));
    }
    std::string odt = zipped({{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", "<a>字</a>"}});
    CHECK(noted(read("a.odt", bytes_of_text(odt)), "unsupported_format"));
    std::string archive =
        zipped({{"content.xml", "<a>字</a>"}, {"说明.txt", "这里只是说明。"}}); // anybody's content.xml is no OpenDocument
    CHECK(read("a.zip", bytes_of_text(archive)).text.units == u"这里只是说明。");
    CHECK(noted(read("a.rtf", bytes_of_text("{\\rtf1\\ansi \\u20013?}")), "unsupported_format"));
    for (std::string file : {std::string("BM\x36\0\0\0", 6), std::string("II*\0\x08\0", 6), std::string("RIFF\0\0\0\0WEBP", 12)})
        CHECK(noted(read("a", bytes_of_text(file)), "unsupported_format"));
    std::string whole = docx();
    for (std::size_t cut = 0; cut < whole.size(); cut += 7) {
        std::string file = whole.substr(0, cut);
        check_whole(file, read("a.docx", bytes_of_text(file)));
        std::string spoilt = whole;
        spoilt[cut] = char(spoilt[cut] ^ 0x55);
        check_whole(spoilt, read("a.docx", bytes_of_text(spoilt)));
    }
    CHECK(read("a.txt", bytes_of_text("%PDF- 是一种文件的开头。")).text.units == u"%PDF- 是一种文件的开头。");
}
