// Who passed a statute and who changed it, when: the lines below its title.
//
//     （1985年1月21日第六届…会议通过　根据2017年11月4日《…的决定》第二次修正　自2018年1月1日起施行）
//       passed                                changed, so that this is the text of that day            only takes effect
#pragma once

#include "segment/moment.h"

#include <optional>

namespace duidu {

// Whether the line says nothing else.
bool is_history(std::u16string_view line);
// The newest of the days on which it was passed or changed.
std::optional<Moment> last_change(std::u16string_view history);

} // namespace duidu
