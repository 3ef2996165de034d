// What is the same? Two documents linked unit by unit (versions) or passage by passage (related), with reasons.
#pragma once

#include "document.h"

#include <functional>

namespace duidu {

enum class Mode { automatic, versions, related };

struct Unit {
    std::string label; // its own number in Arabic digits (13, 120-1), else the block's index
    Span span;
};

struct UnitLink {
    enum class Level { article, paragraph, item, sentence } level = Level::article;
    enum class Kind { one, split, merge, many } kind = Kind::one;
    std::vector<Unit> a, b;
    bool same = false; // else changed
    bool moved = false;
    double score = 0;
    std::vector<std::string> why;
};

struct Change {
    enum class Op { equal, folded, replace, insert, remove } op = Op::equal;
    enum class Kind { wording, number, date, order, script, punctuation, renumbering } kind = Kind::wording;
    Span a, b;
    bool moved = false;
    Span words_a = {}, words_b = {}; // the whole words that an edit touches; otherwise a and b themselves
};

struct SharedPiece {
    Span a, b;
};

struct Passage {
    enum class Relation { same_phrase, paraphrase, same_theme, follow_up, contrast } relation = Relation::same_theme;
    Span a, b;
    double score = 0;
    std::vector<SharedPiece> shared;
    std::string why;
    bool main = true; // shown unasked; the others are weaker counterparts of clauses that have a better one
};

// What one document says of a doubtful place of the other.
struct Testimony {
    enum class Side { a, b } side = Side::a; // whose place is in doubt
    int repair = -1;                         // index in its repairs; −1 where characters are lost and nothing was put in their place
    Span span;                               // the place
    Span other;                              // where the witness says it, in the other text
    std::u16string says;
    bool agrees = false;                       // with what the repair put there
    double confidence = 0;                     // in what the witness says, the repair's own evidence included where they agree
    Certainty certainty = Certainty::probable; // never certain
    std::string why;
};

// A term that runs through both documents, with every clause that names it.
struct ChainPlace {
    Span span, clause;
    enum class Says { neither, goal, result } says = Says::neither;
};
struct Chain {
    std::u16string term; // as it stands in a
    std::vector<ChainPlace> a, b;
    double weight = 0;
};

// Two figures that the clauses of one passage give for one thing, in one measure.
struct FigurePair {
    enum class Kind { quantity, date } kind = Kind::quantity;
    int passage = 0; // index in passages
    Span a, b;
    bool same = false; // in value
};

struct Summary {
    int same = 0, changed = 0, moved = 0, added = 0, removed = 0, passages = 0;
};

struct Comparison {
    Mode mode = Mode::versions; // never automatic
    bool exact = true;          // false: time or size made it coarser, and a note says how
    std::vector<UnitLink> links;
    std::vector<Unit> unmatched_a, unmatched_b;
    std::vector<Change> changes; // tile both texts; moved ones lie out of order in b
    std::vector<Passage> passages;
    std::vector<Chain> chains;       // related mode
    std::vector<FigurePair> figures; // related mode
    std::vector<Testimony> testimonies;
    Summary summary;
    Notes notes;
};

// Where the words of a text begin and end, ascending, 0 and its length included: word_boundaries() of the segment room.
using WordCutter = std::function<std::vector<Offset>(std::u16string_view)>;

struct CompareOptions {
    Mode mode = Mode::automatic;
    int top = 3; // related mode: best counterparts for each unit and clause
    // Versions mode: the decision that led from a to b; what it says of articles (将第四十二条改为第四十条) overrules likeness.
    Document const* decision = nullptr;
    WordCutter words = {}; // without one the words of an edit are the edit itself
    // Asked every few milliseconds, whatever the work is at; true ends it: what was found so far comes back, with exact = false and a note.
    std::function<bool()> stop = {};
    // Called once, as soon as the units are linked: mode, links, exact and summary are there, and the unmatched units of versions; changes,
    // passages and what follows from them are not yet.
    std::function<void(Comparison const&)> links_ready = {};
};

Comparison compare(Document const& a, Document const& b, CompareOptions const& options = {});

bool consistent(Comparison const& comparison, Document const& a, Document const& b);

} // namespace duidu
