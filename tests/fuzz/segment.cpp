// Any text through parse, segment and reference: nothing may crash, hang, or point outside the text. The file's bytes are taken for UTF-8, so that the
// fuzzer spends its time on words and not on charsets.
#include "reference/reference.h"
#include "text/utf.h"

#include <cstdint>
#include <cstdlib>

using namespace duidu;

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    Text text;
    text.units = from_utf8({reinterpret_cast<char const*>(data), size});
    text.map.add({0, text.length()}, text.length(), true);
    Parsed parsed = parse(text, {"text/plain", ""});
    Segmented segmented = segment(parsed);
    References references = refer(parsed, segmented);
    Offset length = parsed.text.length();
    for (Enumeration const& list : segmented.enumerations)
        for (Item const& item : list.items) require(list.span.contains(item.span) && item.marker.end <= length);
    for (Sentence const& sentence : segmented.sentences) require(sentence.span.end <= length);
    for (Heading const& heading : segmented.outline) require(heading.span.end <= length);
    for (Provision const& one : segmented.provisions) require(one.span.end <= length);
    for (Alias const& alias : references.aliases) require(alias.definition.contains(alias.full_name));
    for (Citation const& citation : references.citations) require(citation.span.end <= length);
    for (CountClaim const& claim : references.counts) require(claim.span.end <= length);
    for (Link const& link : references.links) require(link.from.end <= length && link.to.end <= length);
    return 0;
}
