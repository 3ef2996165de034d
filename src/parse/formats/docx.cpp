#include "parse/formats/docx.h"

#include "parse/formats/docx_lists.h"

#include <algorithm>
#include <vector>

namespace duidu {

namespace {

using Node = pugi::xml_node;

constexpr int depth_limit = 64; // of tables in tables; deeper text is read without them

std::string_view name_of(Node node) { return node.name(); }

bool is_on(Node properties, char const* name) {
    Node switched = properties.child(name);
    std::string_view value = switched.attribute("w:val").value();
    return switched && value != "0" && value != "false" && value != "none";
}

void escape(std::string_view text, std::string& out) {
    for (char c : text) {
        if (c == '<') out += "&lt;";
        else if (c == '&') out += "&amp;";
        else if (c == '"') out += "&quot;";
        else out.push_back(c);
    }
}

// How often a cell goes on below: it restarts a vertical merge, and the cells under it that continue it have no words of their own.
enum class Merge { none, restart, continues };

Merge merge_of(Node cell) {
    Node merge = cell.child("w:tcPr").child("w:vMerge");
    if (!merge) return Merge::none;
    return std::string_view(merge.attribute("w:val").value()) == "restart" ? Merge::restart : Merge::continues;
}

int columns_of(Node cell) { return std::clamp(cell.child("w:tcPr").child("w:gridSpan").attribute("w:val").as_int(1), 1, 1000); }

// The columns of a table and the rows that each cell covers.
struct Grid {
    struct Cell {
        Node node;
        int column, columns, rows;
    };
    std::vector<std::vector<Cell>> rows;

    Grid(Node table, Changes changes) {
        std::map<int, std::pair<std::size_t, std::size_t>> open; // by column: the cell that may go on below
        for (Node row : table.children("w:tr")) {
            if (row.child("w:trPr").child(changes == Changes::accepted ? "w:del" : "w:ins")) continue; // a tracked row of the other text
            rows.emplace_back();
            int column = row.child("w:trPr").child("w:gridBefore").attribute("w:val").as_int(0);
            for (Node cell : row.children("w:tc")) {
                int columns = columns_of(cell);
                Merge merge = merge_of(cell);
                auto above = open.find(column);
                if (merge == Merge::continues && above != open.end()) {
                    ++rows[above->second.first][above->second.second].rows;
                } else {
                    if (merge == Merge::restart) open[column] = {rows.size() - 1, rows.back().size()};
                    else open.erase(column);
                    rows.back().push_back({cell, column, columns, 1});
                }
                column += columns;
            }
        }
    }
};

// What a drawing holds that says something.
struct Drawing : pugi::xml_tree_walker {
    std::vector<Node> described, boxes;

    bool for_each(Node& node) override {
        if (name_of(node) == "wp:docPr" && *node.attribute("descr").value()) described.push_back(node);
        if (name_of(node) == "w:txbxContent") boxes.push_back(node);
        return true;
    }
};

class Writer {
public:
    Writer(DocxStyles const& styles, DocxLists& lists, Changes changes, DocxHtml& out)
        : styles_(styles), lists_(lists), changes_(changes), out_(out) {}

    void blocks(Node parent, int depth) {
        for (Node node : parent.children()) {
            std::string_view name = name_of(node);
            if (name == "w:p") paragraph(node, depth);
            else if (depth >= depth_limit) continue;
            else if (name == "w:tbl") table(node, depth);
            else if (name == "w:sdt") blocks(node.child("w:sdtContent"), depth + 1);
            else if (name == "w:ins" || name == "w:customXml" || name == "w:smartTag") blocks(node, depth + 1);
        }
        end_paragraph();
    }

    // The notes that the text refers to, behind it, in the order of their marks: 〔1〕 below, 〔i〕 at the end.
    void notes(Node root, char const* kind, std::vector<std::string> const& order, bool roman) {
        std::map<std::string, Node> by_id;
        for (Node note : root.children(kind)) by_id[note.attribute("w:id").value()] = note;
        for (std::size_t i = 0; i < order.size(); ++i) {
            if (!by_id.contains(order[i])) continue;
            tag("<p>" + note_mark(i + 1, roman));
            for (Node paragraph : by_id[order[i]].children("w:p")) runs(paragraph, 0);
            tag("</p>\n");
        }
    }

