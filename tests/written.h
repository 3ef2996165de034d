// Documents written by hand, past decode and parse: a line is a paragraph, one that begins with "# " is the title, "- " a list item.
#pragma once

#include "reference/reference.h"
#include "segment/prose.h"

#include <string>

struct Written {
    duidu::Parsed parsed;
    duidu::Segmented segmented; // with roles, outline, provisions, sentences and enumerations
    duidu::References references;

    duidu::Prose prose() const { return duidu::prose_of(parsed.text.units, segmented.blocks); }
    std::string words(duidu::Span span) const; // UTF-8; line feeds as ⏎
};

Written written(std::string const& text);
Written written(std::u16string text);
