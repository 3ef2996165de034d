#include "parse/formats/marks.h"

#include <algorithm>

namespace duidu {

namespace {

struct Naming {
    std::string_view token, mark;
};

// Tokens of class, id, itemprop and rel, in small letters, hyphens and underscores dropped. Only whole tokens count: authorbox is a
// sidebar.
constexpr Naming namings[] = {
    {"author", "author"},
    {"authorname", "author"},
    {"authi", "author"}, // Discuz
    {"articleauthor", "author"},
    {"postauthor", "author"},
    {"entryauthor", "author"},
    {"byauthor", "author"},
    {"byline", "author"},
    {"writer", "author"},
    {"nickname", "author"},
    {"follownickname", "author"},
    {"username", "author"},
    {"name", "author"},
    {"jsauthorname", "author"},
    {"creator", "author"},
    {"editor", "editor"},
    {"epeditor", "editor"},
    {"zebian", "editor"},
    {"bianji", "editor"},
    {"source", "source"},
    {"articlesource", "source"},
    {"jsname", "source"}, // a public account
    {"laiyuan", "source"},
    {"ly", "source"},
    {"datepublished", "published"},
    {"publishtime", "published"},
    {"publishdate", "published"},
    {"pubdate", "published"},
    {"pubtime", "published"},
    {"published", "published"},
    {"entrydate", "published"},
    {"postdate", "published"},
    {"posttime", "published"},
    {"articletime", "published"},
    {"articledate", "published"},
    {"date", "date"},
    {"time", "date"},
    {"datemodified", "modified"},
    {"updated", "modified"},
};

// post-hero__author, authors--author: the part of a block that the last word tells.
std::string_view last_part(std::string_view token) {
    std::size_t at = std::max(token.rfind("__") + 1, token.rfind("--") + 1); // 0 where there is none
    return at > 0 ? token.substr(at + 1) : token;
}

std::string_view named(std::string_view token) {
    constexpr std::size_t longest = 16; // of the tokens above, with their hyphens
    bool part = last_part(token).size() < token.size();
    token = last_part(token);
    if (token.empty() || token.size() > longest) return {};
    std::string plain;
    for (char c : token)
        if (c != '-' && c != '_') plain.push_back(c >= 'A' && c <= 'Z' ? char(c | 32) : c);
    auto found = std::find_if(std::begin(namings), std::end(namings), [&](Naming const& each) { return each.token == plain; });
    bool of_anything = part && plain == "name"; // company__name
    return found == std::end(namings) || of_anything ? std::string_view() : found->mark;
}

std::string_view named_in(std::string_view tokens) {
    constexpr std::size_t most = 120; // bytes of a class list that are looked at
    tokens = tokens.substr(0, most);
    for (std::size_t at = 0; at < tokens.size();) {
        std::size_t end = std::min(tokens.find_first_of(" \t\n", at), tokens.size());
        if (std::string_view mark = named(tokens.substr(at, end - at)); !mark.empty()) return mark;
        at = end + 1;
    }
    return {};
}

constexpr std::u16string_view script_names[] = {u"publish_time", u"createTime", u"publishTime",
                                                u"pubtime",      u"pubTime",    u"var ct"}; // seconds since 1970, of public accounts

} // namespace

std::string_view mark_of(lxb_dom_node_t const* element) {
    if (!lxb_dom_interface_element(const_cast<lxb_dom_node_t*>(element))->first_attr) return {};
    if (attribute(element, "itemprop").find("name") != std::string_view::npos) return {}; // of a person or of the article
    for (std::string_view attribute_name : {"itemprop", "rel", "id", "class"})
        if (std::string_view mark = named_in(attribute(element, attribute_name)); !mark.empty()) return mark;
    return element->local_name == LXB_TAG_TIME ? "date" : std::string_view();
}

// name = "value", name: 'value', "name":"value"
std::vector<ScriptFact> script_facts(std::u16string_view script) {
    constexpr std::size_t longest = 40; // of a date
    std::vector<ScriptFact> facts;
    for (std::u16string_view name : script_names) {
        std::size_t at = script.find(name);
        if (at == script.npos) continue;
        std::size_t value = at + name.size();
        while (value < script.size() && std::u16string_view(u" \"'=:\t").find(script[value]) != std::u16string_view::npos) ++value;
        char16_t quote = value > 0 ? script[value - 1] : 0;
        std::size_t end = script.find(quote, value);
        if ((quote != u'"' && quote != u'\'') || end == script.npos || end == value || end - value > longest) continue;
        std::string small;
        for (char16_t unit : name) small.push_back(char(unit >= u'A' && unit <= u'Z' ? unit | 32 : unit));
        facts.push_back({small, std::u16string(script.substr(value, end - value)), {Offset(value), Offset(end)}});
    }
    return facts;
}

} // namespace duidu
