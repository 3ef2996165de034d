#include "segment/metadata/full_names.h"

#include "text/fold.h"
#include "text/unicode.h"

#include <algorithm>

namespace duidu {

namespace {

using View = std::u16string_view;

constexpr View introductions[] = {u"written by", u"words by", u"story by", u"posted by", u"authors", u"author", u"by"};
constexpr View particles[] = {u"de",  u"del", u"la",  u"da", u"dos", u"di", u"du", u"van",
                              u"von", u"der", u"den", u"le", u"el",  u"al", u"bin"};
constexpr View joiners[] = {u"and", u"&", u","};

// Words with capitals that are no part of a name: what somebody is, whose, and what a line goes on with.
constexpr View others[] = {
    u"staff",    u"editor",    u"editors",   u"editorial", u"team",       u"writer",    u"reporter",   u"correspondent", u"contributor",
    u"senior",   u"chief",     u"special",   u"associate", u"associated", u"press",     u"news",       u"media",         u"the",
    u"updated",  u"edited",    u"reviewed",  u"published", u"posted",     u"last",      u"on",         u"for",           u"in",
    u"from",     u"our",       u"your",      u"january",   u"february",   u"march",     u"july",       u"september",     u"october",
    u"november", u"december",  u"jan",       u"feb",       u"mar",        u"apr",       u"jun",        u"jul",           u"aug",
    u"sep",      u"sept",      u"oct",       u"nov",       u"dec",        u"monday",    u"tuesday",    u"wednesday",     u"thursday",
    u"friday",   u"saturday",  u"sunday",    u"min",       u"read",       u"photo",     u"fact",       u"full",          u"bio",
    u"checked",  u"medically", u"sr",        u"jr",        u"photos",     u"image",     u"photograph", u"photography",   u"share",
    u"comments", u"follow",    u"subscribe", u"company",   u"university", u"institute", u"department", u"inc",           u"llc",
    u"services", u"group",     u"how",       u"what",      u"why"};

// What follows the name of a body: Great Day Editorial Team.
constexpr View bodies[] = {u"editorial", u"team", u"editors"};

template <std::size_t count> bool holds(View const (&words)[count], View word) {
    return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

// Folding makes capitals small.
bool is_capital(char16_t unit) { return is_latin(unit) && fold(unit) != unit; }

bool is_of_name(char16_t unit) { return is_latin(unit) || View(u".'’-‐").find(unit) != View::npos; }

std::size_t behind_blanks(View text, std::size_t at) {
    while (at < text.size() && is_space(text[at])) ++at;
    return at;
}

std::size_t end_of_word(View text, std::size_t at) {
    while (at < text.size() && is_of_name(text[at])) ++at;
    return at;
}

// Where the name ends that begins at `at`: Jane Doe, J. K. Rowling, Ludwig van Beethoven; `at` where none does.
std::size_t end_of_name(View text, std::size_t at) {
    constexpr int least = 2, most = 4; // words with capitals
    constexpr std::size_t full = 3;    // letters of a word that is no initial
    std::size_t end = at;
    int words = 0;
    bool has_full = false;
    for (std::size_t from = at; words < most;) {
        std::size_t to = end_of_word(text, from);
        View word = text.substr(from, to - from);
        std::u16string folded = fold(word);
        bool particle = words > 0 && holds(particles, View(folded));
        if (word.empty() || holds(others, View(folded)) || (!particle && !is_capital(word[0]))) break;
        if (!particle) ++words, end = to, has_full |= word.size() >= full;
        from = behind_blanks(text, to);
        if (from == to) break;
    }
    std::u16string next = fold(text.substr(behind_blanks(text, end), 9));
    bool body = std::any_of(std::begin(bodies), std::end(bodies), [&](View word) { return next.starts_with(word); });
    return words >= least && has_full && !body ? end : at;
}

// Behind what joins names from `at` on (, and): where the next would begin; the end of blanks where nothing joins.
std::size_t behind_joiner(View text, std::size_t at) {
    std::size_t from = behind_blanks(text, at);
    std::u16string next = fold(text.substr(from, 3));
    for (View joiner : joiners)
        if (next.starts_with(joiner)) return behind_joiner(text, from + joiner.size());
    return behind_blanks(text, at);
}

} // namespace

Span full_names(View line) {
    std::size_t begin = behind_blanks(line, 0), end = end_of_name(line, begin);
    for (std::size_t at = end; at > begin;) {
        std::size_t next = behind_joiner(line, at), stop = next > behind_blanks(line, at) ? end_of_name(line, next) : next;
        if (stop == next) break;
        end = at = stop;
    }
    return {Offset(begin), Offset(end)};
}

Offset behind_introduction(View line) {
    constexpr std::size_t longest = 12; // units of the introductions, with what ends them
    std::size_t begin = behind_blanks(line, 0);
    std::u16string folded = fold(line.substr(begin, longest));
    for (View words : introductions) {
        std::size_t end = words.size();
        if (!folded.starts_with(words)) continue;
        bool ends = end == folded.size() || is_space(folded[end]) || folded[end] == u':';
        if (!ends) continue;
        std::size_t at = begin + end;
        while (at < line.size() && (is_space(line[at]) || line[at] == u':')) ++at;
        return Offset(at);
    }
    return 0;
}

bool claim_full_names(Scene const& scene, Span span, std::string from, double confidence) {
    Span names = full_names(scene.text(span));
    if (names.empty()) return false;
    scene.claim_text(&Metadata::author, {span.begin + names.begin, span.begin + names.end}, std::move(from), confidence);
    return true;
}

} // namespace duidu
