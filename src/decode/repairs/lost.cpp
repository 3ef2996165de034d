// What cannot come back, and why: it is told, nothing is invented.
//
//     锟斤拷      U+FFFD, read as GBK: the bytes were gone before          烫烫烫  memory that nobody filled
//     银�行      a decoder could not read the bytes and did not keep them     ???     an encoder had no bytes for the characters
#include "decode/repair.h"

#include <array>

namespace duidu {

namespace {

struct Remains {
    std::u16string_view sign;
    char const* why;
};

constexpr Remains remains[] = {
    {u"锟斤拷", "锟斤拷 is what U+FFFD looks like when it is read as GBK: the bytes that stood here were lost before, and nothing in the "
                "file tells what they were"},
    {u"烫烫烫", "烫烫烫 is memory that a program never filled (bytes CC): there was no text"},
    {u"屯屯屯", "屯屯屯 is memory that a program never filled (bytes CD): there was no text"},
};

struct Places {
    Span first{};
    Offset count = 0;
    void add(Span place) { first = count++ ? first : place; }
};

void tell(Findings& findings, Span first, Offset times, std::string const& why) {
    findings.notes.push_back({"lost_text", first, {}, why + " (" + std::to_string(times) + (times == 1 ? " place)" : " places)")});
}

// Whether most of what is no blank and no mark became ?.
bool is_all_questions(std::u16string_view text, Signs const& signs) {
    if (signs.questions < 8 || signs.questions < signs.han) return false;
    Offset others = 0;
    for (char16_t unit : text) others += unit > u'?' || (unit >= u'0' && unit <= u'9');
    return signs.questions > others;
}

} // namespace

void lost(Page const& page, Findings& findings) {
    std::u16string_view text = page.text.units;
    std::array<Places, std::size(remains)> places;
    for (Offset at = 0; page.signs.unfilled && (at = page.signs.next(at, seen_odd, Offset(text.size()))) < text.size(); ++at)
        for (std::size_t i = 0; i < std::size(remains); ++i)
            if (text.substr(at, remains[i].sign.size()) == remains[i].sign) places[i].add({at, at + Offset(remains[i].sign.size())});
    for (std::size_t i = 0; i < std::size(remains); ++i)
        if (places[i].count) tell(findings, places[i].first, places[i].count, remains[i].why);
    Places gone;
    for (Offset at = 0; page.signs.lost && (at = page.signs.next(at, seen_odd, Offset(text.size()))) < text.size(); ++at)
        if (text[at] == u'\uFFFD' && page.text.map.source_of({at, at + 1}).length() == 3) gone.add({at, at + 1});
    if (gone.count)
        tell(findings, gone.first, gone.count, "U+FFFD stands where a decoder could not read the bytes; they are not in the file");
    if (is_all_questions(text, page.signs)) {
        Offset at = Offset(text.find(u'?'));
        tell(findings, {at, at + 1}, page.signs.questions,
             "? stands where an encoder had no bytes for the characters; nothing in the file tells which they were");
    }
}

} // namespace duidu
