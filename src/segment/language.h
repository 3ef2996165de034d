// In which language and script is it written? Counted on the text, helped by what the markup says where the text does not tell.
#pragma once

#include "parse/parse.h"

namespace duidu {

struct Language {
    std::string language; // zh, ja, ko, en, …; "" where nothing tells
    std::string script;   // Hans or Hant; "" where the language has no such choice
};

// `folded` is the text, folded.
Language language_of(std::u16string_view text, std::u16string_view folded, std::vector<Field> const& fields);

} // namespace duidu
