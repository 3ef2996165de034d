// What is a name, and whose? 王小明 is a person, 临江日报 a medium, admin what a template left behind.
#pragma once

#include <string_view>

namespace duidu {

bool is_medium(std::u16string_view name);
// What templates leave behind: a number, an address for mail, a word for the person who runs the site.
bool is_placeholder(std::u16string_view value);
bool is_address(std::u16string_view text);

} // namespace duidu
