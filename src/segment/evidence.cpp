#include "segment/evidence.h"

#include "segment/element_names.h"
#include "segment/moment.h"
#include "text/fold.h"
#include "text/unicode.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <concepts>
#include <cstring>
#include <unordered_map>
#include <utility>

namespace duidu {

namespace {

// As long as a sentence, without the stop: a headline in a list of them.
bool is_unended(Line const& line) { return line.weight >= 6 && line.weight < 60 && !line.ends && line.stops == 0; }

double share(double part, double whole) { return whole > 0 ? part / whole : 0; }

// What the words of one line say.
struct Words {
    double function = 0, capitals = 0, digits = 0; // shares
    bool dots = false, colon = false;              // end it
};

Words words_of(std::u16string_view text, Tally::Words const& counted) {
    text = text.substr(0, telling);
    Words out;
    // Every tenth character of Chinese prose is such a word, every third word of English.
    out.function = std::min(1.0, share(counted.function, counted.latin * 0.35 + counted.wide * 0.1));
    out.capitals = counted.latin >= 2 ? share(counted.capitals, counted.latin) : 0;
    out.digits = share(counted.digits, double(text.size()));
    out.dots = text.ends_with(u'…') || text.ends_with(u"...");
    out.colon = text.ends_with(u':') || text.ends_with(u'：');
    return out;
}

bool holds(std::u16string_view text, std::u16string_view words) { return text.find(words) != text.npos; }

bool has_latin(std::u16string_view text) {
    return std::any_of(text.begin(), text.end(), [](char16_t unit) { return (unit | 32) >= u'a' && (unit | 32) <= u'z'; });
}

// 图为…, 新华社记者 某某 摄, Photo: …, © …
bool credits_a_picture(std::u16string_view text, bool latin) {
    constexpr std::size_t early = 12; // units
    if (text.find(u'©') != text.npos || text.find(u'摄') != text.npos || text.starts_with(u'图')) return true;
    return latin && (holds(text, u"Getty") || text.find(u"hoto") < early || text.find(u"mage") < early || holds(text, u"(c)"));
}

bool names_a_picture(std::u16string_view text) {
    return holds(text, u"hoto") || holds(text, u"mage") || holds(text, u"icture") || holds(text, u"redit");
}

// What is added up over windows of lines.
enum Told : std::size_t { prose, links, page, brief, kept, unended, ended, told };
using Sums = std::array<double, told>;

class Running {
public:
    void reserve(std::size_t lines) { until_.reserve(lines + 1); }
    void add(Sums const& line) {
        Sums sums = until_.back();
        for (std::size_t i = 0; i < told; ++i) sums[i] += line[i];
        until_.push_back(sums);
    }
    // Means of the lines within `reach` of this one, itself left out.
    Sums around(std::size_t line, std::size_t reach) const {
        Sums const &begin = until_[begin_of(line, reach)], &end = until_[end_of(line, reach)], &here = until_[line],
                   &next = until_[line + 1];
        double count = double(end_of(line, reach) - begin_of(line, reach) - 1);
        Sums means{};
        if (count == 0) return means;
        for (std::size_t i = 0; i < told; ++i) means[i] = (end[i] - begin[i] - (next[i] - here[i])) / count;
        return means;
    }
    double before(std::size_t line, std::size_t reach, Told what) const {
        std::size_t begin = begin_of(line, reach);
        return share(until_[line][what] - until_[begin][what], double(line - begin));
    }
    double behind(std::size_t line, std::size_t reach, Told what) const {
        std::size_t end = end_of(line, reach);
        return share(until_[end][what] - until_[line + 1][what], double(end - line - 1));
    }

private:
    std::size_t begin_of(std::size_t line, std::size_t reach) const { return line > reach ? line - reach : 0; }
    std::size_t end_of(std::size_t line, std::size_t reach) const { return std::min(until_.size() - 1, line + reach + 1); }

    std::vector<Sums> until_{Sums{}}; // of the lines in front
};

// Which lines stand elsewhere in the document, too.
class Repeated {
public:
    Repeated(std::u16string_view text, std::vector<Line> const& lines);
    bool operator[](std::size_t line) const { return repeated_[line]; }

private:
    static std::uint64_t hash(std::u16string_view line);

