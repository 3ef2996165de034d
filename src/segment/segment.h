// What is each part for? Article or boilerplate, metadata, outline, sentences, enumerations.
#pragma once

#include "segment/prose.h"

#include <optional>

namespace duidu {

// What the program itself says of how something was found; static.
using Reason = std::string_view;

// One thing known of the document, with where it was read and what else claimed to be it.
struct Fact {
    std::u16string value; // normalised (a date as ISO 8601); "" where nothing says it
    std::u16string raw;   // as it stands
    Span span;            // in the text, empty where it stands in markup only
    ByteSpan bytes;
    std::string from; // the rule or field that gave it: "byline", "meta:pubdate", "front:date"
    double confidence = 0;
};

struct MetadataField {
    Fact best;
    std::vector<Fact> rivals; // other claims, best first
};

struct Metadata {
    MetadataField title, subtitle, date, released, source, author, reporter, editor, site, section, document_number, url, licence, issuer,
        index_number;
    std::string language; // BCP 47: zh, en, ja, …
    std::string script;   // ISO 15924: Hans, Hant; "" where the language has no such choice
    std::vector<std::u16string> tags;
};

struct Heading {
    int level = 1; // 1 = highest
    Span span;
    int block = -1;
    std::u16string number; // 第一章, （二）, 3.; "" where there is none
    std::string id;        // stable, from the numbering: zhang-2/tiao-120-1/kuan-1/xiang-3
    Reason rule;
    double confidence = 1;
};

// A numbered unit of a statute or list under the outline: article (条), paragraph (款), item (项), subitem (目).
struct Provision {
    enum class Kind { article, paragraph, item, subitem } kind = Kind::article;
    std::string label; // Arabic: 13, 120-1; for a paragraph its place in the article
    std::string id;    // tiao-13/kuan-2/xiang-3
    Span span;         // marker included
    Span marker;       // 第十三条; empty for a paragraph
    int block = -1;
    int parent = -1; // index of the provision that holds this one
};

// A part of an official document around its text proper.
struct Region {
    enum class Kind { number, addressee, history, contents, attachments, signature, date, note, copies, attachment } kind = Kind::number;
    Span span;
};

struct Sentence {
    Span span;
    int block = -1;
};

struct Item {
    int n = 0;   // from 1
    Span marker; // 一是; empty where there is none
    Span span;   // without the marker
};

struct Enumeration {
    enum class Kind { marked, claimed, coordinated } kind = Kind::marked;
    std::string id; // e1, e2, … in document order
    Span span;
    bool open = false; // 等 closes it: there are more
    std::vector<Item> items;
    Reason rule;
    double confidence = 1;
};

struct Segmented {
    std::vector<Block> blocks; // parsed.blocks with roles, reasons and confidence
    Metadata metadata;
    std::vector<Heading> outline;
    std::vector<Provision> provisions;
    std::vector<Region> regions;
    std::vector<Sentence> sentences; // of the article, headings left out
    std::vector<Enumeration> enumerations;
    Prose prose; // of the article; it views the text that was parsed
    Notes notes;
};

Segmented segment(Parsed const& parsed);

} // namespace duidu
