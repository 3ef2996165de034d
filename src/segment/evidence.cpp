#include "segment/evidence.h"

#include "segment/moment.h"
#include "text/ascii.h"
#include "text/classes.h"
#include "text/fold.h"
#include "text/unicode.h"
#include "text/units.h"

#include <algorithm>
#include <cmath>
#include <concepts>
#include <unordered_map>
#include <utility>

namespace duidu {

namespace {

// Small words that sentences cannot do without and headlines, menus and names rarely have.
constexpr std::u16string_view english_words[] = {u"a",    u"an",   u"and", u"are", u"as",   u"at",    u"be",   u"been", u"but",  u"by",
                                                 u"for",  u"from", u"had", u"has", u"have", u"he",    u"his",  u"i",    u"in",   u"is",
                                                 u"it",   u"its",  u"not", u"of",  u"on",   u"or",    u"said", u"she",  u"that", u"the",
                                                 u"they", u"this", u"to",  u"was", u"were", u"which", u"who",  u"will", u"with", u"would"};
// The same of Chinese and Japanese, a character each, simplified as folding leaves them.
constexpr std::u16string_view wide_words = u"的了是在和与及对将为也就都而被这有不着把并于以其等之所由从向让使或则但"
                                           u"をにはがのとでもへや";

// How pages call the elements around a caption, around who wrote it and when, around what they offer, and around their text.
constexpr std::string_view caption_names[] = {"caption", "credit",  "legend", "imagedesc",  "image-desc", "imgdesc",        "img-desc",
                                              "photo",   "picture", "figure", "media-desc", "image-text", "image-subtitle", "source"};
constexpr std::string_view author_names[] = {"author", "byline", "bio",  "meta", "date",    "time",       "autor",
                                             "publi",  "posted", "info", "user", "profile", "contributor"};
constexpr std::string_view offer_names[] = {
    "promo",     "newsletter", "subscri",  "paywall", "teaser",  "related",    "recommend", "infobox",   "cta",
    "signup",    "sign-up",    "donat",    "follow",  "social",  "share",      "survey",    "poll",      "widget",
    "read-more", "readmore",   "see-also", "excerpt", "notice",  "disclaimer", "legal",     "copyright", "tag",
    "categor",   "sponsor",    "advert",   "callout", "comment", "sidebar",    "aside",     "toolbar",   "footer"};
// Around what is played or leafed through, and around what the page tells of itself.
constexpr std::string_view media_names[] = {"gallery", "slide", "player", "video", "carousel", "vjs", "audio", "playlist", "embed"};
constexpr std::string_view page_names[] = {"breaking",    "ticker", "trend",   "latest", "popular", "more",   "about",
                                           "boilerplate", "update", "correct", "modal",  "popup",   "login",  "cookie",
                                           "print",       "tool",   "button",  "nav",    "hidden",  "header", "masthead"};
constexpr std::string_view text_names[] = {"text",  "body",  "content", "copy", "paragraph", "prose",
                                           "story", "entry", "article", "zoom", "trs"};

// The same as they may stand in a text.
Units as_written(std::u16string_view folded) {
    Units const known(folded);
    Units all(folded);
    for (char16_t unit = 0x3040; unit < 0xA000; ++unit)
        if (known.has(fold(unit))) all.add(unit);
    return all;
}

bool is_function_word(std::u16string_view word) { return std::binary_search(std::begin(english_words), std::end(english_words), word); }

// As long as a sentence, without the stop: a headline in a list of them.
bool is_unended(Line const& line) { return line.weight >= 6 && line.weight < 60 && !line.ends && line.stops == 0; }

double share(double part, double whole) { return whole > 0 ? part / whole : 0; }

// What the words of one line say.
struct Words {
    double function = 0, capitals = 0, digits = 0;
    bool small = false, dots = false, colon = false, you = false, address = false;
    bool latin = false, pictured = false; // holds a Latin letter; © or 摄
};

constexpr std::size_t enough = 600; // units tell the manner of a line

// What a unit is to the words of a line.
enum Sort : std::uint8_t { wide = 1, function = 2, digit = 4, picture = 8, letter = 16, at_sign = 32 };

ClassTable const& sorts() {
    static ClassTable const all = [] {
        Units const small_words = as_written(wide_words);
        ClassTable of{};
        for (char16_t unit = 0x3040; unit < 0xA000; ++unit) of[unit] = std::uint8_t(wide | (small_words.has(unit) ? function : 0));
        for (char16_t unit = u'0'; unit <= u'9'; ++unit) of[unit] = digit;
        for (char16_t unit = u'a'; unit <= u'z'; ++unit) of[unit] = of[unit - u'a' + u'A'] = letter;
        of[u'摄'] |= picture, of[u'©'] = picture, of[u'@'] = at_sign;
        return of;
    }();
    return all;
}

// Counts words and signs; most of a Chinese line is told eight units at once, and only letters are looked at one by one.
struct WordCounter {
    static constexpr std::size_t longest = 8; // letters; what is longer is none of the words that are looked for

