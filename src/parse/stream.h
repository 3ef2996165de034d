// A format tells what it sees, piece by piece, in the order of its source; the stream makes text and blocks of it:
//
//     <ul><li>一、<b>总则</b>   </li></ul>      text    一、总则
//                                               blocks  list 0-4 > list_item 0-4     emphasis 2-4 strong
//
// Blank space collapses as in a browser, blocks without words never appear, and every unit keeps the stretch of source it came from.
#pragma once

#include "parse/parse.h"

#include <unordered_map>

namespace duidu {

class Stream {
public:
    // `source` is what the format reads; it must outlive the stream.
    explicit Stream(Text const& source) : source_(&source) {}

    // Blocks that hold others: list, list_item, table, row, cell, quote.
    void open(BlockKind kind, int level = 0, CellSize cell = {});
    void close();
    // The number that an ordered list shows before the block opened last.
    void number(int number);
    // What the words that follow are in: heading, code, caption, paragraph. Styles nest.
    void begin_style(BlockKind kind, int level = 0);
    void end_style();
    // The words before and after do not belong to one block.
    void boundary();
    // Nor do these, and an empty line sets them apart.
    void empty_line();
    // The place of the words in the markup.
    void begin_element(std::string name);
    void end_element();

    // Units as they stand in the source.
    void copy(Span source);
    // Units that the source says in another way: &lt; says <.
    void make(std::u16string_view units, Span source);
    // Between begin and end, blank space counts.
    void begin_verbatim() { ++verbatim_; }
    void end_verbatim() { --verbatim_; }
    // Between begin and end, a line is a paragraph.
    void begin_lines() { ++lines_; }
    void end_lines() { --lines_; }
    // A line ends inside the block.
    void break_line();

    void begin_link(std::u16string href);
    void end_link();
    void begin_emphasis(std::string name);
    void end_emphasis();
    // <ruby>頁<rt>yè</rt></ruby>: a reading is kept beside the text.
    void begin_ruby();
    void begin_reading();
    void end_reading();

    BlockKind style() const { return styles_.empty() ? BlockKind::paragraph : styles_.back().kind; }
    // Whether the innermost open block is one of this kind.
    bool inside(BlockKind kind) const { return !opened_.empty() && opened_.back().block.kind == kind; }

    Parsed& parsed() { return parsed_; }
    // Of the text made so far, in UTF-16 units; blanks that wait for the next word are not in it.
    Offset length() const { return parsed_.text.length(); }
    // Closes everything. The text's map leads through the source's map to the file.
    Parsed finish();

private:
    struct Style {
        BlockKind kind;
        int level;
    };
    struct Opened {
        Block block;
        int index = -1; // in blocks, once it has words
    };
    struct OpenElement {
        std::string name; // until it becomes real
        int index = -1;
    };
    struct Mark {
        bool link;
        std::u16string href;
        std::string name;
        Offset begin;
    };
    struct Blank {
        char16_t unit; // ' ' for a collapsed run
        bool collapsed, line;
        Span source;
    };

    void append(std::u16string_view units, Span source, bool copied);
    void begin_words();
    void flush_blanks(char16_t next);
    void wait(char16_t blank, Span source);
    void begin_leaf();
    void end_leaf();
    int realise_elements();
    int realise_blocks(int element);
    void end_mark(bool link);
    int path_of(int element);

    Text const* source_;
    Parsed parsed_;
    std::vector<Opened> opened_;
    std::vector<Style> styles_;
    std::vector<OpenElement> elements_;
    std::vector<Mark> marks_;
    std::vector<Blank> blanks_;
    std::u16string reading_;
    Offset reached_ = 0;   // in the source
    Offset ruby_base_ = 0; // where the base of the next reading begins
    Offset strong_units_ = 0;
    int leaf_ = -1;
    std::unordered_map<std::string, int> paths_{{"", 0}}; // in parsed_.paths
    int path_ = 0;                                        // of the last leaf,
    int path_element_ = -1;                               // and its element
    int verbatim_ = 0;
    int lines_ = 0;
    int strong_ = 0;
    int readings_ = 0;
    bool set_apart_ = false; // an empty line stands before the next block
    int waiting_marks_ = 0;  // marks that have no words yet
};

} // namespace duidu
