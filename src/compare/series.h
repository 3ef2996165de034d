// What a unit listed may be all of it that lived on: its words are gone, but the things that it named one after another stand in what is
// new in another unit.
//
//     gone   核定、登记并公布河道、水库、堤防、泵站和闸门
//     new    （一）河道的疏浚；（二）水库的蓄水；（三）堤防的加固；（四）泵站、闸门的检修      河道 水库 堤防 泵站 闸门
#pragma once

#include "compare/letters.h"
#include "compare/tiles.h"

namespace duidu {

// A stretch of letters.
struct Extent {
    Offset begin = 0, end = 0;
};

struct SeriesMatch {
    int unit = -1;        // of the other text; −1 where none says enough of the series
    double share = 0;     // of the series' terms that stand there
    std::u16string terms; // those terms, with 、 between them
};

// For each of the units `gone` from `text`: the unit of `other` whose new letters take up what it listed. `pairs` is the pairing as seen
// from `text`, `pairs_of_other` from the other side.
std::vector<SeriesMatch> series_matches(std::vector<Extent> const& gone, Letters const& text, std::vector<Offset> const& pairs,
                                        std::vector<Extent> const& units, Letters const& other, std::vector<Offset> const& pairs_of_other);

} // namespace duidu
