// Escapes that were written out instead of read:
//
//     %u7B2C%u4E8C  \u7b2c\u4e8c  %E7%AC%AC (UTF-8)  %B5%DA (GBK)  &#31532; in plain text  &amp;#31532; &amp;nbsp; anywhere
//
// In links and in code they are meant so and stay; so does what would give anything but Chinese text.
#include "decode/repair.h"

#include "decode/charset.h"
#include "text/utf.h"

#include <optional>

namespace duidu {

namespace {

int hex_value(char16_t unit) {
    if (unit >= u'0' && unit <= u'9') return unit - u'0';
    char16_t small = char16_t(unit | 32);
    return small >= u'a' && small <= u'f' ? small - u'a' + 10 : -1;
}

// `digits` hexadecimal digits at `at`; -1 where there are fewer.
int hex_at(std::u16string_view text, Offset at, Offset digits) {
    if (at + digits > text.size()) return -1;
    int value = 0;
    for (Offset i = 0; i < digits; ++i) {
        int digit = hex_value(text[at + i]);
        if (digit < 0) return -1;
        value = value * 16 + digit;
    }
    return value;
}

// One way of escaping: the length of an escape at `at` (0 = none) and its value.
struct Escaped {
    Offset length = 0;
    int value = 0;
};
Escaped percent_u(std::u16string_view text, Offset at) {
    int value = text.substr(at, 2) == u"%u" || text.substr(at, 2) == u"%U" ? hex_at(text, at + 2, 4) : -1;
    return value < 0 ? Escaped{} : Escaped{6, value};
}
Escaped backslash_u(std::u16string_view text, Offset at) {
    int value = text.substr(at, 2) == u"\\u" ? hex_at(text, at + 2, 4) : -1;
    return value < 0 ? Escaped{} : Escaped{6, value};
}
Escaped percent(std::u16string_view text, Offset at) {
    int value = text[at] == u'%' ? hex_at(text, at + 1, 2) : -1;
    return value < 0 ? Escaped{} : Escaped{3, value};
}

Offset chinese_in(std::u16string_view text) {
    return Offset(std::count_if(text.begin(), text.end(),
                                [](char16_t unit) { return (unit >= 0x3000 && unit <= 0x9FFF) || (unit >= 0xFF01 && unit <= 0xFF5E); }));
}

constexpr double readable = 56; // mean surprise; as in mojibake.cpp

// Bytes are UTF-8 where they are valid, else GBK where that is readable; "" where neither.
std::u16string text_of_bytes(std::string const& bytes, std::string& why) {
    std::u16string utf8 = from_utf8(bytes);
    if (utf8.find(u'\uFFFD') == utf8.npos) return why = "percent-escaped UTF-8", utf8;
    Text text;
    std::vector<Malformed> malformed;
    decode_bytes("gb18030", {reinterpret_cast<std::uint8_t const*>(bytes.data()), bytes.size()}, {0, Offset(bytes.size())}, text,
                 malformed);
    if (!malformed.empty() || mean_surprise(text.units) > readable) return {};
    return why = "percent-escaped GBK", text.units;
}

bool is_link_unit(char16_t unit) {
    constexpr std::u16string_view others = u"-._~:/?#[]@!$&'()*+,;=%|";
    return (unit | 32) >= u'a' && (unit | 32) <= u'z' ? true : (unit >= u'0' && unit <= u'9') || others.find(unit) != others.npos;
}

// Whether what stands around is a link, a query or code: example.org/?q=%E5, "\u56fd", var s = '%u56FD'.
bool is_meant(std::u16string_view text, Span run) {
    Offset begin = run.begin;
    while (begin > 0 && run.begin - begin < 200 && is_link_unit(text[begin - 1])) --begin;
    std::u16string_view before = text.substr(begin, run.begin - begin);
    for (std::u16string_view sign : {u"://", u"www.", u"=", u"/", u"?"})
        if (before.find(sign) != before.npos) return true;
    constexpr std::u16string_view code = u"\"'`={";
    return (run.begin > 0 && code.find(text[run.begin - 1]) != code.npos) ||
           (run.end < text.size() && code.find(text[run.end]) != code.npos);
}

struct Kind {
    char16_t sign; // that each escape begins with
    Escaped (*at)(std::u16string_view text, Offset at);
    bool bytes; // values are bytes, not UTF-16 units
    char const* why;
};
constexpr Kind kinds[] = {{u'%', percent_u, false, "characters escaped as JavaScript's escape() does"},
                          {u'\\', backslash_u, false, "characters escaped as JavaScript and JSON do"},
                          {u'%', percent, true, ""}};

// A run of escapes of one kind, ASCII letters and digits between them included.
Offset run_of(std::u16string_view text, Offset begin, Kind const& kind, std::string& bytes, std::u16string& units) {
    Offset end = begin;
    for (Offset at = begin; at < text.size();) {
        Escaped escape = kind.at(text, at);
        if (escape.length) {
            kind.bytes ? void(bytes.push_back(char(escape.value))) : units.push_back(char16_t(escape.value));
            at = end = at + escape.length;
            continue;
        }
        // A trail byte below 80 stands unescaped: %87%F8 but %90C.
        bool trail = kind.bytes && at == end && text[at] >= 0x40 && text[at] < 0x7F && at + 1 < text.size() && kind.at(text, at + 1).length;
        if (!trail) break;
        bytes.push_back(char(text[at]));
        end = ++at;
    }
    return end;
}

Repair written_out(char const* kind, std::u16string_view text, Span at, std::u16string now, std::string why) {
    Repair repair;
    repair.kind = kind;
    repair.span = at;
    repair.was = text.substr(at.begin, at.length());
    repair.now = std::move(now);
    repair.certainty = Certainty::certain;
    repair.confidence = 0.98;
    repair.why = std::move(why);
    return repair;
}

// What a finder came to: where the next sign may stand.
Offset read_run(std::u16string_view text, Offset at, Findings& findings) {
    for (Kind const& kind : kinds) {
        if (text[at] != kind.sign || !kind.at(text, at).length) continue;
        std::string bytes, why = kind.why;
        std::u16string units;
        Offset end = run_of(text, at, kind, bytes, units);
        if (kind.bytes) units = text_of_bytes(bytes, why);
        bool chinese = chinese_in(units) > 0 && chinese_in(units) * 2 >= Offset(units.size());
        if (chinese && !is_meant(text, {at, end})) findings.repairs.push_back(written_out("escape", text, {at, end}, units, why));
        return end;
    }
    return at + 1;
}

// ---- controls of a spreadsheet ----

// _x000D_ is how XLSX writes a carriage return; what reads its XML alone leaves it so. Before a line feed it is half a line end.
Offset read_control(std::u16string_view text, Offset at, Findings& findings) {
    struct Control {
        std::u16string_view written;
        char16_t unit;
    };
    constexpr Control controls[] = {{u"_x000D_", u'\n'}, {u"_x000A_", u'\n'}, {u"_x0009_", u'\t'}};
    for (Control const& control : controls) {
        Offset end = at + Offset(control.written.size());
        if (text.substr(at, control.written.size()) != control.written || is_meant(text, {at, end})) continue;
        bool line_goes_on = control.unit == u'\n' && (text.substr(end, 1) == u"\n" || text.substr(end, 7) == u"_x000A_");
        findings.repairs.push_back(written_out("escape", text, {at, end}, std::u16string(line_goes_on ? 0 : 1, control.unit),
                                               "a control character as spreadsheets (XLSX) write it in XML"));
        return end;
    }
    return at + 1;
}

// ---- entities ----

struct Named {
    std::u16string_view name;
    char16_t unit;
};
constexpr Named named[] = {{u"nbsp", 0xA0},   {u"ensp", 0x2002}, {u"emsp", 0x2003}, {u"thinsp", 0x2009}, {u"ldquo", u'“'},
                           {u"rdquo", u'”'},  {u"lsquo", u'‘'},  {u"rsquo", u'’'},  {u"mdash", u'—'},    {u"ndash", u'–'},
                           {u"hellip", u'…'}, {u"middot", u'·'}, {u"bull", u'•'},   {u"times", u'×'},    {u"deg", u'°'},
                           {u"copy", u'©'},   {u"reg", u'®'},    {u"yen", u'¥'},    {u"permil", u'‰'},   {u"plusmn", u'±'}};

// An entity's name or number at `at`, its semicolon included.
Escaped entity(std::u16string_view text, Offset at) {
    std::size_t end = text.substr(0, std::min<std::size_t>(text.size(), at + 12)).find(u';', at);
    if (end == text.npos || end == at) return {};
    std::u16string_view name = text.substr(at, end - at);
    Offset length = Offset(end + 1 - at);
    for (Named const& each : named)
        if (each.name == name) return {length, each.unit};
    if (name.size() < 3 || name[0] != u'#') return {};
    bool hexadecimal = (name[1] | 32) == u'x';
    int value = 0;
    for (char16_t unit : name.substr(hexadecimal ? 2 : 1)) {
        int digit = hex_value(unit);
        if (digit < 0 || (!hexadecimal && digit > 9) || value > 0x10FFFF) return {};
        value = value * (hexadecimal ? 16 : 10) + digit;
    }
    bool good = value >= 0xA0 && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
    return good ? Escaped{length, value} : Escaped{};
}

// A page with tags reads its own entities; only those escaped twice are damage there.
bool has_tags(std::u16string_view text) {
    for (std::size_t at = text.find(u"</"); at != text.npos; at = text.find(u"</", at + 1))
        if (at + 2 < text.size() && (text[at + 2] | 32) >= u'a' && (text[at + 2] | 32) <= u'z') return true;
    return false;
}

struct Entities {
    std::vector<Repair> found;
    Offset chinese = 0;       // of them, those of Chinese characters and marks
    std::optional<bool> tags; // whether the page has any; asked for once
};

Offset read_entity(std::u16string_view text, Offset at, Entities& entities) {
    Offset levels = 0, name = at + 1;
    while (text.substr(name, 4) == u"amp;") ++levels, name += 4;
    if (levels == 0 && entities.tags.value_or(false)) return at + 1;
    Escaped escape = entity(text, name);
    Span span{at, name + escape.length};
    if (!escape.length || is_meant(text, span)) return at + 1;
    if (!entities.tags) entities.tags = has_tags(text);
    if (levels == 0 && *entities.tags) return at + 1;
    std::u16string now;
    if (*entities.tags) now = u"&" + std::u16string(text.substr(name, escape.length));
    else append(now, char32_t(escape.value));
    entities.chinese += escape.value >= 0x2E80;
    entities.found.push_back(written_out("entity", text, span, std::move(now),
                                         levels ? "an entity whose & was escaped again" : "an entity in a text that is no markup"));
    return span.end;
}

} // namespace

void escape(Page const& page, Findings& findings) {
    std::u16string_view text = page.text.units;
    Entities entities;
    auto read = [&](Offset at) {
        switch (text[at]) {
        case u'&':
            return read_entity(text, at, entities);
        case u'_':
            return page.signs.han ? read_control(text, at, findings) : at + 1;
        case u'%':
        case u'\\':
            return read_run(text, at, findings);
        default:
            return at + 1;
        }
    };
    Offset reached = 0;
    for (Offset at : page.signs.escapes)
        if (at >= reached) reached = read(at);
    // A text about HTML shows single entities of Latin signs on purpose.
    if (entities.chinese == 0 && page.signs.han == 0) return;
    std::move(entities.found.begin(), entities.found.end(), std::back_inserter(findings.repairs));
}

} // namespace duidu