    // What reviewers wrote beside the text is shown with it, but is not of it.
    void comments(Node root) {
        for (Node comment : root.children("w:comment")) {
            if (out_.comments++ == 0) tag("<div class=comments>\n");
            tag("<p>〔批注 ");
            escape(comment.attribute("w:author").value(), out_.html);
            tag(" ");
            escape(std::string_view(comment.attribute("w:date").value()).substr(0, 10), out_.html);
            tag("〕");
            for (Node paragraph : comment.children("w:p")) runs(paragraph, 0);
            tag("</p>\n");
        }
        if (out_.comments > 0) tag("</div>\n");
    }

    std::vector<std::string> const& footnotes() const { return footnotes_; }
    std::vector<std::string> const& endnotes() const { return endnotes_; }

private:
    void tag(std::string_view html) { out_.html += html; }

    // A paragraph whose mark was deleted goes on in the next one, and before an inserted mark there was no end.
    bool goes_on(Node properties) const { return bool(properties.child("w:rPr").child(changes_ == Changes::accepted ? "w:del" : "w:ins")); }

    void paragraph(Node node, int depth) {
        Node properties = node.child("w:pPr");
        if (open_.empty()) begin_paragraph(node, properties);
        runs(node, 0);
        if (!goes_on(properties)) end_paragraph();
        std::vector<Node> boxes;
        boxes.swap(boxes_);
        for (Node box : boxes)
            if (depth < depth_limit) blocks(box, depth + 1);
    }

    void begin_paragraph(Node node, Node properties) {
        auto found = styles_.by_id.find(docx_value(properties, "w:pStyle"));
        DocxStyle style = found != styles_.by_id.end() ? found->second : DocxStyle{};
        if (std::string level = docx_value(properties, "w:outlineLvl"); level.size() == 1 && level[0] >= '0' && level[0] < '6')
            style.heading = level[0] - '0' + 1;
        Node numbers = properties.child("w:numPr");
        std::string list = numbers.child("w:numId") ? docx_value(numbers, "w:numId") : style.number;
        std::string level = numbers.child("w:ilvl") ? docx_value(numbers, "w:ilvl") : style.level;
        open_ = style.heading ? "h" + std::to_string(style.heading) : "p";
        tag("<" + open_ + (docx_value(properties, "w:jc") == "center" ? " align=center>" : ">"));
        std::string_view first = node.child("w:r").child("w:t").text().get();
        bool gap = !first.starts_with(" ") && !first.starts_with("　");
        if (!list.empty()) escape(lists_.next(list, level.size() == 1 ? level[0] - '0' : 0, gap), out_.html);
    }

    void end_paragraph() {
        if (open_.empty()) return;
        tag("</" + open_ + ">\n");
        open_.clear();
    }

    void runs(Node parent, int depth) {
        for (Node node : parent.children()) {
            std::string_view name = name_of(node);
            bool inserted = name == "w:ins" || name == "w:moveTo", deleted = name == "w:del" || name == "w:moveFrom";
            out_.insertions += inserted, out_.deletions += deleted;
            if (name == "w:r") run(node);
            else if (depth >= depth_limit || name == "w:pPr" || name == "w:rPr") continue;
            else if (inserted || deleted) tracked(node, inserted, depth);
            else runs(node.child("w:sdtContent") ? node.child("w:sdtContent") : node, depth + 1);
        }
    }

    // An insertion is of the accepted text, a deletion of the original one; each is marked where it stands.
    void tracked(Node node, bool inserted, int depth) {
        if (inserted != (changes_ == Changes::accepted)) return;
        tag(inserted ? "<ins>" : "<del>");
        runs(node, depth + 1);
        tag(inserted ? "</ins>" : "</del>");
    }

    void run(Node node) {
        Node properties = node.child("w:rPr");
        if (is_on(properties, "w:vanish")) return;
        bool strong = is_on(properties, "w:b");
        if (strong) tag("<b>");
        for (Node piece : node.children()) run_piece(piece);
        if (strong) tag("</b>");
    }

