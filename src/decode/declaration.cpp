#include "decode/declaration.h"

#include <algorithm>

namespace duidu {

namespace {

// The standard looks at 1,024 bytes; old news pages have their <meta> behind a long script.
constexpr std::size_t head_length = 16384;

std::string_view const space = "\t\n\f\r ";

bool is_space(char c) { return space.find(c) != space.npos; }
bool is_letter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }
char small(char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; }
std::string small(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = small(c);
    return out;
}
bool begins(std::string_view text, std::string_view with) { return small(text.substr(0, with.size())) == with; }

// A place in the head of the file; past the end stands '\0'.
struct Cursor {
    std::string_view head;
    std::size_t at = 0;

    char now() const { return at < head.size() ? head[at] : '\0'; }
    bool done() const { return at >= head.size(); }
    std::string_view rest() const { return head.substr(std::min(at, head.size())); }
    void skip_past(std::string_view end) {
        std::size_t found = head.find(end, at);
        at = found == head.npos ? head.size() : found + end.size();
    }
    void skip_space(bool slash = false) {
        while (!done() && (is_space(now()) || (slash && now() == '/'))) ++at;
    }
};

struct Attribute {
    std::string name;
    std::string value;
    std::size_t value_at = 0;
};

// https://html.spec.whatwg.org/#concept-get-attributes-when-sniffing; false at the end of the tag.
bool next_attribute(Cursor& cursor, Attribute& attribute) {
    attribute = {};
    cursor.skip_space(true);
    if (cursor.done() || cursor.now() == '>') return false;
    while (!cursor.done() && (cursor.now() != '=' || attribute.name.empty()) && !is_space(cursor.now()) && cursor.now() != '/' &&
           cursor.now() != '>')
        attribute.name += small(cursor.head[cursor.at++]);
    cursor.skip_space();
    if (cursor.now() != '=') return true;
    ++cursor.at;
    cursor.skip_space();
    char quote = cursor.now();
    bool quoted = quote == '"' || quote == '\'';
    if (quoted) ++cursor.at;
    attribute.value_at = cursor.at;
    while (!cursor.done() && (quoted ? cursor.now() != quote : !is_space(cursor.now()) && cursor.now() != '>'))
        attribute.value += cursor.head[cursor.at++];
    if (quoted) ++cursor.at;
    return true;
}

// https://html.spec.whatwg.org/#algorithm-for-extracting-a-character-encoding-from-a-meta-element
std::string_view charset_in(std::string_view content) {
    std::string lower = small(content);
    for (std::size_t at = lower.find("charset"); at != lower.npos; at = lower.find("charset", at)) {
        at += 7;
        while (at < lower.size() && is_space(lower[at])) ++at;
        if (at == lower.size() || lower[at] != '=') continue;
        ++at;
        while (at < lower.size() && is_space(lower[at])) ++at;
        if (at == lower.size()) return {};
        char quote = lower[at];
        if (quote == '"' || quote == '\'') {
            std::size_t end = lower.find(quote, at + 1);
            return end == lower.npos ? std::string_view() : content.substr(at + 1, end - at - 1);
        }
        return content.substr(at, lower.find_first_of("\t\n\f\r ;", at) - at);
    }
    return {};
}

constexpr std::string_view by_meta = "its <meta> tag";

// What one <meta …> declares; the cursor stands behind its name.
Declaration meta(Cursor& cursor) {
    Declaration found;
    bool pragma = false, needs_pragma = false;
    for (Attribute attribute; next_attribute(cursor, attribute);) {
        if (attribute.name == "http-equiv") pragma |= small(attribute.value) == "content-type";
        bool direct = attribute.name == "charset";
        if (!direct && (attribute.name != "content" || !found.label.empty())) continue;
        std::string_view label = direct ? std::string_view(attribute.value) : charset_in(attribute.value);
        if (direct && found.by.empty()) found.by = by_meta;
        if (label.empty()) continue;
        Offset at = Offset(attribute.value_at + (direct ? 0 : label.data() - attribute.value.data()));
        found = {std::string(label), by_meta, {at, at + Offset(label.size())}};
        needs_pragma = !direct;
    }
    return needs_pragma && !pragma ? Declaration() : found;
}

Declaration xml(std::string_view head) {
    if (!begins(head, "<?xml")) return {};
    std::string_view line = head.substr(0, head.find("?>"));
    std::size_t at = line.find("encoding");
    if (at == line.npos) return {};
    std::size_t open = line.find_first_of("'\"", at);
    std::size_t close = open == line.npos ? line.npos : line.find(line[open], open + 1);
    if (close == line.npos) return {};
    return {std::string(line.substr(open + 1, close - open - 1)), "its XML declaration", {Offset(open + 1), Offset(close)}};
}

} // namespace

Mark byte_order_mark(Bytes bytes) {
    constexpr struct {
        std::string_view bytes, charset;
    } marks[] = {{"\xEF\xBB\xBF", "utf-8"}, {{"\xFF\xFE\0\0", 4}, "utf-32le"}, {{"\0\0\xFE\xFF", 4}, "utf-32be"},
                 {"\xFF\xFE", "utf-16le"},  {"\xFE\xFF", "utf-16be"},          {"\x84\x31\x95\x33", "gb18030"}};
    std::string_view head(reinterpret_cast<char const*>(bytes.data()), std::min<std::size_t>(bytes.size(), 4));
    for (auto const& mark : marks)
        if (head.substr(0, mark.bytes.size()) == mark.bytes) return {mark.charset, Offset(mark.bytes.size())};
    return {};
}

// https://html.spec.whatwg.org/#prescan-a-byte-stream-to-determine-its-encoding, and what scripts say skipped
Declaration declared(Bytes bytes) {
    Cursor cursor{{reinterpret_cast<char const*>(bytes.data()), std::min(bytes.size(), head_length)}};
    if (Declaration found = xml(cursor.head); !found.label.empty()) return found;
    Declaration empty;
    while (true) {
        cursor.at = cursor.head.find('<', cursor.at);
        if (cursor.done()) return empty;
        std::string_view rest = cursor.rest();
        if (begins(rest, "<!--")) {
            cursor.at += 2; // <!--> is a whole comment
            cursor.skip_past("-->");
        } else if (begins(rest, "<meta") && rest.size() > 5 && (is_space(rest[5]) || rest[5] == '/')) {
            cursor.at += 5;
            Declaration found = meta(cursor);
            if (!found.label.empty()) return found;
            if (empty.by.empty()) empty = found;
        } else if (begins(rest, "<script") || begins(rest, "<style")) {
            cursor.skip_past(begins(rest, "<script") ? "</script" : "</style");
        } else if (rest.size() > 2 && (is_letter(rest[1]) || (rest[1] == '/' && is_letter(rest[2])))) {
            while (!cursor.done() && !is_space(cursor.now()) && cursor.now() != '>') ++cursor.at;
            for (Attribute attribute; next_attribute(cursor, attribute);) {}
        } else if (rest.size() > 1 && (rest[1] == '!' || rest[1] == '/' || rest[1] == '?')) {
            cursor.skip_past(">");
        } else {
            ++cursor.at;
        }
    }
}

} // namespace duidu
