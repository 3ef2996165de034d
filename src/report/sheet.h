// A comparison as a table that people print and send: 新旧对照表 of versions, the passages of related documents, units by document where
// there are more than two. One sheet, told as HTML that stands alone, Markdown, CSV or JSON.
//
//     条     原条文                        修订后条文
//     15     国务院设[办公厅]。             国务院设[秘书处]。          gone and fresh words are marked
#pragma once

#include "compare/table.h"

namespace duidu {

struct SheetWords {
    std::u16string text;
    enum class Mark { none, gone, fresh, shared } mark = Mark::none;
};

struct SheetRow {
    std::u16string label; // 15, 15 → 16
    char const* kind;     // same, changed, moved, new, gone, or the relation of two passages
    std::vector<std::vector<SheetWords>> cells;
};

struct Sheet {
    std::u16string title, kind; // kind: 新旧对照表
    struct Fact {
        std::u16string name, value;
    };
    std::vector<Fact> facts;                                     // the files, what was counted, what to know
    std::vector<std::pair<std::u16string, std::string>> columns; // heads of the cells, and the language of each
    std::u16string label_head;
    std::vector<SheetRow> rows;
};

Sheet sheet_of(Comparison const& comparison, Document const& a, Document const& b);
Sheet sheet_of(Table const& table, std::vector<Document const*> const& documents);

// The kinds of rows as a reader of Chinese knows them: 修改, 新增.
std::u16string_view name_of_kind(std::string_view kind);

std::string html_sheet(Sheet const& sheet);
std::string markdown_sheet(Sheet const& sheet);
// One line a row: label, kind, a column a document; with a byte order mark, for spreadsheets. Nothing in it is computed by them.
std::string csv_sheet(Sheet const& sheet);

} // namespace duidu
