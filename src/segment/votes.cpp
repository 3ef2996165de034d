#include "segment/votes.h"

#include "segment/element_names.h"
#include "segment/moment.h"
#include "segment/threads.h"
#include "text/fold.h"
#include "text/unicode.h"

#include <map>

namespace duidu {

namespace {

// What one line can weigh. Long paragraphs must not outvote everything, short ones must not decide anything.
constexpr double prose_limit = 160;
constexpr double prose_floor = 8;        // weight from which words with marks count for the article
constexpr double page_penalty = 20;      // of a line that only pages have
constexpr double close_penalty = 25;     // in addition, where such a line ends articles
constexpr double close_share = 0.5;      // of what was said before it, where no tags tell more
constexpr double close_share_tags = 0.1; // where they do
constexpr double core_floor = -6;        // what one line can take from the element that it stands in
constexpr double outside_discount = 0.4; // of good lines outside the element that holds most of the article
constexpr double core_share = 0.75;      // an element that holds as much of its parent's words as this is the article's

// ---- the votes ----

Vote vote_of(Line const& line, Block const& block, bool unlikely) {
    if (line.clue == Clue::metadata) return {-1, name_of(line.clue)};
    if (is_of_page(line.clue)) return {-page_penalty - (line.closes ? close_penalty : 0), name_of(line.clue)};
    if (unlikely) return {-5 - 0.3 * std::min(line.weight, 100.0), "tags"};
    if (line.clue != Clue::none && line.clue != Clue::number) return {1, ""};
    if (is_prose(line)) return {std::min(line.weight * (1 - line.linked), prose_limit) - prose_floor, ""};
    if (block.code) return {std::min(line.weight, 50.0), ""};
    if (line.linked >= 0.6) return {-2 - 0.25 * std::min(line.weight, 60.0), "links"};
    if (line.clue == Clue::number) return {3, ""};
    if (line.ends && line.weight >= 3) return {1, ""};
    if (line.weight >= 20) return {(line.weight - 12) / 2, ""};
    bool inside_something = block.kind == BlockKind::cell || block.kind == BlockKind::list_item || block.kind == BlockKind::caption;
    if (inside_something) return {-0.5, ""};
    return {block.kind == BlockKind::heading || block.element >= 0 ? -1.0 : -2.5, ""};
}

constexpr std::size_t no_line = ~std::size_t(0);

struct Judge {
    Parsed const& parsed;
    std::vector<Line> const& lines;
    ElementNames names{parsed.elements};
    std::vector<Vote> votes{};
    std::vector<bool> thread{};     // lines
    std::vector<double> sums{};     // of the votes inside each element
    std::vector<bool> unlikely{};   // elements
    std::vector<bool> gallery{};    // elements
    std::vector<bool> in_core{};    // elements
    std::size_t begin = 0, end = 0; // the article's lines

    std::size_t title = no_line; // the heading that says what the head calls the title
    std::size_t first = no_line; // the first paragraph behind it

