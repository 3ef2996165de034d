// When was it written? The time forms of bylines, front matters and meta elements:
//
//     2024年9月11日 08:25 · 2024年09月11日08时25分 · 二〇二四年九月十一日 · 民國113年9月11日 · 2021-12-27 17:38:07 +0800 · Mon, 27 Dec 2021
//     17:38:07 GMT · 27.12.2021 · 12/27/2021
#pragma once

#include "text/span.h"

#include <string>
#include <string_view>
#include <vector>

namespace duidu {

struct Moment {
    Span span;
    int year = 0, month = 0, day = 0;
    int hour = -1, minute = -1, second = -1; // -1 where it does not say
    bool zoned = false;
    int zone = 0; // minutes east of Greenwich

    // 2024-09-11, 2024-09-11T08:25:00+08:00. A clock without a zone gets `assumed` where that is given ("+08:00"), else none.
    std::string iso(std::string_view assumed) const;
};

// All of them, in order, without overlap.
std::vector<Moment> moments(std::u16string_view text);

} // namespace duidu
