#include "report/sheet.h"

#include "report/html.h"
#include "report/names.h"
#include "text/utf.h"

#include <map>
#include <set>

namespace duidu {

namespace {

using Mark = SheetWords::Mark;
using Words = std::vector<SheetWords>;

std::u16string number(std::size_t n) { return from_utf8(std::to_string(n)); }

// Of a path only the last part: the rest is the business of whoever keeps the file.
std::u16string file_of(Document const& document) {
    std::string const& name = document.source.name;
    return from_utf8(name.substr(name.find_last_of("/\\") + 1));
}

std::u16string title_of(Document const& document) {
    std::u16string const& title = document.metadata.title.best.value;
    return title.empty() ? file_of(document) : title;
}

std::string language_of(Document const& document) {
    Metadata const& m = document.metadata;
    if (m.language.empty()) return "zh";
    return m.language + (m.script.empty() ? "" : "-" + m.script);
}

Words plain(std::u16string_view text) { return {{std::u16string(text), Mark::none}}; }

std::u16string labels(std::vector<Unit> const& units) {
    std::u16string out;
    for (Unit const& unit : units) out += (out.empty() ? u"" : u", ") + from_utf8(unit.label);
    return out;
}

// Articles are called by their numbers; the index of a paragraph says nothing to a reader.
std::u16string label_of(UnitLink const& link) {
    if (link.level != UnitLink::Level::article) return {};
    std::u16string from = labels(link.a), to = labels(link.b);
    return from == to ? from : from + u" → " + to;
}

// ---- changes, by their place on one side ----

// What of one text the other has not, in whole words.
class Changes {
public:
    // `words` picks the span of a change that counts here.
    Changes(Document const& document, std::vector<Change> const& changes, Span Change::*words, Mark mark) : document(document), mark(mark) {
        for (Change const& change : changes) {
            bool kept = change.op == Change::Op::equal || change.op == Change::Op::folded || change.kind == Change::Kind::renumbering;
            if (!kept && !(change.*words).empty()) marked.push_back(change.*words);
        }
        std::sort(marked.begin(), marked.end());
        for (std::size_t i = 1; i < marked.size(); ++i) marked[i].end = std::max(marked[i].end, marked[i - 1].end);
    }

    Words words(Span span) const {
        Words out;
        Offset reached = span.begin;
        auto at = std::partition_point(marked.begin(), marked.end(), [&](Span edit) { return edit.end <= span.begin; });
        for (; at != marked.end() && at->begin < span.end; ++at) {
            Span edit{std::max(at->begin, reached), std::min(at->end, span.end)};
            if (edit.begin >= edit.end) continue; // its words were those of the edit before
            add(out, document.text[{reached, edit.begin}], Mark::none);
            add(out, document.text[edit], mark);
            reached = edit.end;
        }
        add(out, document.text[{reached, span.end}], Mark::none);
        return out;
    }

    // A long unit that stands in several rows is told once, so that the sheet grows with the texts and not with their product.
    Words words(std::vector<Unit> const& units) {
        constexpr Offset long_unit = 2000, beginning = 60;
        Words out;
        for (Unit const& unit : units) {
            if (!out.empty()) add(out, u"\n", Mark::none);
            bool again = !told.insert(unit.span.begin).second && unit.span.length() > long_unit;
            Span span = again ? Span{unit.span.begin, unit.span.begin + beginning} : unit.span;
            for (SheetWords const& part : words(span)) add(out, part.text, part.mark);
            if (again) add(out, u"……（全文见前）", Mark::none);
        }
        return out;
    }

private:
    Document const& document;
    Mark mark;
    std::vector<Span> marked;
    std::set<Offset> told; // where units begin that were told

