#include "decode/utf8_in_part.h"

#include "decode/byte_pages.h"
#include "decode/misreadings.h"
#include "text/unicode.h"
#include "text/utf.h"

#include <algorithm>
#include <vector>

namespace duidu {

namespace {

constexpr char32_t lost = 0xFFFD;

bool is_capital(char32_t point) {
    if (point < 0x80) return point >= 'A' && point <= 'Z';
    if (point < 0x100) return point >= 0xC0 && point <= 0xDE && point != 0xD7;
    if (point < 0x180) return is_letter(point) && ((point >= 0x139 && point <= 0x148) || point >= 0x179 ? point % 2 == 1 : point % 2 == 0);
    return (point >= 0x391 && point <= 0x3AB) || (point >= 0x400 && point <= 0x42F);
}
bool is_small(char32_t point) {
    bool other = (point >= 0x3AC && point <= 0x3CE) || (point >= 0x430 && point <= 0x45F);
    return other || (point < 0x180 && is_letter(point) && point != 0xAA && point != 0xBA && !is_capital(point));
}
bool is_ascii_letter(char32_t point) { return point < 0x80 && is_letter(point); }
bool is_blank(char32_t point) { return is_space(point) || point == 0; }

// Marks that stand within words and at their ends, whatever letter is before them.
bool may_stand_behind_letters(char32_t unit) {
    constexpr std::u32string_view marks = U"\u00A0\u00AD·´¨«»®°²³¹ªº™…„‚‹›";
    return unit < 0x80 || marks.find(unit) != marks.npos || (unit >= 0x2010 && unit < 0x2020);
}

// ---- what a sequence says ----

struct Sequence {
    Offset length = 0; // units; 0 where no UTF-8 stands
    char32_t point = 0;
};

struct Raw {
    Offset length = 0; // units
    char32_t point = 0;
    bool whole = true; // no byte of it is gone
};

Offset length_of(std::uint8_t lead) { return lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0; }

// The bits of the bytes, as far as they go on; a lone surrogate is itself.
Raw raw_at(std::u16string_view line, Offset at, BytePage const& page) {
    std::uint8_t lead = page.byte_of(line[at]);
    Raw raw{length_of(lead), 0, true};
    if (raw.length == 0 || at + raw.length > line.size()) return {};
    raw.point = lead & (0x7Fu >> raw.length);
    for (Offset i = 1; i < raw.length; ++i) {
        char16_t unit = line[at + i];
        std::uint8_t byte = page.byte_of(unit);
        bool question = unit == u'?' && i == 2 && page.byte_of(line[at + 1]) == 0x80 && lead == 0xE2; // â€?
        bool gone = unit == u'\uFFFD' || (question && raw.length == 3);
        bool blank = unit == u' ' && raw.length == 3; // A0, a no-break space in the page
        if (!gone && !blank && (byte & 0xC0) != 0x80) return {};
        if (blank) byte = 0xA0;
        raw.whole &= !gone;
        raw.point = raw.point << 6 | (byte & 0x3F);
    }
    constexpr char32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    if (!raw.whole) raw.point = lost;
    bool too_short = raw.whole && raw.point < least[raw.length];
    return too_short || raw.point > 0x10FFFF ? Raw{} : raw;
}

// Two surrogates of three bytes each, as CESU-8 writes what is beyond the first plane, are one character.
Sequence sequence_at(std::u16string_view line, Offset at, BytePage const& page) {
    Raw first = raw_at(line, at, page);
    if (first.length == 0) return {};
    if (first.point < 0xD800 || first.point > 0xDFFF) return {first.length, first.point};
    Raw second = at + first.length < line.size() ? raw_at(line, at + first.length, page) : Raw{};
    bool pair = first.point < 0xDC00 && second.point >= 0xDC00 && second.point < 0xE000;
    return pair ? Sequence{first.length + second.length, 0x10000 + ((first.point - 0xD800) << 10) + (second.point - 0xDC00)} : Sequence{};
}

// ---- what proves itself ----

bool is_mark(char32_t point) {
    return (point >= 0x2010 && point <= 0x2044) || point == 0x20AC || point == 0x2122 || point == 0xFB01 || point == 0xFB02;
}

// Marks and signs, for which UTF-8 needs three bytes, Vietnamese letters and pictures: hardly ever written on purpose.
bool is_proved_by_form(Sequence const& sequence, std::u16string_view stands) {
    char32_t point = sequence.point;
    if (point == lost) return stands.find(u'\uFFFD') == stands.npos && stands.find(u'?') == stands.npos; // EF BF BD: lost before
    if (point < 0x800) return false;
    bool sign = (point >= 0x2190 && point <= 0x22FF) || (point >= 0x2300 && point <= 0x23FF) || (point >= 0x2600 && point <= 0x27BF);
    bool mark_of_han = (point >= 0x3000 && point < 0x3020) || (point >= 0xFF01 && point <= 0xFF5E);
    return is_mark(point) || sign || mark_of_han || (point >= 0x1EA0 && point <= 0x1EF9) || (point >= 0x1F300 && point <= 0x1FAFF);
}

// But for the one that ends lines.
bool has_control(std::u16string_view stands) {
    return std::any_of(stands.begin(), stands.end(), [](char16_t unit) { return unit >= 0x80 && unit < 0xA0 && unit != 0x85; });
}

// 0 for Latin letters and signs: those may meet by chance.
int script_of(char32_t point) {
    constexpr struct {
        char32_t first, last;
    } scripts[] = {{0x370, 0x3FF}, {0x400, 0x52F}, {0x590, 0x5FF}, {0x600, 0x6FF}, {0x900, 0xE7F}, {0x3040, 0x9FFF}, {0xAC00, 0xD7A3}};
    for (int i = 0; i < int(std::size(scripts)); ++i)
        if (point >= scripts[i].first && point <= scripts[i].last) return i + 1;
    return 0;
}

bool is_combining(char32_t point) { return point >= 0x300 && point < 0x370; }

enum class Proof { none, beside, hint, proof }; // beside: where something else in the line proves itself

struct Found {
    Offset begin = 0;
    Sequence sequence;
    Proof proof = Proof::none;
};

// What stands in a line for UTF-8 in one page.
class Line {
public:
    Line(std::u16string_view line, BytePage const& page) : line_(line), page_(page) {
        for (Offset at = 0; at < line.size();) {
            Sequence sequence = line[at] < 0x80 ? Sequence{} : found_at(at);
            if (sequence.length) found_.push_back({at, sequence, proof_of(at, sequence)});
            at += std::max<Offset>(sequence.length, 1);
        }
        prove_rows();
    }

