#include "segment/outline.h"

#include "segment/heads.h"
#include "segment/provisions.h"
#include "segment/regions.h"
#include "text/units.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace duidu {

namespace {

using View = std::u16string_view;

// Lengths of headings in official documents, marker included: 95 % have at most 22 units, the longest 33.
constexpr Offset longest_heading = 34;
constexpr Offset longest_division = 48;
constexpr Offset longest_styled = 80; // where its face says that it is one

// What a numbered line looks like.
enum class Shape {
    title,    // 一、总体要求
    sentence, // （一）加强组织领导。
    run_in,   // （一）加强组织领导。各地要…
    clause,   // （一）…；
    text
};

struct Node {
    std::size_t row = 0;
    Head head;
    Shape shape = Shape::text;
    Span span;           // of the heading, if it becomes one
    int parent = -1;     // of the nodes
    bool styled = false; // set in a heading's face
    int level = 0;       // of the markup; 0 where it says none
    bool heads = false;
    bool forced = false; // by markup, or a division of a statute
    std::string_view rule;
    std::string id;
};

struct Builder {
    Parsed const& parsed;
    Prose const& prose;
    std::vector<Row> const& rows;
    std::vector<Head> heads = heads_of(prose, rows);
    std::vector<bool> skipped = std::vector<bool>(rows.size(), false);
    std::vector<Node> nodes{};
    Outline out{};
    int styled_nodes = 0;

    Paragraph const& paragraph(std::size_t row) const { return prose.paragraphs[rows[row].paragraph]; }
    Block const* block(std::size_t row) const {
        int index = paragraph(row).block;
        return index >= 0 && std::size_t(index) < parsed.blocks.size() ? &parsed.blocks[std::size_t(index)] : nullptr;
    }
    View words(std::size_t row) const { return prose.fold(rows[row].span); }
    char16_t last(std::size_t row) const { return prose.folded[rows[row].span.end - 1]; }

    // 目　录 = 目录.
    std::u16string squeezed(std::size_t row) const {
        std::u16string text;
        for (char16_t unit : words(row))
            if (!is_blank(unit)) text += unit;
        return text;
    }

    // ---- what is no structure of this document ----

    // The copy of the headings that follows 目录: up to where its first line comes again.
    void skip_contents() {
        constexpr std::size_t most = 400;
        for (std::size_t row = 0; row + 2 < rows.size(); ++row) {
            if (rows[row].span.length() > 8 || last(row) != u'录' || squeezed(row) != u"目录") continue;
            std::u16string first = squeezed(row + 1);
            std::size_t again = row + 2;
            while (again < rows.size() && again < row + most && squeezed(again) != first) ++again;
            if (again == rows.size() || again == row + most) continue;
            for (std::size_t i = row; i < again; ++i) skipped[i] = true;
            row = again;
        }
    }
    // “第十条　…: the text that an amendment puts in. It ends with its closing mark.
    void skip_quoted() {
        constexpr std::size_t most = 60;
        for (std::size_t row = 0; row < rows.size(); ++row) {
            Span line = rows[row].span;
            bool structure =
                prose.text[line.begin] == u'“' && line.length() > 2 && head_of(prose, {line.begin + 1, line.end}).style != HeadStyle::none;
            if (!structure) continue;
            std::size_t end = row;
            while (end < rows.size() && end < row + most &&
                   prose.text.substr(rows[end].span.begin, rows[end].span.length()).find(u'”') == View::npos)
                ++end;
            bool closed = end < rows.size() && end < row + most;
            for (std::size_t i = row; closed && i <= end; ++i) skipped[i] = true;
            if (closed) row = end;
        }
    }

    // ---- nodes ----

    // The first sentence with its stop.
    Span first_sentence(Span line) const {
        static Units const stops(u"。!?");
        for (Offset at = line.begin; at < line.end; ++at)
            if (stops.has(prose.folded[at])) return {line.begin, at + 1};
        return line;
    }
    Shape shape_of(Span line, Span first, Head const& head) const {
        char16_t last = prose.folded[line.end - 1];
        Offset most = is_division(head.style) ? longest_division : longest_heading;
        if (first.end == line.end && in(u";,", last)) return Shape::clause;
        if (first.length() > most || first.end <= head.marker.end) return Shape::text;
        if (first.end < line.end) return Shape::run_in;
        if (in(u"。!?", last)) return Shape::sentence;
        return in(u":、", last) ? Shape::text : Shape::title;
    }
    // Set in a heading's face from its mark to its end, while what follows in its line is not.
    bool is_styled(Span span, Span line) const {
        auto after = std::upper_bound(parsed.emphases.begin(), parsed.emphases.end(), span.begin + 1,
                                      [](Offset at, Emphasis const& e) { return at < e.span.begin; });
        constexpr int looked_at = 4;
        for (int i = 0; i < looked_at && after != parsed.emphases.begin(); ++i) {
            --after;
            bool face = after->name == "strong" || after->name == "hei" || after->name == "kai" || after->name == "em";
            bool goes_on = span.end < line.end && after->span.end > span.end + 1;
            if (face && !goes_on && common(after->span, span).length() * 10 >= span.length() * 6) return true;
        }
        return false;
    }