    std::vector<bool> repeated_;
};

Repeated::Repeated(std::u16string_view text, std::vector<Line> const& lines) : repeated_(lines.size()) {
    constexpr std::uint32_t none = ~std::uint32_t(0);
    int bits = std::bit_width(lines.size()) + 1;                    // of the places: two for each line, and more
    std::vector<std::uint32_t> first(std::size_t(1) << bits, none); // lines that say something for the first time, by its hash
    for (std::uint32_t i = 0; i < lines.size(); ++i) {
        std::u16string_view said = text.substr(lines[i].span.begin, lines[i].span.length());
        std::size_t place = std::size_t(hash(said) >> (64 - bits));
        auto says_so = [&](std::uint32_t other) {
            Span at = lines[other].span;
            return at.length() == said.size() && std::memcmp(&text[at.begin], said.data(), said.size() * sizeof(char16_t)) == 0;
        };
        while (first[place] != none && !says_so(first[place])) place = (place + 1) & (first.size() - 1);
        if (first[place] == none) first[place] = i;
        else repeated_[i] = repeated_[first[place]] = true;
    }
}

std::uint64_t Repeated::hash(std::u16string_view line) {
    constexpr std::size_t step = sizeof(std::uint64_t) / sizeof(char16_t);
    std::uint64_t out = line.size();
    auto add = [&](std::size_t at, std::size_t units) {
        std::uint64_t word = 0;
        std::memcpy(&word, line.data() + at, units * sizeof(char16_t));
        out = (out ^ word) * 0x9E3779B97F4A7C15u;
        out ^= out >> 32;
    };
    std::size_t at = 0;
    for (; at + step <= line.size(); at += step) add(at, step);
    if (at < line.size()) add(at, line.size() - at);
    return out * 0x9E3779B97F4A7C15u; // what counts stands on top
}

// What lines that share a place in the markup have in common.
struct Company {
    double weight = 0, prose = 0, kept = 0, linked = 0, lines = 0;
};

} // namespace

class Evidences::Scales {
public:
    Scales(Parsed const& parsed, std::vector<Line> const& lines, Sketch const& sketch);
    LineEvidence const& of(std::size_t line);

private:
    Block const& block(std::size_t line) const { return parsed_.blocks[std::size_t(lines_[line].block)]; }
    void look();
    void look_at_elements();
    void look_at_company();
    void own_words(std::size_t line);
    void clues(std::size_t line);
    void place(std::size_t line);
    void neighbours(std::size_t line);
    void distance(std::size_t line);
    void weighed_before(std::size_t line);
    void look_from_first();
    void markup(std::size_t line);
    void company(std::size_t line);
    template <std::same_as<bool> Bool> void set(Evidence kind, Bool value) { row_.set(kind, value ? 1 : 0); }
    void set(Evidence kind, double value) { row_.set(kind, float(std::clamp(value, 0.0, 1.0))); }
    void set_signed(Evidence kind, double value) { row_.set(kind, float(std::clamp(value, -1.0, 1.0))); }

    Parsed const& parsed_;
    std::vector<Line> const& lines_;
    Sketch const& sketch_;
    LineEvidence row_;

    struct Before {                 // what stands in front of a line
        double prose = 0;           // its weight
        int closed = 0;             // lines that close articles, since the first kept line
        std::size_t since_page = 0; // lines since one that only pages say
        bool under_page = false;    // the nearest heading above is the page's
    };
    std::vector<Before> before_; // of the lines
    Running near_;
    Repeated repeated_;
    double all_prose_ = 0;
    std::size_t first_kept_ = 0, last_kept_ = 0;
    std::u16string title_;

