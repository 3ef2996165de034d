// lexbor's tree with a memory of the source. Before the tree builder sees a text token, its characters are exchanged for the token's
// number:
//
//     <p> 國&lt;家</p>      token 7: " 國&lt;家"      tree: p > " \t   …" (7 in blanks) "\1 00000007"
//
// Whatever the builder does with the text (drops a first line feed, moves it in front of a table, joins it with its neighbours), the number
// says afterwards where it stood. Blanks stay blanks, since the builder asks what is blank.
#pragma once

#include "text/text.h"

#include <lexbor/html/html.h>
#include <string>
#include <unordered_map>
#include <vector>

namespace duidu {

// UTF-8 for lexbor, and the way back to units.
struct Utf8Copy {
    std::string bytes;

    explicit Utf8Copy(std::u16string_view units);
    // The unit that begins at a byte. Units are counted from the byte that was asked for before, for parsers go from left to right.
    Offset unit_at(std::size_t byte);

private:
    std::size_t byte_ = 0;
    Offset unit_ = 0;
};

// Part of a text node: the blanks that a token began with, or what came after them.
struct TextPart {
    std::uint32_t token;
    bool blanks;
    bool cut; // its first line feed was dropped by the builder
};

// Characters of a piece: as they stand, or made from a reference, a line end or a NUL.
struct Characters {
    Span source;
    std::u16string made;
    bool copied;
};

// How a character reference reads, as the tokenizer reads it.
struct Reference {
    Offset length = 0; // of the reference in the source; 0 where it is none
    std::u16string text;
};

class ReferenceReader {
public:
    ReferenceReader();
    ~ReferenceReader();
    ReferenceReader(ReferenceReader const&) = delete;
    // `units` begins with &.
    Reference read(std::u16string_view units);

private:
    Reference resolve(std::string const& key) const;

    lxb_html_tokenizer_t* tokenizer_;
    std::unordered_map<std::string, Reference> known_;
};

// What a tag says of itself that must be traced to its place.
struct TagValue {
    lxb_tag_id_t tag;
    std::string name;  // of the attribute that names the value: "property=og:title"
    std::string value; // unescaped
    Span source;
};

class Dom {
public:
    // Where the units are a part of a page, `context` names the element that they stand in: td, svg path.
    explicit Dom(std::u16string_view units, std::string_view context = {});
    ~Dom();
    Dom(Dom const&) = delete;

    lxb_dom_node_t* root() const { return root_; }
    std::u16string_view units() const { return units_; }
    std::vector<TagValue> const& values() const { return values_; }
    bool capped() const { return dropped_any_; } // some tags lay too deep to be built

    // In the order of the tree; of one token, blanks come before the rest.
    void pieces(lxb_dom_node_t const* text, std::vector<TextPart>& out) const;
    void expand(TextPart piece, lxb_dom_node_t const* parent, std::vector<Characters>& out);
    // The text that stands right in a node, not in the elements in it.
    std::u16string text_of(lxb_dom_node_t const* node, Span* source = nullptr);

private:
    struct Token {
        Offset begin, end; // units of the source
        std::uint32_t blanks;
        bool plain;   // the source stands for itself
        bool line;    // its first character is a line feed
        bool foreign; // inside SVG or MathML
    };

    void begin(std::string_view context);
    static lxb_html_token_t* on_token(lxb_html_tokenizer_t* tokenizer, lxb_html_token_t* token, void* self);
    lxb_html_token_t* on_text(lxb_html_token_t* token);
    bool is_foreign() const;
    lxb_char_t const* end_of_source() const { return reinterpret_cast<lxb_char_t const*>(utf8_.bytes.data()) + utf8_.bytes.size(); }
    bool too_deep(lxb_html_token_t const* token);
    std::size_t waiting_formatting() const;
    void limit_formatting();
    void keep_values(lxb_html_token_t const* token);
    void limit_attributes(lxb_html_token_t* token);
    lxb_html_token_t* pass(lxb_html_token_t* token) { return next_(tokenizer_, token, tree_); }
    Span span_of(lxb_char_t const* begin, lxb_char_t const* end);
    void tokenize();

    std::u16string_view units_;
    Utf8Copy utf8_;
    lxb_html_document_t* document_;
    lxb_dom_node_t* root_ = nullptr;
    lxb_html_tokenizer_t* tokenizer_ = nullptr;
    lxb_html_tree_t* tree_ = nullptr;
    lxb_html_tokenizer_token_f next_ = nullptr;
    std::vector<Token> tokens_;
    std::vector<TagValue> values_;
    ReferenceReader references_;
    std::uint64_t reopened_ = 0, seen_ = 0;
    std::uint32_t dropped_ = 0;
    bool dropped_any_ = false;
    bool framed_ = false; // blanks of a frameset were passed as they are
};

// An attribute's value, unescaped; nothing where the element has none.
std::string_view attribute(lxb_dom_node_t const* element, std::string_view name);
bool has_attribute(lxb_dom_node_t const* element, std::string_view name);

} // namespace duidu
