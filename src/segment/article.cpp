#include "segment/article.h"

#include "text/fold.h"
#include "text/unicode.h"

#include <cmath>

namespace duidu {

namespace {

// What one line can weigh. Long paragraphs must not outvote everything, short ones must not decide anything.
constexpr double prose_limit = 160;
constexpr double prose_floor = 8;        // weight from which words with marks count for the article
constexpr double page_penalty = 20;      // of a line that only pages have
constexpr double close_penalty = 25;     // in addition, where such a line ends articles
constexpr double outside_discount = 0.4; // of good lines outside the element that holds most of the article
constexpr double core_share = 0.75;      // an element that holds as much of its parent's words as this is the article's

// ---- what the tags say ----

struct Word {
    std::string_view text;
    bool good;
};

// As they stand in class names and ids of pages; the first list only counts where nothing of the second is there.
constexpr std::string_view unlikely_words[] = {
    "comment",   "sidebar",  "side-bar",   "footer",    "footnav",  "navbar",       "navigation",  "breadcrumb", "crumb",     "related",
    "recommend", "share",    "social",     "advert",    "sponsor",  "promo",        "pager",       "pagination", "copyright", "popup",
    "modal",     "cookie",   "newsletter", "subscribe", "signup",   "disqus",       "outbrain",    "taboola",    "toolbar",   "login",
    "hotnews",   "ranking",  "remark",     "menu",      "masthead", "banner",       "widget",      "trending",   "popular",   "most-read",
    "tags",      "tag-list", "author-bio", "skip",      "gdpr",     "byline-block", "infobox",     "legends",    "rss",       "shoutbox",
    "ad-break",  "agegate",  "yom-remote", "replies",   "combx",    "extra",        "supplemental"};
constexpr std::string_view likely_words[] = {"article", "body",  "column", "content", "main", "shadow",
                                             "post",    "entry", "story",  "text",    "zoom", "trs_editor"};

bool holds_any(std::string_view name, std::span<std::string_view const> words) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return name.find(word) != name.npos; });
}

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = char(std::tolower(static_cast<unsigned char>(c)));
    return out;
}

// nav, footer, aside and divisions called so.
bool is_unlikely(std::string const& name) {
    std::string selector = lower(name);
    std::string_view tag = std::string_view(selector).substr(0, selector.find_first_of("#."));
    if (tag == "nav" || tag == "footer" || tag == "aside") return true;
    if (tag == "html" || tag == "body" || tag == "article" || tag == "main" || selector.size() == tag.size()) return false;
    return holds_any(selector, unlikely_words) && !holds_any(selector, likely_words);
}

// ---- the votes ----

struct Vote {
    double value = 0;
    std::string why; // of a vote against
};

bool is_prose(Line const& line) { return line.linked < 0.6 && ((line.weight >= 15 && line.stops + line.commas > 0) || line.weight >= 40); }

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
    bool inside_something = block.kind == BlockKind::cell || block.kind == BlockKind::list_item || block.kind == BlockKind::caption;
    if (inside_something) return {-0.5, ""};
    return {block.kind == BlockKind::heading ? -1.0 : -2.5, ""};
}

struct Judge {
    Parsed const& parsed;
    std::vector<Line> const& lines;
    std::vector<Vote> votes;
    std::vector<double> sums;       // of the votes inside each element
    std::vector<bool> unlikely;     // elements
    std::vector<bool> in_core;      // elements
    std::size_t begin = 0, end = 0; // the article's lines

    void find_unlikely();
    void vote();
    void find_core();
    void find_stretch();
    void add_signature();
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
    unlikely.assign(parsed.elements.size(), false);
    for (std::size_t i = 0; i < unlikely.size(); ++i) {
        int parent = parsed.elements[i].parent;
        // What holds half of the page's prose is no sidebar, whatever it is called.
        unlikely[i] = (parent >= 0 && unlikely[std::size_t(parent)]) || (is_unlikely(parsed.elements[i].name) && words[i] * 2 < all);
    }
}

void Judge::vote() {
    for (Line const& line : lines) {
        Block const& block = parsed.blocks[std::size_t(line.block)];
        votes.push_back(vote_of(line, block, block.element >= 0 && unlikely[std::size_t(block.element)]));
    }
}

// From the outermost element inwards, as long as one child keeps most of the sum.
void Judge::find_core() {
    std::size_t count = parsed.elements.size();
    sums.assign(count, 0);
    in_core.assign(count, false);
    if (count == 0) return;
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (int element = parsed.blocks[std::size_t(lines[i].block)].element; element >= 0) sums[std::size_t(element)] += votes[i].value;
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
    while (best_child[core] >= 0 && sums[std::size_t(best_child[core])] >= core_share * sums[core]) core = std::size_t(best_child[core]);
    in_core[core] = true;
    for (std::size_t i = core + 1; i < count; ++i)
        in_core[i] = parsed.elements[i].parent >= 0 && in_core[std::size_t(parsed.elements[i].parent)];
}

// The stretch of lines with the largest sum (Bentley's scan).
void Judge::find_stretch() {
    double sum = 0, best = 0;
    std::size_t from = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        int element = parsed.blocks[std::size_t(lines[i].block)].element;
        bool inside = element < 0 || in_core[std::size_t(element)];
        double value = votes[i].value;
        if (!inside) value = value > 0 ? value * outside_discount : value * 1.5;
        if (sum <= 0) sum = 0, from = i;
        sum += value;
        if (sum > best) best = sum, begin = from, end = i + 1;
    }
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

void find_article(Parsed const& parsed, std::vector<Line> const& lines, Segmented& out) {
    Judge judge{parsed, lines, {}, {}, {}, {}};
    judge.find_unlikely();
    judge.vote();
    judge.find_core();
    judge.find_stretch();
    judge.add_signature();
    auto linked = [&](std::size_t i) { return i < lines.size() && lines[i].linked >= 0.6; };
    for (std::size_t i = 0; i < lines.size(); ++i) {
        Block& block = out.blocks[std::size_t(lines[i].block)];
        bool inside = i >= judge.begin && i < judge.end;
        bool row_of_links = linked(i) && (block.kind == BlockKind::list_item || linked(i + 1) || (i > 0 && linked(i - 1)));
        bool against = judge.votes[i].why != "" && (judge.votes[i].why != "links" || row_of_links);
        if (inside && !against) continue;
        block.role = Role::boilerplate;
        block.why = judge.votes[i].why.empty() ? (i < judge.begin ? "before" : "after") : judge.votes[i].why;
    }
}

void settle_containers(std::vector<Block>& blocks) {
    std::vector<bool> speaks(blocks.size(), false), holds_others(blocks.size(), false);
    for (Block const& block : blocks)
        if (block.parent >= 0) holds_others[std::size_t(block.parent)] = true;
    for (std::size_t i = blocks.size(); i-- > 0;) {
        if (!holds_others[i]) speaks[i] = blocks[i].role != Role::boilerplate;
        if (speaks[i] && blocks[i].parent >= 0) speaks[std::size_t(blocks[i].parent)] = true;
    }
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (holds_others[i] && !speaks[i]) blocks[i].role = Role::boilerplate, blocks[i].why = "holds boilerplate";
        if (blocks[i].role == Role::body && blocks[i].kind == BlockKind::heading) blocks[i].role = Role::heading;
        if (blocks[i].role == Role::body && blocks[i].kind == BlockKind::caption) blocks[i].role = Role::caption;
    }
}

} // namespace duidu
