// What a page says of itself in <script type="application/ld+json">, as far as it is asked: headline, dates, author, publisher, section.
#pragma once

#include "text/span.h"

#include <string>
#include <string_view>
#include <vector>

namespace duidu {

struct JsonValue {
    std::string name;     // "headline", "author" for author.name, in small letters
    std::u16string value; // unescaped
    Span span;            // in the JSON, between the quotation marks
};

// Reads on through anything that is no JSON.
std::vector<JsonValue> read_json_ld(std::u16string_view json);

} // namespace duidu
