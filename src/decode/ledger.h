// What the text alone does not tell of the file: bytes that made no text, and bytes that encoding the text would not give back.
//
//     file     B9FA BCD2 28 79 C3A8 29 D0C5     text   國 家 信
//     ledger   {4..9: 28 79 C3A8 29}                          → undo gives the file, byte for byte
#pragma once

#include "decode/decode.h"

namespace duidu {

struct LedgerEntry {
    ByteSpan bytes;
    std::string was; // the bytes that stand there
};

struct Ledger {
    Offset length = 0;                // bytes of the file
    std::vector<LedgerEntry> entries; // sorted, disjoint
};

// Checks every copied run by encoding it, so that undo() is right by construction.
Ledger ledger_of(Bytes bytes, Text const& text, std::vector<CharsetRegion> const& regions);

// The file's bytes, from the text, its map and the ledger alone.
std::string undo(Text const& text, std::vector<CharsetRegion> const& regions, Ledger const& ledger);

} // namespace duidu
