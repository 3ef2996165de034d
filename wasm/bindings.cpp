// The C ABI of duidu.wasm: bytes in, a document by handle, its text as UTF-16 and its report as UTF-8 out.
//
//     host                                      here
//     place = duidu_allocate(length)            memory that the host fills
//     document = duidu_read(name…, bytes…, …)   copies nothing that must outlive the call
//     answer = duidu_report(document, …)        {data, length}, valid until the next call that answers
//     duidu_forget(document), duidu_release(place)
//
// Strings go in as pointer and length, UTF-8. Handles are pointers; nothing here fails, and no memory that the host gave is kept.
#include "decode/charset.h"
#include "duidu.h"
#include "report/json.h"
#include "segment/words.h"
#include "text/fold.h"
#include "text/readings.h"

#include <cstdlib>

#define EXPORT(name) extern "C" __attribute__((export_name(#name), used))
#define IMPORT(name) extern "C" __attribute__((import_module("env"), import_name(#name)))

using namespace duidu;

// The host's: called once while duidu_compare runs, as soon as the units are linked. The comparison so far may be told, not forgotten.
IMPORT(duidu_linked) void duidu_linked(Comparison const* comparison);

namespace {

struct Answer {
    void const* data = nullptr;
    std::size_t length = 0; // in bytes; in UTF-16 units where the answer is text, in numbers where it is places
};

std::string kept;                // the last report
std::u16string kept_text;        // the last folded text
std::vector<Offset> kept_places; // the last word boundaries
Answer answer;

Answer const* answer_with(std::string text) {
    kept = std::move(text);
    answer = {kept.data(), kept.size()};
    return &answer;
}

// What a report holds besides itself, as bits.
constexpr int the_map = 1, no_documents = 2, no_lists = 4;

ReportOptions report_options(int format, int code_points, int parts) {
    ReportOptions options;
    options.format = Format(format);
    options.offsets = code_points ? Counting::code_points : Counting::utf16;
    options.with_map = (parts & the_map) != 0;
    options.with_documents = (parts & no_documents) == 0;
    options.with_lists = (parts & no_lists) == 0;
    return options;
}

} // namespace

EXPORT(duidu_allocate) void* duidu_allocate(std::size_t length) { return std::malloc(length); } // null where there is no more memory

EXPORT(duidu_release) void duidu_release(void* place) { std::free(place); }

EXPORT(duidu_version) Answer const* duidu_version() { return answer_with(version); }

EXPORT(duidu_read)
Document* duidu_read(char const* name, std::size_t name_length, std::uint8_t const* bytes, std::size_t length, char const* charset,
                     std::size_t charset_length, char const* http, std::size_t http_length, char const* type, std::size_t type_length) {
    ReadOptions options;
    options.decode.charset.label.assign(charset, charset_length);
    options.decode.charset.http.assign(http, http_length);
    options.type.assign(type, type_length);
    return new Document(read({name, name_length}, {bytes, length}, options));
}

EXPORT(duidu_forget) void duidu_forget(Document* document) { delete document; }

EXPORT(duidu_text) Answer const* duidu_text(Document const* document) {
    answer = {document->text.units.data(), document->text.units.size()};
    return &answer;
}

EXPORT(duidu_report) Answer const* duidu_report(Document const* document, int format, int code_points, int parts) {
    return answer_with(report(*document, report_options(format, code_points, parts)));
}

// The bytes of the file, out of the ledger alone.
EXPORT(duidu_undo) Answer const* duidu_undo(Document const* document) { return answer_with(undo(*document)); }

// Some items of one list of the report, JSON; "[]" after the last.
EXPORT(duidu_list)
Answer const* duidu_list(Document const* document, char const* name, std::size_t length, std::size_t from, std::size_t most) {
    return answer_with(json_list(*document, {name, length}, {from, most}));
}

EXPORT(duidu_compare) Comparison* duidu_compare(Document const* a, Document const* b, int mode, int top) {
    CompareOptions options;
    options.mode = Mode(mode);
    options.top = top;
    options.words = [](std::u16string_view text) { return word_boundaries(text); };
    options.links_ready = [](Comparison const& linked) { duidu_linked(&linked); };
    return new Comparison(compare(*a, *b, options));
}

