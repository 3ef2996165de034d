// What readers answered below an article, on pages whose markup does not say so: lines that only stand at each comment, again and again.
//
//     12 条评论
//     江边人 2023年5月6日        ┐
//     桥通了，上班少走半小时。   │ from the line that opens the comments, or the first answer,
//     回复                       │ to the last answer
//     …                          │
//     回复                       ┘
#pragma once

#include "segment/lines.h"

namespace duidu {

// By line: whether it stands in a thread of comments.
std::vector<bool> threads_of(Parsed const& parsed, std::vector<Line> const& lines);

} // namespace duidu
