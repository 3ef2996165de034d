#include "parse/unpack.h"

#include "parse/formats/docx.h"
#include "parse/formats/epub.h"
#include "parse/formats/mime.h"
#include "parse/formats/zip.h"

#include <algorithm>

namespace duidu {

namespace {

constexpr int depth_limit = 3; // of containers in containers: a .docx in a .zip in a .gz

bool begins(Bytes file, std::string_view start) {
    return file.size() >= start.size() &&
           std::equal(start.begin(), start.end(), file.begin(), [](char a, std::uint8_t b) { return std::uint8_t(a) == b; });
}

void note(Unpacked& out, std::string code, std::string message) { out.notes.push_back({std::move(code), {}, out.at, std::move(message)}); }

// What no reader here can open, and what to do about it.
struct Unreadable {
    std::string_view start;
    char const *type, *advice;
};

constexpr char const* pdf_advice =
    "This PDF could not be opened: install pdftotext (poppler-utils) if it is missing, or save the text from a program that shows it.";

constexpr char const* picture_advice = "This is a picture: recognise its text with an OCR program first.";

constexpr Unreadable unreadable[] = {
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "application/msword",
     "This is a document of old Word (.doc), Excel (.xls) or WPS, which cannot be read here: save it as .docx, or as text."},
    {"{\\rtf", "application/rtf", "This is a document in RTF, which cannot be read here: save it as .docx, or as text."},
    {"\x89PNG\r\n", "image/png", picture_advice},
    {"\xFF\xD8\xFF", "image/jpeg", picture_advice},
    {"GIF8", "image/gif", picture_advice},
    {"BM", "image/bmp", picture_advice},
    {"II*", "image/tiff", picture_advice},
    {"MM", "image/tiff", picture_advice},
    {"RIFF", "image/webp", picture_advice},
    {"%PDF-1.", "application/pdf", pdf_advice},
    {"%PDF-2.", "application/pdf", pdf_advice},
    {"\x7F"
     "ELF",
     "application/octet-stream", "This is a program, not a document."},
    {"SQLite format 3", "application/vnd.sqlite3", "This is a database, not a document."},
    {"Rar!\x1A", "application/vnd.rar", "This is a RAR archive, which cannot be opened here: unpack it first."},
    {"7z\xBC\xAF", "application/x-7z-compressed", "This is a 7z archive, which cannot be opened here: unpack it first."},
};

constexpr char const* opendocument_advice =
    "This is an OpenDocument file (.odt and its kin), which cannot be read here: save it as .docx, or as text.";

// Documents that are archives of a kind, by an entry that each has.
constexpr Unreadable packed_unreadable[] = {
    {"xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
     "This is a spreadsheet (.xlsx), which cannot be read here: save the sheet as a web page or as text."},
    {"ppt/presentation.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation",
     "This is a presentation (.pptx), which cannot be read here: save its outline as text."},
    {"OFD.xml", "application/ofd", "This is an OFD, which cannot be read here: save its text from a program that shows it."},
};

// A text may begin with the letters that a format begins with, but holds no control characters soon after.
bool is_binary(Bytes file) {
    constexpr std::size_t looked_at = 1024;
    auto control = [](std::uint8_t byte) { return byte < 9 || (byte > 13 && byte < 27); };
    return std::any_of(file.begin(), file.begin() + std::ptrdiff_t(std::min(file.size(), looked_at)), control);
}

ZipEntry const* entry_named(std::vector<ZipEntry> const& entries, std::string_view name) {
    auto found = std::find_if(entries.begin(), entries.end(), [&](ZipEntry const& entry) { return entry.name == name; });
    return found == entries.end() ? nullptr : &*found;
}

void read_docx(Bytes file, std::vector<ZipEntry> const& entries, Changes changes, Unpacked& out) {
    auto text = [&](char const* name) {
        ZipEntry const* entry = entry_named(entries, name);
        if (!entry) return std::string();
        Inflated inflated = extract(file, *entry);
        if (!inflated.whole)
            note(out, "container_damaged",
                 std::string("The part ") + name + " is damaged or larger than 64 MB; what could be read of it was.");
        return inflated.bytes;
    };
    out.at = entry_named(entries, "word/document.xml")->at;
    out.outer = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    out.type = "html";
    out.charset = "utf-8";
    DocxHtml html =
        docx_to_html({text("word/document.xml"), text("word/styles.xml"), text("word/numbering.xml"), text("word/footnotes.xml"),
                      text("word/endnotes.xml"), text("word/comments.xml"), text("docProps/core.xml")},
                     changes);
    out.bytes = std::move(html.html);
    if (html.insertions + html.deletions > 0)
        note(out, "tracked_changes",
             std::to_string(html.insertions) + " tracked insertions and " + std::to_string(html.deletions) + " deletions: " +
                 (changes == Changes::accepted ? "this is the text with all of them accepted; type \"original\" shows the one before them."
                                               : "this is the text before them; leave the type open to see them accepted."));
    if (html.comments > 0) note(out, "comments", "Comments of reviewers stand behind the text (" + std::to_string(html.comments) + ").");
}

// What the archive says it is, in an entry that OpenDocument and EPUB put first.
std::string declared_type(Bytes file, std::vector<ZipEntry> const& entries) {
    ZipEntry const* entry = entry_named(entries, "mimetype");
    return entry ? extract(file, *entry).bytes : std::string();
}

void read_epub(Bytes file, std::vector<ZipEntry> const& entries, Unpacked& out) {
    EpubHtml book = epub_to_html(file, entries);
    out.outer = "application/epub+zip";
    if (book.chapters == 0) return note(out, "nothing_readable", "This book names no chapter that can be read here.");
    out.at = book.at;
    out.type = "html";
    out.charset = "utf-8";
    out.bytes = std::move(book.html);
    if (book.missing > 0 || !book.whole)
        note(out, "container_damaged",
             "Of the book's chapters " + std::to_string(book.missing) + " are missing, damaged or beyond 64 MB; what could be read was.");
}

// The first entry that can be a document; of the others a note tells.
void read_zip(Bytes file, Changes changes, Unpacked& out) {
    std::vector<ZipEntry> entries = zip_entries(file);
    out.outer = "application/zip";
    if (entry_named(entries, "word/document.xml")) return read_docx(file, entries, changes, out);
    std::string declared = declared_type(file, entries);
    if (declared.starts_with("application/epub+zip") || entry_named(entries, "META-INF/container.xml"))
        return read_epub(file, entries, out);
    if (declared.starts_with("application/vnd.oasis.opendocument")) {
        out.outer = declared.substr(0, declared.find_first_of(" \r\n"));
        return note(out, "unsupported_format", opendocument_advice);
    }
    for (Unreadable const& each : packed_unreadable) {
        if (!entry_named(entries, each.start)) continue;
        out.outer = each.type;
        return note(out, "unsupported_format", each.advice);
    }
    constexpr std::string_view endings[] = {".docx", ".html", ".htm", ".mhtml", ".mht", ".md", ".txt", ".gz"};
    int others = 0;
    ZipEntry const* chosen = nullptr;
    for (ZipEntry const& entry : entries) {
        bool readable =
            std::any_of(std::begin(endings), std::end(endings), [&](std::string_view ending) { return entry.name.ends_with(ending); });
        if (readable && !chosen) chosen = &entry;
        else others += readable;
    }
    if (!chosen) return note(out, "nothing_readable", "This archive holds no document that can be read here.");
    Inflated inflated = extract(file, *chosen);
    out.at = chosen->at;
    out.name = chosen->name;
    out.bytes = std::move(inflated.bytes);
    if (!inflated.whole)
        note(out, "container_damaged", "The archive's entry is damaged or larger than 64 MB; what could be read of it was.");
    if (others > 0)
        note(out, "more_documents",
             "Of the archive's documents the first is shown; unpack it to read the others (" + std::to_string(others) + ").");
}

void read_gzip(Bytes file, std::string_view name, Unpacked& out) {
    Inflated inflated = gunzip(file);
    out.outer = "application/gzip";
    out.at = {0, Offset(file.size())};
    out.name = std::string(name.ends_with(".gz") ? name.substr(0, name.size() - 3) : name);
    out.bytes = std::move(inflated.bytes);
    if (!inflated.whole)
        note(out, "container_damaged", "The compressed file is damaged or larger than 64 MB; what could be read of it was.");
}

bool looks_like_mime(Bytes file) {
    constexpr std::size_t looked_at = 2048;
    std::string_view head(reinterpret_cast<char const*>(file.data()), std::min(file.size(), looked_at));
    bool header =
        head.starts_with("From:") || head.starts_with("MIME-Version:") || head.starts_with("Subject:") || head.starts_with("Date:");
    return header && head.find("MIME-Version:") != head.npos;
}

void read_mime(Bytes file, Unpacked& out) {
    MimePart part = root_part({reinterpret_cast<char const*>(file.data()), file.size()});
    out.packed = !part.type.empty();
    if (!out.packed) return;
    out.outer = "multipart/related";
    out.bytes = std::move(part.bytes);
    out.type = part.type;
    out.charset = part.charset;
    out.at = part.at;
}

Unpacked unpack_once(Bytes file, std::string_view name, Changes changes) {
    Unpacked out;
    out.packed = true;
    out.at = {0, Offset(file.size())};
    for (Unreadable const& each : unreadable) {
        bool written = each.start[0] == '%' || each.start[0] == '{'; // in letters, all of the head
        if (!begins(file, each.start) || !(written || is_binary(file))) continue;
        out.outer = each.type;
        note(out, "unsupported_format", each.advice);
        return out;
    }
    if (begins(file, "PK\x03\x04")) read_zip(file, changes, out);
    else if (begins(file, "\x1F\x8B\x08")) read_gzip(file, name, out);
    else if (looks_like_mime(file)) read_mime(file, out);
    else out.packed = false;
    return out;
}

} // namespace

Unpacked unpack(Bytes file, std::string_view name, Changes changes) {
    Unpacked out = unpack_once(file, name, changes);
    for (int depth = 1; out.packed && depth < depth_limit; ++depth) {
        Bytes inside{reinterpret_cast<std::uint8_t const*>(out.bytes.data()), out.bytes.size()};
        Unpacked next = unpack_once(inside, out.name, changes);
        if (!next.packed) break;
        next.at = out.at; // what lies deeper was made from all of the outer entry
        for (Note& each : next.notes) each.bytes = out.at;
        next.notes.insert(next.notes.begin(), out.notes.begin(), out.notes.end());
        if (next.name.empty()) next.name = out.name;
        next.outer = out.outer;
        out = std::move(next);
    }
    return out;
}

} // namespace duidu
