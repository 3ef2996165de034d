#include "damage/damage.h"

#include "decode/charset.h"
#include "text/readings.h"
#include "text/utf.h"

#include <vector>

using namespace duidu;

namespace damage {

namespace {

std::string gbk(std::u16string_view text) {
    std::string bytes;
    if (!encode_units("gbk", text, bytes)) bytes.clear();
    return bytes;
}

bool is_trail(char byte) { return (byte & 0xFF) >= 0x40 && (byte & 0xFF) != 0x7F && (byte & 0xFF) != 0xFF; }

// The character of two bytes; "" where they are none of GBK's own.
std::u16string character(std::string const &pair) {
    Text text;
    std::vector<Malformed> malformed;
    decode_bytes("gbk", {reinterpret_cast<std::uint8_t const *>(pair.data()), 2}, {0, 2}, text, malformed);
    bool own_use = text.units.size() == 1 && text.units[0] >= 0xE000 && text.units[0] < 0xF900;
    return malformed.empty() && text.units.size() == 1 && !own_use ? text.units : u"";
}

// Decodes as an old program does; `broken` is written for half a character and the byte behind it, nothing = the half is dropped.
std::u16string decoded(std::string const &bytes, std::u16string_view broken) {
    std::u16string text;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        if ((bytes[at] & 0x80) == 0) {
            text.push_back(char16_t(bytes[at]));
            continue;
        }
        bool pair = at + 1 < bytes.size() && is_trail(bytes[at + 1]);
        std::u16string one = pair ? character(bytes.substr(at, 2)) : u"";
        if (!one.empty()) text += one, ++at;
        else if (!broken.empty()) text += broken, ++at;
        else if (pair && (bytes[at + 1] & 0x80)) ++at;
    }
    return text;
}

void replace_all(std::string &bytes, std::string const &what, std::string const &by) {
    for (std::size_t at = bytes.find(what); at != std::string::npos; at = bytes.find(what, at + by.size()))
        bytes.replace(at, what.size(), by);
}

} // namespace

Table table_of(std::u16string_view text) {
    Table table;
    for (char16_t unit : text) {
        std::string bytes = gbk(std::u16string(1, unit));
        bool gb2312 = bytes.size() == 2 && (bytes[0] & 0xFF) >= 0xB0 && (bytes[0] & 0xFF) <= 0xF7 && (bytes[1] & 0xFF) >= 0xA1;
        if (bytes.size() == 2 && !gb2312 && !common_reading(unit).empty()) table[unit] = common_reading(unit);
    }
    return table;
}

std::u16string put_readings_in(std::u16string_view text, Table const &table) {
    std::map<std::string, std::u16string> by_bytes;
    for (auto const &[unit, reading] : table) by_bytes[gbk(std::u16string(1, unit))] = reading;
    std::string bytes = gbk(text);
    // A reading stands as (#7#) until the end: its letters would be bytes that the table could hit, which real pages do not show.
    std::vector<std::u16string> readings;
    for (auto const &[pair, reading] : by_bytes) {
        replace_all(bytes, pair, pair + "(#" + std::to_string(readings.size()) + "#)");
        readings.push_back(reading);
    }
    std::u16string out, with = decoded(bytes, u"?");
    for (std::size_t at = 0; at < with.size(); ++at) {
        if (with[at] != u'#') {
            out.push_back(with[at]);
            continue;
        }
        std::size_t end = with.find(u'#', at + 1), number = 0;
        for (char16_t digit : with.substr(at + 1, end - at - 1)) number = number * 10 + (digit - u'0');
        out += readings[number];
        at = end;
    }
    return out;
}

std::u16string make_marks_narrow(std::u16string_view text) {
    // What GBK has no two bytes for (vowels with marks it has) stays out of the way.
    std::string bytes = gbk(text);
    for (char mark : std::string(",:;()!?")) replace_all(bytes, {char(0xA3), char(mark + 0x80)}, std::string(1, mark));
    return decoded(bytes, u"");
}

} // namespace damage
