#include "parse/formats/zip.h"

#include <algorithm>
#include <zlib.h>

namespace duidu {

namespace {

using File = std::span<std::uint8_t const>;

std::uint32_t number(File file, std::size_t at, int bytes) {
    std::uint32_t value = 0;
    for (int i = bytes; i-- > 0;) value = value << 8 | (at + std::size_t(i) < file.size() ? file[at + std::size_t(i)] : 0);
    return value;
}

// Declared sizes are never trusted: the output grows by pieces until the stream or the limit ends.
Inflated inflate_stream(File data, int window_bits) {
    constexpr std::size_t piece = 1 << 16;
    Inflated out;
    z_stream stream{};
    if (inflateInit2(&stream, window_bits) != Z_OK) return {"", false};
    stream.next_in = const_cast<Bytef*>(data.data());
    stream.avail_in = uInt(data.size());
    int status = Z_OK;
    while (status == Z_OK && out.bytes.size() < inflate_limit) {
        std::size_t before = out.bytes.size();
        out.bytes.resize(before + piece);
        stream.next_out = reinterpret_cast<Bytef*>(out.bytes.data() + before);
        stream.avail_out = uInt(piece);
        status = inflate(&stream, Z_NO_FLUSH);
        out.bytes.resize(before + piece - stream.avail_out);
        if (stream.avail_in == 0 && stream.avail_out > 0) break;
    }
    inflateEnd(&stream);
    out.whole = status == Z_STREAM_END;
    return out;
}

// The end of the central directory is the last thing in the file, but for a comment. APPNOTE.TXT 4.3.16.
std::size_t end_record(File file) {
    constexpr std::size_t record = 22, comment_limit = 1 << 16;
    if (file.size() < record) return file.size();
    std::size_t last = file.size() - record, first = last > comment_limit ? last - comment_limit : 0;
    for (std::size_t at = last + 1; at-- > first;)
        if (number(file, at, 4) == 0x06054b50) return at;
    return file.size();
}

} // namespace

std::vector<ZipEntry> zip_entries(File file) {
    constexpr std::size_t entry_limit = 10'000; // more are no document
    std::vector<ZipEntry> entries;
    std::size_t end = end_record(file);
    if (end == file.size()) return entries;
    std::size_t at = number(file, end + 16, 4), count = std::min<std::size_t>(number(file, end + 10, 2), entry_limit);
    for (; count > 0 && at + 46 <= file.size() && number(file, at, 4) == 0x02014b50; --count) {
        std::size_t name = number(file, at + 28, 2), extra = number(file, at + 30, 2), comment = number(file, at + 32, 2);
        std::size_t local = number(file, at + 42, 4), length = number(file, at + 20, 4);
        std::size_t begin = local + 30 + number(file, local + 26, 2) + number(file, local + 28, 2);
        bool inside =
            at + 46 + name <= file.size() && begin <= file.size() && length <= file.size() - begin && number(file, local, 4) == 0x04034b50;
        if (inside) {
            ZipEntry entry;
            entry.name.assign(reinterpret_cast<char const*>(file.data() + at + 46), name);
            entry.at = {Offset(begin), Offset(begin + length)};
            entry.method = int(number(file, at + 10, 2));
            entries.push_back(std::move(entry));
        }
        at += 46 + name + extra + comment;
    }
    return entries;
}

Inflated extract(File file, ZipEntry const& entry) {
    File data = file.subspan(entry.at.begin, entry.at.length());
    if (entry.method == 8) return inflate_stream(data, -MAX_WBITS);
    if (entry.method != 0) return {"", false};
    std::size_t length = std::min<std::size_t>(data.size(), inflate_limit);
    return {std::string(reinterpret_cast<char const*>(data.data()), length), length == data.size()};
}

Inflated gunzip(File file) { return inflate_stream(file, 16 + MAX_WBITS); }

} // namespace duidu
