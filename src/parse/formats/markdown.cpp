// Markdown becomes the HTML that the CommonMark specification gives for it, with the way back, and the HTML reader does the rest:
//
//     **一是**建设&amp;        <p><strong>一是</strong>建设&amp;</p>
//
// So raw HTML inside, a tag that spans blocks and a Markdown list in a table cell all come out as a browser shows them.
#include "parse/formats/dom.h"
#include "parse/formats/formats.h"

#include "text/utf.h"

#include <algorithm>
#include <md4c.h>
#include <span>
#include <unordered_set>

namespace duidu {

namespace {

// [^1] in the text, [^1]: before the note; CommonMark would take the note for an address and drop its words.
struct Footmark {
    std::size_t at, end; // of the brackets, in bytes
    bool note;           // whether the note begins here
};

// Letters that mean nothing to Markdown: [^1], [^注二].
bool is_label(char c) { return c == '-' || (static_cast<unsigned char>(c) & 0x80) != 0 || std::isalnum(static_cast<unsigned char>(c)); }

// The end of a mark that begins here, 0 where none does.
std::size_t footmark_end(std::string_view text, std::size_t at) {
    constexpr std::size_t longest = 60; // bytes of a label
    if (text.substr(at, 2) != "[^" || (at > 0 && text[at - 1] == '\\')) return 0;
    std::size_t end = at + 2;
    while (end < text.size() && end < at + 2 + longest && is_label(text[end])) ++end;
    return end > at + 2 && end < text.size() && text[end] == ']' ? end + 1 : 0;
}

// The marks of notes that are there, in order.
std::vector<Footmark> footmarks(std::string_view text) {
    constexpr std::size_t deepest = 3; // blanks before a note; more make it code
    std::vector<Footmark> marks;
    std::unordered_set<std::string_view> noted;
    for (std::size_t at = text.find("[^"); at != text.npos; at = text.find("[^", at + 2)) {
        std::size_t end = footmark_end(text, at);
        if (end == 0) continue;
        std::size_t line = at;
        while (line > 0 && at - line < deepest && text[line - 1] == ' ') --line;
        bool note = end < text.size() && text[end] == ':' && (line == 0 || text[line - 1] == '\n');
        marks.push_back({at, end, note});
        if (note) noted.insert(text.substr(at, end - at));
    }
    marks.erase(std::remove_if(marks.begin(), marks.end(),
                               [&](Footmark const& mark) { return noted.count(text.substr(mark.at, mark.end - mark.at)) == 0; }),
                marks.end());
    return marks;
}

class Renderer {
public:
    Renderer(Utf8Copy& source, Offset base, std::vector<Footmark> marks, Rewritten& out)
        : source_(source), base_(base), reached_(base), marks_(std::move(marks)), out_(out) {
        for (Footmark const& mark : marks_) bracket(mark, '{', '}');
    }

    int enter(MD_BLOCKTYPE type, void* detail);
    int leave(MD_BLOCKTYPE type, void* detail);
    int enter(MD_SPANTYPE type, void* detail);
    int leave(MD_SPANTYPE type, void* detail);
    int text(MD_TEXTTYPE type, char const* text, MD_SIZE size);

private:
    // Markup that stands nowhere in the source.
    void tag(std::string_view html);
    void attribute(MD_ATTRIBUTE const& value, bool address);
    // Text of the source: as it stands, or escaped.
    void words(std::string_view text, bool escape);
    // The marks of notes in a piece of the source, none in other words; their brackets stand there again.
    std::span<Footmark const> marks_in(std::string_view text);
    // Words with the marks of notes among them.
    void noted(std::string_view text);
    void mark_note(Footmark const& mark);
    // Braces mean nothing to Markdown, but stand as brackets do beside **.
    void bracket(Footmark const& mark, char open, char close) { source_.bytes[mark.at] = open, source_.bytes[mark.end - 1] = close; }
    void add(std::u16string_view units, Span source, bool copied);
    std::string plain(MD_ATTRIBUTE const& value);

