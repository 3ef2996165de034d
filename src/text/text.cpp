#include "text/text.h"

namespace duidu {

Text edited(Text const& text, Edits const& edits) {
    Edited after = duidu::apply(text.units, edits);
    return {std::move(after.text), then(text.map, after.map)};
}

bool consistent(Text const& text) { return consistent(text.map) && text.map.length() == text.length(); }

} // namespace duidu
