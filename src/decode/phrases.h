// Which characters follow which, in so much text that no table in the program could hold it: a pack that a host lends where it has one.
//
//     变调[夹]    by words alone 被, 北, 叫: 调 ends one, and any may begin behind it
//     重要的[枢]纽
#pragma once

#include "decode/decode.h"

namespace duidu {

// The costs in a pack that phrases.mjs made; it need not stay in memory. Nothing where it is none.
PhraseCost costs_of_phrases(Bytes pack);

} // namespace duidu
