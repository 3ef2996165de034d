// How well do these bytes read in that charset? As the cost of the best way through them, in nats: the less the better.
//
//     B9 FA BC D2 D0 C5      gb18030   国 5.2   家 5.9   信 6.6          17.7   and the pairs 国家, 家信 are common
//                            big5      弊 10.1  模 8.2   褻 14.0         32.3
//
// A byte too many or too few costs a fixed price and the way goes on behind it, so that damage disqualifies no charset.
#pragma once

#include "decode/decode.h"

#include <functional>
#include <string_view>

namespace duidu {

struct CharsetReading {
    double nats = 0;       // -ln of the probability of the bytes
    Offset characters = 0; // on the way that were not ASCII
    Offset damaged = 0;    // bytes that are part of no character
};

// Charsets with shifts cannot be read so. Past `most` nats it gives up and says hopeless_nats: who only wants to know the best need not hear the rest.
constexpr double hopeless_nats = 1e9;
CharsetReading reading_of(std::string_view charset, Bytes bytes, double most = hopeless_nats);

// The same at the speed of decoding, for many stretches in one charset: as the decoder reads, characters alone, without ASCII.
using QuickReader = std::function<CharsetReading(Bytes)>;
QuickReader quick_reader(std::string_view charset);

// How much rarer a character is in traditional text than the commonest form that folds alike, in nats: 表 0, 錶 5.
double nats_behind_other_forms(char16_t character);

} // namespace duidu
