// How several documents stand to one base: a row for each unit of the base and for what only later documents have, a column for each
// document.
//
//     base   2018         2022         2024
//     1      1 same       1 changed    1 changed
//     2      –            –            –              gone with 2018
//     –      2 new        3 same       3 changed      held against the document before, where it was
//
// A decision on changes is no version: what it says of an article stands in that article's row, and of two versions beside one decision it
// overrules likeness.
//
// Each document is compared with the base and, for what the base has not, with the one before it: linear in the sum of the sizes, the base
// counted once a document.
#pragma once

#include "compare/compare.h"

namespace duidu {

struct TableCell {
    std::vector<Unit> units;                                                       // empty where the document has nothing here
    enum class Status { base, same, changed, fresh, order } status = Status::base; // order: what a decision on changes says of it
    bool moved = false;
    double score = 0;
    std::vector<std::string> why;
};

struct Table {
    UnitLink::Level level = UnitLink::Level::article;
    std::vector<std::vector<TableCell>> rows; // a cell for each document, the base first; rows in the order of the texts
    std::vector<Comparison> comparisons;      // of the base with each document behind it
    std::vector<std::size_t> decisions;       // documents that are decisions on changes: no versions, but words on articles
    Notes notes;                              // documents that cannot be set beside the base at this level
};

// The base first; at least two documents. In related mode a cell holds the best counterpart of the base's unit, and only the base has rows.
Table tabulate(std::vector<Document const*> const& documents, CompareOptions const& options = {});

// Every row has a cell for each document and one that is not empty, and no unit of the base stands in two rows.
bool consistent(Table const& table, std::vector<Document const*> const& documents);

} // namespace duidu
