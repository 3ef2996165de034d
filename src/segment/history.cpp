#include "segment/history.h"

#include "text/fold.h"
#include "text/units.h"

#include <algorithm>
#include <tuple>

namespace duidu {

namespace {

constexpr std::u16string_view acts[] = {u"通过", u"修订", u"修正", u"公布", u"施行", u"批准"};

bool is_before(Moment const& one, Moment const& other) {
    return std::tie(one.year, one.month, one.day) < std::tie(other.year, other.month, other.day);
}

// …通过, …第一次修正）; …总统令修正公布第3条条文 as Taiwan has it.
bool ends_in_act(std::u16string_view folded) {
    auto ends = [&](std::u16string_view act) { return folded.ends_with(act); };
    auto holds = [&](std::u16string_view act) { return folded.find(act) != folded.npos; };
    if (std::any_of(std::begin(acts), std::end(acts), ends)) return true;
    bool ordered = folded.find(u'令') != folded.npos && std::any_of(std::begin(acts), std::end(acts), holds);
    return ordered && in(u"条文号", folded.back());
}

} // namespace

bool is_history(std::u16string_view line) {
    constexpr std::size_t longest = 2000; // units: thirty amendments
    constexpr Offset introduced = 8;      // units in front of the first day: （根据
    if (line.size() > longest) return false;
    std::u16string text = fold(line);
    while (!text.empty() && in(u")。; \u3000", text.back())) text.pop_back();
    if (text.size() < 8 || text.find(u'。') != text.npos || !ends_in_act(text)) return false;
    std::vector<Moment> const days = moments(text);
    if (days.empty() || days[0].span.begin > introduced || days[0].span.end >= Offset(text.size())) return false;
    return text[days[0].span.end] != u','; // 2016年3月16日，大会通过 tells a story
}

std::optional<Moment> last_change(std::u16string_view history) {
    std::optional<Moment> last;
    for (Moment const& day : moments(history)) {
        bool takes_effect = day.span.begin > 0 && history[day.span.begin - 1] == u'自';
        if (!takes_effect && (!last || is_before(*last, day))) last = day;
    }
    return last;
}

} // namespace duidu
