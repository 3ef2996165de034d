#include "parse/formats/docx_lists.h"

#include "text/numeral.h"
#include "text/utf.h"

#include <algorithm>
#include <utility>

namespace duidu {

namespace {

using Node = pugi::xml_node;

std::string roman(int value) {
    constexpr std::pair<int, char const*> digits[] = {{10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}};
    constexpr int largest = 89; // of what these digits can say
    if (value < 1 || value > largest) return std::to_string(value);
    std::string out;
    for (auto [size, digit] : digits)
        for (; value >= size; value -= size) out += digit;
    return out;
}

std::string upper(std::string text) {
    for (char& c : text) c = c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c;
    return text;
}

std::string nth(std::u16string_view row, int value) {
    return value >= 1 && value <= int(row.size()) ? to_utf8(row.substr(std::size_t(value) - 1, 1)) : std::to_string(value);
}

std::string counted(int value, std::string const& format) {
    if (format == "bullet" || format == "none") return "";
    if (format == "ideographTraditional") return nth(u"甲乙丙丁戊己庚辛壬癸", value);
    if (format == "ideographZodiac") return nth(u"子丑寅卯辰巳午未申酉戌亥", value);
    if (format.starts_with("chinese") || format.starts_with("ideograph") || format.starts_with("japanese") ||
        format.starts_with("taiwaneseCounting"))
        return to_utf8(hanzi_numeral(value));
    if (format == "lowerLetter" && value <= 26) return nth(u"abcdefghijklmnopqrstuvwxyz", value);
    if (format == "upperLetter" && value <= 26) return nth(u"ABCDEFGHIJKLMNOPQRSTUVWXYZ", value);
    if (format.starts_with("decimalEnclosedCircle")) return nth(u"①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", value);
    if (format == "decimalZero" && value < 10) return "0" + std::to_string(value);
    if (format == "lowerRoman") return roman(value);
    if (format == "upperRoman") return upper(roman(value));
    return std::to_string(value);
}

} // namespace

std::string docx_value(Node node, char const* child) { return node.child(child).attribute("w:val").value(); }

DocxStyles::DocxStyles(Node root) {
    std::map<std::string, std::string> based_on;
    for (Node style : root.children("w:style")) {
        std::string id = style.attribute("w:styleId").value(), name = docx_value(style, "w:name");
        DocxStyle& found = by_id[id];
        if (name.starts_with("heading ") && name.size() == 9) found.heading = std::clamp(name[8] - '0', 1, 6);
        if (name == "Title") found.heading = 1;
        Node properties = style.child("w:pPr");
        std::string level = docx_value(properties, "w:outlineLvl");
        if (!found.heading && level.size() == 1 && level[0] >= '0' && level[0] < '6') found.heading = level[0] - '0' + 1;
        Node numbers = properties.child("w:numPr");
        found.number = docx_value(numbers, "w:numId");
        found.level = docx_value(numbers, "w:ilvl");
        based_on[id] = docx_value(style, "w:basedOn");
    }
    constexpr int steps = 8; // of inheritance
    for (auto& [id, style] : by_id) {
        std::string parent = based_on[id];
        for (int step = 0; step < steps && !parent.empty(); ++step) {
            auto found = by_id.find(parent);
            if (found == by_id.end()) break;
            if (!style.heading) style.heading = found->second.heading;
            if (style.number.empty()) style.number = found->second.number, style.level = found->second.level;
            parent = based_on[parent];
        }
    }
}

DocxLists::DocxLists(Node root) {
    std::map<std::string, std::map<int, Level>> kinds;
    for (Node kind : root.children("w:abstractNum"))
        for (Node level : kind.children("w:lvl"))
            kinds[kind.attribute("w:abstractNumId").value()][level.attribute("w:ilvl").as_int()] = {
                level.child("w:start").attribute("w:val").as_int(1), docx_value(level, "w:numFmt"), docx_value(level, "w:lvlText"),
                docx_value(level, "w:suff")};
    for (Node number : root.children("w:num")) {
        List& list = lists_[number.attribute("w:numId").value()];
        list.counter = docx_value(number, "w:abstractNumId");
        list.levels = kinds[list.counter];
        for (Node changed : number.children("w:lvlOverride"))
            if (Node start = changed.child("w:startOverride"))
                list.restart[changed.attribute("w:ilvl").as_int()] = start.attribute("w:val").as_int(1);
    }
}

std::string DocxLists::next(std::string const& name, int level, bool gap) {
    constexpr int deepest = 9;
    auto found = lists_.find(name);
    if (found == lists_.end() || level < 0 || level >= deepest || !found->second.levels.contains(level)) return "";
    List& list = found->second;
    std::map<int, int>& counts = counts_[list.counter];
    if (!std::exchange(list.used, true))
        for (auto [restarted, start] : list.restart) counts[restarted] = start - 1;
    Level const& here = list.levels[level];
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
        int value = counts.contains(other) ? counts[other] : list.levels[other].start;
        out += counted(value, list.levels[other].format);
    }
    if (here.format == "bullet" || out.empty()) return "";
    return gap && here.suffix != "nothing" ? out + "　" : out;
}

} // namespace duidu
