#include "compare/table.h"

#include "compare/amendment.h"
#include "compare/units.h"

#include <map>

namespace duidu {

namespace {

using Status = TableCell::Status;

// Rows by where a unit of some document begins.
using RowsOf = std::map<Offset, int>;

// A row, and those that were put behind it; the order of the table is that of a walk through this tree.
struct Grown {
    std::vector<TableCell> cells;
    std::vector<int> followers;
};

class Builder {
public:
    Builder(std::size_t documents) : documents(documents) { rows.push_back({}); } // a root that is no row

    int add(int behind) {
        rows.push_back({std::vector<TableCell>(documents), {}});
        rows[behind].followers.push_back(int(rows.size()) - 1);
        return int(rows.size()) - 1;
    }
    TableCell& cell(int row, std::size_t document) { return rows[row].cells[document]; }
    // What a later document put behind a row stands nearer to it than what an earlier one did.
    std::vector<std::vector<TableCell>> in_order() {
        std::vector<std::vector<TableCell>> out;
        std::vector<int> open = {0};
        while (!open.empty()) {
            Grown& row = rows[open.back()];
            open.pop_back();
            if (!row.cells.empty()) out.push_back(std::move(row.cells));
            open.insert(open.end(), row.followers.begin(), row.followers.end());
        }
        return out;
    }

private:
    std::size_t documents;
    std::vector<Grown> rows;
};

UnitLink::Level level_of(Comparison const& comparison) {
    return comparison.links.empty() ? UnitLink::Level::paragraph : comparison.links[0].level;
}

// The units of the base that the table is about.
RowsOf rows_of_base(Document const& base, UnitLink::Level level, Builder& builder) {
    UnitList units = units_of(base);
    RowsOf out;
    int last = 0;
    for (Section const& section : level == UnitLink::Level::article ? units.articles : units.paragraphs) {
        if (section.unit.span.empty()) continue;
        last = out[section.unit.span.begin] = builder.add(last);
        builder.cell(last, 0).units = {section.unit};
        builder.cell(last, 0).score = 1;
    }
    return out;
}

void put(TableCell& cell, UnitLink const& link) {
    bool first = cell.units.empty();
    for (Unit const& unit : link.b) {
        bool there = std::any_of(cell.units.begin(), cell.units.end(), [&](Unit const& other) { return other.span == unit.span; });
        if (!there) cell.units.push_back(unit);
    }
    std::sort(cell.units.begin(), cell.units.end(), [](Unit const& x, Unit const& y) { return x.span < y.span; });
    cell.status = link.same && first ? Status::same : Status::changed;
    cell.moved = cell.moved || link.moved;
    cell.score = std::max(cell.score, link.score);
    cell.why.insert(cell.why.end(), link.why.begin(), link.why.end());
}

// Puts the counterparts of known units into their rows; returns the rows of the document's units.
RowsOf follow(Comparison const& comparison, UnitLink::Level level, RowsOf const& known, std::size_t column, Builder& builder) {
    RowsOf out;
    for (UnitLink const& link : comparison.links)
        for (Unit const& unit : link.a) {
            auto row = known.find(unit.span.begin);
            if (link.level != level || row == known.end()) continue;
            TableCell& cell = builder.cell(row->second, column);
            bool ranked = comparison.mode == Mode::related && !cell.units.empty();
            if (ranked) continue; // only the best
            put(cell, link);
            for (Unit const& other : link.b) out.try_emplace(other.span.begin, row->second);
        }
    return out;
}

// Rows for what neither the base nor the document before has, each behind the row of the unit before it.
void add_fresh(std::vector<Unit> const& fresh, RowsOf& rows, std::size_t column, Builder& builder) {
    for (Unit const& unit : fresh) {
        if (rows.count(unit.span.begin)) continue;
        auto behind = rows.lower_bound(unit.span.begin);
        int row = builder.add(behind == rows.begin() ? 0 : std::prev(behind)->second);
        TableCell& cell = builder.cell(row, column);
        cell.units = {unit};
        cell.status = Status::fresh;
        rows[unit.span.begin] = row;
    }
}

RowsOf without(RowsOf rows, RowsOf const& other_rows, std::vector<Unit> const& fresh) {
    RowsOf out;
    for (Unit const& unit : fresh)
        if (auto at = rows.find(unit.span.begin); at != rows.end() && !other_rows.count(unit.span.begin)) out.insert(*at);
    return out;
}

// Puts what a decision says of articles into their rows; how much found none.
int place_clauses(std::vector<AmendmentClause> const& clauses, std::size_t column, std::vector<std::vector<TableCell>>& rows) {
    std::map<std::string, std::size_t> old, fresh; // rows by label
    for (std::size_t row = 0; row < rows.size(); ++row)
        for (TableCell const& cell : rows[row])
            for (Unit const& unit : cell.units) {
                if (&cell == rows[row].data()) old.try_emplace(unit.label, row);
                else if (rows[row][0].units.empty()) fresh.try_emplace(unit.label, row);
            }
    int lost = 0;
    for (AmendmentClause const& clause : clauses) {
        auto const& labels = clause.fresh ? fresh : old;
        auto row = labels.find(clause.label);
        if (row == labels.end()) {
            ++lost;
            continue;
        }
        TableCell& cell = rows[row->second][column];
        cell.units.push_back({clause.label, clause.span});
        cell.status = Status::order;
    }
    return lost;
}

// With the decision that led to the other version, where there are one of each.
CompareOptions with_decision(CompareOptions how, std::vector<Document const*> const& documents, std::vector<std::size_t> const& decisions) {
    if (decisions.size() == 1 && documents.size() == 3) how.decision = documents[decisions[0]];
    return how;
}

} // namespace

Table tabulate(std::vector<Document const*> const& documents, CompareOptions const& options) {
    Table out;
    Document const& base = *documents[0];
    std::vector<std::vector<AmendmentClause>> clauses(documents.size());
    for (std::size_t column = 1; column < documents.size(); ++column)
        if (!(clauses[column] = amendment_clauses(*documents[column])).empty()) out.decisions.push_back(column);
    auto is_version = [&](std::size_t column) { return clauses[column].empty(); };
    CompareOptions const how = with_decision(options, documents, out.decisions);
    for (std::size_t column = 1; column < documents.size(); ++column)
        out.comparisons.push_back(compare(base, *documents[column], is_version(column) ? how : options));
    out.level = UnitLink::Level::paragraph;
    for (std::size_t column = 1; column < documents.size(); ++column)
        if (is_version(column)) out.level = std::min(out.level, level_of(out.comparisons[column - 1]));
    for (std::size_t column = 1; column < documents.size(); ++column)
        if (is_version(column) && level_of(out.comparisons[column - 1]) != out.level)
            out.notes.push_back(
                {"no_articles", {}, {}, documents[column]->source.name + " has no articles that answer those of the base."});
    Builder builder(documents.size());
    RowsOf const base_rows = rows_of_base(base, out.level, builder);
    RowsOf fresh_before;    // what the version before has and the base has not
    std::size_t before = 0; // that version
    for (std::size_t column = 1; column < documents.size(); ++column) {
        if (!is_version(column)) continue;
        Comparison const& comparison = out.comparisons[column - 1];
        RowsOf const linked = follow(comparison, out.level, base_rows, column, builder);
        if (comparison.mode == Mode::related) continue;
        RowsOf rows = linked;
        if (!fresh_before.empty()) {
            CompareOptions beside_options = options;
            beside_options.mode = Mode::versions;
            Comparison beside = compare(*documents[before], *documents[column], beside_options);
            std::vector<UnitLink> open;
            for (UnitLink& link : beside.links) {
                auto known = [&](Unit const& unit) { return linked.count(unit.span.begin) > 0; };
                if (std::none_of(link.b.begin(), link.b.end(), known)) open.push_back(std::move(link));
            }
            beside.links = std::move(open);
            RowsOf more = follow(beside, out.level, fresh_before, column, builder);
            rows.insert(more.begin(), more.end());
        }
        add_fresh(comparison.unmatched_b, rows, column, builder);
        fresh_before = without(rows, linked, comparison.unmatched_b);
        before = column;
    }
    out.rows = builder.in_order();
    for (std::size_t column : out.decisions)
        if (int lost = place_clauses(clauses[column], column, out.rows))
            out.notes.push_back(
                {"orders_without_row",
                 {},
                 {},
                 documents[column]->source.name + ": " + std::to_string(lost) + " of its orders name no article of this table."});
    return out;
}

bool consistent(Table const& table, std::vector<Document const*> const& documents) {
    std::map<Offset, int> seen;
    for (std::vector<TableCell> const& row : table.rows) {
        if (row.size() != documents.size()) return false;
        bool filled = false;
        for (std::size_t column = 0; column < row.size(); ++column)
            for (Unit const& unit : row[column].units) {
                filled = true;
                if (unit.span.begin > unit.span.end || unit.span.end > documents[column]->text.length()) return false;
            }
        if (!filled) return false;
        for (Unit const& unit : row[0].units)
            if (++seen[unit.span.begin] > 1) return false;
    }
    return true;
}

} // namespace duidu
