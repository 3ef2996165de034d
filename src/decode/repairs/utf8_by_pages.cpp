// UTF-8 read by a page of 128 characters, line by line: all of it by another page than windows-1252 (utf8_pages.h), or a part of the line
// by any (utf8_in_part.h).
#include "decode/byte_pages.h"
#include "decode/hex.h"
#include "decode/repairs/mojibake.h"
#include "decode/utf8_in_part.h"
#include "decode/utf8_pages.h"
#include "text/utf.h"

#include <algorithm>
#include <iterator>
#include <optional>

namespace duidu {

namespace {

constexpr std::size_t most_shown = 40; // bytes and units

Repair told_by(std::string_view page, std::string const& bytes, std::u16string const& text, int times) {
    Repair repair;
    repair.kind = "mojibake";
    repair.now = text;
    repair.why = was_read_as("UTF-8", page, times);
    std::string shown;
    for (char byte : bytes.substr(0, most_shown)) shown += (shown.empty() ? "" : " ") + hex(std::uint8_t(byte));
    repair.trace = {{"the bytes of what stands, in " + std::string(page), shown}, {"read as UTF-8", to_utf8(text.substr(0, most_shown))}};
    return repair;
}

std::string bytes_of(std::u16string_view stands, std::string_view charset) {
    auto named = [&](BytePage const& page) { return page.name == charset; };
    BytePage const& page = *std::find_if(byte_pages().begin(), byte_pages().end(), named);
    std::string bytes;
    for (char16_t unit : stands.substr(0, most_shown)) bytes.push_back(char(page.byte_of(unit)));
    return bytes;
}

Repair repair_of(PageReading const& reading) {
    Repair repair = told_by(reading.charset, reading.bytes, reading.text, reading.times);
    repair.certainty = Certainty::certain;
    repair.confidence = 0.97;
    repair.why += "; reading it so again gives what stands";
    return repair;
}

Repair repair_of(ReadInPart const& reading, std::u16string_view line) {
    std::u16string_view stands = line.substr(reading.at.begin, reading.at.length());
    Repair repair = told_by(reading.charset, bytes_of(stands, reading.charset), reading.text, reading.times);
    repair.certainty = reading.lost ? Certainty::possible : Certainty::probable;
    repair.confidence = 0.81; // nine of ten, as far as the rest of the line is no UTF-8
    repair.why += " in part of this line; the rest is no UTF-8 and stays";
    if (reading.lost) repair.why += "; " + std::to_string(reading.lost) + " characters are lost";
    return repair;
}

// What a line says anew; nothing for most.
std::optional<Repair> read_line(std::u16string_view text, Span at) {
    std::u16string_view line = text.substr(at.begin, at.length());
    std::optional<Repair> repair;
    Span within{};
    if (auto whole = utf8_read_by_page(line)) repair = repair_of(*whole), within = whole->at;
    else if (auto part = utf8_in_part(line)) repair = repair_of(*part, line), within = part->at;
    if (!repair) return {};
    repair->span = {at.begin + within.begin, at.begin + within.end};
    repair->was = text.substr(repair->span.begin, repair->span.length());
    return repair;
}

// Stretches that stand alone between characters that windows-1252 does not have may be parts of more: Ð°Ñ€Ñ�ÐºÐ¸.
bool explains_more(Repair const& repair, std::vector<Repair> const& told) {
    Offset explained = 0;
    auto is_before = [&](Repair const& each) { return each.span.end <= repair.span.begin; };
    for (auto each = std::partition_point(told.begin(), told.end(), is_before); each != told.end() && each->span.overlaps(repair.span);
         ++each) {
        bool is_part = each->span.begin >= repair.span.begin && each->span.end <= repair.span.end + 1 &&
                       each->why.starts_with(was_read_as("UTF-8", "windows-1252", 1));
        if (!is_part) return false;
        explained += each->span.length();
    }
    return explained < repair.span.length();
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
        std::optional<Repair> repair = read_line(text, line);
        if (repair && explains_more(*repair, findings.repairs)) found.push_back(std::move(*repair));
        reached = line.end + 1;
    }
    auto overtaken = [&](Repair const& each) { return is_told(found, each.span); };
    findings.repairs.erase(std::remove_if(findings.repairs.begin(), findings.repairs.end(), overtaken), findings.repairs.end());
    auto by_place = [](Repair const& a, Repair const& b) { return a.span < b.span; };
    std::merge(std::move_iterator(findings.repairs.begin()), std::move_iterator(findings.repairs.end()), std::move_iterator(found.begin()),
               std::move_iterator(found.end()), std::back_inserter(all), by_place);
    findings.repairs = std::move(all);
}

} // namespace duidu