    static void add(Words& out, std::u16string_view text, Mark mark) {
        if (text.empty()) return;
        if (!out.empty() && out.back().mark == mark) out.back().text += text;
        else out.push_back({std::u16string(text), mark});
    }
};

// ---- rows in the order of both texts ----

// A row and where it belongs: by its place in a, else behind what stands before it in b.
struct Placed {
    Offset at = 0;
    int later = 0; // 1 for what only b has, behind the row that it follows there
    Offset in_b = 0;
    SheetRow row;
};

char const* kind_of(UnitLink const& link) { return link.moved ? "moved" : link.same ? "same" : "changed"; }

// Titles and headings are not linked where articles are; the table is about what is.
UnitLink::Level level_of(Comparison const& comparison) {
    return comparison.links.empty() ? UnitLink::Level::paragraph : comparison.links[0].level;
}

std::vector<SheetRow> version_rows(Comparison const& comparison, Document const& a, Document const& b) {
    Changes in_a(a, comparison.changes, &Change::words_a, Mark::gone), in_b(b, comparison.changes, &Change::words_b, Mark::fresh);
    std::vector<Placed> placed;
    std::map<Offset, Offset> a_of_b; // where units of b have their counterpart
    for (UnitLink const& link : comparison.links) {
        placed.push_back({link.a[0].span.begin, 0, 0, {label_of(link), kind_of(link), {in_a.words(link.a), in_b.words(link.b)}}});
        if (!link.moved) a_of_b[link.b[0].span.begin] = link.a[0].span.begin;
    }
    auto label = [&](Unit const& unit) { return level_of(comparison) == UnitLink::Level::article ? from_utf8(unit.label) : u""; };
    for (Unit const& unit : comparison.unmatched_a)
        placed.push_back({unit.span.begin, 0, 0, {label(unit), "gone", {{{std::u16string(a.text[unit.span]), Mark::gone}}, {}}}});
    for (Unit const& unit : comparison.unmatched_b) {
        auto behind = a_of_b.lower_bound(unit.span.begin);
        Offset at = behind == a_of_b.begin() ? 0 : std::prev(behind)->second;
        int later = behind == a_of_b.begin() ? -1 : 1;
        placed.push_back({at, later, unit.span.begin, {label(unit), "new", {{}, {{std::u16string(b.text[unit.span]), Mark::fresh}}}}});
    }
    std::stable_sort(placed.begin(), placed.end(),
                     [](Placed const& x, Placed const& y) { return std::tie(x.at, x.later, x.in_b) < std::tie(y.at, y.later, y.in_b); });
    std::vector<SheetRow> out;
    for (Placed& one : placed) out.push_back(std::move(one.row));
    return out;
}

// ---- related documents ----

// The words of a passage, what both say alike marked.
Words passage_words(Document const& document, Span passage, std::vector<Span> shared) {
    std::sort(shared.begin(), shared.end());
    Words out;
    Offset reached = passage.begin;
    auto add = [&](Span span, Mark mark) {
        if (!span.empty()) out.push_back({std::u16string(document.text[span]), mark});
    };
    for (Span piece : shared) {
        if (piece.begin < reached) continue;
        add({reached, piece.begin}, Mark::none);
        add(piece, Mark::shared);
        reached = piece.end;
    }
    add({reached, passage.end}, Mark::none);
    return out;
}

std::vector<SheetRow> passage_rows(Comparison const& comparison, Document const& a, Document const& b) {
    std::vector<SheetRow> out;
    for (Passage const& passage : comparison.passages) {
        if (!passage.main) continue;
        std::vector<Span> shared_a, shared_b;
        for (SharedPiece const& piece : passage.shared) shared_a.push_back(piece.a), shared_b.push_back(piece.b);
        out.push_back(
            {u"", relations[int(passage.relation)], {passage_words(a, passage.a, shared_a), passage_words(b, passage.b, shared_b)}});
    }
    for (Unit const& unit : comparison.unmatched_a) out.push_back({u"", "only_a", {plain(a.text[unit.span]), {}}});
    for (Unit const& unit : comparison.unmatched_b) out.push_back({u"", "only_b", {{}, plain(b.text[unit.span])}});
    return out;
}

// ---- facts ----

void count(std::u16string& out, std::u16string_view name, std::size_t n) {
    if (n > 0) out += (out.empty() ? u"" : u" · ") + std::u16string(name) + u" " + number(n);
}

void add_source(Sheet& sheet, std::u16string name, Document const& document) {
    std::u16string value = title_of(document);
    for (MetadataField const* field : {&document.metadata.source, &document.metadata.date, &document.metadata.document_number})
        if (!field->best.value.empty()) value += u"，" + field->best.value;
    std::u16string file = value == file_of(document) ? u"" : file_of(document) + u"，";
    sheet.facts.push_back({name, value + u"（" + file + u"SHA-256 " + from_utf8(document.source.sha256) + u"）"});
}

void add_notes(Sheet& sheet, Notes const& notes, bool exact) {
    if (!exact) sheet.facts.push_back({u"注意", u"因篇幅或差异过大，部分段落只作整段比较。"});
    for (Note const& note : notes)
        if (note.code != "coarse" && note.code != "no_articles" && note.code != "orders_without_row")
            sheet.facts.push_back({u"注意", from_utf8(note.message)});
}

struct KindName {
    std::string_view kind;
    std::u16string_view name;
};
constexpr KindName kinds[] = {{"same", u"未改"},     {"changed", u"修改"},    {"moved", u"移位"},       {"new", u"新增"},
                              {"gone", u"删去"},     {"follow_up", u"承接"},  {"same_phrase", u"同文"}, {"paraphrase", u"改写"},
                              {"contrast", u"相异"}, {"same_theme", u"同题"}, {"only_a", u"只在甲"},    {"only_b", u"只在乙"}};

// Of a law its articles are counted, not its headings.
std::u16string counts_of(Sheet const& sheet) {
    auto counts = [&](SheetRow const& row) { return sheet.label_head.empty() || !row.label.empty(); };
    std::u16string out;
    for (KindName const& kind : kinds) {
        auto of_kind = [&](SheetRow const& row) { return counts(row) && row.kind == kind.kind; };
        count(out, kind.name, std::size_t(std::count_if(sheet.rows.begin(), sheet.rows.end(), of_kind)));
    }
    return out;
}

// What runs through both documents, and the figures that differ; a few of each, for the head of the page.
void add_common(Sheet& sheet, Comparison const& comparison, Document const& a, Document const& b) {
    constexpr std::size_t most_told = 12;
    auto join = [](std::u16string& out, std::u16string const& one) { out += (out.empty() ? u"" : u"；") + one; };
    std::u16string terms, figures;
    for (std::size_t i = 0; i < std::min(most_told, comparison.chains.size()); ++i) {
        Chain const& chain = comparison.chains[i];
        join(terms, chain.term + u"（甲 " + number(chain.a.size()) + u"，乙 " + number(chain.b.size()) + u"）");
    }
    std::size_t told = 0;
    for (FigurePair const& pair : comparison.figures)
        if (!pair.same && told++ < most_told) join(figures, std::u16string(a.text[pair.a]) + u" ~ " + std::u16string(b.text[pair.b]));
    if (!terms.empty()) sheet.facts.push_back({u"贯穿", terms});
    if (!figures.empty()) sheet.facts.push_back({u"数字", figures});
}

// ---- more than two ----

// Which documents have anything that stands beside the base: a decision on changes has no articles, so that nothing is gone from it.
std::vector<bool> answering(Table const& table) {
    std::vector<bool> out(table.comparisons.size() + 1, false);
    for (std::vector<TableCell> const& row : table.rows)
        for (std::size_t i = 0; i < row.size() && !row[0].units.empty(); ++i) out[i] = out[i] || !row[i].units.empty();
    for (std::size_t decision : table.decisions) out[decision] = false;
    return out;
}

void add_silent(Sheet& sheet, Table const& table, std::vector<bool> const& answers, std::vector<Document const*> const& documents) {
    for (std::size_t decision : table.decisions)
        sheet.facts.push_back({u"修改决定", file_of(*documents[decision]) + u"：它对各条的说法列在该条一行。"});
    for (Note const& note : table.notes)
        if (note.code == "orders_without_row") sheet.facts.push_back({u"注意", u"修改决定中有的说法在本表中找不到所指的条。"});
    for (std::size_t i = 1; i < answers.size(); ++i)
        if (!answers[i] && std::find(table.decisions.begin(), table.decisions.end(), i) == table.decisions.end())
            sheet.facts.push_back({u"注意", file_of(*documents[i]) + u" 没有可与底本逐条对照的条文。"});
}

char const* kind_of_row(std::vector<TableCell> const& row, std::vector<bool> const& answers) {
    if (row[0].units.empty()) return "new";
    std::size_t last = row.size() - 1;
    while (last > 0 && !answers[last]) --last;
    bool gone = row[last].units.empty(), moved = false, changed = false;
    for (TableCell const& cell : row) moved |= cell.moved, changed |= cell.status == TableCell::Status::changed;
    return gone ? "gone" : moved ? "moved" : changed ? "changed" : "same";
}

// 12 where it keeps its number, 12 · 13 · – where it does not.
std::u16string row_label(std::vector<TableCell> const& row, std::vector<bool> const& answers) {
    std::u16string out, first = labels(row[0].units);
    bool kept = true;
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (!answers[i] && (row[i].units.empty() || row[i].status == TableCell::Status::order)) continue;
        kept = kept && labels(row[i].units) == first;
        out += (i == 0 ? u"" : u" · ") + (row[i].units.empty() ? u"–" : labels(row[i].units));
    }
    return kept ? first : out;
}

// The words of units that are not held against others letter by letter.
Words whole(std::vector<Unit> const& units, Document const& document, bool fresh) {
    std::u16string out;
    for (Unit const& unit : units) (out += out.empty() ? u"" : u"\n") += document.text[unit.span];
    return out.empty() ? Words{} : Words{{out, fresh ? Mark::fresh : Mark::none}};
}

} // namespace