    struct Around { // what the elements around a line are
        int container = -1;
        bool caption = false, author = false, offer = false, text = false; // called so, or the element around it is
        bool media = false, page = false;
        bool article = false, named = false, quote = false, item = false, unlikely = false;
        bool part = false, paragraph = false; // the element itself
        int up = 0, down = 0;                 // steps from the first paragraph's division to one that holds both, and from there
    };
    std::vector<Around> elements_;
    std::vector<Company> containers_;
    std::vector<Company> paths_;
    bool has_article_ = false;
    double best_container_ = 0;
};

Evidences::Scales::Scales(Parsed const& parsed, std::vector<Line> const& lines, Sketch const& sketch)
    : parsed_(parsed), lines_(lines), sketch_(sketch), repeated_(parsed.text.units, lines) {
    look();
    look_at_elements();
    look_at_company();
    look_from_first();
}

void Evidences::Scales::look() {
    constexpr std::size_t never = 1 << 20; // lines; as good as never
    Before before;
    before.since_page = never;
    before_.reserve(lines_.size()), near_.reserve(lines_.size());
    first_kept_ = lines_.size();
    for (std::size_t i = 0; i < lines_.size(); ++i)
        if (sketch_.kept[i]) first_kept_ = std::min(first_kept_, i), last_kept_ = i;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        Line const& line = lines_[i];
        bool is_page = is_of_page(line.clue), speaks = is_prose(line);
        before_.push_back(before);
        before.prose += speaks ? line.weight : 0;
        before.closed += i > first_kept_ && line.closes && is_page;
        before.since_page = is_page ? 0 : before.since_page + 1;
        if (block(i).kind == BlockKind::heading || (is_page && line.closes)) before.under_page = is_page;
        Sums sums;
        sums[prose] = speaks, sums[links] = line.linked, sums[page] = is_page, sums[brief] = line.weight < 12 && !line.ends;
        sums[kept] = sketch_.kept[i], sums[unended] = is_unended(line), sums[ended] = line.ends && line.stops > 0;
        near_.add(sums);
    }
    all_prose_ = before.prose;
    if (sketch_.title >= 0) title_ = essence(parsed_.text[lines_[std::size_t(sketch_.title)].span]);
}

void Evidences::Scales::look_at_elements() {
    ElementNames const names(parsed_.elements);
    elements_.reserve(parsed_.elements.size());
    for (std::size_t i = 0; i < parsed_.elements.size(); ++i) {
        int parent = parsed_.elements[i].parent;
        ElementName const& name = names[i];
        Around around = parent >= 0 ? elements_[std::size_t(parent)] : Around();
        std::string_view tag = name.tag;
        bool article = tag == "article" || tag == "main";
        has_article_ |= article;
        around.article |= article;
        around.quote |= tag == "blockquote";
        around.item |= tag == "li" || tag == "ul" || tag == "ol" || tag == "dl";
        around.part = name.part, around.paragraph = tag == "p";
        if (!name.part) around.container = int(i), around.named |= name.article;
        around.unlikely = sketch_.unlikely[i];
        bool page = name.holds_all();
        if (name.named || page) {
            around.caption = name.caption || (around.caption && !page);
            around.author = name.author;
            around.offer = name.offer || (around.offer && !page);
            around.text = name.text;
            around.media = name.media || (around.media && !page);
            around.page = name.page || (around.page && !page);
        }
        elements_.push_back(around);
    }
}

void Evidences::Scales::look_at_company() {
    containers_.resize(parsed_.elements.size());
    paths_.resize(parsed_.paths.size());
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        int element = block(i).element;
        if (element < 0) continue;
        auto join = [&](Company& company) {
            company.weight += lines_[i].weight;
            company.prose += is_prose(lines_[i]) ? lines_[i].weight : 0;
            company.kept += sketch_.kept[i] ? lines_[i].weight : 0;
            company.linked += lines_[i].linked * lines_[i].weight;
            ++company.lines;
        };
        join(paths_[std::size_t(block(i).path)]);
        if (int container = elements_[std::size_t(element)].container; container >= 0) join(containers_[std::size_t(container)]);
    }
    for (Company const& company : containers_) best_container_ = std::max(best_container_, company.prose);
}

