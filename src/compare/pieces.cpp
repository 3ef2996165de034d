#include "compare/pieces.h"

#include "text/numeral.h"

#include <algorithm>

namespace duidu {

namespace {

constexpr Offset longest_core = 200;

} // namespace

std::u16string_view core_of(Clause const& clause, Letters const& text) {
    Offset length = std::min(clause.core_end - clause.core_begin, longest_core);
    return std::u16string_view(text.units).substr(clause.core_begin, length);
}

// Common runs of two letters or more, the longest first, each letter once.
std::vector<CommonPiece> common_pieces(std::u16string_view a, std::u16string_view b) {
    std::vector<CommonPiece> out;
    std::vector<bool> taken_a(a.size()), taken_b(b.size());
    auto longest = [&] {
        CommonPiece best;
        std::vector<Offset> run(b.size() + 1, 0);
        for (Offset i = 0; i < a.size(); ++i)
            for (Offset j = Offset(b.size()); j-- > 0;) {
                run[j + 1] = a[i] == b[j] && is_word(a[i]) && !taken_a[i] && !taken_b[j] ? run[j] + 1 : 0;
                if (run[j + 1] > best.length) best = {i + 1 - run[j + 1], j + 1 - run[j + 1], run[j + 1]};
            }
        return best;
    };
    for (CommonPiece piece = longest(); piece.length >= 2; piece = longest()) {
        for (Offset i = 0; i < piece.length; ++i) taken_a[piece.a + i] = taken_b[piece.b + i] = true;
        out.push_back(piece);
    }
    std::sort(out.begin(), out.end(), [](CommonPiece const& x, CommonPiece const& y) { return x.a < y.a; });
    return out;
}

bool Words::is_cut(int clause, Offset letter) {
    Offset at = clauses[clause].core_begin + letter;
    if (!cutter || at <= clauses[clause].core_begin || at >= clauses[clause].core_end) return true;
    std::vector<Offset> const& cuts = cuts_of(clause);
    return std::binary_search(cuts.begin(), cuts.end(), text.at[at]);
}

bool Words::splits_number(int clause, Offset letter) const {
    Offset at = clauses[clause].core_begin + letter;
    return at > 0 && at < text.length() && is_arabic_digit(text.units[at - 1]) && is_arabic_digit(text.units[at]);
}

bool Words::tears(int clause, Offset letter, int inner) {
    return !is_cut(clause, letter) && is_cut(clause, letter + Offset(inner)) && !is_cut(clause, letter - Offset(inner));
}

std::vector<Offset> const& Words::cuts_of(int clause) {
    std::vector<Offset>& cuts = places[clause];
    if (!cuts.empty()) return cuts;
    Span span = text.span(clauses[clause].core_begin, clauses[clause].core_end);
    cuts = cutter(text.text.substr(span.begin, span.length()));
    for (Offset& place : cuts) place += span.begin;
    return cuts;
}

std::vector<CommonPiece> in_whole_words(std::vector<CommonPiece> const& pieces, Words& words_a, int clause_a, Words& words_b,
                                        int clause_b) {
    std::vector<CommonPiece> out;
    auto cut = [&](Offset a, Offset b, int inner) {
        if (words_a.splits_number(clause_a, a) || words_b.splits_number(clause_b, b)) return false;
        bool somewhere = words_a.is_cut(clause_a, a) || words_b.is_cut(clause_b, b);
        return somewhere && !words_a.tears(clause_a, a, inner) && !words_b.tears(clause_b, b, inner);
    };
    for (CommonPiece piece : pieces) {
        while (piece.length >= 2 && !cut(piece.a, piece.b, 1)) ++piece.a, ++piece.b, --piece.length;
        while (piece.length >= 2 && !cut(piece.a + piece.length, piece.b + piece.length, -1)) --piece.length;
        if (piece.length >= 2) out.push_back(piece);
    }
    return out.empty() ? pieces : out;
}

} // namespace duidu
