// How two clauses that have to do with each other stand to each other, and what is told of it:
//
//     发挥港口的辐射带动作用 ~ 發揮港口的輻射帶動作用      same phrase
//     轨道交通三号线取得进展 ~ 建成轨道交通三号线          follow-up: a result and the goal
//     聚焦新质生产力 ~ 解放数字生产力                      contrast: another term in the same slot
#pragma once

#include "compare/pieces.h"
#include "compare/themes.h"

namespace duidu {

// Two clauses with all that is known of them.
struct ClausePair {
    Clause const &a, &b;
    std::u16string_view core_a, core_b;
    std::vector<CommonPiece> pieces;
    std::vector<Mention> themes_a, themes_b;
    double likeness; // of their features, from 0 to 1

    // How each calls the theme.
    std::u16string_view name_a(Mention const& m) const { return core_a.substr(m.begin - a.core_begin, m.end - m.begin); }
    std::u16string_view name_b(Mention const& m) const { return core_b.substr(m.begin - b.core_begin, m.end - m.begin); }
    // The part of the shorter core that the pieces make up, and the letters of the longest piece.
    double covered() const {
        Offset letters = 0;
        for (CommonPiece const& piece : pieces) letters += piece.length;
        return double(letters) / double(std::max<std::size_t>(1, std::min(core_a.size(), core_b.size())));
    }
    Offset longest() const {
        Offset out = 0;
        for (CommonPiece const& piece : pieces) out = std::max(out, piece.length);
        return out;
    }
};

// The first that holds, of what tells most to what tells least: that both speak of one theme.
Passage::Relation relation_of(ClausePair const& pair);

// The passage as it is told; `shown` are the pieces that it quotes.
Passage passage_of(ClausePair const& pair, std::vector<CommonPiece> const& shown, Letters const& a, Letters const& b);

} // namespace duidu
