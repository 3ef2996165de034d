// Lists inside the prose. Two kinds can be seen here, the third (claimed) only where a number says how many there are (reference/counts):
//
//     marked        一是聚焦科技自立自强；二是发展新质生产力；三是改善民生。
//     coordinated   强化【顶层设计、统筹协调、整体推进、督促落实】，
#pragma once

#include "segment/prose.h"
#include "segment/segment.h"

namespace duidu {

// Series of ordinals: 一是 … 二是, 第一， … 第二，, 首先 … 其次, 其一, （一）, ①, 1. Marks that open a heading of the outline are left to
// it.
std::vector<Enumeration> series(Prose const& prose, std::vector<Heading> const& outline);

// Lists joined by 、, where both their outer ends are a guess.
std::vector<Enumeration> coordinations(Prose const& prose);

// Both, in order, with ids.
std::vector<Enumeration> enumerations(Prose const& prose, std::vector<Heading> const& outline);

// Puts them in document order and names them e1, e2, … Gives, for each place before, the one where its list stands now.
std::vector<std::size_t> number(std::vector<Enumeration>& all);

} // namespace duidu
