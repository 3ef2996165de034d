#include "segment/together.h"

#include "segment/element_names.h"
#include "text/utf.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>

namespace duidu {

namespace {

int element_of(Parsed const& parsed, Line const& line) { return parsed.blocks[std::size_t(line.block)].element; }

// A table of short cells is of the article as a whole or not at all: its cells are too short to be judged one by one.
void keep_tables_whole(Parsed const& parsed, std::vector<Line> const& lines, std::vector<Judgement>& judgements) {
    constexpr double longest = 40; // in Chinese characters; tables of longer cells are a page's layout
    constexpr std::size_t least = 6;
    struct Cells {
        std::size_t count = 0;
        double odds = 0, longest = 0;
    };
    std::vector<Cells> tables(parsed.blocks.size());
    auto table_of = [&](std::size_t i) {
        int block = parsed.blocks[std::size_t(lines[i].block)].parent;
        while (block >= 0 && parsed.blocks[std::size_t(block)].kind != BlockKind::table) block = parsed.blocks[std::size_t(block)].parent;
        return block;
    };
    std::vector<int> of(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        of[i] = table_of(i);
        if (of[i] < 0) continue;
        Cells& cells = tables[std::size_t(of[i])];
        ++cells.count, cells.odds += judgements[i].odds, cells.longest = std::max(cells.longest, lines[i].weight);
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (of[i] < 0) continue;
        Cells const& cells = tables[std::size_t(of[i])];
        if (cells.count >= least && cells.longest <= longest) judgements[i].odds = cells.odds / double(cells.count);
    }
}

// div#note-1.wide: note-1
std::u16string id_of(std::string const& element) {
    std::size_t at = element.find('#');
    if (at == element.npos) return {};
    return from_utf8(std::string_view(element).substr(at + 1, element.find('.', at) - at - 1));
}

// What lines of the article point to on their page.
std::unordered_set<std::u16string_view> targets_of(Parsed const& parsed, std::vector<Line> const& lines,
                                                   std::vector<Judgement> const& judgements) {
    constexpr double nothing_else = 0.6; // a line of links is a menu or a table of contents
    std::unordered_set<std::u16string_view> out;
    std::size_t next = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        while (next < parsed.links.size() && parsed.links[next].span.end <= lines[i].span.begin) ++next;
        if (judgements[i].odds <= 0 || lines[i].linked >= nothing_else) continue;
        for (std::size_t at = next; at < parsed.links.size() && parsed.links[at].span.begin < lines[i].span.end; ++at) {
            std::u16string_view href = parsed.links[at].href;
            if (href.size() > 1 && href.front() == u'#') out.insert(href.substr(1));
        }
    }
    return out;
}

// What the article's own sentences point to on their page belongs to it: its notes.
void keep_notes(Parsed const& parsed, std::vector<Line> const& lines, std::vector<Judgement>& judgements) {
    constexpr double likely = 1; // log odds
    std::unordered_set<std::u16string_view> targets = targets_of(parsed, lines, judgements);
    if (targets.empty()) return;
    std::vector<bool> notes;
    for (Element const& element : parsed.elements) {
        bool note = is_part(element.name) && targets.count(id_of(element.name)) > 0;
        notes.push_back(note || (element.parent >= 0 && notes[std::size_t(element.parent)]));
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
        int element = element_of(parsed, lines[i]);
        bool note = element >= 0 && notes[std::size_t(element)] && !is_of_page(lines[i].clue);
        if (note && judgements[i].odds < likely) judgements[i] = {likely, {}};
    }
}

// By element, the innermost list that it is or stands in; -1 outside lists.
std::vector<int> lists_of(std::vector<Element> const& elements) {
    std::vector<int> out;
    for (Element const& element : elements) {
        std::string_view tag = std::string_view(element.name).substr(0, element.name.find_first_of("#."));
        bool list = tag == "ul" || tag == "ol";
        out.push_back(list ? int(out.size()) : element.parent >= 0 ? out[std::size_t(element.parent)] : -1);
    }
    return out;
}

// A list that is mostly of the article keeps its short and its linked items, too: what is needed, what was read.
void keep_lists_whole(Parsed const& parsed, std::vector<Line> const& lines, std::vector<Judgement>& judgements) {
    constexpr std::size_t least = 3;
    constexpr double sure = 3; // log odds; one long item does not decide for all
    struct Items {
        std::size_t count = 0;
        double odds = 0, weight = 0;
    };
    std::vector<int> const list_around = lists_of(parsed.elements);
    std::vector<Items> lists(parsed.elements.size());
    std::vector<int> of;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        int element = element_of(parsed, lines[i]);
        of.push_back(element >= 0 ? list_around[std::size_t(element)] : -1);
        if (of[i] < 0) continue;
        Items& items = lists[std::size_t(of[i])];
        double weight = std::sqrt(lines[i].weight);
        ++items.count, items.weight += weight, items.odds += std::clamp(judgements[i].odds, -sure, sure) * weight;
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (of[i] < 0 || is_of_page(lines[i].clue) || judgements[i].odds > 0) continue;
        Items const& items = lists[std::size_t(of[i])];
        if (items.count >= least && items.odds > 0) judgements[i].odds = items.odds / items.weight;
    }
}

} // namespace

void keep_together(Parsed const& parsed, std::vector<Line> const& lines, std::vector<Judgement>& judgements) {
    keep_tables_whole(parsed, lines, judgements);
    keep_notes(parsed, lines, judgements);
    keep_lists_whole(parsed, lines, judgements);
}

} // namespace duidu
