// What is counted: 重大任务 of 10项重大任务.
#pragma once

#include "reference/quantities/scan.h"

namespace duidu::measuring {

// Where the noun ends that begins at `at`: behind the last of the head words that follow each other, over a few characters of what
// describes them. `at` where none does.
Offset noun_end(Scan const& scan, Offset at);

} // namespace duidu::measuring
