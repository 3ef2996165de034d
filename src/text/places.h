// The places of a text whose unit passes a test, in order. Which units do cannot be foreseen, so that a branch at each would cost more than
// all that is done at the places: the test's answer is added up, never branched on.
//
//     Places numbers;      for (Offset at : numbers.of(u"共10项、3类", may_begin_number)) → 1 2 5
#pragma once

#include "text/span.h"

#include <span>
#include <string_view>
#include <vector>

namespace duidu {

class Places {
public:
    // Stand until it is asked again.
    template <class Test> std::span<Offset const> of(std::u16string_view text, Test test) {
        if (room_.size() < text.size()) room_.resize(text.size());
        std::size_t count = 0;
        for (Offset at = 0; at < text.size(); ++at) {
            room_[count] = at;
            count += test(text[at]) ? 1 : 0;
        }
        return {room_.data(), count};
    }

private:
    std::vector<Offset> room_;
};

} // namespace duidu