    std::u16string_view text;
    ClassTable const& sort_of = sorts();
    int words = 0, wides = 0, found = 0, capitals = 0, digits = 0, pictures = 0, latin = 0;
    bool small = false, you = false, address = false, first = true, met_at_sign = false;
    std::array<char16_t, longest> letters{};
    std::size_t length = 0;

    void run() {
        constexpr std::size_t step = EightClasses::size;
        for (std::size_t at = 0; at < text.size(); at += step) {
            bool whole = length == 0 && at + step <= text.size();
            if (whole && eight(at)) continue;
            for (std::size_t one_at = at; one_at < std::min(at + step, text.size()); ++one_at) one(one_at);
        }
        end_word();
    }
    // Eight units at once, of which none is a Latin letter.
    bool eight(std::size_t at) {
        EightClasses classes(sort_of, &text[at]);
        if (classes.any(letter | at_sign)) return false;
        int here = classes.count(wide);
        wides += here, found += classes.count(function), digits += classes.count(digit), pictures += classes.count(picture);
        first &= here == 0;
        return true;
    }
    void one(std::size_t at) {
        char16_t unit = text[at], lower = unit | 32;
        std::uint8_t sort = sort_of[unit];
        if (sort & letter) {
            if (length == 0) ++latin, capitals += lower != unit;
            if (first) small = lower == unit;
            if (length < longest) letters[length++] = lower;
            first = false;
            return;
        }
        end_word();
        wides += (sort & wide) != 0, found += (sort & function) != 0, digits += (sort & digit) != 0, pictures += (sort & picture) != 0;
        first &= (sort & wide) == 0;
        if ((sort & at_sign) && !std::exchange(met_at_sign, true)) address = at + 1 < text.size() && text[at + 1] > u' ';
    }
    void end_word() {
        if (length == 0) return;
        std::u16string_view word(letters.data(), length);
        ++words;
        found += is_function_word(word);
        you |= word == u"you" || word == u"your" || word == u"us" || word == u"our";
        length = 0;
    }
};

Words words_of(std::u16string_view text) {
    text = text.substr(0, enough);
    WordCounter counter{text};
    counter.run();
    Words out;
    // Every tenth character of Chinese prose is such a word, every third word of English.
    out.function = std::min(1.0, share(counter.found, counter.words * 0.35 + counter.wides * 0.1));
    out.capitals = counter.latin >= 2 ? share(counter.capitals, counter.latin) : 0;
    out.digits = share(counter.digits, double(text.size()));
    out.small = counter.small, out.you = counter.you, out.address = counter.address;
    out.latin = counter.latin > 0, out.pictured = counter.pictures > 0;
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

// Sums over windows of lines.
struct Running {
    std::vector<double> sums{0};
    void add(double value) { sums.push_back(sums.back() + value); }
    // Mean of the lines within `reach` of this one, itself left out.
    double around(std::size_t line, std::size_t reach) const {
        std::size_t last = sums.size() - 1, begin = line > reach ? line - reach : 0, end = std::min(last, line + reach + 1);
        return share(sums[end] - sums[begin] - (sums[line + 1] - sums[line]), double(end - begin - 1));
    }
    double before(std::size_t line, std::size_t reach) const {
        std::size_t begin = line > reach ? line - reach : 0;
        return share(sums[line] - sums[begin], double(line - begin));
    }
    double behind(std::size_t line, std::size_t reach) const {
        std::size_t end = std::min(sums.size() - 1, line + 1 + reach);
        return share(sums[end] - sums[line + 1], double(end - line - 1));
    }
};

// What lines that share a place in the markup have in common.
struct Company {
    double weight = 0, prose = 0, kept = 0, linked = 0, lines = 0;
};

class Scales {
public:
    Scales(Parsed const& parsed, std::vector<Line> const& lines, Sketch const& sketch) : parsed_(parsed), lines_(lines), sketch_(sketch) {}
    void weigh(std::function<void(LineEvidence const&)> const& use);

private:
    Block const& block(std::size_t line) const { return parsed_.blocks[std::size_t(lines_[line].block)]; }
    void look();
    void look_at_elements();
    void own_words(std::size_t line);
    void clues(std::size_t line);
    void place(std::size_t line);
    void neighbours(std::size_t line);
    void distance(std::size_t line);
    void weighed_before(std::size_t line);
    void look_from_first();
    void markup(std::size_t line);
    void company(std::size_t line);
    template <std::same_as<bool> Bool> void set(Evidence kind, Bool value) { row_->set(kind, value ? 1 : 0); }
    void set(Evidence kind, double value) { row_->set(kind, float(std::clamp(value, 0.0, 1.0))); }
    void set_signed(Evidence kind, double value) { row_->set(kind, float(std::clamp(value, -1.0, 1.0))); }

    Parsed const& parsed_;
    std::vector<Line> const& lines_;
    Sketch const& sketch_;
    LineEvidence* row_ = nullptr;

    Running prose_, linked_, page_, short_, kept_, unended_, ended_;
    std::vector<bool> under_page_;        // lines whose nearest heading above is the page's
    std::vector<std::size_t> since_page_; // lines since one that only pages say
    std::vector<double> prose_until_;     // weight of prose in front of each line
    std::vector<int> closed_until_;       // lines that close articles, since the first kept line
    double all_prose_ = 0;
    std::size_t first_kept_ = 0, last_kept_ = 0;
    std::unordered_map<std::u16string_view, int> said_; // how often each line stands in the document
    std::vector<int const*> times_said_;                // of the lines
    std::u16string title_;

    struct Around { // what the elements around a line are
        int container = -1;
        bool caption = false, author = false, offer = false, text = false; // called so, or the element around it is
        bool media = false, page = false;
        bool article = false, named = false, quote = false, item = false, unlikely = false;
        int up = 0, down = 0; // steps from the first paragraph's division to one that holds both, and from there
    };
    std::vector<Around> elements_;
    std::vector<Company> containers_;
    std::unordered_map<std::string_view, Company> paths_;
    std::vector<Company*> path_of_; // of the lines; null where they have none
    bool has_article_ = false;
    double best_container_ = 0;
};

void Scales::look() {
    double before = 0;
    int closed = 0;
    bool under_page = false;
    constexpr std::size_t never = 1 << 20; // lines; as good as never
    std::size_t since_page = never;
    first_kept_ = lines_.size();
    said_.reserve(lines_.size());
    for (std::size_t i = 0; i < lines_.size(); ++i)
        if (sketch_.kept[i]) first_kept_ = std::min(first_kept_, i), last_kept_ = i;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        Line const& line = lines_[i];
        bool prose = is_prose(line);
        prose_until_.push_back(before);
        closed_until_.push_back(closed);
        before += prose ? line.weight : 0;
        closed += i > first_kept_ && line.closes && is_of_page(line.clue);
        prose_.add(prose);
        linked_.add(line.linked);
        page_.add(is_of_page(line.clue));
        short_.add(line.weight < 12 && !line.ends);
        kept_.add(sketch_.kept[i]);
        unended_.add(is_unended(line));
        ended_.add(line.ends && line.stops > 0);
        under_page_.push_back(under_page);
        since_page_.push_back(since_page);
        since_page = is_of_page(line.clue) ? 0 : since_page + 1;
        if (block(i).kind == BlockKind::heading || (is_of_page(line.clue) && line.closes)) under_page = is_of_page(line.clue);
        int& times = said_[parsed_.text[line.span]];
        ++times;
        times_said_.push_back(&times);
    }
    all_prose_ = before;
    if (sketch_.title >= 0) title_ = essence(parsed_.text[lines_[std::size_t(sketch_.title)].span]);
}

void Scales::look_at_elements() {
    for (std::size_t i = 0; i < parsed_.elements.size(); ++i) {
        Element const& element = parsed_.elements[i];
        Around around = element.parent >= 0 ? elements_[std::size_t(element.parent)] : Around();
        std::string_view tag = std::string_view(element.name).substr(0, element.name.find_first_of("#."));
        bool article = tag == "article" || tag == "main";
        has_article_ |= article;
        around.article |= article;
        around.quote |= tag == "blockquote";
        around.item |= tag == "li" || tag == "ul" || tag == "ol" || tag == "dl";
        if (!is_part(element.name)) {
            around.container = int(i);
            around.named |= is_called_article(element.name);
        }
        around.unlikely = sketch_.unlikely[i];
        bool page = tag == "html" || tag == "body" || tag == "main" || tag == "article";
        bool named = !page && tag.size() < element.name.size();
        if (named || page) {
            std::string name = small_letters(element.name);
            auto called = [&](std::span<std::string_view const> words) {
                return named &&
                       std::any_of(words.begin(), words.end(), [&](auto word) { return name.find(word, tag.size()) != name.npos; });
            };
            around.caption = called(caption_names) || (around.caption && !page);
            around.author = called(author_names);
            around.offer = called(offer_names) || (around.offer && !page);
            around.text = called(text_names);
            around.media = called(media_names) || (around.media && !page);
            around.page = called(page_names) || (around.page && !page);
        }
        elements_.push_back(around);
    }
    containers_.resize(parsed_.elements.size());
    path_of_.assign(lines_.size(), nullptr);
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        int element = block(i).element;
        if (element < 0) continue;
        bool as_before = i > 0 && path_of_[i - 1] && block(i).path == block(i - 1).path;
        path_of_[i] = as_before ? path_of_[i - 1] : &paths_[block(i).path];
        auto join = [&](Company& company) {
            company.weight += lines_[i].weight;
            company.prose += is_prose(lines_[i]) ? lines_[i].weight : 0;
            company.kept += sketch_.kept[i] ? lines_[i].weight : 0;
            company.linked += lines_[i].linked * lines_[i].weight;
            ++company.lines;
        };
        join(*path_of_[i]);
        if (int container = elements_[std::size_t(element)].container; container >= 0) join(containers_[std::size_t(container)]);
    }
    for (Company const& company : containers_) best_container_ = std::max(best_container_, company.prose);
}

void Scales::own_words(std::size_t i) {
    using enum Evidence;
    Line const& line = lines_[i];
    std::u16string_view text = parsed_.text[line.span];
    Words words = words_of(text);
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
    set(begins_small, words.small);
    set(digits, words.digits * 3);
    constexpr double longest_dated = 45;
    set(dated, line.weight <= longest_dated && words.digits > 0.05 && !moments(text).empty());
    set(repeated, *times_said_[i] > 1);
    set(linked, line.linked);
    set(all_linked, line.linked >= 0.9);
    set(linked_long, line.weight >= 20 ? line.linked : 0);
    set(strong, block(i).strong);
    constexpr std::size_t opening = 30; // units: Lea también: …, 相关阅读：…
    bool leads = line.linked > 0.4 && line.stops <= 1;
    set(leads_elsewhere, leads && text.substr(0, opening).find_first_of(u":：»") != text.npos);
    set(half_linked_short, line.weight < 25 && line.linked > 0.3);
    bool shorter = line.weight < 40, whole = text.size() <= enough;
    bool latin = shorter && (words.latin || (!whole && has_latin(text)));
    bool credited = words.pictured || latin || !whole || text.starts_with(u'图');
    set(credits, shorter && credited && credits_a_picture(text, latin));
    set(addresses_reader, words.you && line.weight < 60);
    set(has_address, words.address && line.weight < 60);
    set(unended, is_unended(line));
    set(picture_words, latin && line.weight < 25 && !line.ends && names_a_picture(text));
    set(counts_pictures, line.weight < 12 && words.digits > 0 && (text.find(u'/') != text.npos || holds(text, u" of ")));
    set(updated,
        line.weight < 25 && latin &&
            (text.starts_with(u"Updated") || text.starts_with(u"Published") || text.starts_with(u"Posted") || text.starts_with(u"Last ")));
}

void Scales::clues(std::size_t i) {
    using enum Evidence;
    Clue clue = lines_[i].clue;
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

void Scales::place(std::size_t i) {
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
    double behind = all_prose_ - prose_until_[i] - (is_prose(lines_[i]) ? lines_[i].weight : 0);
    set(prose_before, share(prose_until_[i], all_prose_));
    set(no_prose_before, prose_until_[i] == 0);
    set(no_prose_behind, behind <= 0);
    set(few_prose_behind, behind <= few * all_prose_);
    set(closed_once, closed_until_[i] > 0);
    set(closed_often, closed_until_[i] > 2);
}

void Scales::neighbours(std::size_t i) {
    using enum Evidence;
    constexpr std::size_t near = 2, far = 6; // lines
    Line const& line = lines_[i];
    set(prose_near, prose_.around(i, near));
    set(prose_far, prose_.around(i, far));
    set(linked_near, linked_.around(i, far));
    set(page_near, page_.around(i, far));
    set(page_beside, page_.around(i, near));
    set(short_near, short_.around(i, far));
    set(unended_near, unended_.around(i, near));
    set(ended_near, ended_.around(i, far));
    constexpr double soon = 8; // lines
    set(under_page_heading, bool(under_page_[i]));
    set(since_page_line, 1 - double(since_page_[i]) / soon);
    double vote = sketch_.votes[i].value;
    set(vote_for, vote / 50);
    set(vote_against, -vote / 20);
    bool kept_line = sketch_.kept[i], shorter = line.weight < 12;
    set(kept, kept_line);
    set(kept_near, kept_.around(i, near));
    set(kept_far, kept_.around(i, far));
    set(kept_both_sides, std::min(kept_.before(i, near), kept_.behind(i, near)));
    set(kept_short, kept_line && shorter && !line.ends);
    set(kept_short_alone, kept_line && shorter ? 1 - prose_.around(i, near) : 0);
    set(prose_outside, !kept_line && is_prose(line));
}

// What was thought of this line and its neighbours when they were weighed before.
void Scales::weighed_before(std::size_t i) {
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
void Scales::distance(std::size_t i) {
    using enum Evidence;
    constexpr double far = 6; // steps
    Around const& around = elements_[std::size_t(block(i).element)];
    set(up_from_first, around.up / far);
    set(down_from_first, around.down / far);
    set(beside_first, around.up == 0 && around.down == 0);
}

// The steps from the first paragraph's division, or where no title tells it, from that of the longest line of the sketch.
void Scales::look_from_first() {
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
            elements_[i].down = elements_[std::size_t(parent)].down + !is_part(parsed_.elements[i].name);
    }
}

void Scales::markup(std::size_t i) {
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
    std::string_view tag = parsed_.elements[std::size_t(of.element)].name;
    tag = tag.substr(0, tag.find_first_of("#."));
    set(paragraph, tag == "p");
    set(paragraph_short, tag == "p" && shorter);
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
void Scales::company(std::size_t i) {
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
    Company rest = without(*path_of_[i]);
    set(path_kept, rest.kept / (rest.weight + pseudo));
    set(path_dropped, (rest.weight - rest.kept) / (rest.weight + pseudo));
    set(path_often, std::log2(1 + rest.lines) / 6);
    set(path_linked, share(rest.linked, rest.weight));
}

void Scales::weigh(std::function<void(LineEvidence const&)> const& use) {
    look();
    look_at_elements();
    look_from_first();
    LineEvidence row;
    row_ = &row;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        row.clear();
        own_words(i);
        clues(i);
        place(i);
        neighbours(i);
        if (!sketch_.odds.empty()) weighed_before(i);
        if (block(i).element >= 0) markup(i), company(i), distance(i);
        use(row);
    }
}

} // namespace

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

void for_each_evidence(Parsed const& parsed, std::vector<Line> const& lines, Sketch const& sketch,
                       std::function<void(LineEvidence const&)> const& use) {
    Scales(parsed, lines, sketch).weigh(use);
}

std::vector<LineEvidence> evidence_of(Parsed const& parsed, std::vector<Line> const& lines, Sketch const& sketch) {
    std::vector<LineEvidence> rows;
    rows.reserve(lines.size());
    for_each_evidence(parsed, lines, sketch, [&](LineEvidence const& row) { rows.push_back(row); });
    return rows;
}

} // namespace duidu
