// What is markup? The repaired text becomes what the document says, in blocks; what it says of itself (front matter, meta elements) becomes
// fields.
#pragma once

#include "decode/decode.h"
#include "parse/block.h"

namespace duidu {

// Something that the markup or a front matter says of the document, before anybody judged it.
struct Field {
    std::string
        name; // where it stands: "front:title", "meta:pubdate", "og:title", "title", "json-ld:headline", "link:canonical", "html:lang"
    std::u16string value; // unescaped, trimmed
    Span span;            // in the text where the text holds it, else empty
    ByteSpan bytes;
};

struct Hyperlink {
    Span span; // its words
    std::u16string href;
};

// A markup element that holds blocks, named as a selector would: div#content.main.
struct Element {
    int parent = -1; // index of the element around it
    std::string name;
};

// Words set apart by the markup.
struct Emphasis {
    Span span;
    std::string name; // strong, em, kai, hei, del, ins
};

// A gloss that the markup carries: <ruby>頁<rt>yè</rt></ruby>.
struct Ruby {
    Span base;
    std::u16string reading;
};

// What a picture shows, in the words of whoever put it there (alt).
struct Picture {
    Offset at = 0; // place of the picture in the text
    std::u16string words;
    ByteSpan bytes; // of the words
};

struct Parsed {
    std::string type; // text/plain, text/html, text/markdown, …
    Text text;        // everything that the document says; blocks are separated by line feeds; map leads to the file
    Rewrite map;      // from `text` to the repaired text that was parsed
    std::vector<Block> blocks;
    std::vector<Element> elements; // parents before children
    Paths paths{""};
    std::vector<Field> fields;
    std::vector<Hyperlink> links;
    std::vector<Emphasis> emphases;
    std::vector<Ruby> rubies;
    std::vector<Picture> pictures; // in the order of the text
    Notes notes;
};

struct ParseOptions {
    std::string type; // "", html, markdown, text, or a MIME type: the reader's choice
    std::string name; // the file's name, for its ending
};

// Never fails: what no format claims is text.
Parsed parse(Text const& text, ParseOptions const& options = {});

bool consistent(Parsed const& parsed);

} // namespace duidu