void Evidences::Scales::own_words(std::size_t i) {
    using enum Evidence;
    Line const& line = lines_[i];
    std::u16string_view text = parsed_.text[line.span];
    Words words = words_of(text, line.words);
    struct Step {
        Evidence kind;
        double least;
    };
    constexpr Step steps[] = {{weight_3, 3}, {weight_6, 6}, {weight_12, 12}, {weight_25, 25}, {weight_50, 50}, {weight_100, 100}};
    for (Step const& step : steps) set(step.kind, line.weight >= step.least);
    set(always, true);
    set(has_stop, line.stops > 0);
    set(has_stops, line.stops > 1);
    set(has_comma, line.commas > 0);
    set(ends, line.ends);
    set(ends_with_dots, words.dots);
    set(ends_with_colon, words.colon);
    set(function_words, words.function);
    set(no_function_words, words.function == 0 && line.weight >= 6);
    set(capitals, line.weight >= 5 ? words.capitals : 0);
    set(begins_small, line.words.begins_small);
    set(digits, words.digits * 3);
    constexpr double longest_dated = 45;
    set(dated, line.weight <= longest_dated && words.digits > 0.05 && !moments(text).empty());
    set(repeated, repeated_[i]);
    set(linked, line.linked);
    set(all_linked, line.linked >= 0.9);
    set(linked_long, line.weight >= 20 ? line.linked : 0);
    set(strong, block(i).strong);
    constexpr std::size_t opening = 30; // units: Lea también: …, 相关阅读：…
    bool leads = line.linked > 0.4 && line.stops <= 1;
    set(leads_elsewhere, leads && text.substr(0, opening).find_first_of(u":：»") != text.npos);
    set(half_linked_short, line.weight < 25 && line.linked > 0.3);
    bool shorter = line.weight < 40, whole = text.size() <= telling;
    bool latin = shorter && (line.words.latin > 0 || (!whole && has_latin(text)));
    bool credited = line.words.pictures || latin || !whole || text.starts_with(u'图');
    set(credits, shorter && credited && credits_a_picture(text, latin));
    set(addresses_reader, line.words.you && line.weight < 60);
    set(has_address, line.words.address && line.weight < 60);
    set(unended, is_unended(line));
    set(picture_words, latin && line.weight < 25 && !line.ends && names_a_picture(text));
    set(counts_pictures, line.weight < 12 && words.digits > 0 && (text.find(u'/') != text.npos || holds(text, u" of ")));
    set(updated,
        line.weight < 25 && latin &&
            (text.starts_with(u"Updated") || text.starts_with(u"Published") || text.starts_with(u"Posted") || text.starts_with(u"Last ")));
}

void Evidences::Scales::clues(std::size_t i) {
    using enum Evidence;
    Clue clue = lines_[i].clue;
    if (clue == Clue::none) return;
    set(clue_nav, clue == Clue::nav || clue == Clue::breadcrumb);
    set(clue_tools, clue == Clue::tools || clue == Clue::pager);
    set(clue_related, clue == Clue::related);
    set(clue_share, clue == Clue::share);
    set(clue_comments, clue == Clue::comments);
    set(clue_legal, clue == Clue::copyright || clue == Clue::disclaimer || clue == Clue::registration);
    set(clue_contact, clue == Clue::contact || clue == Clue::advertisement || clue == Clue::login);
    set(clue_metadata, clue == Clue::metadata);
    set(clue_editor, clue == Clue::editor || clue == Clue::source || clue == Clue::byline);
    set(clue_number, clue == Clue::number || clue == Clue::attachment || clue == Clue::signature);
    set(clue_closes, lines_[i].closes && is_of_page(clue));
}

void Evidences::Scales::place(std::size_t i) {
    using enum Evidence;
    int line = int(i);
    constexpr int near = 6;         // lines below a title: bylines, tools, a picture
    constexpr std::size_t edge = 3; // lines beside what is kept
    constexpr double few = 0.1;     // of the document's prose
    set(before_kept, i < first_kept_);
    set(behind_kept, i > last_kept_);
    set(near_stretch, (i < first_kept_ && i + edge >= first_kept_) || (i > last_kept_ && i <= last_kept_ + edge));
    set(before_title, sketch_.title >= 0 && line < sketch_.title);
    set(is_title, line == sketch_.title);
    set(says_title,
        line != sketch_.title && !title_.empty() && lines_[i].span.length() < 300 && has_essence(parsed_.text[lines_[i].span], title_));
    set(below_title, sketch_.title >= 0 && line > sketch_.title && line <= sketch_.title + near);
    set(has_first, sketch_.first >= 0);
    set(behind_first, sketch_.first >= 0 && line >= sketch_.first);
    Before const& before = before_[i];
    double behind = all_prose_ - before.prose - (is_prose(lines_[i]) ? lines_[i].weight : 0);
    set(prose_before, share(before.prose, all_prose_));
    set(no_prose_before, before.prose == 0);
    set(no_prose_behind, behind <= 0);
    set(few_prose_behind, behind <= few * all_prose_);
    set(closed_once, before.closed > 0);
    set(closed_often, before.closed > 2);
}

