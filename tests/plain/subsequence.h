// The longest common subsequence by its table, as the textbook has it: the slow twin of src/compare/tiles.h.
#pragma once

#include <cstddef>
#include <string_view>

std::size_t longest_common_subsequence(std::u16string_view a, std::u16string_view b);
