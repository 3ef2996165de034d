// Who wrote what is written in Latin letters: By Jane Doe, Staff Writer.
#pragma once

#include "segment/metadata/scene.h"

#include <string>
#include <string_view>

namespace duidu {

// Where the full names stand that a line begins with (Jane Doe, María de la Cruz and Tom Lee): each of two to four words with capitals,
// what follows them (Staff Writer, Updated) left out. Empty where none do. In UTF-16 units.
Span full_names(std::u16string_view line);

// Behind the word that introduces an author (By, Written by, Author:), which the line begins with; 0 where none does.
Offset behind_introduction(std::u16string_view line);

// Claims the full names that a span begins with, where it does.
void claim_full_names(Scene const& scene, Span span, std::string from, double confidence);

} // namespace duidu