void Evidences::Scales::neighbours(std::size_t i) {
    using enum Evidence;
    constexpr std::size_t near = 2, far = 6; // lines
    Line const& line = lines_[i];
    Sums const beside = near_.around(i, near), farther = near_.around(i, far);
    set(prose_near, beside[Told::prose]);
    set(prose_far, farther[Told::prose]);
    set(linked_near, farther[Told::links]);
    set(page_near, farther[Told::page]);
    set(page_beside, beside[Told::page]);
    set(short_near, farther[Told::brief]);
    set(unended_near, beside[Told::unended]);
    set(ended_near, farther[Told::ended]);
    constexpr double soon = 8; // lines
    set(under_page_heading, before_[i].under_page);
    set(since_page_line, 1 - double(before_[i].since_page) / soon);
    double vote = sketch_.votes[i].value;
    set(vote_for, vote / 50);
    set(vote_against, -vote / 20);
    bool kept_line = sketch_.kept[i], shorter = line.weight < 12;
    set(kept, kept_line);
    set(kept_near, beside[Told::kept]);
    set(kept_far, farther[Told::kept]);
    set(kept_both_sides, std::min(near_.before(i, near, Told::kept), near_.behind(i, near, Told::kept)));
    set(kept_short, kept_line && shorter && !line.ends);
    set(kept_short_alone, kept_line && shorter ? 1 - beside[Told::prose] : 0);
    set(prose_outside, !kept_line && is_prose(line));
}

// What was thought of this line and its neighbours when they were weighed before.
void Evidences::Scales::weighed_before(std::size_t i) {
    using enum Evidence;
    constexpr double sure = 4, certain = 8; // log odds
    auto odds_of = [&](std::size_t line) { return line < sketch_.odds.size() ? std::clamp(sketch_.odds[line] / sure, -1.0, 1.0) : 0.0; };
    double before = odds_of(i - 1), behind = odds_of(i + 1);
    set_signed(odds, sketch_.odds[i] / certain);
    set_signed(odds_here, odds_of(i));
    set_signed(odds_before, before);
    set_signed(odds_behind, behind);
    set_signed(odds_far_before, (odds_of(i - 2) + odds_of(i - 3)) / 2);
    set_signed(odds_far_behind, (odds_of(i + 2) + odds_of(i + 3)) / 2);
    set_signed(odds_both_sides, std::min(before, behind));
    set_signed(odds_one_side, std::max(before, behind));
}

// How far through the markup it is from the first paragraph to this line.
void Evidences::Scales::distance(std::size_t i) {
    using enum Evidence;
    constexpr double far = 6; // steps
    Around const& around = elements_[std::size_t(block(i).element)];
    set(up_from_first, around.up / far);
    set(down_from_first, around.down / far);
    set(beside_first, around.up == 0 && around.down == 0);
}

// The steps from the first paragraph's division, or where no title tells it, from that of the longest line of the sketch.
void Evidences::Scales::look_from_first() {
    int line = sketch_.first;
    double most = 0;
    for (std::size_t i = 0; i < lines_.size() && sketch_.first < 0; ++i)
        if (sketch_.kept[i] && block(i).element >= 0 && lines_[i].weight > most) most = lines_[i].weight, line = int(i);
    if (line < 0 || block(std::size_t(line)).element < 0) return;
    std::vector<int> steps_to(elements_.size(), -1); // of the elements around that line
    int container = elements_[std::size_t(block(std::size_t(line)).element)].container;
    for (int steps = 0; container >= 0; container = parsed_.elements[std::size_t(container)].parent)
        steps_to[std::size_t(container)] = steps++;
    for (std::size_t i = 0; i < elements_.size(); ++i) {
        int parent = parsed_.elements[i].parent;
        if (steps_to[i] >= 0) elements_[i].up = steps_to[i];
        else if (parent >= 0)
            elements_[i].up = elements_[std::size_t(parent)].up,
            elements_[i].down = elements_[std::size_t(parent)].down + !elements_[i].part;
    }
}

