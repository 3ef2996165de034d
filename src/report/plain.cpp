#include "report/plain.h"

#include "report/leaves.h"
#include "text/utf.h"

namespace duidu {

namespace {

std::string labels(std::vector<Unit> const& units) {
    std::string out;
    for (Unit const& unit : units) out += (out.empty() ? "" : ", ") + unit.label;
    return out;
}

// The beginning of a stretch, as much as a terminal's line takes.
std::string quote(std::u16string_view text) {
    constexpr std::size_t most = 40;
    std::u16string out(text.substr(0, most));
    if (!out.empty() && is_lead_surrogate(out.back())) out.pop_back();
    for (char16_t& unit : out)
        if (unit < u' ') unit = u' ';
    return to_utf8(out) + (text.size() > most ? "…" : "");
}

std::string line_of(UnitLink const& link) {
    std::string line = labels(link.a) + " → " + labels(link.b) + "  " + (link.same ? "same" : "changed");
    if (link.moved) line += ", moved";
    if (link.kind == UnitLink::Kind::split) line += ", split";
    if (link.kind == UnitLink::Kind::merge) line += ", merged";
    return line + "\n";
}

std::string line_of(Change const& change, Document const& a, Document const& b) {
    std::string line;
    if (!change.a.empty()) line += "- " + quote(a.text[change.a]) + "\n";
    if (!change.b.empty()) line += "+ " + quote(b.text[change.b]) + "\n";
    return line;
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
    if (comparison.mode == Mode::related) {
        for (Passage const& passage : comparison.passages)
            out += quote(a.text[passage.a]) + "\n    " + quote(b.text[passage.b]) + "\n    " + passage.why + "\n";
        return out;
    }
    for (UnitLink const& link : comparison.links)
        if (!link.same || link.moved) out += line_of(link);
    if (!comparison.unmatched_a.empty()) out += labels(comparison.unmatched_a) + " →   removed\n";
    if (!comparison.unmatched_b.empty()) out += "  → " + labels(comparison.unmatched_b) + "  new\n";
    out += "\n";
    for (Change const& change : comparison.changes)
        if (change.op != Change::Op::equal && change.op != Change::Op::folded) out += line_of(change, a, b);
    return out;
}

} // namespace duidu
