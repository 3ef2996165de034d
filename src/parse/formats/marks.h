// Templates name their elements after what they hold: <span class="author">柳如风</span>, <em id="publish_time">2021年4月5日</em>. And
// scripts hold what a page shows later: var publish_time = "2021-04-05".
#pragma once

#include "parse/formats/dom.h"

#include <string>
#include <string_view>
#include <vector>

namespace duidu {

// What an element says that it holds: author, editor, source, published, date, modified; "" where its attributes say nothing of the kind.
std::string_view mark_of(lxb_dom_node_t const* element);

struct ScriptFact {
    std::string name; // "publish_time", as the script has it, in small letters
    std::u16string value;
    Span span; // in the script
};

// The dates that the scripts of well-known systems set.
std::vector<ScriptFact> script_facts(std::u16string_view script);

} // namespace duidu
