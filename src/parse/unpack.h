// Some files hold the document inside: a DOCX is a ZIP of XML, a saved page is a MIME message, a .gz is anything. What is inside is taken
// out here, before it is decoded, and bounded, whatever the container promises:
//
//     plan.docx   [PK ... word/document.xml: 0x4A2..0x1F00 ...]   →   <p>第一条…</p>   and every character leads to 0x4A2..0x1F00
#pragma once

#include "decode/decode.h"

namespace duidu {

// Which of the two texts of a file with tracked changes is read.
enum class Changes { accepted, original };

struct Unpacked {
    bool packed = false; // the bytes are a container
    std::string bytes;   // what is inside; empty where nothing readable is
    std::string name;    // of the entry, for its ending
    std::string type;    // of what is inside, for the parser: html, text, …; "" where it has to be looked at
    std::string charset; // as the container calls it
    std::string outer;   // MIME type of the file
    ByteSpan at;         // where in the file it stands
    Notes notes;
};

// Never fails; a file that is no container comes back with packed = false.
Unpacked unpack(Bytes file, std::string_view name, Changes changes = Changes::accepted);

} // namespace duidu
