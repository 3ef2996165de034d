// The tree as html5lib's tests write it, so that what this reader makes of a page can be held against them:
//
//     | <html>
//     |   <body>
//     |     class="a"
//     |     "国家"
#include "parse/formats/dom.h"
#include "parse/formats/formats.h"

#include "text/utf.h"

#include <lexbor/dom/interfaces/character_data.h>
#include <lexbor/dom/interfaces/document_type.h>
#include <lexbor/html/interfaces/template_element.h>

namespace duidu {

namespace {

std::string text_of(lxb_char_t const* text, std::size_t length) { return {reinterpret_cast<char const*>(text), length}; }

std::string element_name(lxb_dom_node_t const* node) {
    std::size_t length = 0;
    lxb_char_t const* name = lxb_dom_element_qualified_name(lxb_dom_interface_element(const_cast<lxb_dom_node_t*>(node)), &length);
    std::string prefix = node->ns == LXB_NS_SVG ? "svg " : node->ns == LXB_NS_MATH ? "math " : "";
    return prefix + text_of(name, length);
}

std::vector<std::string> attributes_of(lxb_dom_node_t const* node) {
    std::vector<std::string> lines;
    for (lxb_dom_attr_t* each = lxb_dom_interface_element(const_cast<lxb_dom_node_t*>(node))->first_attr; each; each = each->next) {
        std::size_t length = 0;
        lxb_char_t const* name = lxb_dom_attr_qualified_name(each, &length);
        std::string said = text_of(name, length);
        bool foreign = each->node.ns == LXB_NS_XLINK || each->node.ns == LXB_NS_XML || each->node.ns == LXB_NS_XMLNS;
        if (std::size_t colon = said.find(':'); foreign && colon != said.npos) said[colon] = ' ';
        lines.push_back(said + "=\"" + (each->value ? text_of(each->value->data, each->value->length) : "") + "\"");
    }
    std::sort(lines.begin(), lines.end());
    return lines;
}

std::string doctype_of(lxb_dom_node_t const* node) {
    auto* type = lxb_dom_interface_document_type(const_cast<lxb_dom_node_t*>(node));
    std::size_t length = 0;
    lxb_char_t const* name = lxb_dom_document_type_name(type, &length);
    std::string said = "<!DOCTYPE " + text_of(name, length);
    if (type->public_id.length || type->system_id.length)
        said += " \"" + text_of(type->public_id.data, type->public_id.length) + "\" \"" +
                text_of(type->system_id.data, type->system_id.length) + "\"";
    return said + ">";
}

std::string words_of(Dom& dom, lxb_dom_node_t const* node) {
    std::vector<TextPart> parts;
    std::vector<Characters> characters;
    dom.pieces(node, parts);
    if (parts.empty()) {
        auto& data = lxb_dom_interface_character_data(const_cast<lxb_dom_node_t*>(node))->data;
        return text_of(data.data, data.length);
    }
    for (TextPart part : parts) dom.expand(part, node->parent, characters);
    std::string said;
    for (Characters const& each : characters)
        said += each.copied ? to_utf8(dom.units().substr(each.source.begin, each.source.length())) : to_utf8(each.made);
    return said;
}

struct Open {
    lxb_dom_node_t const* node;
    std::size_t depth;
};

} // namespace

std::string html_tree(std::string_view html, std::string_view context) {
    std::u16string units = from_utf8(html);
    Dom dom(units, context);
    std::string out;
    auto line = [&](std::size_t depth, std::string const& said) { out += "| " + std::string(2 * depth, ' ') + said + "\n"; };
    std::vector<Open> rest;
    auto push_children = [&](lxb_dom_node_t const* node, std::size_t depth) {
        for (lxb_dom_node_t const* child = node->last_child; child; child = child->prev) rest.push_back({child, depth});
    };
    push_children(dom.root(), 0);
    while (!rest.empty()) {
        auto [node, depth] = rest.back();
        rest.pop_back();
        if (node->type == LXB_DOM_NODE_TYPE_TEXT) {
            if (std::string said = words_of(dom, node); !said.empty()) line(depth, "\"" + said + "\"");
        } else if (node->type == LXB_DOM_NODE_TYPE_COMMENT) {
            auto& data = lxb_dom_interface_character_data(const_cast<lxb_dom_node_t*>(node))->data;
            line(depth, "<!-- " + text_of(data.data, data.length) + " -->");
        } else if (node->type == LXB_DOM_NODE_TYPE_DOCUMENT_TYPE) {
            line(depth, doctype_of(node));
        } else if (node->type == LXB_DOM_NODE_TYPE_ELEMENT) {
            line(depth, "<" + element_name(node) + ">");
            for (std::string const& attribute : attributes_of(node)) line(depth + 1, attribute);
            bool inert = node->local_name == LXB_TAG_TEMPLATE && node->ns == LXB_NS_HTML;
            auto* content = inert ? lxb_html_interface_template(const_cast<lxb_dom_node_t*>(node))->content : nullptr;
            if (inert) line(depth + 1, "content");
            if (content) push_children(lxb_dom_interface_node(content), depth + 2);
            push_children(node, depth + 1);
        }
    }
    return out;
}

} // namespace duidu