    void run_piece(Node piece) {
        std::string_view name = name_of(piece);
        if (name == "w:t" || name == "w:delText") escape(piece.text().get(), out_.html);
        else if (name == "w:tab") tag("&#9;");
        else if (name == "w:br" || name == "w:cr") tag("<br>");
        else if (name == "w:noBreakHyphen") tag("-");
        else if (name == "w:footnoteReference") refer_to(piece, footnotes_, false);
        else if (name == "w:endnoteReference") refer_to(piece, endnotes_, true);
        else if (name == "w:ruby") ruby(piece);
        else if (name == "w:drawing" || name == "w:pict") drawing(piece);
        else if (name == "mc:AlternateContent") drawing(piece.child("mc:Choice"));
    }

    static std::string note_mark(std::size_t number, bool roman) {
        constexpr char const* small[] = {"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"};
        return "〔" + (roman && number <= std::size(small) ? std::string(small[number - 1]) : std::to_string(number)) + "〕";
    }

    void refer_to(Node piece, std::vector<std::string>& order, bool roman) {
        order.push_back(piece.attribute("w:id").value());
        tag(note_mark(order.size(), roman));
    }

    // A picture says what its author wrote of it; a text box holds paragraphs, which follow the paragraph that it hangs on.
    void drawing(Node node) {
        Drawing found;
        node.traverse(found);
        for (Node picture : found.described) {
            tag("<img alt=\"");
            escape(picture.attribute("descr").value(), out_.html);
            tag("\">");
        }
        boxes_.insert(boxes_.end(), found.boxes.begin(), found.boxes.end());
    }

    void ruby(Node node) {
        tag("<ruby>");
        runs(node.child("w:rubyBase"), 0);
        tag("<rt>");
        runs(node.child("w:rt"), 0);
        tag("</rt></ruby>");
    }

    void table(Node node, int depth) {
        end_paragraph();
        tag("<table>\n");
        for (std::vector<Grid::Cell> const& row : Grid(node, changes_).rows) {
            tag("<tr>");
            for (Grid::Cell const& cell : row) {
                tag("<td");
                if (cell.columns > 1) tag(" colspan=" + std::to_string(cell.columns));
                if (cell.rows > 1) tag(" rowspan=" + std::to_string(cell.rows));
                tag(">");
                blocks(cell.node, depth + 1);
                tag("</td>");
            }
            tag("</tr>\n");
        }
        tag("</table>\n");
    }

    DocxStyles const& styles_;
    DocxLists& lists_;
    Changes changes_;
    DocxHtml& out_;
    std::string open_; // the paragraph's element, while it has no end
    std::vector<Node> boxes_;
    std::vector<std::string> footnotes_, endnotes_; // by id, as the text refers to them
};

pugi::xml_document parsed(std::string const& xml) {
    pugi::xml_document document;
    document.load_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata_single);
    return document;
}

void add_properties(Node core, DocxHtml& out) {
    constexpr std::pair<char const*, char const*> properties[] = {{"dc.title", "dc:title"}, {"dc.creator", "dc:creator"}};
    for (auto [name, element] : properties) {
        std::string_view value = core.child(element).text().get();
        if (value.empty()) continue;
        out.html += std::string("<meta name=\"") + name + "\" content=\"";
        escape(value, out.html);
        out.html += "\">\n";
    }
}

} // namespace

DocxHtml docx_to_html(DocxParts const& parts, Changes changes) {
    DocxHtml out;
    pugi::xml_document document = parsed(parts.document), styles = parsed(parts.styles), numbering = parsed(parts.numbering),
                       footnotes = parsed(parts.footnotes), endnotes = parsed(parts.endnotes), comments = parsed(parts.comments),
                       core = parsed(parts.core);
    add_properties(core.child("cp:coreProperties"), out);
    DocxStyles named(styles.child("w:styles"));
    DocxLists lists(numbering.child("w:numbering"));
    Writer writer(named, lists, changes, out);
    writer.blocks(document.child("w:document").child("w:body"), 0);
    writer.notes(footnotes.child("w:footnotes"), "w:footnote", writer.footnotes(), false);
    writer.notes(endnotes.child("w:endnotes"), "w:endnote", writer.endnotes(), true);
    writer.comments(comments.child("w:comments"));
    return out;
}

} // namespace duidu
