// What reports of every format call the relation of a passage, in the order of Passage::Relation.
#pragma once

namespace duidu {

inline constexpr char const* relations[] = {"same_phrase", "paraphrase", "same_theme", "follow_up", "contrast"};

} // namespace duidu
