// Every text remembers its source. A map is a list of runs, each made from a stretch of the source:
//
//     source bytes   B9FA BCD2 | 28 79 C3A8 29 | D0C5 CFA2
//     text             國   家 |               |   信   息
//     runs           copied      (no units)      copied
//
// In a copied run all units have the same width in the source (GBK Han: 2, ASCII: 1), so that a place inside it is found by
// multiplication. In any other run the units were made from the source as a whole (an entity, a repair) and lead back to all of it.
#pragma once

#include "text/span.h"

#include <vector>

namespace duidu {

template <class Source> struct Run {
    Source source;
    Span target;
    bool copied = false;

    // Source units for one unit of a copied run.
    Offset width() const { return target.empty() ? 0 : source.length() / target.length(); }
    bool operator==(Run const&) const = default;
};

// Whether the widths of two copied runs are the same; told by products, for this is asked of every run of a file.
template <class Source> bool as_wide(Run<Source> const& a, Run<Source> const& b) {
    return std::uint64_t(a.source.length()) * b.target.length() == std::uint64_t(b.source.length()) * a.target.length();
}

// The runs tile the target; their sources ascend and do not overlap (between them may lie source that made nothing).
template <class Source> class Mapping {
public:
    // Appends `units` units made from `source`. Copied runs of one width that meet are joined.
    void add(Source source, Offset units, bool copied);
    // Takes the first units away, which are whole runs.
    void erase_front(Offset units);
    // Room for so many runs.
    void reserve(std::size_t runs) { runs_.reserve(runs); }

    // The smallest stretch of source that made these units. For an empty span: the place in the source, empty.
    Source source_of(Span target) const;
    // The smallest stretch of target that anything in this source made. Source that made nothing gives the place, empty.
    Span target_of(Source source) const;

    // Units in the target.
    Offset length() const { return runs_.empty() ? 0 : runs_.back().target.end; }
    std::vector<Run<Source>> const& runs() const { return runs_; }
    bool operator==(Mapping const&) const = default;

private:
    std::vector<Run<Source>> runs_;
};

using Map = Mapping<ByteSpan>; // from a text back to the bytes of its file
using Rewrite = Mapping<Span>; // from a text back to the text that it was made from

// Stands here, since every run of a file is made by it.
template <class Source> inline void Mapping<Source>::add(Source source, Offset units, bool copied) {
    Offset begin = length();
    if (units == 0 && source.empty()) return;
    Run<Source> run{source, {begin, begin + units}, copied && units > 0};
    if (run.copied && !runs_.empty()) {
        Run<Source>& last = runs_.back();
        if (last.copied && last.source.end == source.begin && as_wide(last, run)) {
            last.source.end = source.end;
            last.target.end = run.target.end;
            return;
        }
    }
    runs_.push_back(run);
}

template <class Source> bool consistent(Mapping<Source> const& map);

// The way back through two steps: second leads from c to b, first from b to a.
Map then(Map const& first, Rewrite const& second);
Rewrite then(Rewrite const& first, Rewrite const& second);

} // namespace duidu
