// Text that was read by the wrong decoder, and written down so:
//
//     å›½å®¶  ÖÐ¹ú  °ê®a     ←  国家 (UTF-8), 中国 (GBK), 國家 (Big5) read as windows-1252
//     鍥藉      瓣產  弊模     ←  国家 (UTF-8) read as GBK, 國家 (Big5) read as GBK, 国家 (GBK) read as Big5
//
// Each suspect is read back in every way; the way that makes good text of most of them is believed.
#include "decode/repairs/mojibake.h"

#include "decode/misreadings.h"
#include "decode/suspects.h"
#include "text/utf.h"

#include <algorithm>
#include <array>

namespace duidu {

namespace {

constexpr double readable = 54;
constexpr double gain_needed = 14;   // of the mean, per character
constexpr double decisive_utf8 = 72; // a gain that bytes of other charsets do not make by chance: three characters of three bytes
constexpr Offset most_tries = 40;    // stretches in vain before a misreading is given up
constexpr Offset least_anchor = 6;   // characters; two or three of Latin-1's letters make some readable pair in every language

struct Judged {
    Attempt attempt;
    double gain = 0; // of all characters together, in quarter bits; 0 = no
    int times = 1;
};

Offset han_in(std::u16string_view text) {
    return Offset(std::count_if(text.begin(), text.end(),
                                [](char16_t unit) { return (unit >= 0x3000 && unit <= 0x9FFF) || (unit >= 0xFF00 && unit <= 0xFF5E); }));
}

// UTF-8 proves itself by three bytes in a row that give a character of common use. Two bytes prove little (É… is two, and a French word
// before an ellipsis): only Ã and Â before what they make of é and of a no-break space do, or one script again and again.
double proof_of_utf8(std::u16string_view stands, Attempt const& attempt) {
    Offset strong = 0, latin = 0, extended = 0, other = 0, odd = 0;
    for (Offset at = 0; at < attempt.text.size();) {
        char32_t point = code_point_at(attempt.text, at);
        at += units_of(point);
        bool common = (point >= 0x2010 && point <= 0x2044) || point == 0x20AC || point == 0x2122 || (point >= 0x2500 && point < 0x2800) ||
                      (point >= 0x3000 && point <= 0x9FFF) || (point >= 0xFE30 && point <= 0xFFEF) ||
                      (point >= 0x1F300 && point <= 0x1FAFF) || (point >= 0x1EA0 && point <= 0x1EF9) || (point >= 0x2190 && point < 0x2300);
        bool script = (point >= 0x370 && point < 0x700) || (point >= 0x900 && point < 0xE80) || (point >= 0xAC00 && point <= 0xD7AF);
        if (point < 0x80) continue;
        if (common) ++strong;
        else if ((point >= 0xA0 && point < 0xC0) || (point >= 0xDF && point < 0x100)) ++latin; // capitals stand before quotation marks: Ã’s
        else if (point >= 0x100 && point < 0x180) ++extended;
        else if (script) ++other;
        else ++odd;
    }
    // One Han character may be the end of a French word and what stands behind it: café », fermé»…
    bool may_be_meant = strong == 1 && han_in(attempt.text) == 1 && stands.find_first_of(u"\u00A0»”’…–—") != stands.npos;
    if (may_be_meant) strong = 0;
    bool typical = stands.find(u'Ã') != stands.npos || stands.find(u'Â') != stands.npos;
    bool beside_latin = typical && latin > 0; // HÄ±rsÄ±z BÃ¼yÃ¼; Å² alone is an area
    if (odd + (beside_latin ? 0 : extended) > strong) return 0;
    return 24.0 * strong + (typical ? 12.0 * latin : 0) + (beside_latin ? 12.0 * extended : 0) + (other > 2 ? 12.0 * other : 0);
}

// UTF-8 in the whole of what stands, once or several times.
void judge_whole(std::u16string_view stands, Judged& judged) {
    Attempt& attempt = judged.attempt;
    judged.gain = proof_of_utf8(stands, attempt);
    for (; judged.times < 4; ++judged.times) {
        Pieces again;
        Attempt deeper;
        if (!western_pieces(attempt.text, again) || !as_utf8(again, deeper)) break;
        attempt = deeper;
    }
    judged.gain = std::max(judged.gain, proof_of_utf8(stands, attempt));
}

Judged judge_western(Page const& page, Span span, Misreading const& misreading) {
    std::u16string_view stands = page.text[span];
    Judged judged;
    Pieces pieces;
    if (!misreading.pieces(stands, pieces)) return judged;
    bool read = misreading.read(pieces, judged.attempt);
    if (misreading.read == as_utf8) {
        if (read) judge_whole(stands, judged);
        return judged;
    }
    if (!read) return judged;
    Attempt& attempt = judged.attempt;
    Offset han = han_in(attempt.text);
    double mean = mean_surprise(attempt.text);
    if (misreading.read == as_gb18030 && mean < garbled + 20 && stands.find(u' ') != stands.npos) {
        Attempt other;
        double other_mean = as_gb18030_with_blanks(pieces, other) ? mean_surprise(other.text) : mean;
        if (other_mean < mean || attempt.lost) attempt = other, mean = other_mean, han = han_in(attempt.text);
    }
    // Latin-1 makes at least every other unit of a Chinese text a high one; a French word has one in five.
    Offset high = Offset(std::count_if(stands.begin(), stands.end(), [](char16_t unit) { return unit >= 0x80; }));
    bool dense = high * 9 >= Offset(stands.size()) * 4;
    if (attempt.lost || !dense || han < 2 || mean > readable || han * 10 < attempt.letters * 8) return judged;
    judged.gain = (garbled + 20 - mean) * han;
    return judged;
}

// What a wrong decoder makes of Chinese is mostly Han; kana and Cyrillic are other languages.
bool is_mostly_han(std::u16string_view stands) {
    Offset han = 0, other = 0, kana = 0;
    for (char16_t unit : stands) {
        bool like_han = (unit >= 0x3400 && unit <= 0x9FFF) || (unit >= 0xE000 && unit <= 0xF8FF) || unit == 0xFFFD;
        if (unit >= 0x80) ++(like_han ? han : other);
        kana += unit >= 0x3040 && unit <= 0x30FF;
    }
    return han > other && kana * 5 < han + other;
}

Judged judge_cjk(Suspect const& stretch, std::u16string_view stands, Misreading const& misreading) {
    Judged judged;
    bool of_any_script = misreading.pieces == utf16_pieces; // of bytes in pairs UTF-16 makes Korean, Yi and private use as well
    if (stretch.stands < garbled || (!of_any_script && !is_mostly_han(stands))) return judged;
    Pieces pieces;
    if (!misreading.pieces(stands, pieces) || !misreading.read(pieces, judged.attempt)) return judged;
    Attempt const& attempt = judged.attempt;
    bool utf8 = misreading.read == lenient_utf8;
    if (attempt.lost * 100 > attempt.letters * (utf8 ? 34 : 20)) return judged;
    // Half the pairs of such bytes make ASCII, which reads well whatever it says: Hr廹oP閒2]Yd0. There the other characters must read well
    // alone.
    std::u16string known;
    for (char16_t unit : attempt.text)
        if (unit != 0xFFFD && !(of_any_script && unit < 0x80)) known.push_back(unit);
    double mean = mean_surprise(known);
    if (mean > readable || stretch.stands - mean < gain_needed || han_in(known) < 2) return judged;
    judged.gain = (stretch.stands - mean) * double(known.size());
    return judged;
}

std::string hex_of(Pieces const& pieces) {
    constexpr char digits[] = "0123456789ABCDEF";
    std::string out;
    for (Piece const& piece : pieces) {
        if (out.size() > 120) return out + " …";
        if (!out.empty() && (&piece == pieces.data() || piece.units != (&piece)[-1].units)) out += ' ';
        if (piece.kind == Piece::byte) out += {digits[piece.value >> 4], digits[piece.value & 15]};
        else out += "??";
    }
    return out;
}

constexpr std::size_t longest_offer = 400; // units; who would choose between two texts that are longer?

// The whole text with another character in place of the guess.
std::u16string with_guess(Attempt const& attempt, char32_t other) {
    std::u16string text = attempt.text.substr(0, attempt.guess.begin);
    append(text, other);
    return text += attempt.text.substr(attempt.guess.end);
}

Repair repair_of(Page const& page, Suspect const& stretch, Misreading const& misreading, Judged const& judged) {
    Repair repair;
    Attempt const& attempt = judged.attempt;
    repair.kind = "mojibake";
    repair.span = stretch.span;
    repair.was = page.text[stretch.span];
    repair.now = attempt.text;
    bool whole = attempt.lost == 0 && attempt.guessed == 0;
    repair.certainty = whole                                            ? Certainty::certain
                       : attempt.lost == 0 && attempt.confidence >= 0.9 ? Certainty::probable
                                                                        : Certainty::possible;
    repair.confidence = whole ? 0.99 : 0.9 * attempt.confidence;
    repair.why = was_read_as(misreading.written, misreading.read_as, judged.times);
    if (whole) repair.why += "; reading it so again gives what stands";
    if (attempt.guessed)
        repair.why += "; " + std::to_string(attempt.guessed) +
                      " characters lost a byte that the wrong decoder could not keep, and are the likeliest of those that remain";
    if (attempt.lost) repair.why += "; " + std::to_string(attempt.lost) + " characters are lost";
    if (attempt.text.size() <= longest_offer)
        for (char32_t other : attempt.others) repair.candidates.push_back(with_guess(attempt, other));
    Pieces pieces;
    misreading.pieces(repair.was, pieces);
    repair.trace = {{"the bytes of what stands, in " + std::string(misreading.read_as), hex_of(pieces)},
                    {"read as " + std::string(misreading.written), to_utf8(attempt.text.substr(0, 40))}};
    return repair;
}

} // namespace

bool is_told(std::vector<Repair> const& repairs, Span span) {
    auto behind = std::partition_point(repairs.begin(), repairs.end(), [&](Repair const& each) { return each.span.end <= span.begin; });
    return behind != repairs.end() && behind->span.overlaps(span);
}

std::string was_read_as(std::string_view written, std::string_view read_as, int times) {
    std::string often = times == 1 ? "" : times == 2 ? ", twice" : ", " + std::to_string(times) + " times";
    return std::string(written) + " was read as " + std::string(read_as) + often;
}

void mojibake(Page const& page, Findings& findings) {
    auto const all = misreadings();
    std::vector<Suspect> suspects = suspects_of(page);
    std::vector<std::array<Judged, misreading_count>> judged(suspects.size());
    std::array<double, misreading_count> votes = {};
    std::array<Offset, misreading_count> tries = {};  // in vain, one after the other
    std::array<bool, misreading_count> anchored = {}; // some stretch is too long to be readable by chance
    for (std::size_t i = 0; i < suspects.size(); ++i)
        for (std::size_t k = 0; k < misreading_count; ++k) {
            bool decided = suspects[i].western && k > 0 && judged[i][0].gain >= decisive_utf8;
            if (all[k].western != suspects[i].western || tries[k] >= most_tries || decided) continue;
            judged[i][k] = suspects[i].western ? judge_western(page, suspects[i].span, all[k])
                                               : judge_cjk(suspects[i], page.text[suspects[i].span], all[k]);
            bool garble = suspects[i].western || suspects[i].stands >= garbled;
            tries[k] = judged[i][k].gain > 0 ? 0 : tries[k] + garble;
            votes[k] += judged[i][k].gain;
            anchored[k] |= judged[i][k].gain > 0 && (all[k].read == as_utf8 || judged[i][k].attempt.letters >= least_anchor);
        }
    for (std::size_t i = 0; i < suspects.size(); ++i) {
        std::size_t best = misreading_count;
        for (std::size_t k = 0; k < misreading_count; ++k)
            if (judged[i][k].gain > 0 && anchored[k] &&
                (best == misreading_count || judged[i][k].gain * votes[k] > judged[i][best].gain * votes[best]))
                best = k;
        if (best == misreading_count || (votes[best] < 160 && !(all[best].read == as_utf8))) continue;
        findings.repairs.push_back(repair_of(page, suspects[i], all[best], judged[i][best]));
    }
    if (page.signs.foreign + page.signs.western) find_utf8_read_by_pages(page, findings);
    if (page.signs.western) find_western_marks(page, findings);
}

} // namespace duidu
