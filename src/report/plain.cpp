#include "report/plain.h"

#include "report/leaves.h"
#include "report/names.h"
#include "text/utf.h"

#include <algorithm>

namespace duidu {

namespace {

constexpr std::size_t line = 40;    // units of a quotation: a terminal's line of Han characters
constexpr std::size_t context = 12; // units of what stays, on either side of an edit

std::string labels(std::vector<Unit> const& units) {
    std::string out;
    for (Unit const& unit : units) out += (out.empty() ? "" : ", ") + unit.label;
    return out;
}

// Part of a text as UTF-8, its line breaks as blanks; no half of a surrogate pair at either end.
std::string told(std::u16string_view text) {
    if (!text.empty() && is_trail_surrogate(text.front())) text.remove_prefix(1);
    if (!text.empty() && is_lead_surrogate(text.back())) text.remove_suffix(1);
    std::u16string out(text);
    for (char16_t& unit : out)
        if (unit < u' ') unit = u' ';
    return to_utf8(out);
}

// The beginning of a stretch.
std::string quote(std::u16string_view text, std::size_t most = line) {
    return told(text.substr(0, most)) + (text.size() > most ? "…" : "");
}

// What stays between two edits, its middle left out.
std::string between(std::u16string_view text) {
    if (text.size() <= 2 * context + 1) return told(text);
    return told(text.substr(0, context)) + "…" + told(text.substr(text.size() - context));
}

std::string line_of(UnitLink const& link) {
    std::string out = labels(link.a) + " → " + labels(link.b) + "  " + (link.same ? "same" : "changed");
    if (link.moved) out += ", moved";
    if (link.kind == UnitLink::Kind::split) out += ", split";
    if (link.kind == UnitLink::Kind::merge) out += ", merged";
    return out + "\n";
}

bool is_edit(Change const& change) { return change.op != Change::Op::equal && change.op != Change::Op::folded; }

std::string line_of(Change const& change, Document const& a, Document const& b) {
    if (!is_edit(change)) return between(b.text[change.b]);
    std::string out;
    if (!change.a.empty()) out += "[-" + quote(a.text[change.a]) + "-]";
    if (!change.b.empty()) out += "{+" + quote(b.text[change.b]) + "+}";
    return out;
}

bool meets(Span span, std::vector<Unit> const& units) {
    return std::any_of(units.begin(), units.end(),
                       [&](Unit const& unit) { return span.begin < unit.span.end && unit.span.begin < span.end; });
}

// The text of a unit of a with its edits in place: 处[-五千-]{+一万+}元以上. Nothing where it has none.
std::string edits_in(Unit const& unit, std::vector<Unit> const& answering, Comparison const& comparison, Document const& a,
                     Document const& b) {
    std::vector<Change> const& changes = comparison.changes;
    auto ends_before = [](Change const& change, Offset at) { return change.a.end < at; };
    auto at = std::lower_bound(changes.begin(), changes.end(), unit.span.begin, ends_before);
    std::string out;
    bool edited = false;
    for (; at != changes.end() && at->a.begin < unit.span.end; ++at) {
        Change inside = *at;
        if (inside.a.empty() && !meets(inside.b, answering)) continue; // a new unit that stands before this one
        if (!is_edit(inside)) {                                        // what stays may reach beyond the unit
            Offset begin = std::max(inside.a.begin, unit.span.begin), end = std::min(inside.a.end, unit.span.end);
            if (begin >= end) continue;
            if (inside.a.length() == inside.b.length())
                inside.b = {inside.b.begin + (begin - inside.a.begin), inside.b.end - (inside.a.end - end)};
        } else edited = true;
        out += line_of(inside, a, b);
    }
    return edited ? "    " + out + "\n" : "";
}

std::string versions_report(Comparison const& comparison, Document const& a, Document const& b) {
    std::string out;
    for (UnitLink const& link : comparison.links) {
        if (link.same && !link.moved) continue;
        out += line_of(link);
        for (Unit const& unit : link.a) out += edits_in(unit, link.b, comparison, a, b);
    }
    for (Unit const& unit : comparison.unmatched_a) out += unit.label + " →  removed\n    " + quote(a.text[unit.span]) + "\n";
    for (Unit const& unit : comparison.unmatched_b) out += "→ " + unit.label + "  new\n    " + quote(b.text[unit.span]) + "\n";
    return out;
}

// Each clause of a once, with what answers it in b.
std::string related_report(Comparison const& comparison, Document const& a, Document const& b) {
    std::string out;
    Span said{};
    for (Passage const& passage : comparison.passages) {
        if (!passage.main) continue;
        if (!(passage.a == said) || out.empty()) out += (out.empty() ? "" : "\n") + quote(a.text[passage.a]) + "\n";
        said = passage.a;
        out += "    " + quote(b.text[passage.b]) + "\n        " + relations[int(passage.relation)] + ": " + passage.why + "\n";
    }
    return out;
}

} // namespace

std::string plain_report(Document const& document) {
    std::string out;
    int row = -1;
    for (Leaf const& leaf : leaves(document)) {
        if (!leaf.article) continue;
        bool same_row = leaf.row >= 0 && leaf.row == row;
        if (!out.empty()) out += same_row ? "\t" : leaf.row >= 0 && row >= 0 ? "\n" : "\n\n";
        out += to_utf8(document.text[document.blocks[leaf.block].span]);
        row = leaf.row;
    }
    return out.empty() ? out : out + "\n";
}

std::string plain_report(Comparison const& comparison, Document const& a, Document const& b) {
    Summary const& s = comparison.summary;
    std::string out = a.source.name + " → " + b.source.name + "\n";
    out += "same " + std::to_string(s.same) + ", changed " + std::to_string(s.changed) + ", moved " + std::to_string(s.moved) + ", added " +
           std::to_string(s.added) + ", removed " + std::to_string(s.removed) + ", passages " + std::to_string(s.passages) + "\n\n";
    for (Note const& note : comparison.notes) out += "note: " + note.message + "\n";
    return out + (comparison.mode == Mode::related ? related_report(comparison, a, b) : versions_report(comparison, a, b));
}

} // namespace duidu
