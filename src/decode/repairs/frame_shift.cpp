// Readings put in, or marks made narrow, by bytes: where a pair of bytes across two characters was taken for one character, everything
// shifts.
//
//     支持?jǐn)?shù)字企業   ←  支持數字企業     D6|94 across 持 and 數 is 謹
//     !秷(bào)告》            ←  。《報告》       A3|A1 across 。 and 《 is ！
//
// The readings name the victims: half a character and its reading leave one candidate in four cases of five.
#include "decode/repair.h"

#include "decode/frames.h"
#include "decode/glossing.h"
#include "decode/hex.h"
#include "text/utf.h"

#include <cmath>

namespace duidu {

namespace {

constexpr Offset before_trouble = 24, after_trouble = 200; // units; a frame that does not close within 200 is not understood
constexpr Surprise needed_gain = 24; // quarter bits: 64 times likelier than what stands, on a page that is damaged anyway
constexpr Surprise odd_character = 76;
constexpr Offset most_units = 40'000; // that are searched on one page
constexpr double surely = 0.98;

bool is_hole(char16_t unit) { return unit == u'?' || unit == u'\uFFFD'; }

// The rest of a gloss whose opening bracket a decoder took: jiān) behind ?.
Offset orphan_length(std::u16string_view text, Offset at) {
    if (at == 0 || !is_hole(text[at - 1])) return 0;
    Offset length = syllable_length(text, at);
    return length && at + length < text.size() && text[at + length] == u')' ? length + 1 : 0;
}

bool is_trouble(Page const& page, Offset at) {
    std::u16string_view text = page.text.units;
    char16_t unit = text[at];
    if (unit == u'(') {
        Gloss gloss = gloss_at(text, at);
        return !gloss.at.empty() && !gloss.agrees;
    }
    if (is_hole(unit)) return at > 0 && text[at - 1] > 0x7F && at + 1 < text.size() && text[at + 1] != u'\n';
    if (unit >= 0x100 && unit < 0x250) return false; // letters of readings
    if (unit > 0x250 && surprise(char32_t(unit)) >= odd_character) return !page.glosses.letters.count(unit);
    constexpr std::u16string_view marks = u",:;!";
    return page.glosses.half_width && at > 0 && marks.find(unit) != marks.npos && marks.find(text[at - 1]) != marks.npos;
}

// Stretches of lines around trouble.
std::vector<Span> troubled(Page const& page) {
    std::u16string_view text = page.text.units;
    std::vector<Span> out;
    Offset line = 0;
    for (Offset at = 0; at < text.size(); ++at) {
        if (text[at] == u'\n') line = at + 1;
        if (!out.empty() && at < out.back().end && text[at] == u'\n') out.back().end = at;
        if (text[at] == u'\n' || !is_trouble(page, at)) continue;
        Offset begin = std::max(line, at > before_trouble ? at - before_trouble : 0);
        if (!out.empty() && begin <= out.back().end) out.back().end = at + after_trouble;
        else out.push_back({begin, at + after_trouble});
    }
    if (!out.empty()) out.back().end = std::min(out.back().end, Offset(text.size()));
    return out;
}

std::vector<Piece> pieces_of(Page const& page, Span span) {
    Pairs const& gbk = pairs_of("gb18030");
    std::u16string_view text = page.text.units;
    std::vector<Piece> pieces;
    for (Offset at = span.begin; at < span.end;) {
        char16_t unit = text[at];
        Gloss gloss = gloss_at(text, at);
        Offset orphan = orphan_length(text, at);
        if (!gloss.at.empty() || orphan) {
            auto known = std::lower_bound(page.glosses.all.begin(), page.glosses.all.end(), at,
                                          [](Gloss const& g, Offset o) { return g.at.begin < o; });
            Offset end = orphan ? at + orphan : known != page.glosses.all.end() && known->at.begin == at ? known->at.end : gloss.at.end;
            Syllable reading = orphan ? *syllable(text.substr(at, orphan - 1)) : gloss.reading;
            pieces.push_back({Piece::gloss, 0, {at, end}, reading});
            at = end;
            continue;
        }
        Span units{at, at + 1};
        if (is_hole(unit)) pieces.push_back({Piece::hole, std::uint8_t(unit == u'?' ? u'?' : 0), units, {}});
        else if (unit < 0x80) pieces.push_back({Piece::byte, std::uint8_t(unit), units, {}});
        else if (std::uint16_t pair = gbk.bytes[unit]) {
            pieces.push_back({Piece::byte, std::uint8_t(pair >> 8), units, {}});
            pieces.push_back({Piece::byte, std::uint8_t(pair), units, {}});
        } else pieces.push_back({Piece::wall, 0, units, {}});
        ++at;
    }
    return pieces;
}

// One reading of a stretch, and everything needed to tell of it.
struct Solved {
    Page const& page;
    GlossTable const& of_page; // the page's own table
    Span span;
    std::vector<Piece> pieces;
    FrameRules rules;
    Reading reading;
    GlossTable table; // of_page, and what the reading adds to it