    // 0 where nothing proves itself.
    Offset worth() const {
        constexpr Offset of_proof = 4;
        auto count = [&](Proof proof) {
            return Offset(std::count_if(found_.begin(), found_.end(), [&](Found const& each) { return each.proof == proof; }));
        };
        bool proved = count(Proof::proof) > 0 || (count(Proof::hint) > 1 && page_.name == "windows-1252");
        return proved ? of_proof * count(Proof::proof) + 2 * count(Proof::hint) + count(Proof::beside) : 0;
    }

    ReadInPart read() const {
        ReadInPart out;
        out.charset = page_.name;
        bool any = false;
        for (Found const& each : found_) {
            if (each.proof == Proof::none) continue;
            if (!any) out.at = {each.begin, each.begin}, any = true;
            out.text += line_.substr(out.at.end, each.begin - out.at.end);
            out.at.end = each.begin + each.sequence.length;
            if (each.sequence.point) append(out.text, each.sequence.point);
            out.lost += each.sequence.point == lost;
        }
        return out;
    }

private:
    std::u16string_view line_;
    BytePage const& page_;
    std::vector<Found> found_;

    char32_t unit(Offset at) const { return at < line_.size() ? char32_t(line_[at]) : 0; }
    // What is before, as it was written.
    char32_t before(Offset at) const {
        if (!found_.empty() && found_.back().proof != Proof::none && found_.back().begin + found_.back().sequence.length == at)
            return found_.back().sequence.point;
        return at ? unit(at - 1) : 0;
    }

    Sequence found_at(Offset at) const {
        Sequence sequence = sequence_at(line_, at, page_);
        if (sequence.length && is_likely(at, sequence)) return sequence;
        bool mark = line_[at] < 0xA0 && page_.name == "windows-1252"; // \x85: … was read as Latin-1
        return mark ? Sequence{1, windows_1252_unit(std::uint8_t(line_[at]))} : before_blank(at);
    }

