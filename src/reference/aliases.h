// A name that the document gives to something, and uses from then on (or before):
//
//     《国家信息化发展报告（2023年）》（以下简称《报告》）      各省级人民政府建设的平台（以下称省级平台）
//     ╰──────── full ────────╯        ╰ short ╯
#pragma once

#include "reference/reference.h"
#include "segment/prose.h"

namespace duidu {

// In order, with ids.
std::vector<Alias> aliases(Prose const& prose);

// Is a bare short name there a word of its own, and not part of a longer one, as 市局 is of 城市局部?
bool stands_alone(std::u16string_view folded, Span name);

} // namespace duidu
