// Parts of titles that others ask for.
#pragma once

#include <string_view>

namespace duidu {

// 国发〔2019〕5号, as phrase_form() writes it.
bool is_document_number(std::u16string_view form);
// 临江新闻网, 市政府门户: a part of a title that ends as names of sites do.
bool is_site_name(std::u16string_view part);

} // namespace duidu
