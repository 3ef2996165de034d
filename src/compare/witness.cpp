#include "compare/witness.h"

#include "text/fold.h"
#include "text/utf.h"

#include <unordered_map>
#include <unordered_set>

namespace duidu {

namespace {

// A place is found by so many letters beside it; both sides together must agree in the second figure, each in the third: fewer meet by
// chance in any two texts on one subject.
constexpr Offset anchor = 4, least_context = 8, least_side = 2, most_context = 16;
// The witness may say so many letters more or fewer than what stands there; a repair may reach to the end of its line.
constexpr Offset most_more = 2, longest_doubt = 400;
constexpr std::size_t most_places = 64;
constexpr char16_t lost_character = 0xFFFD;

// What is in doubt in a text: the letters of a repair that is not certain, or of characters that are lost.
struct Doubt {
    int repair = -1;
    Span span;
    Offset begin = 0, end = 0; // letters
};

std::vector<Doubt> doubts_of(Document const& document, Letters const& text) {
    std::vector<Doubt> out;
    auto add = [&](int repair, Span span) {
        auto [begin, end] = text.inside(span);
        if (begin < end && end - begin <= longest_doubt) out.push_back({repair, span, begin, end});
    };
    Offset told = 0; // characters lost inside a repair are its own
    std::size_t next = 0;
    std::u16string_view units = document.text.units;
    auto add_lost = [&](Offset until) {
        std::u16string_view before = units.substr(0, until); // behind it others look: else each repair would have all of the text searched
        for (std::size_t at = before.find(lost_character, told); at < until; at = before.find(lost_character, told)) {
            Offset end = Offset(at);
            while (end < until && units[end] == lost_character) ++end;
            add(-1, {Offset(at), end});
            told = end;
        }
        told = std::max(told, until);
    };
    for (; next < document.repairs.size(); ++next) {
        Repair const& repair = document.repairs[next];
        add_lost(repair.span.begin);
        told = std::max(told, repair.span.end);
        if (repair.certainty != Certainty::certain) add(int(next), repair.span);
    }
    add_lost(Offset(units.size()));
    return out;
}

std::uint64_t key_at(Letters const& text, Offset at) {
    std::uint64_t key = 0;
    for (Offset i = 0; i < anchor; ++i) key = key << 16 | text.units[at + i];
    return key;
}

// Where the runs of letters stand that are asked for.
using Places = std::unordered_map<std::uint64_t, std::vector<Offset>>;

Places places_of(std::vector<Doubt> const& doubts, Letters const& text, Letters const& witness) {
    Places out;
    for (Doubt const& doubt : doubts) {
        if (doubt.begin >= anchor) out[key_at(text, doubt.begin - anchor)];
        if (doubt.end + anchor <= text.length()) out[key_at(text, doubt.end)];
    }
    if (out.empty()) return out;
    for (Offset at = 0; at + anchor <= witness.length(); ++at)
        if (auto found = out.find(key_at(witness, at)); found != out.end() && found->second.size() <= most_places)
            found->second.push_back(at);
    return out;
}

// How many letters before the two places, or from them on, are alike.
Offset alike_before(Letters const& x, Offset i, Letters const& y, Offset j) {
    Offset n = 0;
    while (n < most_context && n < i && n < j && x.units[i - 1 - n] == y.units[j - 1 - n]) ++n;
    return n;
}
Offset alike_behind(Letters const& x, Offset i, Letters const& y, Offset j) {
    Offset n = 0;
    while (n < most_context && i + n < x.length() && j + n < y.length() && x.units[i + n] == y.units[j + n]) ++n;
    return n;
}

// A stretch of the witness that stands between the letters that the doubt stands between.
struct Answer {
    Offset begin = 0, end = 0; // letters of the witness
    Offset context = 0;
};

class Inquiry {
public:
    Inquiry(Letters const& text, Letters const& witness, Places const& places) : text(text), witness(witness), places(places) {}

