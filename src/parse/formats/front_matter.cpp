// The YAML that blogs put in front of a page, as far as they use it:
//
//     ---                                  front:title       规划
//     title: "规划"                        front:tags        数字, 经济
//     tags: [数字, 经济]
//     ---
//
// Flat and nested keys, plain, single- and double-quoted scalars, block scalars, lists of both kinds. Anchors, aliases, tags, merge keys
// and complex keys are not taken: they are a note, and no field.
#include "parse/formats/formats.h"

#include "text/unicode.h"
#include "text/utf.h"

namespace duidu {

namespace {

constexpr std::size_t length_limit = 1 << 16; // of the block in units; a longer one is a text between two rules

struct Line {
    Span span;     // without its end
    Offset indent; // blanks before its first word
    Offset next;
};

std::u16string_view words_of(std::u16string_view units, Line const& line) { return units.substr(line.span.begin, line.span.length()); }

Line line_at(std::u16string_view units, Offset at) {
    Offset end = at;
    while (end < units.size() && units[end] != u'\n' && units[end] != u'\r') ++end;
    Offset next = end;
    if (next < units.size()) next += units[next] == u'\r' && next + 1 < units.size() && units[next + 1] == u'\n' ? 2 : 1;
    Offset indent = 0;
    while (at + indent < end && units[at + indent] == u' ') ++indent;
    while (end > at + indent && is_space(units[end - 1])) --end;
    return {{at, end}, indent, next};
}

bool is_rule(std::u16string_view line, char16_t mark) { return line.size() == 3 && line[0] == mark && line[1] == mark && line[2] == mark; }

// The lines between the rules; none where there is no front matter.
std::vector<Line> lines_of(std::u16string_view units, Offset& end) {
    Offset at = 0;
    while (at < units.size() && (is_space(units[at]) || units[at] == u'\uFEFF')) ++at;
    while (at > 0 && units[at - 1] != u'\n' && units[at - 1] != u'\r' && units[at - 1] != u'\uFEFF') --at;
    std::vector<Line> lines;
    Line line = line_at(units, at);
    if (!is_rule(words_of(units, line), u'-')) return {};
    for (line = line_at(units, line.next); line.span.begin < units.size() && line.span.begin < at + length_limit;
         line = line_at(units, line.next)) {
        std::u16string_view words = words_of(units, line);
        if (is_rule(words, u'-') || is_rule(words, u'.')) {
            end = line.next;
            return lines;
        }
        lines.push_back(line);
        if (line.next == line.span.begin) break;
    }
    return {};
}

class Yaml {
public:
    Yaml(Text const& source, std::vector<Line> lines, FrontMatter& out)
        : source_(source), units_(source.units), lines_(std::move(lines)), out_(out) {}

    void read() {
        while (at_ < lines_.size()) entry();
    }

private:
    void entry();
    void value(std::string const& name, Span span, Offset indent);
    void scalar(std::string const& name, Span span);
    void flow_list(std::string const& name, Span span);
    void block_scalar(std::string const& name, Offset indent, bool folded);
    void block_list(std::string const& name, Offset indent);
    void refuse(Span span, char const* what);
    void keep(std::string const& name, std::u16string value, Span span);
    std::u16string unquoted(Span& span) const;
    Span trimmed(Span span) const;
    Offset end_of_key(Line const& line) const;
    bool blank(Line const& line) const {
        return line.span.begin + line.indent >= line.span.end || units_[line.span.begin + line.indent] == u'#';
    }

