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

// The three bytes that a unit takes, from the lowest bits on as memory has them.
std::uint32_t three_bytes_of(char16_t unit) {
    return 0x8080E0u | std::uint32_t(unit >> 12) | (unit >> 6 & 0x3Fu) << 8 | (unit & 0x3Fu) << 16;
}

// Whether encoding UTF-8 gives these bytes again, told without encoding: of ASCII and of characters of three bytes, which nearly all are.
bool is_plain_utf8(std::u16string_view units, Bytes bytes) {
    std::uint32_t differ = 0;
    if (bytes.size() == units.size()) {
        for (std::size_t i = 0; i < units.size(); ++i) differ |= (units[i] ^ bytes[i]) | (units[i] & 0x80u);
        return differ == 0;
    }
    if (bytes.size() != 3 * units.size()) return false;
    bool other = false; // two bytes would do, or it is half a character
    std::uint8_t const* byte = bytes.data();
    for (char16_t unit : units) {
        differ |= (std::uint32_t(byte[0]) | std::uint32_t(byte[1]) << 8 | std::uint32_t(byte[2]) << 16) ^ three_bytes_of(unit);
        other |= unit < 0x800 || (unit & 0xF800u) == 0xD800;
        byte += 3;
    }
    return differ == 0 && !other;
}

bool encodes_to(std::string const& charset, std::u16string_view units, Bytes bytes, std::string& room) {
    if (charset == "utf-8" && is_plain_utf8(units, bytes)) return true;
    room.clear();
    return encode_units(charset, units, room) && room.size() == bytes.size() &&
           std::equal(room.begin(), room.end(), bytes.begin(), [](char a, std::uint8_t b) { return static_cast<std::uint8_t>(a) == b; });
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
            bool same = encodes_to(charset, text[units_of(run, part)], bytes.subspan(part.begin, part.length()), encoded);
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
                by_charset(regions, part,
                           [&](std::string const& charset, ByteSpan piece) { encode_units(charset, text[units_of(*run, piece)], bytes); });
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