// Several documents as a table of units by document, the first the base: JSON (sheet), html, markdown or csv.
EXPORT(duidu_table) Answer const* duidu_table(Document const* const* documents, std::size_t count, int mode, int format) {
    std::vector<Document const*> const list(documents, documents + count);
    CompareOptions options;
    options.mode = Mode(mode);
    options.words = [](std::u16string_view text) { return word_boundaries(text); };
    return answer_with(report(tabulate(list, options), list, report_options(format, 0, 0)));
}

EXPORT(duidu_forget_comparison) void duidu_forget_comparison(Comparison* comparison) { delete comparison; }

EXPORT(duidu_comparison_report)
Answer const* duidu_comparison_report(Comparison const* comparison, Document const* a, Document const* b, int format, int code_points,
                                      int parts) {
    return answer_with(report(*comparison, *a, *b, report_options(format, code_points, parts)));
}

EXPORT(duidu_comparison_list)
Answer const* duidu_comparison_list(Comparison const* comparison, Document const* a, Document const* b, char const* name,
                                    std::size_t length, std::size_t from, std::size_t most) {
    return answer_with(json_list(*comparison, *a, *b, {name, length}, {from, most}));
}

// Bytes to text and nothing else: no repair, U+FFFD for malformed bytes. An empty label leaves the charset to be found.
EXPORT(duidu_decode)
Answer const* duidu_decode(std::uint8_t const* bytes, std::size_t length, char const* charset, std::size_t charset_length) {
    CharsetHints hints;
    hints.label.assign(charset, charset_length);
    kept_text = decode_units({bytes, length}, hints);
    answer = {kept_text.data(), kept_text.size()};
    return &answer;
}

// The same with damage undone, as a document's text is before it is parsed.
EXPORT(duidu_repaired)
Answer const* duidu_repaired(std::uint8_t const* bytes, std::size_t length, char const* charset, std::size_t charset_length) {
    DecodeOptions options;
    options.charset.label.assign(charset, charset_length);
    kept_text = std::move(decode({bytes, length}, options).text.units);
    answer = {kept_text.data(), kept_text.size()};
    return &answer;
}

// Which charset the bytes are in, JSON, without decoding them. What a server's header said is a hint.
EXPORT(duidu_detect) Answer const* duidu_detect(std::uint8_t const* bytes, std::size_t length, char const* http, std::size_t http_length) {
    CharsetHints hints;
    hints.http.assign(http, http_length);
    return answer_with(json_charset("", detect({bytes, length}, hints)));
}

// A text, unit for unit by one representative of its forms, so that what is searched for is found in either script.
EXPORT(duidu_fold) Answer const* duidu_fold(char16_t const* text, std::size_t units) {
    kept_text = fold({text, units});
    answer = {kept_text.data(), kept_text.size()};
    return &answer;
}

// The dictionary by which texts are cut into words, in place of the one before; false where the pack is none. The host may drop it
// afterwards.
EXPORT(duidu_load_words) int duidu_load_words(std::uint8_t const* pack, std::size_t length) { return load_words({pack, length}); }

// The terms of a document, JSON, by the dictionary that is loaded now.
EXPORT(duidu_terms) Answer const* duidu_terms(Document const* document) { return answer_with(json_terms(terms(*document))); }

// The places where a word of a text begins or ends: as many 32-bit numbers as the answer's length says.
EXPORT(duidu_word_boundaries) Answer const* duidu_word_boundaries(char16_t const* text, std::size_t units) {
    kept_places = word_boundaries({text, units});
    answer = {kept_places.data(), kept_places.size()};
    return &answer;
}

// How each unit of a text is commonly read (xìn), one line a unit; an empty line where it has no reading.
EXPORT(duidu_readings) Answer const* duidu_readings(char16_t const* text, std::size_t units) {
    kept_text.clear();
    for (char16_t unit : std::u16string_view(text, units)) kept_text.append(common_reading(unit)).push_back(u'\n');
    answer = {kept_text.data(), kept_text.size()};
    return &answer;
}
