// Any text gives blocks whose spans nest and ascend, and a map whose every unit leads to a stretch of the source; nothing is read twice.
#include "parse/parse.h"

#include "text/utf.h"

#include <cstdlib>

using namespace duidu;

namespace {

void insist(bool holds) {
    if (!holds) std::abort();
}

constexpr char const* types[] = {"", "text", "html", "markdown", "front matter"};

bool nests(Parsed const& parsed) {
    Offset reached = 0;
    for (std::size_t i = 0; i < parsed.blocks.size(); ++i) {
        Block const& block = parsed.blocks[i];
        if (block.span.begin < reached || block.span.end < block.span.begin || block.span.end > parsed.text.length()) return false;
        if (block.parent >= int(i) || block.element >= int(parsed.elements.size())) return false;
        if (block.parent >= 0) {
            Span around = parsed.blocks[std::size_t(block.parent)].span;
            if (block.span.begin < around.begin || block.span.end > around.end) return false;
        }
        reached = block.span.begin;
    }
    for (std::size_t i = 0; i < parsed.elements.size(); ++i)
        if (parsed.elements[i].parent >= int(i)) return false;
    return true;
}

} // namespace

// The first byte chooses the type, so that every reader is reached from any text.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    if (size == 0) return 0;
    Text text;
    text.units = from_utf8({reinterpret_cast<char const*>(data) + 1, size - 1});
    text.map.add({0, text.length()}, text.length(), true);
    Parsed parsed = parse(text, {types[data[0] % std::size(types)], ""});
    insist(consistent(parsed));
    insist(nests(parsed));
    for (Hyperlink const& link : parsed.links) insist(link.span.end <= parsed.text.length());
    insist(parse(text, {types[data[0] % std::size(types)], ""}).text.units == parsed.text.units);
    return 0;
}
