#include "compare/wording.h"

#include <algorithm>

namespace duidu {

namespace {

// An edit may grow by so many units on each side; longer words are names, which one changed letter does not make another.
constexpr Offset most_growth = 4;
// What a cutter must see beside the edit to find its words.
constexpr Offset context = 10;

// The words around one edit of one text.
class Window {
public:
    Window(std::u16string_view text, Span edit, WordCutter const& cutter) : text(text) {
        Span seen{edit.begin, edit.end};
        while (seen.begin > 0 && edit.begin - seen.begin < context && text[seen.begin - 1] != u'\n') --seen.begin;
        while (seen.end < text.size() && seen.end - edit.end < context && text[seen.end] != u'\n') ++seen.end;
        places = cutter(text.substr(seen.begin, seen.length()));
        for (Offset& place : places) place += seen.begin;
    }
    bool is_cut(Offset place) const { return std::binary_search(places.begin(), places.end(), place); }

private:
    std::u16string_view text;
    std::vector<Offset> places;
};

// What both texts share beside an edit.
struct Shared {
    Offset before = 0, behind = 0;
};

// The least growth to one side at which both texts are cut; none where there is no such within reach.
template <class Cut> Offset growth(Offset room, Cut const& cut) {
    for (Offset grown = 0; grown <= std::min(room, most_growth); ++grown)
        if (cut(grown)) return grown;
    return 0;
}

bool is_edit(Change const& change) {
    bool kept = change.op == Change::Op::equal || change.op == Change::Op::folded;
    return !kept && change.kind != Change::Kind::renumbering;
}

// Equal text that ends, or begins, on both sides where the edit does the other.
Offset shared_with(Change const* neighbour, Offset a, Offset b, bool before) {
    if (!neighbour || neighbour->op != Change::Op::equal) return 0;
    bool meets = before ? neighbour->a.end == a && neighbour->b.end == b : neighbour->a.begin == a && neighbour->b.begin == b;
    return meets ? neighbour->a.length() : 0;
}

void grow(std::u16string_view a, std::u16string_view b, Shared shared, WordCutter const& cutter, Change& change) {
    if (shared.before + shared.behind == 0) return;
    constexpr Offset longest_edit = 200; // whole sentences have their words whole but for their ends, which marks make clean
    if (change.a.length() + change.b.length() > longest_edit) return;
    Window in_a(a, change.a, cutter), in_b(b, change.b, cutter);
    Offset left = growth(shared.before, [&](Offset n) { return in_a.is_cut(change.a.begin - n) && in_b.is_cut(change.b.begin - n); });
    Offset right = growth(shared.behind, [&](Offset n) { return in_a.is_cut(change.a.end + n) && in_b.is_cut(change.b.end + n); });
    change.words_a = {change.a.begin - left, change.a.end + right};
    change.words_b = {change.b.begin - left, change.b.end + right};
}

} // namespace

void find_words(std::u16string_view a, std::u16string_view b, WordCutter const& cutter, Watch& watch, std::vector<Change>& changes) {
    for (std::size_t i = 0; i < changes.size(); ++i) {
        Change& change = changes[i];
        change.words_a = change.a, change.words_b = change.b;
        if (!cutter || !is_edit(change) || watch.over()) continue;
        Change const *before = i > 0 ? &changes[i - 1] : nullptr, *behind = i + 1 < changes.size() ? &changes[i + 1] : nullptr;
        Shared shared{shared_with(before, change.a.begin, change.b.begin, true), shared_with(behind, change.a.end, change.b.end, false)};
        grow(a, b, shared, cutter, change);
    }
}

} // namespace duidu