    Utf8Copy& source_;
    Offset base_;    // where the parsed part begins in the whole text
    Offset reached_; // in the whole text
    std::vector<Footmark> marks_;
    Rewritten& out_;
    ReferenceReader references_;
    std::string image_title_; // of the open image, as a finished attribute
    int images_ = 0;          // open: inside their alternative text no tag is written
};

constexpr char const* escape_of(char16_t unit) {
    switch (unit) {
    case u'&':
        return "&amp;";
    case u'<':
        return "&lt;";
    case u'>':
        return "&gt;";
    case u'"':
        return "&quot;";
    default:
        return nullptr;
    }
}

void Renderer::add(std::u16string_view units, Span source, bool copied) {
    if (source.begin < reached_) source = {reached_, std::max(reached_, source.end)}, copied = false;
    out_.text.units.append(units);
    out_.map.add(source, Offset(units.size()), copied);
    reached_ = source.end;
}

void Renderer::tag(std::string_view html) { add(from_utf8(html), {reached_, reached_}, false); }

void Renderer::words(std::string_view text, bool escape) {
    bool ours = text.data() >= source_.bytes.data() && text.data() + text.size() <= source_.bytes.data() + source_.bytes.size();
    std::u16string units = from_utf8(text);
    Offset begin = ours ? base_ + source_.unit_at(std::size_t(text.data() - source_.bytes.data())) : reached_;
    Offset kept = 0;
    auto keep_to = [&](Offset end) {
        Span source = ours ? Span{begin + kept, begin + end} : Span{reached_, reached_};
        if (end > kept) add(std::u16string_view(units).substr(kept, end - kept), source, ours);
    };
    for (Offset at = 0; at < units.size() && escape; ++at) {
        char const* escaped = escape_of(units[at]);
        if (!escaped) continue;
        keep_to(at);
        add(from_utf8(escaped), ours ? Span{begin + at, begin + at + 1} : Span{reached_, reached_}, false);
        kept = at + 1;
    }
    keep_to(Offset(units.size()));
}

void Renderer::mark_note(Footmark const& mark) {
    std::string_view label = std::string_view(source_.bytes).substr(mark.at + 2, mark.end - mark.at - 3);
    if (mark.note) tag("</p>\n<p id=\"fn-" + std::string(label) + "\">");
    else tag("<sup><a href=\"#fn-" + std::string(label) + "\">");
    words(std::string_view(source_.bytes).substr(mark.at, 1), false);
    words(label, false);
    words(std::string_view(source_.bytes).substr(mark.end - 1, 1), false);
    if (!mark.note) tag("</a></sup>");
}

std::span<Footmark const> Renderer::marks_in(std::string_view text) {
    char const* bytes = source_.bytes.data();
    if (marks_.empty() || text.data() < bytes || text.data() + text.size() > bytes + source_.bytes.size()) return {};
    std::size_t at = std::size_t(text.data() - bytes), end = at + text.size();
    auto first =
        std::lower_bound(marks_.begin(), marks_.end(), at, [](Footmark const& mark, std::size_t place) { return mark.at < place; });
    auto last = first;
    for (; last != marks_.end() && last->end <= end; ++last) bracket(*last, '[', ']');
    return {marks_.data() + (first - marks_.begin()), std::size_t(last - first)};
}

void Renderer::noted(std::string_view text) {
    std::size_t done = 0;
    for (Footmark const& mark : marks_in(text)) {
        std::size_t at = mark.at - std::size_t(text.data() - source_.bytes.data());
        words(text.substr(done, at - done), true);
        mark_note(mark);
        done = at + (mark.end - mark.at) + mark.note; // a note's colon goes as well
    }
    words(text.substr(done), true);
}

std::string Renderer::plain(MD_ATTRIBUTE const& value) {
    std::string out;
    for (int i = 0; value.size > 0 && value.substr_offsets[i] < value.size; ++i) {
        std::string_view part(value.text + value.substr_offsets[i], value.substr_offsets[i + 1] - value.substr_offsets[i]);
        Reference reference = value.substr_types[i] == MD_TEXT_ENTITY ? references_.read(from_utf8(part)) : Reference{};
        if (reference.length > 0) out += to_utf8(reference.text);
        else if (value.substr_types[i] == MD_TEXT_NULLCHAR) out += "\xEF\xBF\xBD";
        else out += part;
    }
    return out;
}

void Renderer::attribute(MD_ATTRIBUTE const& value, bool address) {
    constexpr std::string_view safe = "-_.+!*'(),%#@?=;:/$~"; // stand in an address as they are
    std::string html;
    for (char c : plain(value)) {
        char const* escaped = escape_of(static_cast<unsigned char>(c));
        bool encode = address && c != '&' && !(static_cast<unsigned char>(c) < 0x80 && std::isalnum(c)) && safe.find(c) == safe.npos;
        if (encode) {
            auto byte = static_cast<unsigned char>(c);
            html += {'%', "0123456789ABCDEF"[byte >> 4], "0123456789ABCDEF"[byte & 15]};
        } else if (escaped) {
            html += escaped;
        } else {
            html.push_back(c);
        }
    }
    tag(html);
}

struct BlockTags {
    MD_BLOCKTYPE type;
    char const *open, *close;
};

constexpr BlockTags block_tags[] = {
    {MD_BLOCK_QUOTE, "<blockquote>\n", "</blockquote>\n"},
    {MD_BLOCK_UL, "<ul>\n", "</ul>\n"},
    {MD_BLOCK_LI, "<li>", "</li>\n"},
    {MD_BLOCK_HR, "<hr />\n", ""},
    {MD_BLOCK_P, "<p>", "</p>\n"},
    {MD_BLOCK_TABLE, "<table>\n", "</table>\n"},
    {MD_BLOCK_THEAD, "<thead>\n", "</thead>\n"},
    {MD_BLOCK_TBODY, "<tbody>\n", "</tbody>\n"},
    {MD_BLOCK_TR, "<tr>\n", "</tr>\n"},
    {MD_BLOCK_TH, "<th>", "</th>\n"},
    {MD_BLOCK_TD, "<td>", "</td>\n"},
    {MD_BLOCK_OL, nullptr, "</ol>\n"},
    {MD_BLOCK_CODE, nullptr, "</code></pre>\n"},
    {MD_BLOCK_H, nullptr, nullptr},
};

int Renderer::enter(MD_BLOCKTYPE type, void* detail) {
    for (BlockTags const& tags : block_tags)
        if (tags.type == type && tags.open) tag(tags.open);
    if (type == MD_BLOCK_H) tag("<h" + std::to_string(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level) + ">");
    if (type == MD_BLOCK_OL) {
        unsigned start = static_cast<MD_BLOCK_OL_DETAIL*>(detail)->start;
        tag(start == 1 ? "<ol>\n" : "<ol start=\"" + std::to_string(start) + "\">\n");
    }
    if (type == MD_BLOCK_CODE) {
        MD_ATTRIBUTE const& language = static_cast<MD_BLOCK_CODE_DETAIL*>(detail)->lang;
        tag(language.size ? "<pre><code class=\"language-" : "<pre><code>");
        if (language.size) attribute(language, false), tag("\">");
    }
    return 0;
}

int Renderer::leave(MD_BLOCKTYPE type, void* detail) {
    for (BlockTags const& tags : block_tags)
        if (tags.type == type && tags.close) tag(tags.close);
    if (type == MD_BLOCK_H) tag("</h" + std::to_string(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level) + ">\n");
    return 0;
}

struct SpanTags {
    MD_SPANTYPE type;
    char const *open, *close;
};

constexpr SpanTags span_tags[] = {{MD_SPAN_EM, "<em>", "</em>"},
                                  {MD_SPAN_STRONG, "<strong>", "</strong>"},
                                  {MD_SPAN_CODE, "<code>", "</code>"},
                                  {MD_SPAN_DEL, "<del>", "</del>"},
                                  {MD_SPAN_A, nullptr, "</a>"}};

int Renderer::enter(MD_SPANTYPE type, void* detail) {
    if (type == MD_SPAN_IMG && images_++ == 0) {
        tag("<img src=\"");
        attribute(static_cast<MD_SPAN_IMG_DETAIL*>(detail)->src, true);
        tag("\" alt=\"");
    }
    if (images_ > 0) return 0;
    for (SpanTags const& tags : span_tags)
        if (tags.type == type && tags.open) tag(tags.open);
    if (type != MD_SPAN_A) return 0;
    auto* link = static_cast<MD_SPAN_A_DETAIL*>(detail);
    tag("<a href=\"");
    attribute(link->href, true);
    if (link->title.text) tag("\" title=\""), attribute(link->title, false);
    tag("\">");
    return 0;
}

int Renderer::leave(MD_SPANTYPE type, void* detail) {
    if (type == MD_SPAN_IMG && --images_ == 0) {
        MD_ATTRIBUTE const& title = static_cast<MD_SPAN_IMG_DETAIL*>(detail)->title;
        if (title.text) tag("\" title=\""), attribute(title, false);
        tag("\" />");
        return 0;
    }
    if (images_ > 0) return 0;
    for (SpanTags const& tags : span_tags)
        if (tags.type == type) tag(tags.close);
    return 0;
}

int Renderer::text(MD_TEXTTYPE type, char const* text, MD_SIZE size) {
    std::string_view said(text, size);
    switch (type) {
    case MD_TEXT_NULLCHAR:
        words("\xEF\xBF\xBD", false);
        break;
    case MD_TEXT_BR:
        tag(images_ > 0 ? " " : "<br />\n");
        break;
    case MD_TEXT_SOFTBR:
        tag(images_ > 0 ? " " : "\n");
        break;
    case MD_TEXT_HTML:
        marks_in(said);
        words(said, false);
        break;
    case MD_TEXT_ENTITY: {
        Reference reference = references_.read(from_utf8(said));
        if (reference.length == 0) words(said, true);
        else words(said, false); // the HTML reader resolves it, and knows its place
        break;
    }
    case MD_TEXT_NORMAL:
        if (images_ == 0) return noted(said), 0;
        [[fallthrough]];
    default:
        marks_in(said);
        words(said, true);
    }
    return 0;
}

template <class Type> int enter(Type type, void* detail, void* self) { return static_cast<Renderer*>(self)->enter(type, detail); }
template <class Type> int leave(Type type, void* detail, void* self) { return static_cast<Renderer*>(self)->leave(type, detail); }
int say(MD_TEXTTYPE type, char const* text, MD_SIZE size, void* self) { return static_cast<Renderer*>(self)->text(type, text, size); }

} // namespace

void markdown_to_html(std::u16string_view units, Offset begin, bool tables, Rewritten& out) {
    Utf8Copy source(units.substr(begin));
    Renderer renderer(source, begin, tables ? footmarks(source.bytes) : std::vector<Footmark>(), out);
    MD_PARSER parser{};
    parser.flags = tables ? MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH : 0;
    parser.enter_block = enter<MD_BLOCKTYPE>;
    parser.leave_block = leave<MD_BLOCKTYPE>;
    parser.enter_span = enter<MD_SPANTYPE>;
    parser.leave_span = leave<MD_SPANTYPE>;
    parser.text = say;
    md_parse(source.bytes.data(), MD_SIZE(source.bytes.size()), &parser, &renderer);
}

std::string commonmark(std::string_view markdown) {
    Rewritten out;
    markdown_to_html(from_utf8(markdown), 0, false, out);
    return to_utf8(out.text.units);
}

Parsed read_markdown(Text const& source) {
    FrontMatter front = read_front_matter(source);
    Rewritten html = titled(source, front);
    markdown_to_html(source.units, front.end, true, html);
    return read_rewritten(source, std::move(html), std::move(front));
}

bool looks_like_markdown(std::u16string_view units) {
    constexpr std::size_t looked_at = 20000;
    int headings = 0, lines = 0, marks = 0;
    bool begins = false;
    units = units.substr(0, looked_at);
    for (std::size_t at = 0; at < units.size();) {
        std::size_t end = std::min(units.find(u'\n', at), units.size());
        std::u16string_view line = units.substr(at, end - at);
        std::size_t level = std::min(line.find_first_not_of(u'#'), line.size());
        bool heading = level >= 1 && level <= 6 && level + 1 < line.size() && line[level] == u' ';
        if (heading && lines == 0) begins = true;
        headings += heading;
        marks += line.find(u"**") != line.npos || line.find(u"](") != line.npos || line.starts_with(u"```") || line.starts_with(u"> ");
        lines += line.find_first_not_of(u" \t\r") != line.npos;
        at = end + 1;
    }
    return headings >= 2 || (headings == 1 && (begins || marks > 0));
}

} // namespace duidu