    // Cyrillic letters before » and … make characters of three bytes, and so do letters before a blank that is taken for A0: of those only
    // marks, signs and the letters of India are asked for.
    bool is_likely(Offset at, Sequence const& sequence) const {
        bool has_blank = line_.substr(at, sequence.length).find(u' ') != line_.npos;
        bool indic = sequence.point >= 0x900 && sequence.point < 0xE80, sign = sequence.point >= 0x2190 && sequence.point < 0x2900;
        if (sequence.point < 0x800 || sequence.point == lost) return true;
        if (page_.name == "windows-1251") return is_mark(sequence.point);
        return !has_blank || (sequence.length == 3 && (indic || sign));
    }

    // A0, a no-break space in the page, became a blank, or met one: relatifs Ã l’utilisation, Å veices, namedÂ „. Portuguese às and àquele
    // are one word.
    Sequence before_blank(Offset at) const {
        if (unit(at + 1) != ' ') return {};
        std::uint8_t lead = page_.byte_of(line_[at]);
        std::u16string_view behind = line_.substr(std::min<std::size_t>(at + 2, line_.size()));
        bool one_word = behind.starts_with(u"quel") || (behind.starts_with(u"s") && (behind.size() == 1 || is_space(behind[1])));
        if (lead == 0xC2) return {1, 0};
        bool two_blanks = behind.starts_with(u' ');
        if (lead == 0xC3) return {Offset(one_word || two_blanks ? 2 : 1), u'à'};
        bool goes_on = is_letter(unit(at + 2));
        if (lead == 0xC5 && goes_on) return {2, U'Š'};
        return lead == 0xD0 && page_.byte_of(char16_t(unit(at + 2))) >= 0xD0 ? Sequence{2, U'Р'} : Sequence{};
    }

    Proof proof_of(Offset at, Sequence const& sequence) const {
        Offset end = at + sequence.length;
        std::u16string_view stands = line_.substr(at, sequence.length);
        char32_t point = sequence.point, previous = before(at), next = unit(end);
        if (stands[0] < 0xA0 && stands.size() == 1) return point >= 0xA0 ? Proof::beside : Proof::none;
        bool blank = stands.size() == 1 || (stands.size() == 2 && stands.back() == u' ');
        if (blank) return proof_before_blank(stands[0], previous);
        if (page_.name == "windows-1252" && point >= 0xA0 && has_control(stands)) return Proof::proof; // nobody writes them
        if (point >= 0x800) return proof_of_three(sequence, stands);
        if (is_proved_by_word(line_, {at, end}, point)) return Proof::proof;
        bool lone_a = stands == u"Ã\u00A0" && is_blank(previous) && next == ' ';
        if (lone_a) return Proof::proof;
        bool small_or_twice = (point >= 0xDF && point < 0x100) || point == U'Ã' || point == U'Â'; // é, or Ã, which is half of it
        bool hint = (stands[0] == u'Ã' && small_or_twice) || (stands[0] == u'Â' && point >= 0xA0 && point < 0xC0);
        if (hint) return Proof::hint;
        bool latin = point < 0x300, fits = !is_ascii_letter(previous) || is_small(previous) == is_small(point) || !is_letter(point);
        return (latin && fits) || script_of(point) || is_combining(point) ? Proof::beside : Proof::none;
    }

    // Three bytes and more: with a blank in them they may only be letters and signs that others stand beside.
    Proof proof_of_three(Sequence const& sequence, std::u16string_view stands) const {
        if (stands.find(u' ') != stands.npos) return Proof::beside;
        if (is_proved_by_form(sequence, stands)) return Proof::proof;
        return sequence.point == lost || script_of(sequence.point) ? Proof::beside : Proof::none;
    }

    // Within a word, and behind it in French: voilÃ le travail.
    Proof proof_before_blank(char16_t first, char32_t previous) const {
        if (first == u'Ã' && is_ascii_letter(previous) && is_small(previous)) return Proof::proof;
        bool capital_word = is_capital(previous) && is_capital(first); // NICIODATĂ
        return capital_word ? Proof::none : Proof::beside;
    }

    // Where the row of letters of one other script ends that begins there; lost ones may stand among them.
    std::size_t end_of_row(std::size_t first) const {
        int script = script_of(found_[first].sequence.point);
        std::size_t last = first + 1;
        auto goes_on = [&](Found const& before, Found const& each) {
            bool touch = before.begin + before.sequence.length == each.begin;
            return touch && script && (each.sequence.point == lost || script_of(each.sequence.point) == script);
        };
        while (last < found_.size() && goes_on(found_[last - 1], found_[last])) ++last;
        return last;
    }

