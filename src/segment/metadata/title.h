// Parts of titles that others ask for.
#pragma once

#include <string_view>

namespace duidu {

// 国发〔2019〕5号, as phrase_form() writes it.
bool is_document_number(std::u16string_view form);

} // namespace duidu
