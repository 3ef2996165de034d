#include "parse/formats/html_attributes.h"

#include "text/ascii.h"
#include "text/unicode.h"

#include <algorithm>
#include <cctype>

namespace duidu {

namespace {

std::string without_blanks(std::string_view style) {
    std::string plain;
    for (char c : style)
        if (!std::isspace(static_cast<unsigned char>(c))) plain.push_back(char(std::tolower(static_cast<unsigned char>(c))));
    return plain;
}

// display:none and its kin, whatever the spacing.
bool hides(std::string_view style) {
    std::string plain = without_blanks(style);
    for (std::string_view way :
         {"display:none", "visibility:hidden", "visibility:collapse", "font-size:0;", "font-size:0px", "opacity:0;", "clip:rect(0"})
        if (plain.find(way) != std::string::npos) return true;
    return plain.ends_with("font-size:0") || plain.ends_with("opacity:0");
}

} // namespace

bool is_hidden(lxb_dom_node_t const* node) {
    if (node->type != LXB_DOM_NODE_TYPE_ELEMENT || !lxb_dom_interface_element(const_cast<lxb_dom_node_t*>(node))->first_attr) return false;
    if (has_attribute(node, "hidden") || small_letters(attribute(node, "aria-hidden")) == "true") return true;
    return hides(attribute(node, "style"));
}

bool is_centred(lxb_dom_node_t const* node) {
    return small_letters(attribute(node, "align")) == "center" ||
           without_blanks(attribute(node, "style")).find("text-align:center") != std::string::npos;
}

char const* face_of(lxb_dom_node_t const* node) {
    if (!lxb_dom_interface_element(const_cast<lxb_dom_node_t*>(node))->first_attr) return "";
    std::string style = without_blanks(attribute(node, "style"));
    for (std::string_view weight : {"font-weight:bold", "font-weight:600", "font-weight:700", "font-weight:800", "font-weight:900"})
        if (style.find(weight) != std::string::npos) return "strong";
    std::size_t at = style.find("font-family:");
    std::string family = at != std::string::npos ? style.substr(at + 12) : without_blanks(attribute(node, "face"));
    while (!family.empty() && (family[0] == '"' || family[0] == '\'')) family.erase(0, 1);
    struct Family {
        std::string_view begins;
        char const* name;
    };
    constexpr Family families[] = {{"楷", "kai"},       {"kai", "kai"},        {"simkai", "kai"}, {"stkaiti", "kai"},
                                   {"华文楷体", "kai"}, {"黑体", "hei"},       {"hei", "hei"},    {"simhei", "hei"},
                                   {"stheiti", "hei"},  {"方正小标宋", "hei"}, {"方正楷", "kai"}, {"方正黑", "hei"}};
    for (Family const& known : families)
        if (family.starts_with(known.begins)) return known.name;
    return "";
}

std::string selector(lxb_dom_node_t const* node) {
    std::size_t length = 0;
    lxb_char_t const* text = lxb_dom_element_local_name(lxb_dom_interface_element(const_cast<lxb_dom_node_t*>(node)), &length);
    std::string name(reinterpret_cast<char const*>(text), length);
    constexpr std::size_t limit = 80; // a class list longer than this says no more
    if (std::string_view id = attribute(node, "id"); !id.empty()) name.append("#").append(id.substr(0, limit));
    bool gap = true;
    for (char c : attribute(node, "class").substr(0, limit)) {
        bool space = std::isspace(static_cast<unsigned char>(c));
        if (!space && gap) name.push_back('.');
        if (!space) name.push_back(c);
        gap = space;
    }
    return name;
}

std::uint16_t span_count(lxb_dom_node_t const* node, std::string_view name) {
    unsigned count = 0;
    for (char c : attribute(node, name)) {
        if (c < '0' || c > '9' || count > 1000) break;
        count = count * 10 + unsigned(c - '0');
    }
    return std::uint16_t(std::clamp(count, 1u, 1000u)); // the HTML Standard's own limit for colspan
}

int number_of(lxb_dom_node_t const* node, std::string_view name, int otherwise) {
    constexpr std::size_t longest = 5; // digits
    std::string_view words = attribute(node, name);
    bool digits = !words.empty() && words.size() <= longest && words.find_first_not_of("0123456789") == words.npos;
    int number = 0;
    for (char c : digits ? words : std::string_view()) number = number * 10 + (c - '0');
    return number > 0 ? number : otherwise;
}

std::u16string trimmed(std::u16string words) {
    while (!words.empty() && is_space(words.back())) words.pop_back();
    std::size_t begin = 0;
    while (begin < words.size() && is_space(words[begin])) ++begin;
    return words.substr(begin);
}

} // namespace duidu