    // The answer with the most letters around it; nothing where two of one weight say different things.
    std::optional<Answer> ask(Doubt const& doubt) {
        best = {}, disputed = false;
        Offset length = doubt.end - doubt.begin, shortest = length > most_more ? length - most_more : 1, longest = length + most_more;
        if (doubt.begin >= anchor)
            each_place(key_at(text, doubt.begin - anchor), [&](Offset at) {
                for (Offset n = shortest; n <= longest; ++n) consider(doubt, at + anchor, at + anchor + n);
            });
        if (doubt.end + anchor <= text.length())
            each_place(key_at(text, doubt.end), [&](Offset at) {
                for (Offset n = shortest; n <= std::min(longest, at); ++n) consider(doubt, at - n, at);
            });
        if (best.context < least_context || disputed) return {};
        return best;
    }

private:
    Letters const &text, &witness;
    Places const& places;
    Answer best;
    bool disputed = false;

    template <class Visit> void each_place(std::uint64_t key, Visit const& visit) {
        auto found = places.find(key);
        if (found == places.end() || found->second.size() > most_places) return;
        for (Offset at : found->second) visit(at);
    }

    std::u16string_view said(Answer const& answer) const {
        return std::u16string_view(witness.units).substr(answer.begin, answer.end - answer.begin);
    }

    void consider(Doubt const& doubt, Offset begin, Offset end) {
        if (end > witness.length()) return;
        Offset before = alike_before(text, doubt.begin, witness, begin), behind = alike_behind(text, doubt.end, witness, end);
        if (doubt.end == text.length() && end == witness.length()) behind = anchor; // where both end nothing else can stand
        Answer answer{begin, end, before + behind};
        bool heard = before >= least_side && behind >= least_side && said(answer).find(lost_character) == std::u16string_view::npos;
        if (!heard || answer.context < best.context) return;
        disputed = answer.context == best.context && said(answer) != said(best);
        if (!disputed) best = answer;
    }
};

// The doubt that stays: half of it for eight letters that agree around the place, and half again for eight more.
double raised(double confidence, Offset context) { return 1 - (1 - confidence) / double(Offset(1) << (context / least_context)); }

Testimony told(Doubt const& doubt, Answer const& answer, Document const& document, Document const& other, Letters const& witness,
               Testimony::Side side) {
    Testimony out;
    out.side = side;
    out.repair = doubt.repair;
    out.span = doubt.span;
    out.other = witness.span(answer.begin, answer.end);
    out.says = other.text[out.other];
    out.agrees = doubt.repair >= 0 && fold(out.says) == fold(document.text[doubt.span]);
    double before = doubt.repair >= 0 && out.agrees ? document.repairs[doubt.repair].confidence : 0;
    out.confidence = std::min(0.95, raised(before, answer.context));
    out.certainty = Certainty::probable;
    constexpr Offset quoted = 6;
    auto quote = [&](Span span) { return to_utf8(other.text[span]); };
    Offset from = answer.begin > quoted ? answer.begin - quoted : 0, to = std::min(witness.length(), answer.end + quoted);
    out.why = "the other document says " + to_utf8(out.says) + " in " + quote(witness.span(from, to));
    return out;
}

void add_testimonies(Document const& document, Document const& other, Letters const& text, Letters const& witness, Testimony::Side side,
                     Watch& watch, std::vector<Testimony>& out) {
    std::vector<Doubt> doubts = doubts_of(document, text);
    Places places = places_of(doubts, text, witness);
    Inquiry inquiry(text, witness, places);
    std::unordered_set<Offset> unsure; // letters of the witness that are in doubt themselves bear no witness
    for (Doubt const& doubt : doubts_of(other, witness))
        for (Offset at = doubt.begin; at < doubt.end; ++at) unsure.insert(at);
    for (Doubt const& doubt : doubts) {
        if (watch.over()) return;
        std::optional<Answer> answer = inquiry.ask(doubt);
        if (answer && !unsure.count(answer->begin)) out.push_back(told(doubt, *answer, document, other, witness, side));
    }
}

} // namespace

std::vector<Testimony> testimonies(Document const& a, Document const& b, Letters const& x, Letters const& y, Watch& watch) {
    std::vector<Testimony> out;
    add_testimonies(a, b, x, y, Testimony::Side::a, watch, out);
    add_testimonies(b, a, y, x, Testimony::Side::b, watch, out);
    return out;
}

} // namespace duidu