    Text const& source_;
    std::u16string_view units_;
    std::vector<Line> lines_;
    FrontMatter& out_;
    std::vector<std::pair<Offset, std::string>> parents_; // indent and name of the keys that hold this one
    std::size_t at_ = 0;
};

Span Yaml::trimmed(Span span) const {
    while (span.begin < span.end && is_space(units_[span.begin])) ++span.begin;
    while (span.end > span.begin && is_space(units_[span.end - 1])) --span.end;
    return span;
}

void Yaml::keep(std::string const& name, std::u16string value, Span span) {
    if (value.empty()) return;
    out_.fields.push_back({"front:" + name, std::move(value), {}, source_.map.source_of(span)});
    out_.values.push_back(span);
}

void Yaml::refuse(Span span, char const* what) {
    out_.notes.push_back(
        {"front_matter_not_read", {}, source_.map.source_of(span), std::string("This front matter uses ") + what + ", which is not read."});
}

// A key ends at a colon that a blank or the line's end follows.
Offset Yaml::end_of_key(Line const& line) const {
    Offset at = line.span.begin + line.indent;
    char16_t quote = at < line.span.end && (units_[at] == u'"' || units_[at] == u'\'') ? units_[at] : 0;
    if (quote) {
        for (++at; at < line.span.end && units_[at] != quote;) ++at;
    }
    for (; at < line.span.end; ++at)
        if (units_[at] == u':' && (at + 1 == line.span.end || is_space(units_[at + 1]))) return at;
    return line.span.end;
}

void Yaml::entry() {
    Line line = lines_[at_++];
    if (blank(line)) return;
    Offset begin = line.span.begin + line.indent, colon = end_of_key(line);
    if (colon == line.span.end || units_[begin] == u'-' || units_[begin] == u'?')
        return refuse(line.span, "a line that is no key with its value");
    if (units_[begin] == u'<' || units_[begin] == u'&' || units_[begin] == u'*') return refuse(line.span, "merge keys, anchors or aliases");
    while (!parents_.empty() && parents_.back().first >= line.indent) parents_.pop_back();
    Span key{begin, colon};
    std::string name = parents_.empty() ? "" : parents_.back().second + ".";
    name += to_utf8(unquoted(key));
    constexpr std::size_t name_limit = 200; // deeper nesting is no metadata
    if (name.size() > name_limit) return refuse(line.span, "keys nested too deep");
    value(name, trimmed({colon + 1, line.span.end}), line.indent);
}

void Yaml::value(std::string const& name, Span span, Offset indent) {
    if (span.empty() || units_[span.begin] == u'#') {
        std::size_t next = at_;
        while (next < lines_.size() && blank(lines_[next])) ++next;
        bool list = next < lines_.size() && lines_[next].indent >= indent && units_[lines_[next].span.begin + lines_[next].indent] == u'-';
        if (list) return block_list(name, indent);
        parents_.push_back({indent, name});
        return;
    }
    switch (units_[span.begin]) {
    case u'[':
        return flow_list(name, span);
    case u'{':
        return refuse(span, "a map in braces");
    case u'&':
    case u'*':
        return refuse(span, "anchors or aliases");
    case u'!':
        return refuse(span, "a tag");
    case u'|':
        return block_scalar(name, indent, false);
    case u'>':
        return block_scalar(name, indent, true);
    default:
        return scalar(name, span);
    }
}

void Yaml::scalar(std::string const& name, Span span) {
    if (units_[span.begin] != u'"' && units_[span.begin] != u'\'')
        for (Offset at = span.begin; at + 1 < span.end; ++at) // a comment begins behind a blank
            if (is_space(units_[at]) && units_[at + 1] == u'#') span = trimmed({span.begin, at});
    std::u16string value = unquoted(span);
    keep(name, std::move(value), span);
}

// The value; the span shrinks to what is between the quotes.
std::u16string Yaml::unquoted(Span& span) const {
    if (span.empty()) return {};
    char16_t quote = units_[span.begin];
    if (quote != u'"' && quote != u'\'') return std::u16string(units_.substr(span.begin, span.length()));
    std::u16string value;
    Offset at = span.begin + 1;
    for (; at < span.end && (units_[at] != quote || (quote == u'\'' && at + 1 < span.end && units_[at + 1] == quote)); ++at) {
        if (quote == u'\'' && units_[at] == quote) ++at;
        if (quote == u'"' && units_[at] == u'\\' && at + 1 < span.end) {
            char16_t escaped = units_[++at];
            value.push_back(escaped == u'n' ? u'\n' : escaped == u't' ? u'\t' : escaped);
            continue;
        }
        value.push_back(units_[at]);
    }
    span = {span.begin + 1, std::min(at, span.end)};
    return value;
}

void Yaml::flow_list(std::string const& name, Span span) {
    Offset end = span.end;
    while (end > span.begin && units_[end - 1] != u']') --end;
    if (end == span.begin) return refuse(span, "a list that goes over several lines");
    char16_t quote = 0;
    Offset begin = span.begin + 1;
    for (Offset at = begin; at < end; ++at) {
        char16_t unit = units_[at];
        if (quote) quote = unit == quote ? 0 : quote;
        else if (unit == u'"' || unit == u'\'') quote = unit;
        if ((unit != u',' && at + 1 < end) || (quote && at + 1 < end)) continue;
        Span item = trimmed({begin, at});
        if (!item.empty()) keep(name, unquoted(item), item);
        begin = at + 1;
    }
}

void Yaml::block_list(std::string const& name, Offset indent) {
    for (; at_ < lines_.size(); ++at_) {
        Line const& line = lines_[at_];
        if (blank(line)) continue;
        Offset begin = line.span.begin + line.indent;
        if (line.indent < indent || units_[begin] != u'-') return;
        Span item = trimmed({begin + 1, line.span.end});
        if (!item.empty()) scalar(name, item);
    }
}

void Yaml::block_scalar(std::string const& name, Offset indent, bool folded) {
    std::u16string value;
    Span all;
    for (; at_ < lines_.size(); ++at_) {
        Line const& line = lines_[at_];
        bool empty = line.span.begin + line.indent >= line.span.end;
        if (!empty && line.indent <= indent) break;
        Span words{line.span.begin + line.indent, line.span.end};
        if (!value.empty()) value.push_back(folded ? u' ' : u'\n');
        value.append(units_.substr(words.begin, empty ? 0 : words.length()));
        if (!empty) all = all.empty() ? words : Span{all.begin, words.end};
    }
    while (!value.empty() && is_space(value.back())) value.pop_back();
    keep(name, std::move(value), all);
}

} // namespace

FrontMatter read_front_matter(Text const& text) {
    FrontMatter front;
    std::vector<Line> lines = lines_of(text.units, front.end);
    Yaml(text, std::move(lines), front).read();
    return front;
}

bool looks_like_front_matter(std::u16string_view units) {
    Offset end = 0;
    std::vector<Line> lines = lines_of(units, end);
    return std::any_of(lines.begin(), lines.end(), [&](Line const& line) {
        std::u16string_view words = words_of(units, line);
        std::size_t colon = words.find(u':');
        return colon != words.npos && colon > 0 && words.find(u' ') >= colon;
    });
}

Rewritten titled(Text const& source, FrontMatter const& front) {
    Rewritten out;
    auto field = std::find_if(front.fields.begin(), front.fields.end(), [](Field const& each) { return each.name == "front:title"; });
    if (field == front.fields.end()) return out;
    Span value = front.values[std::size_t(field - front.fields.begin())];
    auto tag = [&](std::u16string_view html, Offset at) {
        out.text.units += html;
        out.map.add({at, at}, Offset(html.size()), false);
    };
    tag(u"<title>", value.begin);
    bool as_it_stands = field->value == std::u16string_view(source.units).substr(value.begin, value.length());
    for (Offset at = 0; at < field->value.size(); ++at) {
        char16_t unit = field->value[at];
        bool escape = unit == u'&' || unit == u'<';
        std::u16string said = unit == u'&' ? u"&amp;" : unit == u'<' ? u"&lt;" : std::u16string(1, unit);
        Span from = as_it_stands ? Span{value.begin + at, value.begin + at + 1} : at == 0 ? value : Span{value.end, value.end};
        out.text.units += said;
        out.map.add(from, Offset(said.size()), as_it_stands && !escape);
    }
    tag(u"</title>\n", value.end);
    return out;
}

Parsed read_rewritten(Text const& source, Rewritten html, FrontMatter front) {
    html.text.map = then(source.map, html.map);
    Parsed parsed = read_html(html.text);
    parsed.map = then(html.map, parsed.map);
    parsed.text.map = then(source.map, parsed.map);
    // The title came from the front matter, so that is where it is reported.
    auto title = std::find_if(parsed.fields.begin(), parsed.fields.end(), [](Field const& each) { return each.name == "title"; });
    auto named = std::find_if(front.fields.begin(), front.fields.end(), [](Field const& each) { return each.name == "front:title"; });
    if (title != parsed.fields.end() && named != front.fields.end()) {
        named->span = title->span;
        parsed.fields.erase(title);
    }
    parsed.fields.insert(parsed.fields.begin(), front.fields.begin(), front.fields.end());
    parsed.notes.insert(parsed.notes.begin(), front.notes.begin(), front.notes.end());
    return parsed;
}

Parsed read_behind_front_matter(Text const& source) {
    FrontMatter front = read_front_matter(source);
    std::u16string_view rest = std::u16string_view(source.units).substr(front.end);
    bool page = rest.substr(0, 2000).find(u"<body") != rest.npos || rest.substr(0, 2000).find(u"<html") != rest.npos;
    if (!page) return read_markdown(source);
    Rewritten html = titled(source, front);
    html.text.units += rest;
    html.map.add({front.end, Offset(source.units.size())}, Offset(rest.size()), true);
    return read_rewritten(source, std::move(html), std::move(front));
}

} // namespace duidu
