#include "decode/glossing.h"

#include "decode/glosses.h"
#include "decode/pairs.h"

#include <algorithm>
#include <vector>

namespace duidu {

namespace {

// A byte, or something that no byte-level replacement touches: a bracket, a character outside GBK.
struct Token {
    std::u16string text; // empty for a byte
    std::uint8_t byte = 0;
    bool is_byte() const { return text.empty(); }
};

std::vector<Token> tokens_of(std::u16string_view text, bool keep_brackets) {
    Pairs const& gbk = pairs_of("gb18030");
    std::vector<Token> tokens;
    for (Offset at = 0; at < text.size(); ++at) {
        if (Gloss gloss = keep_brackets ? gloss_at(text, at) : Gloss{}; !gloss.at.empty()) {
            tokens.push_back({std::u16string(text.substr(at, gloss.at.length())), 0});
            at = gloss.at.end - 1;
        } else if (text[at] < 0x80) {
            tokens.push_back({{}, std::uint8_t(text[at])});
        } else if (std::uint16_t pair = gbk.bytes[text[at]]) {
            tokens.push_back({{}, std::uint8_t(pair >> 8)});
            tokens.push_back({{}, std::uint8_t(pair)});
        } else {
            tokens.push_back({std::u16string(1, text[at]), 0});
        }
    }
    return tokens;
}

// How a decoder treats half a character: writes ? for it and what follows, or drops it.
enum class Broken { question_mark, dropped };

std::u16string decoded(std::vector<Token> const& tokens, Broken broken) {
    Pairs const& gbk = pairs_of("gb18030");
    std::u16string out;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        Token const& token = tokens[at];
        if (!token.is_byte()) out += token.text;
        if (!token.is_byte()) continue;
        if (token.byte < 0x80) {
            out.push_back(token.byte);
            continue;
        }
        Token const* next = at + 1 < tokens.size() ? &tokens[at + 1] : nullptr;
        bool pair = next && next->is_byte() && Pairs::is_trail(next->byte);
        char16_t character = pair ? gbk.character(token.byte, next->byte) : u'\0';
        bool own_use = character >= 0xE000 && character < 0xF900;
        if (character && !(own_use && broken == Broken::question_mark)) out.push_back(character), ++at;
        else if (broken == Broken::question_mark && next) {
            // The byte behind is gone with it, be it the bracket of a reading.
            out.push_back(u'?');
            if (!next->is_byte()) out += next->text.substr(1);
            ++at;
        } else if (pair && next->byte >= 0x80) ++at;
    }
    return out;
}

} // namespace

std::u16string glossed(std::u16string_view text, GlossTable const& table) {
    std::vector<Token> tokens = tokens_of(text, false);
    struct Match {
        std::uint16_t pair;
        std::size_t at;
        std::u16string const* bracket;
    };
    std::vector<Match> matches;
    for (std::size_t at = 0; at + 1 < tokens.size(); ++at) {
        if (!tokens[at].is_byte() || !tokens[at + 1].is_byte() || tokens[at].byte < 0x80) continue;
        std::uint16_t pair = std::uint16_t(tokens[at].byte << 8 | tokens[at + 1].byte);
        if (auto entry = table.find(pair); entry != table.end()) matches.push_back({pair, at, &entry->second});
    }
    // Character by character of the table, each from the front; a bracket between two bytes keeps them apart from then on.
    std::stable_sort(matches.begin(), matches.end(), [](Match const& a, Match const& b) { return a.pair < b.pair; });
    std::vector<std::u16string> behind(tokens.size());
    std::uint16_t current = 0;
    std::size_t reached = 0;
    for (Match const& match : matches) {
        if (match.pair != current) current = match.pair, reached = 0;
        if (match.at < reached || !behind[match.at].empty()) continue;
        behind[match.at + 1] = *match.bracket + behind[match.at + 1];
        reached = match.at + 2;
    }
    std::vector<Token> with;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        with.push_back(tokens[at]);
        if (!behind[at].empty()) with.push_back({behind[at], 0});
    }
    return decoded(with, Broken::question_mark);
}

std::u16string narrowed(std::u16string_view text) {
    constexpr std::u16string_view marks = u",:;()!?";
    std::vector<Token> tokens = tokens_of(text, true), out;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        bool mark = tokens[at].is_byte() && tokens[at].byte == 0xA3 && at + 1 < tokens.size() && tokens[at + 1].is_byte() &&
                    tokens[at + 1].byte >= 0x80 && marks.find(char16_t(tokens[at + 1].byte - 0x80)) != marks.npos;
        if (mark) out.push_back({{}, std::uint8_t(tokens[++at].byte - 0x80)});
        else out.push_back(tokens[at]);
    }
    return decoded(out, Broken::dropped);
}

} // namespace duidu
