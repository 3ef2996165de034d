// UTF-8 read by another page than windows-1252, line by line: utf8_pages.h says how it shows.
#include "decode/hex.h"
#include "decode/repairs/mojibake.h"
#include "decode/utf8_pages.h"
#include "text/utf.h"

#include <algorithm>
#include <iterator>

namespace duidu {

namespace {

Repair repair_of(Span line, PageReading const& reading, std::u16string_view text) {
    constexpr std::size_t most_shown = 40;
    Repair repair;
    repair.kind = "mojibake";
    repair.span = {line.begin + reading.at.begin, line.begin + reading.at.end};
    repair.was = text.substr(repair.span.begin, repair.span.length());
    repair.now = reading.text;
    repair.certainty = Certainty::certain;
    repair.confidence = 0.97;
    repair.why = std::string("UTF-8") + " was read as " + std::string(reading.charset) + times_of(reading.times) +
                 "; reading it so again gives what stands";
    std::string bytes;
    for (char byte : reading.bytes.substr(0, most_shown)) bytes += (bytes.empty() ? "" : " ") + hex(std::uint8_t(byte));
    repair.trace = {{"the bytes of what stands, in " + std::string(reading.charset), bytes},
                    {"read as UTF-8", to_utf8(reading.text.substr(0, most_shown))}};
    return repair;
}

} // namespace

void find_utf8_read_by_pages(Page const& page, Findings& findings) {
    std::u16string_view text = page.text.units;
    std::vector<Repair> found, all;
    for (Offset reached = 0; reached < text.size();) {
        Offset at = page.signs.next(reached, seen_foreign | seen_western, Offset(text.size()));
        if (at == text.size()) break;
        Offset begin = at;
        while (begin > reached && text[begin - 1] != u'\n') --begin;
        Span line{begin, Offset(std::min(text.find(u'\n', at), text.size()))};
        bool told = is_told(findings.repairs, line);
        auto reading = told ? std::nullopt : utf8_read_by_page(text.substr(line.begin, line.length()));
        if (reading) found.push_back(repair_of(line, *reading, text));
        reached = line.end + 1;
    }
    auto by_place = [](Repair const& a, Repair const& b) { return a.span < b.span; };
    std::merge(std::move_iterator(findings.repairs.begin()), std::move_iterator(findings.repairs.end()), std::move_iterator(found.begin()),
               std::move_iterator(found.end()), std::back_inserter(all), by_place);
    findings.repairs = std::move(all);
}

} // namespace duidu