    // Letters of one other script in a row, and marks upon letters again and again.
    void prove_rows() {
        for (std::size_t first = 0, last = 0; first < found_.size(); first = last) {
            last = end_of_row(first);
            std::size_t least = found_[first].sequence.length > 2 ? 2 : 3;
            for (std::size_t i = first; last - first >= least && i < last; ++i) found_[i].proof = Proof::proof;
        }
        constexpr std::ptrdiff_t again_and_again = 3;
        auto combines = [&](Found const& each) { return is_combining(each.sequence.point) && page_.name == "windows-1252"; };
        if (std::count_if(found_.begin(), found_.end(), combines) < again_and_again) return;
        for (Found& each : found_)
            if (combines(each)) each.proof = Proof::proof;
    }
};

std::optional<ReadInPart> read_once(std::u16string_view line) {
    unsigned pages = 0;
    for (Offset at = 0; at + 1 < line.size(); ++at) {
        if (line[at] < 0x80) continue;
        pages |= pages_that_may_have_read(line[at], line[at + 1]);
        if (line[at] == u'Ã' && line[at + 1] == u' ') pages |= 1; // voilÃ le travail
    }
    std::optional<ReadInPart> best;
    Offset most = 0;
    for (std::size_t i = 0; pages >> i; ++i) {
        if (!(pages >> i & 1)) continue;
        Line read(line, byte_pages()[i]);
        if (read.worth() <= most) continue;
        most = read.worth();
        best = read.read();
    }
    return best;
}

// Lines and blocks, which people draw with: ├┤a┼┐a
bool is_drawn(char32_t unit) { return unit >= 0x2500 && unit < 0x25A0; }

// No mark that people write within words: l·l, and the soft hyphen.
bool is_sign(char32_t unit) {
    constexpr std::u32string_view may_stand = U"\u00A0\u00AD·´¨";
    return !is_letter(unit) && may_stand.find(unit) == may_stand.npos;
}

// RÄ«ga, IL2RÎ³cKO, AÃ‘OS, rГ©gion; not DrÃ¥ber: once that may be a name.
bool is_proved_within(char32_t before, char32_t first, char32_t second, char32_t after, char32_t point) {
    bool may_be_name = first == U'Ã' && point >= 0xDF && point < 0x100;
    if (is_small(before) && is_small(point)) return !may_be_name;
    if (is_capital(before) && is_capital(after) && first == U'Ã' && is_capital(point)) return true;
    return is_sign(second) && point >= 0x100;
}

} // namespace

bool is_proved_by_word(std::u16string_view line, Span pair, char32_t point) {
    if (pair.length() != 2 || point == lost) return false;
    char32_t first = line[pair.begin], second = line[pair.begin + 1];
    char32_t before = pair.begin ? line[pair.begin - 1] : 0, after = pair.end < line.size() ? line[pair.end] : 0;
    bool latin = point >= 0xA0 && point < 0x180, greek = point >= 0x370 && point < 0x400;
    if ((!latin && !greek) || is_small(first) || (is_drawn(first) && is_drawn(second))) return false;
    bool within = is_ascii_letter(before) && is_ascii_letter(after);
    if (within) return is_proved_within(before, first, second, after, point);
    if (!latin || !is_letter(point)) return false;
    // VisÅ³, voilÃ\u00A0, wei√ü: no small letter is before a capital or a sign
    if (is_ascii_letter(before) && is_small(before) && is_small(point)) return is_capital(first) || !may_stand_behind_letters(second);
    // Ä°stanbul, Ã‰tat
    bool two_behind = is_ascii_letter(after) && is_small(after) && pair.end + 1 < line.size() && is_ascii_letter(line[pair.end + 1]);
    return two_behind && !is_letter(before) && is_capital(first) && is_sign(second);
}

std::optional<ReadInPart> utf8_in_part(std::u16string_view line) {
    constexpr int most_times = 4;
    std::optional<ReadInPart> all = read_once(line);
    if (!all) return {};
    while (all->times < most_times) {
        std::optional<ReadInPart> deeper = read_once(all->text);
        if (!deeper) break;
        all->text.replace(deeper->at.begin, deeper->at.length(), deeper->text);
        all->lost = Offset(std::count(all->text.begin(), all->text.end(), u'\uFFFD'));
        ++all->times;
    }
    return all;
}

} // namespace duidu
