// Containers and what lies in them: whatever a ZIP, a gzip, a message or a list of placed words holds, the document is consistent, gives
// the file's bytes back, and is made in bounded time and memory.
//
//     first byte   0 as it is · 1 the XML of a DOCX · 2 a DOCX of parts · 3 a ZIP in a ZIP · 4 behind a gzip header · 5 a message · 6
//     placed words · 7 a book
#include "duidu.h"
#include "zipped.h"

#include <cstdlib>

using namespace duidu;

namespace {

void insist(bool holds) {
    if (!holds) std::abort();
}

std::string file_of(int kind, std::string const& data) {
    std::size_t third = data.size() / 3;
    switch (kind) {
    case 1:
        return zipped({{"word/document.xml", "<w:document><w:body>" + data + "</w:body></w:document>"}});
    case 2:
        return zipped({{"word/document.xml", data.substr(0, third)},
                       {"word/numbering.xml", data.substr(third, third)},
                       {"word/styles.xml", data.substr(2 * third)}});
    case 3:
        return zipped({{"a.zip", zipped({{"b.gz", "\x1F\x8B\x08" + data}})}, {"c.docx", data}});
    case 4:
        return std::string("\x1F\x8B\x08\0\0\0\0\0\0\3", 10) + data;
    case 5:
        return "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"B\"\r\n\r\n--B\r\nContent-Type: text/html\r\n" + data;
    case 6:
        return "duidu-placed 1\npage 595 842\n" + data;
    case 7:
        return zipped({{"META-INF/container.xml", "<container><rootfiles><rootfile full-path=\"a.opf\"/></rootfiles></container>"},
                       {"a.opf", "<package><manifest><item id=\"a\" href=\"a.xhtml\" media-type=\"html\"/>" + data.substr(0, third)},
                       {"a.xhtml", data.substr(third)}});
    default:
        return data;
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    if (size == 0) return 0;
    constexpr int kinds = 8;
    std::string file = file_of(data[0] % kinds, {reinterpret_cast<char const*>(data) + 1, size - 1});
    ReadOptions options;
    if (data[0] >= 128) options.type = "original";
    Document document = read("fuzz", {reinterpret_cast<std::uint8_t const*>(file.data()), file.size()}, options);
    insist(consistent(document));
    insist(undo(document) == file);
    return 0;
}
