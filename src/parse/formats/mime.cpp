#include "parse/formats/mime.h"

#include "text/ascii.h"

#include <algorithm>
#include <cctype>

namespace duidu {

namespace {

// Headers up to the empty line, unfolded; `body` is where it ends.
std::string headers_at(std::string_view file, std::size_t begin, std::size_t& body) {
    constexpr std::size_t longest = 1 << 16; // what goes on longer is no header
    std::string out;
    std::size_t at = begin;
    while (at < file.size() && at < begin + longest) {
        std::size_t end = std::min(file.find('\n', at), file.size());
        std::string_view line = file.substr(at, end - at);
        if (line.ends_with('\r')) line.remove_suffix(1);
        at = std::min(end + 1, file.size());
        if (line.empty()) break;
        bool goes_on = line[0] == ' ' || line[0] == '\t';
        if (!goes_on) out.push_back('\n');
        out += line;
    }
    body = at;
    return out;
}

// The value of a header up to its first parameter, or of a parameter of it.
std::string header(std::string const& headers, std::string_view name, std::string_view parameter = "") {
    std::string folded = small_letters(headers);
    std::size_t at = folded.find("\n" + std::string(name) + ":");
    if (at == folded.npos) return "";
    std::size_t end = std::min(folded.find('\n', at + 1), folded.size());
    at += name.size() + 2;
    std::size_t stop = std::min(folded.find(';', at), end);
    if (!parameter.empty()) {
        std::size_t found = folded.find(std::string(parameter) + "=", at);
        if (found == folded.npos || found >= end) return "";
        at = found + parameter.size() + 1;
        bool quoted = at < end && headers[at] == '"';
        at += quoted;
        stop = std::min(headers.find(quoted ? '"' : ';', at), end);
    }
    while (at < stop && headers[at] == ' ') ++at;
    std::string value = headers.substr(at, stop - at);
    while (!value.empty() && std::isspace(static_cast<unsigned char>(value.back()))) value.pop_back();
    return value;
}

int hexadecimal(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    char small = char(c | 32);
    return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

// RFC 2045, 6.7
std::string quoted_printable(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '=') {
            out.push_back(text[at]);
            continue;
        }
        bool line = at + 1 < text.size() && (text[at + 1] == '\n' || text[at + 1] == '\r');
        int high = at + 2 < text.size() ? hexadecimal(text[at + 1]) : -1, low = at + 2 < text.size() ? hexadecimal(text[at + 2]) : -1;
        if (line) at += at + 2 < text.size() && text[at + 1] == '\r' && text[at + 2] == '\n' ? 2 : 1;
        else if (high >= 0 && low >= 0) out.push_back(char(high * 16 + low)), at += 2;
        else out.push_back('=');
    }
    return out;
}

// RFC 2045, 6.8
std::string base64(std::string_view text) {
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    unsigned bits = 0;
    int count = 0;
    for (char c : text) {
        std::size_t value = digits.find(c);
        if (value == digits.npos) continue;
        bits = bits << 6 | unsigned(value);
        count += 6;
        if (count < 8) continue;
        count -= 8;
        out.push_back(char(bits >> count & 0xFF));
    }
    return out;
}

MimePart part_of(std::string_view file, std::string const& headers, std::size_t begin, std::size_t end) {
    MimePart part;
    part.type = small_letters(header(headers, "content-type"));
    part.charset = header(headers, "content-type", "charset");
    part.at = {Offset(begin), Offset(end)};
    std::string encoding = small_letters(header(headers, "content-transfer-encoding"));
    std::string_view body = file.substr(begin, end - begin);
    part.bytes = encoding == "quoted-printable" ? quoted_printable(body) : encoding == "base64" ? base64(body) : std::string(body);
    return part;
}

} // namespace

MimePart root_part(std::string_view file) {
    std::size_t body = 0;
    std::string headers = headers_at(file, 0, body);
    if (header(headers, "mime-version").empty()) return {};
    if (!small_letters(header(headers, "content-type")).starts_with("multipart/")) return part_of(file, headers, body, file.size());
    std::string boundary = "--" + header(headers, "content-type", "boundary");
    if (boundary.size() == 2) return {};
    constexpr int part_limit = 1000; // pictures and style sheets follow the page
    std::size_t at = file.find(boundary, body);
    for (int parts = 0; at != file.npos && parts < part_limit; ++parts) {
        std::size_t begin = std::min(file.find('\n', at), file.size());
        begin = std::min(begin + 1, file.size());
        std::string part_headers = headers_at(file, begin, body);
        std::size_t end = std::min(file.find("\n" + boundary, body), file.size());
        std::string type = small_letters(header(part_headers, "content-type"));
        if (type == "text/html" || type == "application/xhtml+xml" || type == "text/plain") return part_of(file, part_headers, body, end);
        at = end < file.size() ? end + 1 : file.npos;
    }
    return {};
}

} // namespace duidu