void Evidences::Scales::markup(std::size_t i) {
    using enum Evidence;
    Block const& of = block(i);
    Around const& around = elements_[std::size_t(of.element)];
    bool shorter = lines_[i].weight < 12;
    set(heading, of.kind == BlockKind::heading);
    if (of.kind == BlockKind::heading && i + 1 < lines_.size()) set(sketch_.kept[i + 1] ? heading_above_kept : heading_above_page, true);
    bool in_list = of.kind == BlockKind::list_item || around.item;
    set(item, in_list);
    set(item_short, in_list && shorter);
    set(item_linked, in_list ? lines_[i].linked : 0);
    set(cell, of.kind == BlockKind::cell);
    set(caption, of.kind == BlockKind::caption);
    set(code, of.code);
    set(quote, around.quote);
    set(paragraph, around.paragraph);
    set(paragraph_short, around.paragraph && shorter);
    set(unlikely, around.unlikely);
    set(called_caption, around.caption);
    set(called_author, around.author);
    set(called_offer, around.offer);
    set(called_text, around.text);
    set(called_media, around.media);
    set(called_page, around.page);
    set(named_article, around.named);
    set(in_article, around.article);
    set(outside_article, has_article_ && !around.article);
    set(in_core, sketch_.in_core[std::size_t(of.element)]);
    set(outside_core, !sketch_.in_core[std::size_t(of.element)]);
}

// Of the lines in the same division, and of those whose path through the markup is the same: how many are kept, the line itself left out.
void Evidences::Scales::company(std::size_t i) {
    using enum Evidence;
    Line const& line = lines_[i];
    auto without = [&](Company of) {
        of.weight -= line.weight;
        of.kept -= sketch_.kept[i] ? line.weight : 0;
        of.linked -= line.linked * line.weight;
        --of.lines;
        return of;
    };
    constexpr double pseudo = 20; // weight of what is not known
    if (int container = elements_[std::size_t(block(i).element)].container; container >= 0) {
        Company const& all = containers_[std::size_t(container)];
        Company rest = without(all);
        set(container_prose, share(all.prose, all_prose_));
        set(container_kept, rest.kept / (rest.weight + pseudo));
        set(container_dropped, (rest.weight - rest.kept) / (rest.weight + pseudo));
        set(container_linked, share(rest.linked, rest.weight));
        set(container_main, all.prose > 0 && all.prose == best_container_);
        bool of_first = sketch_.first >= 0 && block(std::size_t(sketch_.first)).element >= 0 &&
                        elements_[std::size_t(block(std::size_t(sketch_.first)).element)].container == container;
        set(container_of_first, of_first);
    }
    Company rest = without(paths_[std::size_t(block(i).path)]);
    set(path_kept, rest.kept / (rest.weight + pseudo));
    set(path_dropped, (rest.weight - rest.kept) / (rest.weight + pseudo));
    set(path_often, std::log2(1 + rest.lines) / 6);
    set(path_linked, share(rest.linked, rest.weight));
}

LineEvidence const& Evidences::Scales::of(std::size_t i) {
    row_ = {};
    own_words(i);
    clues(i);
    place(i);
    neighbours(i);
    if (!sketch_.odds.empty()) weighed_before(i);
    if (block(i).element >= 0) markup(i), company(i), distance(i);
    return row_;
}

Evidences::Evidences(Parsed const& parsed, std::vector<Line> const& lines, Sketch const& sketch)
    : scales_(std::make_unique<Scales>(parsed, lines, sketch)) {}
Evidences::~Evidences() = default;
LineEvidence const& Evidences::of(std::size_t line) { return scales_->of(line); }

bool is_weighed_twice(Manner manner) { return manner != Manner::tags; }

Manner manner_of(Parsed const& parsed) {
    if (!parsed.elements.empty()) return Manner::tags;
    constexpr std::size_t at_once = 64; // units, so that the compiler counts several in one step
    std::u16string_view const units = parsed.text.units;
    std::size_t wide = 0, at = 0;
    auto is_wide = [](char16_t unit) { return std::uint16_t(unit - 0x3040) < std::uint16_t(0xD7A4 - 0x3040); };
    for (; at + at_once <= units.size(); at += at_once) {
        std::uint16_t found = 0;
        for (std::size_t i = 0; i < at_once; ++i) found = std::uint16_t(found + is_wide(units[at + i]));
        wide += found;
    }
    for (; at < units.size(); ++at) wide += is_wide(units[at]);
    return wide * 5 >= units.size() ? Manner::wide : Manner::spaced;
}

std::vector<LineEvidence> evidence_of(Parsed const& parsed, std::vector<Line> const& lines, Sketch const& sketch) {
    Evidences evidences(parsed, lines, sketch);
    std::vector<LineEvidence> rows;
    rows.reserve(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) rows.push_back(evidences.of(i));
    return rows;
}

} // namespace duidu
