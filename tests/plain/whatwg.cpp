#include "plain/whatwg.h"

#include "decode/indexes.h"
#include "text/utf.h"

#include <cstdint>
#include <deque>
#include <functional>
#include <map>

namespace plain {

using namespace duidu::indexes;

namespace {

constexpr int end_of_queue = -1;
constexpr long null = -1;

// https://encoding.spec.whatwg.org/#handler: finished, continue, error, or code points.
struct Result {
    enum { finished, carry_on, error, points } kind;
    std::u32string text = {};
};
Result finished() { return {Result::finished}; }
Result carry_on() { return {Result::carry_on}; }
Result error() { return {Result::error}; }
Result points(std::u32string text) { return {Result::points, std::move(text)}; }
Result points(long point) { return points(std::u32string(1, char32_t(point))); }

using Queue = std::deque<int>;
using Handler = std::function<Result(Queue&, int)>;

bool between(int byte, int first, int last) { return byte >= first && byte <= last; }
void restore(Queue& queue, std::initializer_list<int> bytes) { queue.insert(queue.begin(), bytes.begin(), bytes.end()); }

template <class Unit, std::size_t size> long code_point(Unit const (&index)[size], long pointer) {
    if (pointer < 0 || pointer >= long(size) - 1 || index[pointer] == 0xFFFD) return null;
    return long(index[pointer]);
}

Handler utf_8() {
    return [point = 0L, seen = 0, needed = 0, lower = 0x80, upper = 0xBF](Queue& queue, int byte) mutable {
        if (byte == end_of_queue && needed != 0) return needed = 0, error();
        if (byte == end_of_queue) return finished();
        if (needed == 0) {
            if (byte <= 0x7F) return points(byte);
            if (between(byte, 0xC2, 0xDF)) needed = 1, point = byte & 0x1F;
            else if (between(byte, 0xE0, 0xEF)) {
                if (byte == 0xE0) lower = 0xA0;
                if (byte == 0xED) upper = 0x9F;
                needed = 2, point = byte & 0xF;
            } else if (between(byte, 0xF0, 0xF4)) {
                if (byte == 0xF0) lower = 0x90;
                if (byte == 0xF4) upper = 0x8F;
                needed = 3, point = byte & 0x7;
            } else return error();
            return carry_on();
        }
        if (!between(byte, lower, upper)) {
            point = needed = seen = 0, lower = 0x80, upper = 0xBF;
            restore(queue, {byte});
            return error();
        }
        lower = 0x80, upper = 0xBF;
        point = point << 6 | (byte & 0x3F);
        if (++seen != needed) return carry_on();
        long whole = point;
        point = needed = seen = 0;
        return points(whole);
    };
}

long ranges_code_point(long pointer) {
    if ((pointer > 39419 && pointer < 189000) || pointer > 1237575) return null;
    if (pointer == 7457) return 0xE7C7;
    long offset = 0, base = 0;
    if (pointer >= 189000) offset = 189000, base = 0x10000;
    else
        for (Gb18030Range const& range : gb18030_ranges)
            if (range.pointer <= pointer) offset = range.pointer, base = range.point;
    return base + pointer - offset;
}

Handler gb18030() {
    return [first = 0, second = 0, third = 0](Queue& queue, int byte) mutable {
        if (byte == end_of_queue && first == 0 && second == 0 && third == 0) return finished();
        if (byte == end_of_queue) return first = second = third = 0, error();
        if (third != 0) {
            if (!between(byte, 0x30, 0x39)) {
                restore(queue, {second, third, byte});
                first = second = third = 0;
                return error();
            }
            long point =
                ranges_code_point(((first - 0x81) * 10 * 126 * 10L) + ((second - 0x30) * 10 * 126) + ((third - 0x81) * 10) + byte - 0x30);
            first = second = third = 0;
            return point == null ? error() : points(point);
        }
        if (second != 0) {
            if (between(byte, 0x81, 0xFE)) return third = byte, carry_on();
            restore(queue, {second, byte});
            first = second = 0;
            return error();
        }
        if (first != 0) {
            if (between(byte, 0x30, 0x39)) return second = byte, carry_on();
            int lead = first;
            long pointer = null;
            first = 0;
            int offset = byte < 0x7F ? 0x40 : 0x41;
            if (between(byte, 0x40, 0x7E) || between(byte, 0x80, 0xFE)) pointer = (lead - 0x81) * 190 + (byte - offset);
            long point = pointer == null ? null : code_point(gb18030_index, pointer);
            if (point != null) return points(point);
            if (byte <= 0x7F) restore(queue, {byte});
            return error();
        }
        if (byte <= 0x7F) return points(byte);
        if (byte == 0x80) return points(0x20AC);
        if (between(byte, 0x81, 0xFE)) return first = byte, carry_on();
        return error();
    };
}

Handler big5() {
    return [lead = 0](Queue& queue, int byte) mutable {
        if (byte == end_of_queue && lead != 0) return lead = 0, error();
        if (byte == end_of_queue) return finished();
        if (lead != 0) {
            int offset = byte < 0x7F ? 0x40 : 0x62;
            long pointer = null;
            if (between(byte, 0x40, 0x7E) || between(byte, 0xA1, 0xFE)) pointer = (lead - 0x81) * 157 + (byte - offset);
            lead = 0;
            if (pointer == 1133) return points(U"\u00CA\u0304");
            if (pointer == 1135) return points(U"\u00CA\u030C");
            if (pointer == 1164) return points(U"\u00EA\u0304");
            if (pointer == 1166) return points(U"\u00EA\u030C");
            long point = pointer == null ? null : code_point(big5_index, pointer);
            if (point != null) return points(point);
            if (byte <= 0x7F) restore(queue, {byte});
            return error();
        }
        if (byte <= 0x7F) return points(byte);
        if (between(byte, 0x81, 0xFE)) return lead = byte, carry_on();
        return error();
    };
}

Handler euc_jp() {
    return [jis0212 = false, lead = 0](Queue& queue, int byte) mutable {
        if (byte == end_of_queue && lead != 0) return lead = 0, error();
        if (byte == end_of_queue) return finished();
        if (lead == 0x8E && between(byte, 0xA1, 0xDF)) return lead = 0, points(0xFF61 - 0xA1 + byte);
        if (lead == 0x8F && between(byte, 0xA1, 0xFE)) return jis0212 = true, lead = byte, carry_on();
        if (lead != 0) {
            int was = lead;
            lead = 0;
            long point = null;
            if (between(was, 0xA1, 0xFE) && between(byte, 0xA1, 0xFE)) {
                long pointer = (was - 0xA1) * 94 + byte - 0xA1;
                point = jis0212 ? code_point(jis0212_index, pointer) : code_point(jis0208_index, pointer);
            }
            jis0212 = false;
            if (point != null) return points(point);
            if (byte <= 0x7F) restore(queue, {byte});
            return error();
        }
        if (byte <= 0x7F) return points(byte);
        if (byte == 0x8E || byte == 0x8F || between(byte, 0xA1, 0xFE)) return lead = byte, carry_on();
        return error();
    };
}

Handler iso_2022_jp() {
    enum State { ascii, roman, katakana, lead_byte, trail_byte, escape_start, escape };
    return [state = ascii, output_state = ascii, lead = 0, output = false](Queue& queue, int byte) mutable {
        switch (state) {
        case ascii:
        case roman:
            if (byte == 0x1B) return state = escape_start, carry_on();
            if (byte == end_of_queue) return finished();
            output = false;
            if (state == roman && byte == 0x5C) return points(0xA5);
            if (state == roman && byte == 0x7E) return points(0x203E);
            return byte <= 0x7F && byte != 0x0E && byte != 0x0F ? points(byte) : error();
        case katakana:
            if (byte == 0x1B) return state = escape_start, carry_on();
            if (byte == end_of_queue) return finished();
            output = false;
            return between(byte, 0x21, 0x5F) ? points(0xFF61 - 0x21 + byte) : error();
        case lead_byte:
            if (byte == 0x1B) return state = escape_start, carry_on();
            if (byte == end_of_queue) return finished();
            output = false;
            if (between(byte, 0x21, 0x7E)) return lead = byte, state = trail_byte, carry_on();
            return error();
        case trail_byte: {
            if (byte == 0x1B) return state = escape_start, error();
            state = lead_byte;
            if (byte == end_of_queue) return queue.push_front(byte), error();
            long point = between(byte, 0x21, 0x7E) ? code_point(jis0208_index, (lead - 0x21) * 94 + byte - 0x21) : null;
            return point == null ? error() : points(point);
        }
        case escape_start:
            if (byte == 0x24 || byte == 0x28) return lead = byte, state = escape, carry_on();
            restore(queue, {byte});
            output = false, state = output_state;
            return error();
        case escape:
            break;
        }
        int was = lead;
        lead = 0;
        int next = -1;
        if (was == 0x28 && byte == 0x42) next = ascii;
        if (was == 0x28 && byte == 0x4A) next = roman;
        if (was == 0x28 && byte == 0x49) next = katakana;
        if (was == 0x24 && (byte == 0x40 || byte == 0x42)) next = lead_byte;
        if (next >= 0) {
            state = output_state = State(next);
            bool before = output;
            output = true;
            return before ? error() : carry_on();
        }
        restore(queue, {was, byte});
        output = false, state = output_state;
        return error();
    };
}

Handler shift_jis() {
    return [lead = 0](Queue& queue, int byte) mutable {
        if (byte == end_of_queue && lead != 0) return lead = 0, error();
        if (byte == end_of_queue) return finished();
        if (lead != 0) {
            int offset = byte < 0x7F ? 0x40 : 0x41, lead_offset = lead < 0xA0 ? 0x81 : 0xC1;
            long pointer = null;
            if (between(byte, 0x40, 0x7E) || between(byte, 0x80, 0xFC)) pointer = (lead - lead_offset) * 188 + byte - offset;
            lead = 0;
            if (pointer >= 8836 && pointer <= 10715) return points(0xE000 - 8836 + pointer);
            long point = pointer == null ? null : code_point(jis0208_index, pointer);
            if (point != null) return points(point);
            if (byte <= 0x7F) restore(queue, {byte});
            return error();
        }
        if (byte <= 0x80) return points(byte);
        if (between(byte, 0xA1, 0xDF)) return points(0xFF61 - 0xA1 + byte);
        if (between(byte, 0x81, 0x9F) || between(byte, 0xE0, 0xFC)) return lead = byte, carry_on();
        return error();
    };
}

Handler euc_kr() {
    return [lead = 0](Queue& queue, int byte) mutable {
        if (byte == end_of_queue && lead != 0) return lead = 0, error();
        if (byte == end_of_queue) return finished();
        if (lead != 0) {
            long pointer = null;
            if (between(byte, 0x41, 0xFE)) pointer = (lead - 0x81) * 190 + (byte - 0x41);
            lead = 0;
            long point = pointer == null ? null : code_point(euc_kr_index, pointer);
            if (point != null) return points(point);
            if (byte <= 0x7F) restore(queue, {byte});
            return error();
        }
        if (byte <= 0x7F) return points(byte);
        if (between(byte, 0x81, 0xFE)) return lead = byte, carry_on();
        return error();
    };
}

Handler utf_16(bool big) {
    return [big, lead_byte = -1, lead = 0](Queue& queue, int byte) mutable {
        if (byte == end_of_queue && (lead_byte >= 0 || lead != 0)) return lead_byte = -1, lead = 0, error();
        if (byte == end_of_queue) return finished();
        if (lead_byte < 0) return lead_byte = byte, carry_on();
        int unit = big ? lead_byte << 8 | byte : byte << 8 | lead_byte;
        int first = lead_byte;
        lead_byte = -1;
        if (lead != 0) {
            int surrogate = lead;
            lead = 0;
            if (between(unit, 0xDC00, 0xDFFF)) return points(0x10000 + ((surrogate - 0xD800) << 10) + unit - 0xDC00);
            restore(queue, {first, byte});
            return error();
        }
        if (between(unit, 0xD800, 0xDBFF)) return lead = unit, carry_on();
        return between(unit, 0xDC00, 0xDFFF) ? error() : points(unit);
    };
}

Handler single_byte(std::string_view name) {
    char16_t const* high = nullptr;
    for (SingleByte const& page : single_bytes)
        if (page.name == name) high = page.high;
    return [high](Queue&, int byte) {
        if (byte == end_of_queue) return finished();
        if (byte <= 0x7F) return points(byte);
        return high[byte - 0x80] == 0xFFFD ? error() : points(high[byte - 0x80]);
    };
}

Handler handler_of(std::string_view encoding) {
    if (encoding == "utf-8") return utf_8();
    if (encoding == "gb18030" || encoding == "gbk") return gb18030();
    if (encoding == "big5") return big5();
    if (encoding == "euc-jp") return euc_jp();
    if (encoding == "iso-2022-jp") return iso_2022_jp();
    if (encoding == "shift_jis") return shift_jis();
    if (encoding == "euc-kr") return euc_kr();
    if (encoding == "utf-16le" || encoding == "utf-16be") return utf_16(encoding == "utf-16be");
    return single_byte(encoding);
}

} // namespace

std::u16string whatwg_decode(std::string_view encoding, duidu::Bytes bytes) {
    Handler handler = handler_of(encoding);
    Queue queue(bytes.begin(), bytes.end());
    queue.push_back(end_of_queue);
    std::u16string units;
    while (true) {
        int byte = queue.front();
        if (byte != end_of_queue) queue.pop_front(); // reading the end does not remove it
        Result result = handler(queue, byte);
        if (result.kind == Result::finished) return units;
        if (result.kind == Result::error) units.push_back(0xFFFD);
        for (char32_t point : result.text) duidu::append(units, point);
    }
}

} // namespace plain
