// What is a name, and whose? 王小明 is a person, 临江日报 a medium, admin what a template left behind.
#pragma once

#include "segment/segment.h"

#include <string>
#include <string_view>

namespace duidu {

bool is_person(MetadataField Metadata::*place);

bool is_medium(std::u16string_view name);
// What templates leave behind: a number, an address for mail, a word for the person who runs the site.
bool is_placeholder(std::u16string_view value);
bool is_address(std::u16string_view text);

// Two to four Han characters that begin with a surname. Where nothing but its shape speaks for it, only what is seldom another word.
enum class Witness { label, shape };
bool is_name(std::u16string_view text, Witness witness);
// What a person may call himself: one word.
bool is_nickname(std::u16string_view text);
// How many units of folded text are a name that a word for a role stands right before: 记者林宜君／; 0 where there is none.
std::size_t attached_name(std::u16string_view folded);

// The people of a value without what surrounds them: 李红、王小明 from 责编 李 红 王小明_NB125. `site` is no person.
std::u16string people_in(std::u16string_view value, std::u16string_view site);

} // namespace duidu
