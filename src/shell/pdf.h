// The text layer of a PDF, by poppler's pdftotext, as the list of places that the core reads (src/parse/formats/placed.cpp).
#pragma once

#include <string>
#include <string_view>

namespace duidu {

bool is_pdf(std::string_view bytes);

// "" where pdftotext is not installed or cannot read the file: then the core says what to do with it.
std::string placed_words(std::string const& file);

} // namespace duidu
