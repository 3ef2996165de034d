#include "decode/ledger.h"

#include "decode/charset.h"
#include "text/utf.h"
#include "text/wide.h"

#include <cstring>

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

// Whether these are the bytes of the units in UTF-8, told without encoding all of them to a string.
bool is_plain_utf8(std::u16string_view units, Bytes bytes) {
    constexpr std::size_t piece = 1024; // units; what they take fits the processor's first cache
    char room[3 * piece];
    std::size_t at = 0;
    auto is_next = [&](std::string_view encoded) {
        bool same = encoded.size() <= bytes.size() - at && std::memcmp(encoded.data(), bytes.data() + at, encoded.size()) == 0;
        at += encoded.size();
        return same;
    };
    while (!units.empty()) {
        Written written = write_common(room, units.substr(0, piece));
        if (written.units == 0) { // two or four bytes, or half a character, which has none
            char32_t point = code_point_at(units, 0);
            written.units = duidu::units_of(point);
            if ((point >= 0xD800 && point < 0xE000) || !is_next(to_utf8(units.substr(0, written.units)))) return false;
        } else if (!is_next({room, written.bytes})) {
            return false;
        }
        units.remove_prefix(written.units);
    }
    return at == bytes.size();
}

bool encodes_to(std::string const& charset, std::u16string_view units, Bytes bytes, std::string& room) {
    if (charset == "utf-8" && is_plain_utf8(units, bytes)) return true;
    room.clear();
    return encode_units(charset, units, room) && room.size() == bytes.size() &&
           std::equal(room.begin(), room.end(), bytes.begin(), [](char a, std::uint8_t b) { return static_cast<std::uint8_t>(a) == b; });
}

using Runs = std::vector<Run<ByteSpan>>;

// Copied runs that follow one another in the file, as nearly all of a page's text does.
struct Copied {
    ByteSpan source;
    Span target;
    std::size_t runs;
};
Copied copied_at(Runs const& runs, std::size_t at) {
    Copied copied{runs[at].source, runs[at].target, 1};
    for (std::size_t next = at + 1; next < runs.size(); ++next, ++copied.runs) {
        if (!runs[next].copied || runs[next].source.begin != copied.source.end) break;
        copied.source.end = runs[next].source.end, copied.target.end = runs[next].target.end;
    }
    return copied;
}

// All of them are tried at once where they are UTF-8.
bool encodes_to_utf8(std::vector<CharsetRegion> const& regions, Copied const& copied, Bytes bytes, Text const& text) {
    bool in_one = false;
    by_charset(regions, copied.source,
               [&](std::string const& charset, ByteSpan part) { in_one = charset == "utf-8" && part == copied.source; });
    return in_one && is_plain_utf8(text[copied.target], bytes.subspan(copied.source.begin, copied.source.length()));
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
    auto keep = [&](ByteSpan part) {
        write_to(part.begin);
        reached = part.end;
    };
    std::string encoded;
    auto keep_parts = [&](Run<ByteSpan> const& run) {
        by_charset(regions, run.source, [&](std::string const& charset, ByteSpan part) {
            if (encodes_to(charset, text[units_of(run, part)], bytes.subspan(part.begin, part.length()), encoded)) keep(part);
        });
    };
    Runs const& runs = text.map.runs();
    for (std::size_t at = 0; at < runs.size();) {
        if (!runs[at].copied) {
            ++at;
            continue;
        }
        Copied copied = copied_at(runs, at);
        if (encodes_to_utf8(regions, copied, bytes, text)) keep(copied.source);
        else std::for_each_n(runs.begin() + std::ptrdiff_t(at), copied.runs, keep_parts);
        at += copied.runs;
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
