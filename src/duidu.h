// Duidu reads Chinese documents: bytes in, a document out, every character leading back to its bytes.
//
//     bytes ─ decode ─ parse ─ segment ─ reference ─┐
//             what did   what is    what is   what do    ├─ compare ─ report
//             they write? markup?  each part  words      │  what is    how is
//                                  for?       point to?  │  the same?  it told?
//     bytes ─ decode ─ parse ─ segment ─ reference ─┘
#pragma once

#include "report/report.h"

namespace duidu {

struct ReadOptions {
    DecodeOptions decode;
    std::string type; // "", html, markdown, text, …: the reader's choice; original: a DOCX before its tracked changes
};

// Never fails: any bytes give a document, doubt is told in its notes.
Document read(std::string_view name, Bytes bytes, ReadOptions const& options = {});

// The terms of a document by the dictionary that is loaded now (segment/words.h). `read` lists them only where one was loaded before, since a page
// shows the text first and gets the dictionary afterwards.
std::vector<Term> terms(Document const& document);

} // namespace duidu
