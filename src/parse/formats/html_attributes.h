// What the attributes of an element say of it and of the words in it.
//
//     <p class="red main" style="font-family: 楷体">      called p.red.main, set in 楷体
#pragma once

#include "parse/formats/dom.h"

namespace duidu {

// Whether the page hides it: by attribute or by style.
bool is_hidden(lxb_dom_node_t const* node);
// Whether its lines are centred.
bool is_centred(lxb_dom_node_t const* node);
// The face that an element sets its words in: strong, kai, hei; "" where it says none. Official documents tell their headings by it.
char const* face_of(lxb_dom_node_t const* node);
// Its name as a selector has it: div#content.main
std::string selector(lxb_dom_node_t const* node);
// How many columns or rows a cell spans, as the attribute of that name says.
std::uint16_t span_count(lxb_dom_node_t const* node, std::string_view name);
// The number that the attribute of that name says, from 1 to 99999; `otherwise` where it says none.
int number_of(lxb_dom_node_t const* node, std::string_view name, int otherwise);

// Without the blank space at both ends, which values of attributes often have.
std::u16string trimmed(std::u16string words);

} // namespace duidu