std::u16string_view name_of_kind(std::string_view kind) {
    for (KindName const& one : kinds)
        if (one.kind == kind) return one.name;
    return {};
}

Sheet sheet_of(Comparison const& comparison, Document const& a, Document const& b) {
    bool versions = comparison.mode == Mode::versions;
    Sheet out;
    out.kind = versions ? u"新旧对照表" : u"对应表";
    out.title = title_of(a) == title_of(b) ? title_of(a) : title_of(a) + u" / " + title_of(b);
    out.columns = {{versions ? u"原文" : u"甲：" + title_of(a), language_of(a)},
                   {versions ? u"修订后" : u"乙：" + title_of(b), language_of(b)}};
    out.label_head = versions && level_of(comparison) == UnitLink::Level::article ? u"条" : u"";
    out.rows = versions ? version_rows(comparison, a, b) : passage_rows(comparison, a, b);
    add_source(out, versions ? u"原文" : u"甲", a);
    add_source(out, versions ? u"修订后" : u"乙", b);
    out.facts.push_back({u"统计", counts_of(out)});
    add_common(out, comparison, a, b);
    add_notes(out, comparison.notes, comparison.exact);
    return out;
}

Sheet sheet_of(Table const& table, std::vector<Document const*> const& documents) {
    Sheet out;
    out.kind = u"多版本对照表";
    out.title = title_of(*documents[0]);
    out.label_head = table.level == UnitLink::Level::article ? u"条" : u"";
    std::vector<bool> const answers = answering(table);
    std::vector<Changes> changes;
    for (std::size_t i = 0; i < documents.size(); ++i) {
        out.columns.push_back({file_of(*documents[i]), language_of(*documents[i])});
        add_source(out, number(i + 1), *documents[i]);
        if (i > 0) changes.emplace_back(*documents[i], table.comparisons[i - 1].changes, &Change::words_b, Mark::fresh);
    }
    for (std::vector<TableCell> const& row : table.rows) {
        SheetRow line{table.level == UnitLink::Level::article ? row_label(row, answers) : u"", kind_of_row(row, answers), {}};
        for (std::size_t i = 0; i < row.size(); ++i) {
            bool said = row[i].status == TableCell::Status::order;
            bool aligned = i > 0 && !said && table.comparisons[i - 1].mode == Mode::versions && !row[0].units.empty();
            line.cells.push_back(aligned ? changes[i - 1].words(row[i].units)
                                         : whole(row[i].units, *documents[i], row[0].units.empty() && !said));
        }
        out.rows.push_back(std::move(line));
    }
    bool exact = true;
    for (Comparison const& comparison : table.comparisons) exact &= comparison.exact;
    out.facts.push_back({u"统计", counts_of(out)});
    add_notes(out, table.notes, exact);
    add_silent(out, table, answers, documents);
    return out;
}

