#include "parse/formats/docx.h"

#include "text/numeral.h"
#include "text/utf.h"

#include <map>
#include <pugixml.hpp>
#include <string>
#include <vector>

namespace duidu {

namespace {

using Node = pugi::xml_node;

constexpr int depth_limit = 64; // of tables in tables; deeper text is read without them

std::string_view name_of(Node node) { return node.name(); }

std::string value_of(Node node, char const* child) { return node.child(child).attribute("w:val").value(); }

bool is_on(Node properties, char const* name) {
    Node switched = properties.child(name);
    std::string_view value = switched.attribute("w:val").value();
    return switched && value != "0" && value != "false" && value != "none";
}

void escape(std::string_view text, std::string& out) {
    for (char c : text) {
        if (c == '<') out += "&lt;";
        else if (c == '&') out += "&amp;";
        else out.push_back(c);
    }
}

// ---- what paragraphs are called ----

struct Style {
    int heading = 0;           // 1 to 6
    std::string number, level; // of the list that the style counts in
};

struct Styles {
    std::map<std::string, Style> by_id;

    explicit Styles(Node root) {
        std::map<std::string, std::string> based_on;
        for (Node style : root.children("w:style")) {
            std::string id = style.attribute("w:styleId").value(), name = value_of(style, "w:name");
            Style& found = by_id[id];
            if (name.starts_with("heading ") && name.size() == 9) found.heading = std::clamp(name[8] - '0', 1, 6);
            if (name == "Title") found.heading = 1;
            Node properties = style.child("w:pPr");
            if (std::string level = value_of(properties, "w:outlineLvl");
                !found.heading && !level.empty() && level < "6" && level.size() == 1)
                found.heading = level[0] - '0' + 1;
            Node numbers = properties.child("w:numPr");
            found.number = value_of(numbers, "w:numId");
            found.level = value_of(numbers, "w:ilvl");
            based_on[id] = value_of(style, "w:basedOn");
        }
        constexpr int steps = 8; // of inheritance
        for (auto& [id, style] : by_id) {
            std::string parent = based_on[id];
            for (int step = 0; step < steps && !style.heading && !parent.empty(); ++step) {
                auto found = by_id.find(parent);
                if (found != by_id.end()) style.heading = found->second.heading;
                parent = based_on[parent];
            }
        }
    }
};

// ---- numbers that Word counts ----

struct Level {
    int start = 1;
    std::string format, text; // "chineseCounting", "第%1条"
};

std::string counted(int value, std::string const& format) {
    if (format == "bullet" || format == "none") return "";
    if (format.starts_with("chinese") || format.starts_with("ideograph") || format.starts_with("japanese") || format == "taiwaneseCounting")
        return to_utf8(hanzi_numeral(value));
    if (format == "lowerLetter" && value >= 1 && value <= 26) return std::string(1, char('a' + value - 1));
    if (format == "upperLetter" && value >= 1 && value <= 26) return std::string(1, char('A' + value - 1));
    if (format == "decimalEnclosedCircle" && value >= 1 && value <= 20) return to_utf8(std::u16string(1, char16_t(0x2460 + value - 1)));
    if (format == "upperRoman" || format == "lowerRoman") {
        constexpr std::pair<int, char const*> digits[] = {{10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}};
        std::string out;
        for (auto [size, digit] : digits)
            for (; value >= size && value < 90; value -= size) out += digit;
        if (format == "upperRoman")
            for (char& c : out) c = char(std::toupper(static_cast<unsigned char>(c)));
        return out.empty() ? std::to_string(value) : out;
    }
    return std::to_string(value);
}

class Numbering {
public:
    explicit Numbering(Node root) {
        std::map<std::string, std::map<int, Level>> lists;
        for (Node list : root.children("w:abstractNum"))
            for (Node level : list.children("w:lvl")) {
                Level& found = lists[list.attribute("w:abstractNumId").value()][level.attribute("w:ilvl").as_int()];
                found = {level.child("w:start").attribute("w:val").as_int(1), value_of(level, "w:numFmt"), value_of(level, "w:lvlText")};
            }
        for (Node number : root.children("w:num"))
            levels_[number.attribute("w:numId").value()] = lists[value_of(number, "w:abstractNumId")];
    }

    // The next number of a list, as text.
    std::string next(std::string const& list, int level) {
        auto found = levels_.find(list);
        constexpr int deepest = 9;
        if (found == levels_.end() || level < 0 || level >= deepest || !found->second.contains(level)) return "";
        std::map<int, int>& counts = counts_[list];
        Level const& here = found->second[level];
        counts[level] = counts.contains(level) ? counts[level] + 1 : here.start;
        counts.erase(counts.upper_bound(level), counts.end());
        std::string out;
        for (std::size_t at = 0; at < here.text.size(); ++at) {
            bool place = here.text[at] == '%' && at + 1 < here.text.size() && here.text[at + 1] >= '1' && here.text[at + 1] <= '9';
            if (!place) {
                out.push_back(here.text[at]);
                continue;
            }
            int other = here.text[++at] - '1';
            int value = counts.contains(other) ? counts[other] : found->second[other].start;
            out += counted(value, found->second[other].format);
        }
        return here.format == "bullet" ? "" : out;
    }

private:
    std::map<std::string, std::map<int, Level>> levels_;
    std::map<std::string, std::map<int, int>> counts_;
};

// ---- the text ----

class Writer {
public:
    Writer(Styles const& styles, Numbering& numbering, DocxHtml& out) : styles_(styles), numbering_(numbering), out_(out) {}

