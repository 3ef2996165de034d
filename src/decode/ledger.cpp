#include "decode/ledger.h"

#include "decode/charset.h"

namespace duidu {

namespace {

// The parts of `bytes` by charset, in order.
template <class Use> void by_charset(std::vector<CharsetRegion> const& regions, ByteSpan bytes, Use use) {
    auto region = std::partition_point(regions.begin(), regions.end(), [&](CharsetRegion const& r) { return r.bytes.end <= bytes.begin; });
    for (; region != regions.end() && region->bytes.begin < bytes.end; ++region)
        if (ByteSpan part = common(region->bytes, bytes); !part.empty()) use(region->name, part);
}

// Units that a part of a copied run made.
Span units_of(Run<ByteSpan> const& run, ByteSpan part) {
    Offset width = run.width();
    return {run.target.begin + (part.begin - run.source.begin) / width, run.target.begin + (part.end - run.source.begin) / width};
}

} // namespace

Ledger ledger_of(Bytes bytes, Text const& text, std::vector<CharsetRegion> const& regions) {
    Ledger ledger;
    ledger.length = Offset(bytes.size());
    Offset reached = 0; // everything before is in the ledger, or comes back by encoding
    auto write_to = [&](Offset end) {
        if (end <= reached) return;
        std::string was(bytes.begin() + reached, bytes.begin() + end);
        if (!ledger.entries.empty() && ledger.entries.back().bytes.end == reached) {
            ledger.entries.back().bytes.end = end;
            ledger.entries.back().was += was;
        } else {
            ledger.entries.push_back({{reached, end}, std::move(was)});
        }
        reached = end;
    };
    std::string encoded;
    for (Run<ByteSpan> const& run : text.map.runs()) {
        if (!run.copied) continue;
        by_charset(regions, run.source, [&](std::string const& charset, ByteSpan part) {
            encoded.clear();
            bool same = encode_units(charset, text[units_of(run, part)], encoded) && encoded.size() == part.length() &&
                        std::equal(encoded.begin(), encoded.end(), bytes.begin() + part.begin,
                                   [](char a, std::uint8_t b) { return static_cast<std::uint8_t>(a) == b; });
            if (!same) return;
            write_to(part.begin);
            reached = part.end;
        });
    }
    write_to(ledger.length);
    return ledger;
}

std::string undo(Text const& text, std::vector<CharsetRegion> const& regions, Ledger const& ledger) {
    std::string bytes;
    bytes.reserve(ledger.length);
    auto run = text.map.runs().begin();
    auto encode_to = [&](Offset end) {
        while (bytes.size() < end && run != text.map.runs().end()) {
            ByteSpan part = common(run->source, ByteSpan{Offset(bytes.size()), end});
            if (run->copied && !part.empty())
                by_charset(regions, part, [&](std::string const& charset, ByteSpan piece) { encode_units(charset, text[units_of(*run, piece)], bytes); });
            if (run->source.end > end) break;
            ++run;
        }
    };
    for (LedgerEntry const& entry : ledger.entries) {
        encode_to(entry.bytes.begin);
        bytes += entry.was;
    }
    encode_to(ledger.length);
    return bytes;
}

} // namespace duidu