// ---- telling ----

namespace {

// HTML that Markdown takes as it is.
constexpr char const* elements[] = {nullptr, "del", "ins", "mark"};

template <class Text> std::string marked(Words const& words, Text const& text) {
    std::string out;
    for (SheetWords const& part : words) {
        char const* element = elements[int(part.mark)];
        out += element ? std::string("<") + element + ">" + text(part.text) + "</" + element + ">" : text(part.text);
    }
    return out;
}

std::string html_words(Words const& words) {
    return marked(words, [](std::u16string const& text) { return html_text(text); });
}

std::string html_row(Sheet const& sheet, SheetRow const& row) {
    std::string out = std::string("<tr class=\"") + row.kind + "\"><td class=\"label\">";
    out += html_text(row.label) + (row.label.empty() ? "" : "<br>") + "<small>" + html_text(name_of_kind(row.kind)) + "</small></td>";
    for (std::size_t i = 0; i < row.cells.size(); ++i)
        out += "<td lang=\"" + html_text(from_utf8(sheet.columns[i].second)) + "\">" + html_words(row.cells[i]) + "</td>";
    return out + "</tr>\n";
}

// A cell of a Markdown table holds one line: https://github.github.com/gfm/#tables-extension-
std::string markdown_text(std::u16string_view text) {
    std::string out;
    for (char c : to_utf8(text)) {
        if (c == '\n') out += "<br>";
        else if (std::string_view("\\`*_[]<|~").find(c) != std::string_view::npos) (out += '\\') += c;
        else out += c;
    }
    return out;
}

std::string markdown_words(Words const& words) {
    return marked(words, [](std::u16string const& text) { return markdown_text(text); });
}

// https://www.rfc-editor.org/rfc/rfc4180; a cell that a spreadsheet would compute gets a quote before it.
std::string csv_cell(std::string text) {
    if (!text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos) text.insert(0, "'");
    if (text.find_first_of("\",\n\r") == text.npos) return text;
    std::string out = "\"";
    for (char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
    return out + "\"";
}

std::u16string all_of(Words const& words) {
    std::u16string out;
    for (SheetWords const& part : words) out += part.text;
    return out;
}

} // namespace

std::string html_sheet(Sheet const& sheet) {
    std::string body = "<h1>" + html_text(sheet.title) + "</h1>\n<p class=\"kind\">" + html_text(sheet.kind) + "</p>\n<dl>";
    for (Sheet::Fact const& fact : sheet.facts) body += "<dt>" + html_text(fact.name) + "</dt><dd>" + html_text(fact.value) + "</dd>";
    body += "</dl>\n<table>\n<thead><tr><th class=\"label\">" + html_text(sheet.label_head) + "</th>";
    for (auto const& [head, language] : sheet.columns) body += "<th>" + html_text(head) + "</th>";
    body += "</tr></thead>\n<tbody>\n";
    for (SheetRow const& row : sheet.rows) body += html_row(sheet, row);
    return html_page("zh", html_text(sheet.title + u" " + sheet.kind), "sheet", body + "</tbody>\n</table>\n");
}

std::string markdown_sheet(Sheet const& sheet) {
    std::string out = "# " + markdown_text(sheet.title) + " " + to_utf8(sheet.kind) + "\n\n";
    for (Sheet::Fact const& fact : sheet.facts) out += "- " + to_utf8(fact.name) + "：" + markdown_text(fact.value) + "\n";
    out += "\n| " + to_utf8(sheet.label_head) + " | |";
    for (auto const& [head, language] : sheet.columns) out += " " + markdown_text(head) + " |";
    out += "\n| --- | --- |";
    for (std::size_t i = 0; i < sheet.columns.size(); ++i) out += " --- |";
    for (SheetRow const& row : sheet.rows) {
        out += "\n| " + markdown_text(row.label) + " | " + to_utf8(name_of_kind(row.kind)) + " |";
        for (Words const& words : row.cells) out += " " + markdown_words(words) + " |";
    }
    return out + "\n";
}

std::string csv_sheet(Sheet const& sheet) {
    std::string out = "\xEF\xBB\xBF" + csv_cell(to_utf8(sheet.label_head)) + ",";
    for (auto const& [head, language] : sheet.columns) out += "," + csv_cell(to_utf8(head));
    out += "\r\n";
    for (SheetRow const& row : sheet.rows) {
        out += csv_cell(to_utf8(row.label)) + "," + to_utf8(name_of_kind(row.kind));
        for (Words const& words : row.cells) out += "," + csv_cell(to_utf8(all_of(words)));
        out += "\r\n";
    }
    return out;
}

} // namespace duidu
