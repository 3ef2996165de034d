// What two clauses have in common, letter by letter:
//
//     流动书车已在石浦县、云溪[县开通]     [流动书车], [县开通], the longest first; as whole words 流动书车, 开通
//     在山区三[县开通][流动书车]
#pragma once

#include "compare/clauses.h"

namespace duidu {

// A run that stands in both.
struct CommonPiece {
    Offset a = 0, b = 0, length = 0; // in the cores
};

// The core of a clause, as far as it is looked at.
std::u16string_view core_of(Clause const& clause, Letters const& text);

// Common runs of two letters or more, each letter once; in the order of a.
std::vector<CommonPiece> common_pieces(std::u16string_view a, std::u16string_view b);

// Where the words of the clauses of one text begin and end; each clause is cut once, when it is first asked for.
class Words {
public:
    Words(std::vector<Clause> const& clauses, Letters const& text, WordCutter const& cutter)
        : clauses(clauses), text(text), cutter(cutter), places(clauses.size()) {}

    // Whether a word begins or ends before this letter of the core.
    bool is_cut(int clause, Offset letter);
    // Whether digits stand on both sides.
    bool splits_number(int clause, Offset letter) const;
    // Whether a piece that ends there, and goes on towards `inner`, has only one letter of a word of three or more: 雲溪|縣.
    bool tears(int clause, Offset letter, int inner);

private:
    std::vector<Clause> const& clauses;
    Letters const& text;
    WordCutter const& cutter;
    std::vector<std::vector<Offset>> places; // in the text; empty where nobody asked

    std::vector<Offset> const& cuts_of(int clause);
};

// What of the pieces is whole words and numbers. Of a word of several, as 生态环境 is one of 生态环境保护, a piece may end inside where the
// other side has the end of one. Where nothing is whole, all stay as they are.
std::vector<CommonPiece> in_whole_words(std::vector<CommonPiece> const& pieces, Words& words_a, int clause_a, Words& words_b, int clause_b);

} // namespace duidu