    void find_nodes() {
        std::vector<int> open; // nodes that the next may lie in
        auto is_marked = [](Head const& head) { return head.style != HeadStyle::none; };
        nodes.reserve(std::size_t(std::count_if(heads.begin(), heads.end(), is_marked)));
        for (std::size_t row = 0; row < rows.size(); ++row) {
            Role role = paragraph(row).role;
            if (skipped[row] || (role != Role::body && role != Role::heading && role != Role::title)) continue;
            Block const* of = block(row);
            bool markup = of && of->kind == BlockKind::heading && rows[row].span.begin == paragraph(row).span.begin;
            bool attached = opens_attachment(row);
            if (attached) open.clear();
            Head const& head = heads[row];
            if (role == Role::title && head.style == HeadStyle::none) {
                add_title(row);
                open.clear();
                continue;
            }
            bool table_cell = paragraph(row).kind == BlockKind::cell || paragraph(row).kind == BlockKind::list_item;
            if (table_cell && !markup) continue;
            if (head.style == HeadStyle::none && !markup && !attached && !is_named(row) && !is_bold_line(row)) continue;
            Node node;
            node.row = row, node.head = head;
            Span first = first_sentence(rows[row].span);
            node.shape = shape_of(rows[row].span, first, head);
            node.span = markup ? paragraph(row).span : node.shape == Shape::run_in ? first : rows[row].span;
            node.level = markup ? std::max(1, of->level) : 0;
            node.styled = is_styled(node.span, rows[row].span) || (of && of->strong);
            // A long first sentence is a heading where its face says so.
            if (node.shape == Shape::text && first.length() <= longest_styled && first.end < rows[row].span.end &&
                is_styled(first, rows[row].span))
                node.shape = Shape::run_in, node.span = first, node.styled = true;
            settle(node, markup, attached);
            place(std::move(node), open);
        }
    }
    // What its own line already decides.
    void settle(Node& node, bool markup, bool attached) {
        bool division = is_division(node.head.style) && (node.shape == Shape::title || node.shape == Shape::sentence);
        node.heads = node.forced = markup || attached || division || node.head.style == HeadStyle::none;
        node.rule = markup                               ? "markup"
                    : attached                           ? "attachment"
                    : division                           ? "division"
                    : node.head.style == HeadStyle::none ? "bold"
                                                         : "number";
        if (node.head.style == HeadStyle::none && !markup && !attached && is_named(node.row)) node.rule = "name";
        if (node.styled && node.head.style != HeadStyle::none) ++styled_nodes;
    }
    void add_title(std::size_t row) {
        bool goes_on = !nodes.empty() && nodes.back().rule == "title" && nodes.back().row + 1 == row;
        if (goes_on) {
            nodes.back().span.end = rows[row].span.end;
            nodes.back().row = row;
            return;
        }
        Node node;
        node.row = row, node.span = rows[row].span, node.heads = node.forced = true, node.rule = "title";
        nodes.push_back(node);
    }
    // 序言, 附则, 结语: headings by what they say.
    bool is_named(std::size_t row) const {
        if (rows[row].span.length() > 6) return false;
        constexpr View names[] = {u"序言", u"前言", u"引言", u"导言", u"总则", u"附则", u"附录", u"结语", u"结束语", u"后记", u"编后"};
        std::u16string text = squeezed(row);
        return std::find(std::begin(names), std::end(names), View(text)) != std::end(names);
    }
    // A short line of its own, set in bold as a whole, with text below it.
    bool is_bold_line(std::size_t row) const {
        Block const* of = block(row);
        if (!of || !of->strong || rows[row].span != paragraph(row).span || paragraph(row).role != Role::body) return false;
        bool titled = rows[row].span.length() <= longest_heading && !in(u"。;,:、!?)", prose.folded[rows[row].span.end - 1]);
        bool below = row + 1 < rows.size() && rows[row + 1].span.length() > longest_heading;
        return titled && below && row > 0 && of->kind == BlockKind::paragraph;
    }

    // ---- attached documents ----

