#include "decode/byte_pages.h"

#include "decode/whatwg.h"

#include <string>
#include <vector>

namespace duidu {

namespace {

constexpr std::string_view names[] = {"windows-1252", "macintosh",    "windows-1250", "iso-8859-2",
                                      "windows-1251", "windows-1254", "windows-1257"};

// The terminals of DOS; no charset of the Encoding Standard. https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/PC/CP437.TXT
constexpr std::u16string_view cp437 = u"ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀"
                                      u"αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00A0";
static_assert(cp437.size() == 128);

BytePage page_of(std::string_view name, std::u16string_view units) {
    BytePage page{name};
    for (unsigned at = 0; at < units.size(); ++at)
        if (units[at] < page.bytes.size()) page.bytes[units[at]] = std::uint8_t(0x80 + at);
    return page;
}

struct Pages {
    std::vector<BytePage> all;
    std::array<std::uint8_t, 0x2600> begin = {}, go_on = {}; // in which pages, as bits

    Pages() {
        for (std::string_view name : names) all.push_back(page_of(name, {coder(name)->page, 128}));
        all.push_back(page_of("cp437", cp437));
        BytePage& western = all.front();
        for (unsigned control = 0x80; control < 0xA0; ++control) western.bytes[control] = std::uint8_t(control);
        for (unsigned page = 0; page < all.size(); ++page)
            for (unsigned unit = 0x80; unit < begin.size(); ++unit) {
                std::uint8_t byte = all[page].bytes[unit], bit = std::uint8_t(1u << page);
                if (byte >= 0xC2 && byte < 0xF5) begin[unit] |= bit;
                if (byte >= 0x80 && byte < 0xC0) go_on[unit] |= bit;
            }
    }
};

Pages const& pages() {
    static Pages const made;
    return made;
}

} // namespace

std::span<BytePage const> byte_pages() { return pages().all; }

unsigned pages_that_may_have_read(char16_t first, char16_t second) {
    Pages const& all = pages();
    return first < all.begin.size() && second < all.go_on.size() ? all.begin[first] & all.go_on[second] : 0;
}

} // namespace duidu
