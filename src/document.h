// A document: what the first four rooms found, and how to take all of it back.
#pragma once

#include "decode/ledger.h"
#include "reference/reference.h"

namespace duidu {

// Of the program and of its reports; CMakeLists.txt says it.
inline constexpr char const* version = DUIDU_VERSION;

struct Source {
    std::string name;
    Offset bytes = 0;
    std::string sha256; // small hex digits
    std::string type;   // MIME type
};

struct Document {
    Source source;
    Charset charset;
    Text text;                   // everything that the document says; map leads to the file
    std::vector<Repair> repairs; // spans in `text`
    std::vector<Block> blocks;
    Paths paths{""}; // of the blocks
    Metadata metadata;
    std::vector<Heading> outline;
    std::vector<Provision> provisions;
    std::vector<Region> regions;
    std::vector<Sentence> sentences;
    std::vector<Enumeration> enumerations;
    References references;
    std::vector<Emphasis> emphases;
    std::vector<Ruby> rubies;
    std::vector<Picture> pictures;
    Notes notes;
    Ledger ledger;
};

// Everything that DESIGN's table of types promises; tests and fuzzers call it after every read.
bool consistent(Document const& document);

// The bytes of the file, from the text, its map and the ledger alone.
std::string undo(Document const& document);

} // namespace duidu
