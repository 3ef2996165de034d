// Who wrote what is written in Latin letters: By Jane Doe, Staff Writer.
#pragma once

#include "segment/metadata/scene.h"

#include <string>
#include <string_view>

namespace duidu {

// Where the full names stand that a line begins with (Jane Doe, María de la Cruz and Tom Lee): each of two to four words with capitals,
// what follows them (Staff Writer, Updated) left out. Empty where none do. In UTF-16 units.
Span full_names(std::u16string_view line);

// Where in the line what introduces an author ends (By, Written by, Author:), if the line begins with it; 0 where it does not. In UTF-16
// units.
Offset behind_introduction(std::u16string_view line);

// Claims the full names that a span begins with; says whether there are any.
bool claim_full_names(Scene const& scene, Span span, std::string from, double confidence);

} // namespace duidu
