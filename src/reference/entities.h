// Who, and where? Bodies, persons and places, each under one name:
//
//     国家网信办 = 国家互联网信息办公室      临江市数据局 (以下简称市数据局) = 市数据局      记者 张文        习近平总书记 = 习近平
//
// By a list of bodies and places of our own, by the shape of names (国家 … 办公室, 省 … 厅), and by what the document says of itself
// (source, author). 习近平新时代中国特色社会主义思想 is a doctrine, no person; what stands inside 《》 belongs to the title.
#pragma once

#include "reference/reference.h"
#include "reference/starts.h"
#include "segment/prose.h"

namespace duidu {

// The entities of the document, in order; their names are simplified and in full.
std::vector<Entity> entities(Prose const& prose, Starts const& starts, Metadata const& metadata, std::vector<Alias> const& aliases);

namespace naming {

// What a unit may be in a name, or begin, a bit each.
enum Part : std::uint8_t { han = 1, label = 2, seat = 4, suffix = 8, surname = 16, governor = 32, title_end = 64, known_first = 128 };
using Parts = std::array<std::uint8_t, 0x10000>;

Parts const& parts();

} // namespace naming

} // namespace duidu
