// What each tag does to the words in it: a heading begins, a list opens, words before and after stand apart, nothing is said to a reader.
#pragma once

#include "parse/formats/dom.h"

namespace duidu {

enum class Act : std::uint8_t {
    inside, // words flow on
    apart,  // words before and after stand in different blocks
    skip,   // says nothing to a reader
    paragraph,
    heading,
    list,
    item,
    table,
    row,
    cell,
    caption,
    quote,
    verbatim,
    line,
    rule,
    link,
    emphasis,
    ruby,
    reading,
    image
};

struct TagRule {
    lxb_tag_id_t tag;
    Act act;
    char const* name = ""; // of an emphasis
};

// Of the element; of one that is in no table, words flow on.
TagRule const& rule_of(lxb_dom_node_t const* node);

// Whether words in it and around it stand in different blocks.
bool is_block(Act act);

} // namespace duidu