    std::u16string_view text() const { return page.text.units; }
    Offset unit_at(Offset piece) const { return piece < pieces.size() ? pieces[piece].units.begin : span.end; }
    std::u16string character(Letter const& letter) const {
        if (letter.character == 0xFFFF) return std::u16string(text().substr(unit_at(letter.begin), 1));
        return std::u16string(1, char16_t(letter.character));
    }
};

GlossTable table_of(Page const& page) {
    GlossTable table;
    auto const& bytes = pairs_of("gb18030").bytes;
    for (Gloss const& gloss : page.glosses.all)
        if (gloss.agrees) table.emplace(bytes[page.text.units[gloss.base]], page.text[gloss.at]);
    return table;
}

// The page's table, and what the reading adds to it: the pairs across.
GlossTable table_of(Solved const& solved) {
    GlossTable table = solved.of_page;
    auto const& letters = solved.reading.letters;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        if (letters[i].as_it_stands) continue;
        bool trail_seen = false;
        for (Offset at = letters[i].end; at-- > letters[i].begin;) {
            Piece const& piece = solved.pieces[at];
            if (piece.kind != Piece::gloss) {
                trail_seen = true;
                continue;
            }
            std::uint16_t own = std::uint16_t(letters[i].lead << 8 | letters[i].trail);
            std::uint16_t across = i ? std::uint16_t(letters[i - 1].trail << 8 | letters[i].lead) : 0;
            std::u16string bracket(solved.page.text[piece.units]);
            if (!bracket.starts_with(u'(')) bracket.insert(0, u"(");
            table.emplace(trail_seen ? across : own, bracket);
        }
    }
    return table;
}

// Does the damage again, to the whole stretch.
bool proved(Solved const& solved) {
    std::u16string restored;
    for (Letter const& letter : solved.reading.letters) restored += solved.character(letter);
    std::u16string again = glossed(restored, solved.table);
    if (solved.rules.half_width) again = narrowed(again);
    return again == solved.page.text[solved.span];
}

// The bytes of letters [first, last): as written, and as they stand.
std::vector<Step> trace_of(Solved const& solved, std::size_t first, std::size_t last) {
    std::string written, stands;
    auto const& letters = solved.reading.letters;
    for (std::size_t i = first; i < last; ++i)
        written += (i > first ? " " : "") + (letters[i].lead ? hex(letters[i].lead) : "") + hex(letters[i].trail);
    for (Offset at = letters[first].begin; at < letters[last - 1].end; ++at) {
        Piece const& piece = solved.pieces[at];
        bool continues = at > letters[first].begin && piece.units == solved.pieces[at - 1].units;
        if (!continues && !stands.empty()) stands += " ";
        stands += piece.kind == Piece::byte ? hex(piece.value) : to_utf8(solved.page.text[piece.units]);
    }
    std::u16string text;
    for (std::size_t i = first; i < last; ++i) text += solved.character(letters[i]);
    return {{"as written: " + to_utf8(text), written}, {"as it stands", stands}};
}

struct Belief {
    double confidence = 1;
    std::vector<std::u16string> candidates;
};

// How sure the letters with unknown bytes are, and what else could stand there.
Belief belief_of(Solved const& solved, std::size_t first, std::size_t last) {
    Belief belief;
    for (std::size_t i = first; i < last; ++i) {
        Letter const& letter = solved.reading.letters[i];
        if (!letter.lead_unknown && !letter.trail_unknown) continue;
        std::vector<Alternative> others = alternatives(solved.reading, i, solved.pieces, solved.rules);
        double sum = 0, own = 0;
        for (Alternative const& other : others) {
            double weight = std::exp2(-double(other.cost - others.front().cost) / 4);
            sum += weight;
            if (other.character == letter.character) own = weight;
        }
        belief.confidence = std::min(belief.confidence, sum > 0 ? own / sum : 0);
        for (std::size_t k = 0; k < others.size() && belief.candidates.size() < 5; ++k) {
            std::u16string text;
            for (std::size_t j = first; j < last; ++j)
                text += j == i ? std::u16string(1, others[k].character) : solved.character(solved.reading.letters[j]);
            if (others[k].character != letter.character) belief.candidates.push_back(text);
        }
    }
    return belief;
}

std::string why_of(Solved const& solved, std::size_t first, std::size_t last) {
    std::string why;
    auto const& letters = solved.reading.letters;
    for (auto const& [pair, bracket] : solved.table)
        for (std::size_t i = std::max<std::size_t>(first, 1); i < last; ++i)
            if (pair == (letters[i - 1].trail << 8 | letters[i].lead) && !solved.pieces.empty() && why.empty())
                why = "the bytes across " + to_utf8(solved.character(letters[i - 1])) + " and " + to_utf8(solved.character(letters[i])) +
                      " are those of " + to_utf8(std::u16string(1, solved.rules.pairs.character(letters[i - 1].trail, letters[i].lead))) +
                      ", so its reading " + to_utf8(bracket) + " was put in between them and the frame shifted";
    if (why.empty()) why = "full-width marks were replaced byte by byte, and a pair across two characters was taken for one";
    return why;
}

// The letters [first, last) differ from what stands: readings between them are glosses, the rest is the shifted text.
void tell(Solved const& solved, std::size_t first, std::size_t last, bool proof, Findings& findings) {
    auto const& letters = solved.reading.letters;
    Belief belief = belief_of(solved, first, last);
    bool read = false;
    for (Offset at = letters[first].begin; at < letters[last - 1].end; ++at) read |= solved.pieces[at].kind == Piece::gloss;
    bool certain = proof && read && belief.confidence >= surely;
    Repair common;
    common.certainty = certain ? Certainty::certain : belief.confidence >= 0.5 ? Certainty::probable : Certainty::possible;
    common.confidence = certain ? 1 : 0.95 * belief.confidence;
    common.why = why_of(solved, first, last) + (certain ? "; doing it again gives what stands" : "");
    std::size_t letter = first;
    for (Offset at = letters[first].begin; at < letters[last - 1].end;) {
        Offset end = at;
        while (end < letters[last - 1].end && solved.pieces[end].kind != Piece::gloss) ++end;
        Repair part = common;
        part.kind = "frame_shift";
        part.span = {solved.unit_at(at), solved.unit_at(end)};
        part.was = solved.page.text[part.span];
        for (; letter < last && letters[letter].begin < std::max(end, at + 1); ++letter) part.now += solved.character(letters[letter]);
        part.candidates = belief.candidates;
        part.trace = trace_of(solved, first, last);
        bool empty = part.now.empty();
        if (!empty || (end == letters[last - 1].end && end > at)) findings.repairs.push_back(part);
        if (end == letters[last - 1].end) break;
        Repair reading = common;
        reading.kind = "gloss";
        reading.span = {empty ? part.span.begin : solved.pieces[end].units.begin, solved.pieces[end].units.end};
        reading.was = solved.page.text[reading.span];
        for (char16_t unit : reading.was)
            if (unit != u'(' && unit != u')' && unit != u' ' && !is_hole(unit)) reading.reading.push_back(unit);
        reading.why = "a reading whose bracket the shift damaged or moved; " + reading.why;
        findings.repairs.push_back(std::move(reading));
        at = end + 1;
    }
}

void solve(Page const& page, GlossTable const& of_page, Span span, Findings& findings) {
    FrameRules rules{pairs_of("gb18030"), page.usage(), &page.glosses};
    Solved solved{page, of_page, span, pieces_of(page, span), rules, {}, {}};
    Reading stands = as_it_stands(solved.pieces, rules);
    solved.rules.holes = true;
    solved.rules.half_width = page.glosses.half_width;
    solved.rules.lost_before_ascii = page.glosses.half_width;
    solved.reading = best_reading(solved.pieces, solved.rules);
    auto const& letters = solved.reading.letters;
    if (letters.empty() || stands.cost - solved.reading.cost < needed_gain) return;
    solved.table = table_of(solved);
    bool proof = proved(solved);
    for (std::size_t first = 0; first < letters.size(); ++first) {
        if (letters[first].as_it_stands) continue;
        std::size_t last = first;
        while (last < letters.size() && !letters[last].as_it_stands) ++last;
        tell(solved, first, last, proof, findings);
        first = last;
    }
}

} // namespace

void frame_shift(Page const& page, Findings& findings) {
    if (!page.glosses.by_machine) return;
    Offset searched = 0;
    GlossTable const of_page = table_of(page);
    for (Span span : troubled(page)) {
        searched += span.length();
        if (searched > most_units)
            return findings.notes.push_back(
                {"much_damage", span, {}, "too many frames look shifted from here on to close them one by one"});
        solve(page, of_page, span, findings);
    }
}

} // namespace duidu
