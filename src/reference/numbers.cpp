#include "reference/numbers.h"

namespace duidu {

Numbers::Numbers(Prose const& prose, Starts const& starts) : places_(starts.walk(Starts::number)) {
    Starts::Walk places = places_;
    all_.reserve(starts.count(Starts::number));
    for (Paragraph const& paragraph : prose.paragraphs) {
        Offset base = paragraph.span.begin, reached = base;
        for (Offset start : places.in(paragraph.span)) {
            if (start < reached) continue;
            auto numeral = numeral_at(prose.fold(paragraph.span), start - base);
            if (!numeral) continue;
            reached = numeral->span.end + base;
            numeral->span = {start, reached};
            all_.push_back(*numeral);
        }
    }
}

} // namespace duidu
