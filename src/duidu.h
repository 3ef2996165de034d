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
    std::string type; // "", html, markdown, text, …: the reader's choice
};

// Never fails: any bytes give a document, doubt is told in its notes.
Document read(std::string_view name, Bytes bytes, ReadOptions const& options = {});

} // namespace duidu
