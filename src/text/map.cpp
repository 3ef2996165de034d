#include "text/map.h"

namespace duidu {

namespace {

// The first run whose target ends behind `at`.
template <class Source> auto run_at(std::vector<Run<Source>> const& runs, Offset at) {
    return std::upper_bound(runs.begin(), runs.end(), at, [](Offset offset, Run<Source> const& run) { return offset < run.target.end; });
}

// The part of a run's source that made `part` of its target: by multiplication in a copied run, else all of it.
template <class Source> Source part_of(Run<Source> const& run, Span part) {
    if (!run.copied) return run.source;
    Offset width = run.width();
    return {run.source.begin + (part.begin - run.target.begin) * width, run.source.begin + (part.end - run.target.begin) * width};
}

// What one run of the second step becomes when the way leads on through the first. A run of the first step that cannot be cut gives its
// source to the first of its pieces; the others stand, empty, at its end, so that sources still ascend. `piece` is where the run before
// ended: most runs begin there, so that few are looked for.
template <class Source>
void follow(Mapping<Source> const& first, Run<Span> const& run, std::size_t& piece, Offset& reached, Mapping<Source>& out) {
    auto append = [&](Source source, Offset units, bool copied) {
        if (source.begin < reached) source = {reached, std::max(reached, source.end)}, copied = false;
        reached = source.end;
        out.add(source, units, copied && units > 0);
    };
    std::vector<Run<Source>> const& runs = first.runs();
    constexpr std::size_t steps = 8; // what is farther is looked for
    std::size_t end = piece + steps;
    while (piece < runs.size() && piece < end && runs[piece].target.end <= run.source.begin) ++piece;
    bool here = piece < runs.size() && runs[piece].target.begin <= run.source.begin && run.source.begin < runs[piece].target.end;
    if (!here) piece = std::size_t(run_at(runs, run.source.begin) - runs.begin());
    if (!run.copied || run.source.empty()) {
        bool within = piece < runs.size() && runs[piece].copied && run.source.end <= runs[piece].target.end;
        return append(within ? part_of(runs[piece], run.source) : first.source_of(run.source), run.target.length(), false);
    }
    for (Offset at = run.source.begin; at < run.source.end; at = runs[piece].target.end, piece += at < run.source.end) {
        Span part = common(runs[piece].target, run.source);
        append(part_of(runs[piece], part), part.length(), runs[piece].copied);
    }
}

template <class Source> Mapping<Source> through(Mapping<Source> const& first, Rewrite const& second) {
    Mapping<Source> out;
    out.reserve(first.runs().size() + second.runs().size());
    Offset reached = 0;
    std::size_t piece = 0;
    for (Run<Span> const& run : second.runs()) follow(first, run, piece, reached, out);
    return out;
}

} // namespace

template <class Source> void Mapping<Source>::erase_front(Offset units) {
    auto begins_before = [](Run<Source> const& run, Offset at) { return run.target.begin < at; };
    runs_.erase(runs_.begin(), std::lower_bound(runs_.begin(), runs_.end(), units, begins_before));
    for (Run<Source>& run : runs_) run.target = {run.target.begin - units, run.target.end - units};
}

template <class Source> Source Mapping<Source>::source_of(Span target) const {
    auto first = run_at(runs_, target.begin);
    if (first == runs_.end()) {
        Offset end = runs_.empty() ? 0 : runs_.back().source.end;
        return {end, end};
    }
    if (target.empty()) {
        Offset at = first->copied ? part_of(*first, {target.begin, target.begin}).begin : first->source.begin;
        return {at, at};
    }
    auto last = run_at(runs_, target.end - 1);
    Source head = part_of(*first, common(first->target, target));
    return {head.begin, last == runs_.end() ? runs_.back().source.end : part_of(*last, common(last->target, target)).end};
}

template <class Source> Span Mapping<Source>::target_of(Source source) const {
    auto ends_before = [](Run<Source> const& run, Offset at) { return run.source.end <= at; };
    auto run = std::lower_bound(runs_.begin(), runs_.end(), source.begin, ends_before);
    Offset here = run == runs_.end() ? length() : run->target.begin;
    Span out{here, here};
    bool any = false;
    for (; run != runs_.end() && run->source.begin < std::max(source.end, source.begin + 1); ++run) {
        Span part = run->target;
        if (run->copied) {
            Source cut = common(run->source, source);
            Offset width = run->width();
            Offset begin = (cut.begin - run->source.begin) / width;
            Offset end = (cut.end - run->source.begin + width - 1) / width;
            part = {run->target.begin + begin, run->target.begin + std::max(begin, end)};
        }
        if (!any) out = part, any = true;
        out.end = std::max(out.end, part.end);
        if (source.empty()) return {out.begin, out.begin};
    }
    return out;
}

template <class Source> bool consistent(Mapping<Source> const& map) {
    Offset target = 0, source = 0;
    for (Run<Source> const& run : map.runs()) {
        if (run.target.begin != target || run.target.end < run.target.begin) return false;
        if (run.source.begin < source || run.source.end < run.source.begin) return false;
        if (run.copied && (run.target.empty() || run.source.length() % run.target.length() != 0 || run.source.empty())) return false;
        target = run.target.end;
        source = run.source.end;
    }
    return true;
}

Map then(Map const& first, Rewrite const& second) { return through(first, second); }
Rewrite then(Rewrite const& first, Rewrite const& second) { return through(first, second); }

template class Mapping<ByteSpan>;
template class Mapping<Span>;
template bool consistent(Mapping<ByteSpan> const&);
template bool consistent(Mapping<Span> const&);

} // namespace duidu