    void find_unlikely();
    void find_galleries();
    void find_teasers();
    void find_title();
    void find_byline();
    bool is_dated(std::size_t line) const;
    void vote();
    void weigh_by_place();
    bool named_unlikely(std::size_t line) const;
    void find_core();
    void find_stretch();
    void soften_edges();
    void add_signature();
    int container_of(std::size_t line) const;
};

void Judge::find_unlikely() {
    std::vector<double> words(parsed.elements.size(), 0);
    double all = 0;
    for (Line const& line : lines) {
        if (!is_prose(line)) continue;
        all += line.weight;
        if (int element = parsed.blocks[std::size_t(line.block)].element; element >= 0) words[std::size_t(element)] += line.weight;
    }
    for (std::size_t i = words.size(); i-- > 0;)
        if (int parent = parsed.elements[i].parent; parent >= 0) words[std::size_t(parent)] += words[i];
    std::vector<bool> holds_first(parsed.elements.size(), false);
    for (int element = first == no_line ? -1 : parsed.blocks[std::size_t(lines[first].block)].element; element >= 0;
         element = parsed.elements[std::size_t(element)].parent)
        holds_first[std::size_t(element)] = true;
    unlikely.assign(parsed.elements.size(), false);
    for (std::size_t i = 0; i < unlikely.size(); ++i) {
        int parent = parsed.elements[i].parent;
        // What holds half of the page's prose is no sidebar, whatever it is called.
        double share = all > 0 ? words[i] / all : 0;
        Likelihood likelihood = names[i].likelihood;
        bool here = likelihood == Likelihood::unlikely ? share < 0.5 : likelihood == Likelihood::aside && share < 0.8;
        if (first != no_line) here = likelihood != Likelihood::likely && !holds_first[i] && (share < 0.6 || names[i].comments);
        unlikely[i] = here || (parent >= 0 && unlikely[std::size_t(parent)]);
    }
}

// 3/12 or 3 of 12, alone or with words behind: 12; else 0
int counter_total(std::u16string_view text) {
    constexpr std::size_t longest = 3; // digits
    std::size_t at = 0;
    auto number = [&] {
        int value = 0;
        for (std::size_t end = at + longest; at < std::min(end, text.size()) && text[at] >= u'0' && text[at] <= u'9'; ++at)
            value = value * 10 + (text[at] - u'0');
        return value;
    };
    if (number() == 0) return 0;
    constexpr std::u16string_view between[] = {u"/", u" / ", u" of "};
    auto sign = std::find_if(std::begin(between), std::end(between), [&](auto each) { return text.substr(at).starts_with(each); });
    if (sign == std::end(between)) return 0;
    at += sign->size();
    int total = number();
    return at == text.size() || is_space(text[at]) ? total : 0;
}

// Three or more elements side by side that count through one total show a gallery; beside an article that begins elsewhere it is none of
// it.
void Judge::find_galleries() {
    constexpr std::size_t least = 3;
    constexpr int steps = 3; // from the counter to the element around its picture
    gallery.assign(parsed.elements.size(), false);
    if (first == no_line) return;
    std::vector<int> totals(parsed.elements.size(), 0);
    for (Line const& line : lines) {
        int total = counter_total(parsed.text[line.span].substr(0, 20)); // its digits and signs, and no more
        int element = total ? parsed.blocks[std::size_t(line.block)].element : -1;
        for (int step = 0; element >= 0 && step < steps; element = parsed.elements[std::size_t(element)].parent, ++step)
            totals[std::size_t(element)] = total;
    }
    int around_first = parsed.blocks[std::size_t(lines[first].block)].element;
    for (; around_first >= 0; around_first = parsed.elements[std::size_t(around_first)].parent) totals[std::size_t(around_first)] = 0;
    std::map<std::pair<int, int>, std::size_t> pictures; // by parent and total
    for (std::size_t i = 0; i < totals.size(); ++i)
        if (totals[i]) ++pictures[{parsed.elements[i].parent, totals[i]}];
    for (std::size_t i = 0; i < totals.size(); ++i) {
        int parent = parsed.elements[i].parent;
        bool here = totals[i] && pictures[{parent, totals[i]}] >= least;
        gallery[i] = here || (parent >= 0 && gallery[std::size_t(parent)]);
        unlikely[i] = unlikely[i] || gallery[i];
    }
}

// Three or more elements of one name side by side, each with a linked headline and little else, announce other pages.
void Judge::find_teasers() {
    constexpr std::size_t least = 3;
    constexpr double headline_weight = 5, little = 90; // in Chinese characters
    std::size_t count = parsed.elements.size();
    std::vector<bool> headed(count, false);
    std::vector<double> words(count, 0);
    for (Line const& line : lines) {
        int element = parsed.blocks[std::size_t(line.block)].element;
        if (element < 0) continue;
        words[std::size_t(element)] += line.weight;
        if (line.linked >= 0.8 && line.weight >= headline_weight) headed[std::size_t(element)] = true;
    }
    for (std::size_t i = count; i-- > 0;) {
        int parent = parsed.elements[i].parent;
        if (parent < 0) continue;
        words[std::size_t(parent)] += words[i];
        if (headed[i]) headed[std::size_t(parent)] = true;
    }
    // By parent and name: how many children there are, and how many are headed and short.
    struct Group {
        std::size_t all = 0, teasers = 0;
    };
    std::map<std::pair<int, std::size_t>, Group> groups;
    std::vector<Group*> group_of(count);
    auto is_teaser = [&](std::size_t i) { return headed[i] && words[i] <= little; };
    auto as_before = [&](std::size_t i) {
        return i > 0 && parsed.elements[i].parent == parsed.elements[i - 1].parent && names.which(i) == names.which(i - 1);
    };
    for (std::size_t i = 0; i < count; ++i) {
        group_of[i] = as_before(i) ? group_of[i - 1] : &groups[{parsed.elements[i].parent, names.which(i)}];
        ++group_of[i]->all;
        group_of[i]->teasers += is_teaser(i);
    }
    for (std::size_t i = 0; i < count; ++i) {
        int parent = parsed.elements[i].parent;
        bool paragraph = parsed.elements[i].name == "p"; // a run of linked paragraphs is found by its links
        Group const& group = *group_of[i];
        bool here = !paragraph && is_teaser(i) && group.teasers >= least && group.teasers * 4 >= group.all * 3;
        unlikely[i] = unlikely[i] || here || (parent >= 0 && unlikely[std::size_t(parent)]);
    }
}

bool Judge::named_unlikely(std::size_t line) const {
    int element = parsed.blocks[std::size_t(lines[line].block)].element;
    while (element >= 0 && names[std::size_t(element)].likelihood == Likelihood::likely)
        element = parsed.elements[std::size_t(element)].parent;
    return element >= 0;
}

// 2024年9月11日 08:25  人民邮电报: a short line with a date of its own year.
bool Judge::is_dated(std::size_t line) const {
    constexpr double longest = 45;
    if (lines[line].weight > longest || lines[line].linked > 0.6 || is_prose(lines[line]) || is_of_page(lines[line].clue)) return false;
    std::u16string_view text = parsed.text[lines[line].span];
    bool year = text.find(u"20") != text.npos || text.find(u"19") != text.npos || text.find(u'年') != text.npos;
    return year && !moments(text).empty();
}

// Where nothing names the title: a line that may be one, a dated line behind it, and then a paragraph, are the head of an article.
void Judge::find_byline() {
    constexpr std::size_t above = 4, below = 8; // lines
    constexpr double early = 0.3;               // of the prose may stand in front; comments are dated too, but come late
    double all = 0, before = 0;
    for (Line const& line : lines) all += is_prose(line) ? line.weight : 0;
    for (std::size_t i = 1; i < lines.size() && before <= early * all; ++i) {
        before += is_prose(lines[i]) ? lines[i].weight : 0;
        if (!is_dated(i)) continue;
        std::size_t head = no_line, paragraph = no_line;
        for (std::size_t j = i; j-- > 0 && j + above >= i && head == no_line;) {
            std::u16string_view words = parsed.text[lines[j].span];
            bool chinese = std::count_if(words.begin(), words.end(), [](char16_t unit) { return is_han(unit); }) >= 4;
            bool plain = chinese && lines[j].clue == Clue::none && lines[j].weight >= 6 && lines[j].weight <= 60 && lines[j].stops <= 1 &&
                         !words.ends_with(u'。') && !is_dated(j);
            if (plain) head = j;
        }
        bool listed = false; // a list of dated headlines is no byline
        for (std::size_t j = i + 1; j < std::min(lines.size(), i + below) && paragraph == no_line && !listed; ++j) {
            listed = is_dated(j);
            if (is_prose(lines[j]) && lines[j].stops > 0 && lines[j].clue == Clue::none) paragraph = j;
        }
        if (head == no_line || paragraph == no_line || named_unlikely(paragraph)) continue;
        title = head;
        first = paragraph;
        return;
    }
}

// Whether a text begins or ends as one of these essences does; else it is neither a part of one nor holds it in front.
bool may_agree(std::u16string_view text, std::vector<std::u16string> const& titles) {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return !text.empty() && std::any_of(titles.begin(), titles.end(), [&](std::u16string const& title) {
        return title.empty() || title.front() == fold(text.front()) || title.back() == fold(text.back());
    });
}

// The article stands behind its title, and not far.
void Judge::find_title() {
    constexpr std::size_t least = 5; // units; shorter headings are anybody's
    std::vector<std::u16string> titles;
    std::vector<Span> shown;
    for (Field const& field : parsed.fields) {
        bool names =
            field.name == "title" || field.name == "og:title" || field.name == "meta:articletitle" || field.name == "json-ld:headline";
        if (names) titles.push_back(essence(field.value)), shown.push_back(field.span);
    }
    double most = 0.3;
    for (std::size_t i = 0; i < lines.size() && !titles.empty(); ++i) {
        Block const& block = parsed.blocks[std::size_t(lines[i].block)];
        bool put_in_front = std::find(shown.begin(), shown.end(), block.span) != shown.end() && !block.span.empty();
        if (block.span.length() > 300 || put_in_front || is_of_page(lines[i].clue)) continue;
        if (!may_agree(parsed.text[block.span], titles)) continue;
        std::u16string said = essence(parsed.text[block.span]);
        for (std::u16string const& wanted : titles) {
            if (said.size() < least || !(wanted.starts_with(said) || wanted.ends_with(said) || said.starts_with(wanted))) continue;
            double much = double(std::min(said.size(), wanted.size())) / double(std::max(said.size(), wanted.size())) +
                          (block.kind == BlockKind::heading ? 0.5 : 0) - (lines[i].linked > 0.6 ? 0.4 : 0);
            if (much > most) most = much, title = i;
        }
    }
    constexpr std::size_t reach = 30; // lines between a title and its first paragraph
    if (title == no_line) return find_byline();
    std::u16string said = essence(parsed.text[lines[title].span]);
    for (std::size_t i = title + 1; i < std::min(lines.size(), title + reach) && first == no_line; ++i) {
        bool paragraph = is_prose(lines[i]) && (lines[i].stops > 0 || lines[i].weight >= 40) && lines[i].clue == Clue::none;
        bool again = lines[i].span.length() < 300 && essence(parsed.text[lines[i].span]) == said; // the title, for readers who scroll
        if (paragraph && !again && !named_unlikely(i)) first = i;
    }
}

void Judge::vote() {
    thread = threads_of(parsed, lines);
    if (first != no_line && thread[first]) thread.assign(lines.size(), false);
    votes.reserve(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        Block const& block = parsed.blocks[std::size_t(lines[i].block)];
        votes.push_back(vote_of(lines[i], block, block.element >= 0 && unlikely[std::size_t(block.element)]));
        if (thread[i] && votes[i].value > 0) votes[i] = {-votes[i].value, "comments"};
    }
    weigh_by_place();
}

void Judge::weigh_by_place() {
    constexpr double before_title = 0.3; // what a good line in front of the title is still worth
    constexpr double teaser = 0.3;       // a paragraph between two linked headlines
    auto headline = [&](std::size_t i) { return i < lines.size() && lines[i].linked >= 0.6 && lines[i].weight >= 6; };
    for (std::size_t i = 0; i < lines.size(); ++i) {
        bool good = votes[i].value > 1;
        if (good && i > 0 && headline(i - 1) && (headline(i + 1) || headline(i + 2))) votes[i].value *= teaser;
        if (good && title != no_line && i < title) votes[i].value *= before_title;
        if (good && i == title) votes[i].value = 1; // a title with a mark in it is no prose
    }
}

// From the outermost element inwards, as long as one child keeps most of the sum.
void Judge::find_core() {
    std::size_t count = parsed.elements.size();
    sums.assign(count, 0);
    in_core.assign(count, false);
    if (count == 0) return;
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (int element = parsed.blocks[std::size_t(lines[i].block)].element; element >= 0)
            sums[std::size_t(element)] += std::max(votes[i].value, core_floor);
    std::vector<int> best_child(count, -1);
    std::size_t core = 0;
    for (std::size_t i = count; i-- > 0;) {
        int parent = parsed.elements[i].parent;
        if (sums[i] >= sums[core]) core = i;
        if (parent < 0) continue;
        sums[std::size_t(parent)] += sums[i];
        int& best = best_child[std::size_t(parent)];
        if (best < 0 || sums[i] > sums[std::size_t(best)]) best = int(i);
    }
    // Where the title tells the first paragraph, the core holds it, if that leaves most of the words inside.
    constexpr double enough = 0.5;
    std::vector<bool> holds_first(count, first == no_line);
    int around = first == no_line ? -1 : parsed.blocks[std::size_t(lines[first].block)].element;
    int best = around;
    for (; around >= 0; around = parsed.elements[std::size_t(around)].parent) {
        holds_first[std::size_t(around)] = true;
        if (sums[std::size_t(around)] >= sums[std::size_t(best)]) best = around;
    }
    if (best >= 0 && sums[std::size_t(best)] >= enough * sums[core]) core = std::size_t(best);
    else holds_first.assign(count, true);
    auto keeps_most = [&](int child) {
        return child >= 0 && holds_first[std::size_t(child)] && sums[std::size_t(child)] >= core_share * sums[core];
    };
    while (keeps_most(best_child[core])) core = std::size_t(best_child[core]);
    while (parsed.elements[core].parent >= 0 && names[core].part) core = std::size_t(parsed.elements[core].parent);
    in_core[core] = true;
    for (std::size_t i = core + 1; i < count; ++i)
        in_core[i] = parsed.elements[i].parent >= 0 && in_core[std::size_t(parsed.elements[i].parent)];
}

// The stretch of lines with the largest sum (Bentley's scan). Which stretch is best is also a matter of its place: the one behind the title
// leads.
void Judge::find_stretch() {
    constexpr double behind_title = 80, behind_title_share = 0.3; // of all that is good on the page: comments may outweigh an article
    double good = 0;
    for (Vote const& vote : votes) good += std::max(0.0, vote.value);
    double sum = 0, best = 0, bonus = 0;
    std::size_t from = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        int element = parsed.blocks[std::size_t(lines[i].block)].element;
        bool inside = element < 0 || in_core[std::size_t(element)];
        double value = votes[i].value;
        if (!inside) value = value > 0 ? value * outside_discount : value * 1.5;
        // The more was said before it, the more it takes to go on behind a line that closes articles.
        if (is_of_page(lines[i].clue) && lines[i].closes && sum > 0) value -= (element < 0 ? close_share : close_share_tags) * sum;
        if (sum <= 0) sum = 0, from = i, bonus = 0;
        sum += value;
        if (i == first) bonus = behind_title + behind_title_share * good;
        if (sum + bonus > best && sum > 0) best = sum + bonus, begin = from, end = i + 1;
    }
    if (best == 0) begin = 0, end = lines.size(); // a few words, all of them the document's
}

// The division that a line's block stands in.
int Judge::container_of(std::size_t line) const {
    int element = parsed.blocks[std::size_t(lines[line].block)].element;
    while (element >= 0 && names[std::size_t(element)].part) element = parsed.elements[std::size_t(element)].parent;
    return element;
}

// Short lines beside the first and the last paragraph, in the same division of the page and with nothing against them, are of the article.
void Judge::soften_edges() {
    if (begin >= end || parsed.elements.empty()) return;
    auto belongs = [&](std::size_t i, std::size_t edge) {
        return votes[i].why.empty() && container_of(i) >= 0 && container_of(i) == container_of(edge) &&
               in_core[std::size_t(container_of(i))];
    };
    while (begin > 0 && begin != title && belongs(begin - 1, begin)) --begin;
    while (end < lines.size() && belongs(end, end - 1)) ++end;
}

// Behind the last paragraph: who signed, when, and what is attached.
void Judge::add_signature() {
    constexpr double signer_limit = 30;
    auto belongs = [&](std::size_t i) {
        return i < lines.size() && votes[i].why.empty() && lines[i].clue != Clue::none && lines[i].clue != Clue::number;
    };
    auto signs = [&](std::size_t i) { return i < lines.size() && votes[i].why.empty() && lines[i].weight <= signer_limit; };
    while (end > 0 && end < lines.size()) {
        if (belongs(end)) ++end;
        else if (signs(end) && belongs(end + 1)) end += 2;
        else return;
    }
}

} // namespace

