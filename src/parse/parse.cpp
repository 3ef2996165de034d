#include "parse/parse.h"

namespace duidu {

Parsed parse(Text const& text, ParseOptions const&) {
    Parsed out;
    out.type = "text/plain";
    out.text = text;
    out.map.add({0, text.length()}, text.length(), true);
    Offset begin = 0;
    for (Offset at = 0; at <= text.length(); ++at) {
        if (at < text.length() && text.units[at] != u'\n') continue;
        if (at > begin) {
            Block block;
            block.span = {begin, at};
            out.blocks.push_back(block);
        }
        begin = at + 1;
    }
    return out;
}

bool consistent(Parsed const& parsed) { return consistent(parsed.text) && consistent(parsed.map); }

} // namespace duidu
