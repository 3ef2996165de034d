// Labels and what they announce: 来源：临江日报　责任编辑：李红.
#pragma once

#include "segment/metadata/scene.h"

namespace duidu {

// A label that pages set before a fact.
struct Key {
    std::u16string_view words; // folded, without blanks
    Place place;               // of the fact; null where it is none that is kept
    bool needs_colon;
    bool of_page = false; // what the page offers, 打印: no label of a table
};

struct Labelled {
    Key const* key;
    Offset begin, value; // of the key, and behind it with its colon
};

// Whether any label begins so.
bool may_begin_label(char16_t folded);
// All labels of a folded text.
std::vector<Labelled> labels_in(std::u16string_view folded);
// The label that a short line is, and nothing else.
Key const* label_of(std::u16string_view text);
// Claims what the labels of a line announce; says how many labels it held.
int read_labels(Scene const& scene, Span span, std::string const& from, double confidence);
bool is_date(Place place);

} // namespace duidu