Sketch sketch_of(Parsed const& parsed, std::vector<Line> const& lines) {
    Judge judge{parsed, lines};
    judge.find_title();
    judge.find_unlikely();
    judge.find_galleries();
    judge.find_teasers();
    judge.vote();
    judge.find_core();
    judge.find_stretch();
    judge.soften_edges();
    judge.add_signature();
    Sketch sketch;
    sketch.kept.reserve(lines.size());
    auto linked = [&](std::size_t i) { return i < lines.size() && lines[i].linked >= 0.6; };
    for (std::size_t i = 0; i < lines.size(); ++i) {
        bool row_of_links = linked(i) && (parsed.blocks[std::size_t(lines[i].block)].kind == BlockKind::list_item || linked(i + 1) ||
                                          (i > 0 && linked(i - 1)));
        bool against = !judge.votes[i].why.empty() && (judge.votes[i].why != "links" || row_of_links);
        sketch.kept.push_back(i >= judge.begin && i < judge.end && !against);
    }
    sketch.votes = std::move(judge.votes);
    sketch.unlikely = std::move(judge.unlikely);
    sketch.thread = std::move(judge.thread);
    sketch.gallery = std::move(judge.gallery);
    sketch.in_core = std::move(judge.in_core);
    sketch.begin = int(judge.begin), sketch.end = int(judge.end);
    sketch.title = judge.title == no_line ? -1 : int(judge.title);
    sketch.first = judge.first == no_line ? -1 : int(judge.first);
    return sketch;
}

} // namespace duidu