    // 附件, 附件1, 附表二 on a line of its own.
    bool is_attachment_line(std::size_t row) const {
        if (rows[row].span.length() > 8 || words(row)[0] != u'附') return false;
        std::u16string text = squeezed(row);
        View rest = text;
        if (!rest.starts_with(u"附件") && !rest.starts_with(u"附表") && !rest.starts_with(u"附录")) return false;
        rest.remove_prefix(2);
        if (rest.ends_with(u':')) return false;
        return std::all_of(rest.begin(), rest.end(),
                           [](char16_t unit) { return (unit >= u'0' && unit <= u'9') || in(u"一二三四五六七八九十", unit); });
    }
    bool is_short_line(std::size_t row) const {
        return rows[row].span.length() <= longest_heading && !in(u"。;,:!?", prose.folded[rows[row].span.end - 1]) &&
               !is_note_row(prose, rows[row]);
    }
    // After 落款 (who, when) a short line with prose below it opens the document that is sent along.
    bool opens_attachment(std::size_t row) const {
        if (is_attachment_line(row)) return true;
        if (rows[row].span.length() > longest_heading) return false;
        std::size_t before = row;
        while (before > 0 && before + 3 > row && is_note_row(prose, rows[before - 1])) --before;
        constexpr std::size_t shortest_body = 3;
        if (before < 2 || !is_date_row(prose, rows[before - 1]) || !is_short_line(before - 2) || !is_short_line(row)) return false;
        bool marked = heads[row].style != HeadStyle::none;
        return !marked && row + shortest_body < rows.size() && !prose.fold(rows[row].span).starts_with(u"抄送");
    }

    // ---- nesting ----

    bool same_kind(Head const& a, Head const& b) const { return a.style == b.style && a.depth == b.depth; }

    // Puts a node under the open ones. Styles nest in the order in which they first appear.
    void place(Node node, std::vector<int>& open) {
        leave(node, open);
        node.parent = open.empty() ? -1 : open.back();
        nodes.push_back(std::move(node));
        open.push_back(int(nodes.size()) - 1);
    }
    void leave(Node const& node, std::vector<int>& open) const {
        auto at = [&](std::size_t i) -> Node const& { return nodes[std::size_t(open[i])]; };
        if (node.level > 0 && !is_division(node.head.style)) {
            // A heading of the markup ends all numbering, and markup of its own level and below.
            std::size_t keep = 0;
            while (keep < open.size() && at(keep).level > 0 && at(keep).level < node.level) ++keep;
            open.resize(keep);
            return;
        }
        if (node.head.style == HeadStyle::none) return open.clear();
        for (std::size_t i = 0; i < open.size(); ++i) {
            Head const& other = at(i).head;
            bool ranked = is_division(other.style) && is_division(node.head.style) && other.style > node.head.style;
            bool outranked = (is_division(node.head.style) || node.head.style == HeadStyle::article) && other.style > node.head.style;
            bool deeper_decimal =
                other.style == HeadStyle::decimal && node.head.style == HeadStyle::decimal && other.depth >= node.head.depth;
            bool above_decimal = other.style == HeadStyle::decimal && node.head.style == HeadStyle::spaced_digit;
            if (same_kind(other, node.head) || ranked || outranked || deeper_decimal || above_decimal) return open.resize(i);
        }
    }

    // ---- judging siblings together ----

    using Group = std::vector<std::size_t>;

    std::vector<Group> groups() const {
        std::map<std::tuple<int, HeadStyle, int>, std::size_t> known;
        std::vector<Group> all;
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            Node const& node = nodes[i];
            if (node.head.style == HeadStyle::none || node.head.style == HeadStyle::article) continue;
            std::size_t& place = known.try_emplace({node.parent, node.head.style, node.head.depth}, all.size()).first->second;
            // A number that does not rise begins another list under the same parent.
            bool new_list = place == all.size() || nodes[all[place].back()].head.number >= node.head.number;
            if (new_list) place = all.size(), all.emplace_back();
            all[place].push_back(i);
        }
        return all;
    }
    bool under_article(Node const& node) const {
        for (int i = node.parent; i >= 0; i = nodes[std::size_t(i)].parent)
            if (nodes[std::size_t(i)].head.style == HeadStyle::article) return true;
        return false;
    }
    bool has_child(std::size_t i) const { return i + 1 < nodes.size() && nodes[i + 1].parent == int(i); }
    // Something stands between this line and the next of its kind: text of its own, or marks of a lower kind.
    bool has_body(Group const& group, std::size_t k) const {
        std::size_t row = nodes[group[k]].row;
        if (k + 1 < group.size()) return nodes[group[k + 1]].row > row + 1;
        return row + 1 < rows.size();
    }
    bool introduced_as_list(Group const& group) const {
        std::size_t row = nodes[group[0]].row;
        return row > 0 && in(u":", prose.folded[rows[row - 1].span.end - 1]);
    }

