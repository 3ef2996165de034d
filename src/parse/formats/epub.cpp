#include "parse/formats/epub.h"

#include "decode/decode.h"
#include "text/ascii.h"
#include "text/utf.h"

#include <algorithm>
#include <pugixml.hpp>
#include <unordered_map>

namespace duidu {

namespace {

using Node = pugi::xml_node;
using File = std::span<std::uint8_t const>;
using Entries = std::unordered_map<std::string_view, ZipEntry const*>;

// opf:item and item are one name to a reader who has no other namespaces to tell apart.
std::string_view name_of(Node node) {
    std::string_view name = node.name();
    std::size_t colon = name.find(':');
    return colon == name.npos ? name : name.substr(colon + 1);
}

Node child_named(Node node, std::string_view name) {
    for (Node child : node.children())
        if (name_of(child) == name) return child;
    return {};
}

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    char small = char(c | 32);
    return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

// Text/chapter%201.xhtml#top beside OEBPS/content.opf is OEBPS/Text/chapter 1.xhtml.
std::string path_of(std::string_view reference, std::string_view beside) {
    reference = reference.substr(0, reference.find('#'));
    std::string path(beside.substr(0, beside.rfind('/') + 1));
    for (std::size_t at = 0; at < reference.size(); ++at) {
        bool escaped =
            reference[at] == '%' && at + 2 < reference.size() && hex_digit(reference[at + 1]) >= 0 && hex_digit(reference[at + 2]) >= 0;
        path.push_back(escaped ? char(hex_digit(reference[at + 1]) * 16 + hex_digit(reference[at + 2])) : reference[at]);
        at += escaped ? 2 : 0;
    }
    for (std::size_t up; (up = path.find("../")) != path.npos;) {
        std::size_t folder = up >= 2 ? path.rfind('/', up - 2) : path.npos;
        path.erase(folder == path.npos ? 0 : folder + 1, up + 3 - (folder == path.npos ? 0 : folder + 1));
    }
    return path;
}

bool is_void(std::string_view name) {
    constexpr std::string_view names[] = {"area",  "base", "br",   "col",   "embed",  "hr",    "img",
                                          "input", "link", "meta", "param", "source", "track", "wbr"};
    return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

// What stands in the body of an XHTML page, as HTML: <a id="x"/> opens an element there and does not close it.
std::string body_of(std::string_view page) {
    std::size_t begin = page.find("<body"), end = page.rfind("</body");
    begin = begin == page.npos ? 0 : page.find('>', begin);
    if (begin == page.npos) return "";
    begin += begin > 0;
    page = page.substr(begin, end == page.npos || end < begin ? page.npos : end - begin);
    std::string out;
    for (std::size_t at = 0; at < page.size();) {
        std::size_t open = std::min(page.find('<', at), page.size()), close = page.find('>', open);
        if (close == page.npos) close = page.size() - 1;
        std::string_view tag = page.substr(open, open < page.size() ? close + 1 - open : 0);
        std::string_view name = tag.substr(std::min<std::size_t>(1, tag.size()));
        name = name.substr(0, name.find_first_of(" \t\r\n/>"));
        bool closes_itself = tag.ends_with("/>") && !name.empty() && !is_void(name);
        out += page.substr(at, open - at);
        out += closes_itself ? tag.substr(0, tag.size() - 2) : tag;
        if (closes_itself) out += "></" + std::string(name) + ">";
        at = open + tag.size() + (tag.empty() ? 1 : 0);
    }
    return out;
}

// A chapter in UTF-8. Books may be in UTF-16, and some are in what their maker wrote.
std::string as_utf8(std::string bytes) {
    constexpr char16_t lost = 0xFFFD;
    std::u16string units = from_utf8(bytes);
    if (units.find(lost) == units.npos && units.find(u'\0') == units.npos) return bytes;
    units = decode_units({reinterpret_cast<std::uint8_t const*>(bytes.data()), bytes.size()});
    return to_utf8(units);
}

void say(std::string_view text, std::string& out) {
    for (char c : text) out += c == '<' ? "&lt;" : c == '&' ? "&amp;" : c == '"' ? "&quot;" : std::string(1, c);
}

// The fields of the package document that say what pages say in their heads.
std::string head_of(Node package) {
    struct Row {
        std::string_view element, name;
    };
    constexpr Row rows[] = {{"creator", "author"}, {"publisher", "publisher"}, {"date", "pubdate"}, {"rights", "copyright"}};
    Node metadata = child_named(package, "metadata");
    std::string out = "<title>";
    say(child_named(metadata, "title").child_value(), out);
    out += "</title>";
    for (Row const& row : rows) {
        std::string_view value = child_named(metadata, row.element).child_value();
        if (value.empty()) continue;
        out += "<meta name=\"" + std::string(row.name) + "\" content=\"";
        say(value, out);
        out += "\">";
    }
    return out;
}

struct Book {
    File file;
    Entries entries;

    Inflated text(std::string const& name) const {
        auto entry = entries.find(name);
        return entry == entries.end() ? Inflated{"", false} : extract(file, *entry->second);
    }
};

// The chapters' paths in the order of reading.
std::vector<std::string> spine_of(Node package, std::string_view path) {
    std::unordered_map<std::string_view, std::string> pages;
    for (Node item : child_named(package, "manifest").children())
        if (std::string_view(item.attribute("media-type").value()).find("html") != std::string_view::npos)
            pages[item.attribute("id").value()] = path_of(item.attribute("href").value(), path);
    std::vector<std::string> chapters;
    for (Node each : child_named(package, "spine").children())
        if (auto page = pages.find(each.attribute("idref").value()); page != pages.end()) chapters.push_back(page->second);
    return chapters;
}

} // namespace

EpubHtml epub_to_html(File file, std::vector<ZipEntry> const& entries) {
    EpubHtml out;
    Book book{file, {}};
    for (ZipEntry const& entry : entries) book.entries.emplace(entry.name, &entry);
    pugi::xml_document container, package;
    std::string outer = book.text("META-INF/container.xml").bytes;
    container.load_buffer(outer.data(), outer.size());
    Node root = child_named(child_named(child_named(container, "container"), "rootfiles"), "rootfile");
    std::string path = root.attribute("full-path").value();
    std::string inner = book.text(path).bytes;
    package.load_buffer(inner.data(), inner.size());
    Node top = child_named(package, "package");
    out.html = "<!DOCTYPE html>" + head_of(top);
    for (std::string const& name : spine_of(top, path)) {
        auto entry = book.entries.find(name);
        bool room = out.html.size() < inflate_limit;
        Inflated page = room && entry != book.entries.end() ? extract(file, *entry->second) : Inflated{"", false};
        out.whole &= page.whole;
        if (page.bytes.empty()) {
            ++out.missing;
            continue;
        }
        out.html += "<section>" + body_of(as_utf8(std::move(page.bytes))) + "</section>\n";
        ByteSpan at = entry->second->at;
        out.at = out.chapters == 0 ? at : ByteSpan{std::min(out.at.begin, at.begin), std::max(out.at.end, at.end)};
        ++out.chapters;
    }
    return out;
}

} // namespace duidu
