// How much a character surprises where it stands, in quarter bits: 4 for what comes every other time, 40 for one time in a thousand.
//
//     安全 17     安拿 47     安鞣 92        from the frequencies of words, and from the document itself
//
// Damage shows as text that surprises at every step; of several restorations the least surprising is the likeliest.
#pragma once

#include "decode/counts.h"
#include "decode/decode.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace duidu {

// Quarter bits.
using Surprise = std::int32_t;

// Of a character alone, and of a character after another; traditional forms count as simplified ones.
Surprise surprise(char32_t character);
Surprise surprise(char32_t previous, char32_t character);
// The first of these of every unit, 64 KB, for whoever looks at one after the other.
std::uint8_t const* surprises();
// Of a character that is a word by itself, and of two that are one; `otherwise` where no words are known in which they meet. Folded.
Surprise surprise_of_word(char16_t character);
Surprise surprise_of_word(char16_t first, char16_t second, Surprise otherwise);

// What a document tells of its own usage: its pairs of characters, and whether it writes simplified or traditional forms.
class Usage {
public:
    Usage() = default;
    // By phrases that are lent (decode.h) besides what is always known.
    explicit Usage(PhraseCost lent) : lent_(std::move(lent)) {}
    void learn(std::u16string_view text);
    // Takes back what learn(text) did.
    void forget(std::u16string_view text);
    // Only which script the text writes.
    void learn_script(std::u16string_view text);
    // `standing`: the pair stands where it is asked about, so that this one sighting proves nothing.
    Surprise operator()(char32_t previous, char32_t character, bool standing = false) const;
    // Whether the document was seen to write it.
    bool has(char16_t unit) const { return !characters_.empty() && characters_[unit] > 0; }
    // Whether the pair may cost less than its second character alone: a word has it, a rule of marks, or the document that character.
    bool may_know(char16_t previous, char16_t character) const;
    // What this form costs where the document, which does not have it, writes others: 衕 for 同, 錶 for 表 in traditional text.
    Surprise foreign_form(char16_t character) const;
    // The same behind two characters, of which the document may have had all three together before.
    Surprise in_phrase(char32_t earlier, char32_t previous, char32_t character) const;

private:
    void count(std::u16string_view text, std::uint32_t by);
    double general_share(char16_t earlier, char16_t previous, char16_t character) const;
    double share(char32_t earlier, char32_t previous, char32_t character) const;

    PhraseCost lent_;

    Counts triples_, pairs_;
    std::vector<std::uint32_t> characters_; // by unit; empty until something is learned
    std::uint32_t length_ = 0;              // of what was learned
    std::uint32_t traditional_ = 0;         // of them, those that fold to another
    std::uint32_t han_ = 0;
};

// The mean surprise of a text; 0 for an empty one. Running Chinese lies near 30, Chinese read by a wrong decoder above 65.
double mean_surprise(std::u16string_view text);

} // namespace duidu