    bool are_headings(Group const& group) const {
        Node const& first = nodes[group[0]];
        if (under_article(first)) return false;
        int titles = 0, runs = 0, sentences = 0, bodies = 0, styled = 0;
        for (std::size_t k = 0; k < group.size(); ++k) {
            Node const& node = nodes[group[k]];
            if (node.shape == Shape::clause) return false;
            titles += node.shape == Shape::title, runs += node.shape == Shape::run_in, sentences += node.shape == Shape::sentence;
            bodies += has_body(group, k), styled += node.styled;
        }
        int count = int(group.size());
        bool mostly = (titles + runs + sentences) * 10 >= count * 6;
        constexpr int enough_styled = 3; // then the document sets its headings apart, and what is not set apart is none
        if (styled * 2 >= count) return true;
        if (!mostly) return false;
        bool apart = bodies * 2 >= count || runs * 2 >= count;
        if (!apart) return false;
        if (styled_nodes >= enough_styled) return titles == count;
        if (first.head.style == HeadStyle::hanzi_comma) return true;
        if (introduced_as_list(group) && runs * 2 < count) return false;
        return first.head.style < HeadStyle::digit_bracket || titles == count;
    }
    void judge() {
        for (Group const& group : groups()) {
            bool heading = are_headings(group);
            for (std::size_t i : group)
                if (!nodes[i].forced)
                    nodes[i].heads =
                        heading && (nodes[i].shape != Shape::text || (nodes[i].styled && nodes[i].span.length() <= longest_styled));
        }
    }

    // ---- headings ----

    static char const* slug(HeadStyle style) {
        constexpr char const* names[] = {"h", "bian", "fenbian", "zhang", "jie", "tiao"};
        return style <= HeadStyle::article ? names[std::size_t(style)] : "s";
    }
    double confidence(Node const& node) const {
        if (node.rule == "bold") return 0.6;
        if (node.forced || node.styled) return 1;
        return node.shape == Shape::title ? 0.95 : node.shape == Shape::run_in ? 0.9 : 0.8;
    }
    using Numbers = std::map<std::pair<HeadStyle, int>, int>;
    void finish() {
        std::unordered_map<std::string, int> used; // names, and how often
        Numbers last;                              // by kind and depth, for those that run on under the next parent
        Numbers last_here;                         // by kind and the heading above
        int unnumbered = 0;
        auto count = std::size_t(std::count_if(nodes.begin(), nodes.end(), [](Node const& n) { return n.heads; }));
        out.headings.reserve(count), used.reserve(count);
        bool titled = std::any_of(nodes.begin(), nodes.end(), [](Node const& n) { return n.rule == "title"; });
        for (Node& node : nodes) {
            if (!node.heads) continue;
            int depth = 0, above = -1;
            for (int i = node.parent; i >= 0; i = nodes[std::size_t(i)].parent)
                if (nodes[std::size_t(i)].heads && depth++ == 0) above = i;
            bool title = node.rule == "title";
            Heading heading;
            heading.level = title ? 1 : depth + 1 + (titled ? 1 : 0);
            heading.span = node.span, heading.block = paragraph(node.row).block, heading.rule = node.rule;
            heading.confidence = confidence(node);
            heading.number = std::u16string(prose.text.substr(node.head.marker.begin, node.head.marker.length()));
            if (above >= 0) node.id.append(nodes[std::size_t(above)].id).append("/");
            node.id.append(title ? "title" : slug(node.head.style));
            if (!title) node.id.append("-").append(std::to_string(node.head.style == HeadStyle::none ? ++unnumbered : node.head.number));
            if (int again = ++used[node.id]; again > 1) node.id += "~" + std::to_string(again);
            heading.id = node.id;
            if (node.head.style != HeadStyle::none)
                check_number(node, last[{node.head.style, node.head.depth}], last_here[{node.head.style, above}], heading);
            out.headings.push_back(std::move(heading));
        }
    }
    // Numbers run on from the sibling before, or from the last of their kind anywhere; else that is noted.
    void check_number(Node const& node, int& anywhere, int& sibling, Heading& heading) {
        bool runs = node.head.number == sibling + 1 || node.head.number == anywhere + 1 || node.head.number == 1;
        sibling = anywhere = node.head.number;
        if (runs) return;
        heading.confidence *= 0.7;
        out.notes.push_back({"numbering_jumps", node.head.marker, {}, "The number of this heading does not follow the one before it."});
    }
};

} // namespace

Outline outline(Parsed const& parsed, Prose const& prose, std::vector<Row> const& rows) {
    Builder builder{parsed, prose, rows};
    builder.skip_contents();
    builder.skip_quoted();
    builder.find_nodes();
    builder.judge();
    builder.finish();
    auto before = [](Heading const& a, Heading const& b) { return a.span < b.span; };
    std::vector<Heading>& headings = builder.out.headings;
    if (!std::is_sorted(headings.begin(), headings.end(), before)) std::sort(headings.begin(), headings.end(), before);
    builder.out.provisions = provisions(prose, rows, builder.heads, builder.skipped, builder.out.headings);
    return std::move(builder.out);
}

} // namespace duidu