    void blocks(Node parent, int depth) {
        for (Node node : parent.children()) {
            std::string_view name = name_of(node);
            if (name == "w:p") paragraph(node);
            else if (depth >= depth_limit) continue;
            else if (name == "w:tbl") table(node, depth);
            else if (name == "w:sdt") blocks(node.child("w:sdtContent"), depth + 1);
            else if (name == "w:ins" || name == "w:customXml" || name == "w:smartTag") blocks(node, depth + 1);
        }
    }

    // A note is one paragraph behind the text, under its number.
    void note(Node node) {
        tag("<p>〔" + std::to_string(node.attribute("w:id").as_int()) + "〕");
        for (Node paragraph : node.children("w:p")) runs(paragraph, 0);
        tag("</p>\n");
    }

private:
    void tag(std::string_view html) { out_.html += html; }

    void paragraph(Node node) {
        Node properties = node.child("w:pPr");
        auto found = styles_.by_id.find(value_of(properties, "w:pStyle"));
        Style style = found != styles_.by_id.end() ? found->second : Style{};
        if (std::string level = value_of(properties, "w:outlineLvl"); level.size() == 1 && level[0] >= '0' && level[0] < '6')
            style.heading = level[0] - '0' + 1;
        Node numbers = properties.child("w:numPr");
        std::string list = numbers.child("w:numId") ? value_of(numbers, "w:numId") : style.number;
        std::string level = numbers.child("w:ilvl") ? value_of(numbers, "w:ilvl") : style.level;
        bool centred = value_of(properties, "w:jc") == "center";
        std::string element = style.heading ? "h" + std::to_string(style.heading) : "p";
        tag("<" + element + (centred ? " align=center>" : ">"));
        if (!list.empty()) escape(numbering_.next(list, level.size() == 1 ? level[0] - '0' : 0), out_.html);
        runs(node, 0);
        tag("</" + element + ">\n");
    }

    void runs(Node parent, int depth) {
        for (Node node : parent.children()) {
            std::string_view name = name_of(node);
            if (name == "w:r") run(node);
            else if (name == "w:del" || name == "w:moveFrom") ++out_.deletions;
            else if (depth < depth_limit && name != "w:pPr" && name != "w:rPr")
                runs(node.child("w:sdtContent") ? node.child("w:sdtContent") : node, depth + 1);
        }
    }

    void run(Node node) {
        Node properties = node.child("w:rPr");
        if (is_on(properties, "w:vanish")) return;
        bool strong = is_on(properties, "w:b");
        if (strong) tag("<b>");
        for (Node piece : node.children()) {
            std::string_view name = name_of(piece);
            if (name == "w:t") escape(piece.text().get(), out_.html);
            else if (name == "w:tab") tag("&#9;");
            else if (name == "w:br" || name == "w:cr") tag("<br>");
            else if (name == "w:noBreakHyphen") tag("-");
            else if (name == "w:footnoteReference") tag("〔" + std::to_string(piece.attribute("w:id").as_int()) + "〕");
            else if (name == "w:ruby") ruby(piece);
        }
        if (strong) tag("</b>");
    }

    void ruby(Node node) {
        tag("<ruby>");
        runs(node.child("w:rubyBase"), 0);
        tag("<rt>");
        runs(node.child("w:rt"), 0);
        tag("</rt></ruby>");
    }

    void table(Node node, int depth) {
        tag("<table>\n");
        for (Node row : node.children("w:tr")) {
            tag("<tr>");
            for (Node cell : row.children("w:tc")) {
                int columns = cell.child("w:tcPr").child("w:gridSpan").attribute("w:val").as_int(1);
                tag(columns > 1 ? "<td colspan=" + std::to_string(columns) + ">" : "<td>");
                blocks(cell, depth + 1);
                tag("</td>");
            }
            tag("</tr>\n");
        }
        tag("</table>\n");
    }

    Styles const& styles_;
    Numbering& numbering_;
    DocxHtml& out_;
};

pugi::xml_document parsed(std::string const& xml) {
    pugi::xml_document document;
    document.load_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata_single);
    return document;
}

} // namespace

DocxHtml docx_to_html(DocxParts const& parts) {
    DocxHtml out;
    pugi::xml_document document = parsed(parts.document), styles = parsed(parts.styles), numbering = parsed(parts.numbering),
                       notes = parsed(parts.footnotes), core = parsed(parts.core);
    std::string creator = core.child("cp:coreProperties").child("dc:creator").text().get(),
                title = core.child("cp:coreProperties").child("dc:title").text().get();
    auto meta = [&](char const* name, std::string const& value) {
        if (value.empty() || value.find('"') != value.npos) return;
        out.html += std::string("<meta name=\"") + name + "\" content=\"";
        escape(value, out.html);
        out.html += "\">\n";
    };
    meta("dc.title", title);
    meta("dc.creator", creator);
    Styles named(styles.child("w:styles"));
    Numbering counted_lists(numbering.child("w:numbering"));
    Writer writer(named, counted_lists, out);
    writer.blocks(document.child("w:document").child("w:body"), 0);
    for (Node note : notes.child("w:footnotes").children("w:footnote")) {
        if (note.attribute("w:type")) continue; // separators
        writer.note(note);
    }
    return out;
}

} // namespace duidu
