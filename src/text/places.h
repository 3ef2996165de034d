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
        return among({0, Offset(text.size())}, [&](Offset at) { return test(text[at]); });
    }
    // The places themselves pass the test, or not.
    template <class Test> std::span<Offset const> among(Span all, Test test) {
        if (room_.size() < all.length()) room_.resize(all.length());
        Offset* to = room_.data();
        for (Offset at = all.begin; at < all.end; ++at) {
            *to = at;
            to += test(at) ? 1 : 0;
        }
        return {room_.data(), to};
    }

private:
    std::vector<Offset> room_;
};

} // namespace duidu
