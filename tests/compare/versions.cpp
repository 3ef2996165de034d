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

using LinkRow = std::tuple<std::vector<Span>, std::vector<Span>, UnitLink::Kind, bool, bool>;

std::vector<LinkRow> links(Comparison const& comparison, bool mirror) {
    auto spans = [](std::vector<Unit> const& units) {
        std::vector<Span> out;
        for (Unit const& unit : units) out.push_back(unit.span);
        std::sort(out.begin(), out.end());
        return out;
    };
    using Kind = UnitLink::Kind;
    auto mirrored = [](Kind kind) { return kind == Kind::split ? Kind::merge : kind == Kind::merge ? Kind::split : kind; };
    std::vector<LinkRow> out;
    for (UnitLink const& link : comparison.links)
        if (mirror) out.push_back({spans(link.b), spans(link.a), mirrored(link.kind), link.same, link.moved});
        else out.push_back({spans(link.a), spans(link.b), link.kind, link.same, link.moved});
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
        REQUIRE(links(there, false) == links(back, true));
        REQUIRE(
            std::all_of(self.changes.begin(), self.changes.end(), [](Change const& c) { return c.op == Change::Op::equal && !c.moved; }));
        REQUIRE(std::all_of(self.links.begin(), self.links.end(), [](UnitLink const& link) { return link.same && !link.moved; }));
        REQUIRE(self.unmatched_a.empty());
    }
}

TEST_CASE("which text comes first decides no link: beside a split, and where two orders are as good as each other") {
    std::u16string_view const pairs[][2] = {
        {u"读书小组。\n\n### "
         u"（五）壮大基层馆员队伍\n\n完善馆员培养、使用、评价机制，实行定向培养和轮岗交流。逐步提高基层馆员待遇，到2028年基层馆"
         u"员平均服务年限达到5年以上。\n\n### "
         u"（六）推动图书跨馆通借通还\n\n建设全市统一的书目数据库，实现公共图书馆、社区书屋、学校图书馆通"
         u"借通还。图书异馆归还的时间不超过3个工作日。\n\n## 四、优先行动\n\n为推动重点任务落地，2026",
         u"读书小\n\n## 四、优先行动\n\n为\n完善馆员培养、使用、评价机制，实行定向培养和轮岗交流。逐步提高基层馆员待遇，到2028年基层馆员# "
         u"（六）推动图书跨馆通借通还\n\n建设全\n\n##学校图书馆通市统一的书目数据库，实现公共图书馆、社区书屋、平均服手年限达到5年以上。推"
         u"动重点任务落地，2026组。\n\n### （五）壮大基层馆员队伍\n借通还。图书异馆称还的时间不超过3个工作日。"},
        {u"年10月1日起施行。\n---\ntitle: 临澜市公共阅读发展规划（2026—2030年）\ndate: 2026-03-18 09:00:00 +0800\nsource: "
         u"临澜市人民政府办公室\ndocument_number: 临政发〔2026〕8号\ncategories: [规划]\ntags: [公共阅读, 数字档案, 五年规划]\nlang: "
         u"zh-Hans\n---\n\n# ",
         u"年10月1日起施行。\n---\ntitle: 临澜市公共阅nt_numbe条: 临政3-18 09:00:00 +0800\nsource: "
         u"临澜市人民政府办公室读发展规划（2026—2030年）\ndate: 2026-0e\ndocum发〔2categories: [规划]\ntags: [公共阅读, 数年一1 "
         u"保0月专条定的字档案, 五年规划]\nlang: zh-Hans\n---\n\n#"}};
    for (auto const& [one, other] : pairs) {
        Document a = document(std::u16string(one)), b = document(std::u16string(other));
        CHECK(links(compare(a, b, {Mode::versions}), false) == links(compare(b, a, {Mode::versions}), true));
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

    for (Mode mode : {Mode::versions, Mode::related}) { // wherever the work is at
        int calls = 0;
        CompareOptions counted{mode};
        counted.stop = [&] { return ++calls, false; };
        compare(a, b, counted);
        int all = calls;
        for (int part = 1; part < 8; ++part) {
            calls = 0;
            counted.stop = [&] { return ++calls > all * part / 8; };
            Comparison halted = compare(a, b, counted);
            CHECK(consistent(halted, a, b));
            CHECK(!halted.exact);
            CHECK(calls == all * part / 8 + 1); // who was told does not ask again
        }
    }

    options.stop = {};
    bool first = false;
    options.links_ready = [&](Comparison const& so_far) { first = !so_far.links.empty() && so_far.changes.empty(); };
    compare(a, b, options);
    CHECK(first);
}
