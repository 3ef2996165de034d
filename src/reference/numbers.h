// The numbers of an article, each read once, whoever asks for it:
//
//     到2025年，建成一百二十个网点      2025 at 1, 120 at 9      at 2 and 10 others begin, which nobody needs who goes from number to
//     number
#pragma once

#include "reference/starts.h"
#include "text/numeral.h"

#include <optional>
#include <vector>

namespace duidu {

class Numbers {
public:
    // The starts must outlive what is asked of the numbers.
    Numbers(Prose const& prose, Starts const& starts);

    // One paragraph after the other, and in each from place to place.
    class Walk {
    public:
        // Where numbers may begin in a paragraph that stands behind all that were asked before.
        std::span<Offset const> in(Span paragraph) { return places_.in(paragraph); }
        // What numeral_at() says of a place of a paragraph that stands at `base`: its span counts from there as `at` does. Null where no
        // number begins; stands until the next is asked for.
        Numeral const* at(std::u16string_view paragraph, Offset at, Offset base) {
            while (next_ != end_ && next_->span.begin < base + at) ++next_;
            if (next_ == end_ || next_->span.begin > base + at) return here_ = numeral_at(paragraph, at), here_ ? &*here_ : nullptr;
            here_ = *next_;
            here_->span = {at, next_->span.end - base};
            return &*here_;
        }

    private:
        friend class Numbers;
        Walk(Starts::Walk places, std::vector<Numeral> const& all) : places_(places), next_(all.data()), end_(all.data() + all.size()) {}

        Starts::Walk places_;
        Numeral const *next_, *end_;
        std::optional<Numeral> here_;
    };
    Walk walk() const { return {places_, all_}; }

private:
    Starts::Walk places_;
    std::vector<Numeral> all_; // their spans are of the document
};

} // namespace duidu
