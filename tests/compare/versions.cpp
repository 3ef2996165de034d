#include "compare/compare.h"

#include "cases.h"
#include "text/utf.h"

#include <catch_amalgamated.hpp>
#include <random>

using namespace duidu;

namespace {

// A document of plain lines.
Document document(std::u16string text) {
    Document out;
    out.text.units = std::move(text);
    return out;
}

std::string quoted(Document const& document, Span span) {
    std::string text = to_utf8(document.text[span]);
    for (char& c : text)
        if (c == '\n') c = '/';
    while (!text.empty() && text.back() == '/') text.pop_back();
    return text.substr(std::min(text.find_first_not_of('/'), text.size()));
}

std::string labels(std::vector<Unit> const& units) {
    std::string out;
    for (Unit const& unit : units) out += (out.empty() ? "" : ", ") + unit.label;
    return out;
}

constexpr char const* kinds[] = {"one", "split", "merge", "many"};
constexpr char const* operations[] = {"equal", "folded", "replace", "insert", "delete"};
constexpr char const* change_kinds[] = {"wording", "number", "date", "order", "script", "punctuation", "renumbering"};

std::string told(Change const& change, Document const& a, Document const& b) {
    std::string was = quoted(a, change.a), now = quoted(b, change.b), out = operations[int(change.op)];
    out += " " + was + (!was.empty() && !now.empty() && change.op != Change::Op::equal ? " → " : "");
    if (change.op != Change::Op::equal) out += now;
    std::string kind = change.op == Change::Op::equal ? "" : change_kinds[int(change.kind)];
    if (change.moved) kind += kind.empty() ? "moved" : ", moved";
    return out + " (" + kind + ")\n";
}

std::string told(Comparison const& comparison, Document const& a, Document const& b) {
    std::string out;
    for (UnitLink const& link : comparison.links)
        out += labels(link.a) + " → " + labels(link.b) + (link.same ? " same " : " changed ") + kinds[int(link.kind)] +
               (link.moved ? " moved\n" : "\n");
    for (Unit const& unit : comparison.unmatched_a) out += "gone " + unit.label + "\n";
    for (Unit const& unit : comparison.unmatched_b) out += "new " + unit.label + "\n";
    for (Change const& change : comparison.changes)
        if ((change.op != Change::Op::equal || change.moved) && quoted(a, change.a) + quoted(b, change.b) != "") out += told(change, a, b);
    if (!out.empty()) out.pop_back();
    return out;
}

std::string run(std::string const& input) {
    std::size_t cut = input.find("\n--\n");
    Document a = document(from_utf8(input.substr(0, cut))), b = document(from_utf8(input.substr(cut + 4)));
    Comparison comparison = compare(a, b, {Mode::versions});
    CHECK(consistent(comparison, a, b));
    return told(comparison, a, b);
}

// A text of sentences from a small alphabet, and the same after random edits and moves: all that a comparison has to cope with, in small.
struct Writer {
    std::mt19937 random;
    unsigned below(unsigned n) { return unsigned(random() % n); }

    std::u16string sentence() {
        constexpr std::u16string_view letters = u"天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往國国第三条,，ABab𠀀\uFFFF";
        std::u16string out;
        for (unsigned i = 3 + below(25); i > 0; --i) out += letters[below(unsigned(letters.size()))];
        return out + (below(3) ? u"。" : u"。\n");
    }
    std::vector<std::u16string> text() {
        std::vector<std::u16string> out(1 + below(20));
        for (auto& s : out) s = sentence();
        return out;
    }
    void edit(std::vector<std::u16string>& text) {
        for (unsigned i = below(8); i > 0; --i) {
            std::u16string& s = text[below(unsigned(text.size()))];
            switch (below(4)) {
            case 0:
                s.insert(below(unsigned(s.size())), sentence().substr(0, 3));
                break;
            case 1:
                s.erase(below(unsigned(s.size())), 1 + below(4));
                break;
            case 2:
                std::swap(s, text[below(unsigned(text.size()))]);
                break;
            default:
                text.insert(text.begin() + below(unsigned(text.size())), sentence());
            }
        }
    }
};

std::u16string joined(std::vector<std::u16string> const& parts) {
    std::u16string out;
    for (auto const& part : parts) out += part;
    return out;
}

Change mirrored(Change change) {
    std::swap(change.a, change.b);
    if (change.op == Change::Op::insert) change.op = Change::Op::remove;
    else if (change.op == Change::Op::remove) change.op = Change::Op::insert;
    return change;
}

using Row = std::tuple<Span, Span, Change::Op, Change::Kind, bool>;

std::vector<Row> rows(Comparison const& comparison, bool mirror) {
    std::vector<Row> out;
    for (Change const& change : comparison.changes) {
        Change c = mirror ? mirrored(change) : change;
        // Where an empty side stands is a choice; what is equal, replaced, gone and new is not.
        if (c.a.empty()) c.a = {};
        if (c.b.empty()) c.b = {};
        out.push_back({c.a, c.b, c.op, c.kind, c.moved});
    }
    std::sort(out.begin(), out.end());
    return out;
}

} // namespace

TEST_CASE("versions of a text are linked and their changes told") { check_cases("compare/versions.cases", run); }

TEST_CASE("comparisons cover both texts, mirror, and find a text the same as itself") {
    Writer writer{std::mt19937(20240911)};
    for (int round = 0; round < 400; ++round) {
        std::vector<std::u16string> text = writer.text();
        Document a = document(joined(text));
        writer.edit(text);
        Document b = document(joined(text));
        Comparison there = compare(a, b, {Mode::versions}), back = compare(b, a, {Mode::versions}), self = compare(a, a, {Mode::versions});
        REQUIRE(consistent(there, a, b));
        REQUIRE(consistent(back, b, a));
        REQUIRE(rows(there, false) == rows(back, true));
        REQUIRE(
            std::all_of(self.changes.begin(), self.changes.end(), [](Change const& c) { return c.op == Change::Op::equal && !c.moved; }));
        REQUIRE(std::all_of(self.links.begin(), self.links.end(), [](UnitLink const& link) { return link.same && !link.moved; }));
        REQUIRE(self.unmatched_a.empty());
    }
}

TEST_CASE("stopping gives back what was found, whole and said to be coarse; links come before changes") {
    Writer writer{std::mt19937(3)};
    std::u16string text, other;
    for (int i = 0; i < 4000; ++i) {
        text += writer.sentence();
        other = writer.sentence() + other;
    }
    Document a = document(text), b = document(other + text.substr(text.size() / 2) + text.substr(0, text.size() / 2));
    CompareOptions options{Mode::versions};
    options.stop = [] { return true; };
    Comparison stopped = compare(a, b, options);
    CHECK(consistent(stopped, a, b));
    CHECK(!stopped.exact);
    CHECK(!stopped.notes.empty());

    options.stop = {};
    bool first = false;
    options.links_ready = [&](Comparison const& so_far) { first = !so_far.links.empty() && so_far.changes.empty(); };
    compare(a, b, options);
    CHECK(first);
}
