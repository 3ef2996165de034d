// A page becomes blocks by one walk over its tree, in the order of its source:
//
//     <table>一<tr><td>二</td></table>三      the tree has 一 before the table, and so has the source: paragraph 一 · cell 二 · paragraph
//     三
//
// Scripts, style sheets, form fields and hidden words make no text; their bytes stay in the ledger.
#include "parse/formats/dom.h"
#include "parse/formats/formats.h"
#include "parse/formats/json_ld.h"
#include "parse/formats/marks.h"

#include "text/ascii.h"
#include "text/fold.h"
#include "text/unicode.h"
#include "text/utf.h"

#include <array>
#include <map>
#include <unordered_set>

namespace duidu {

namespace {

enum class Act : std::uint8_t {
    inside, // words flow on
    apart,  // words before and after stand in different blocks
    skip,   // says nothing to a reader
    paragraph,
    heading,
    list,
    item,
    table,
    row,
    cell,
    caption,
    quote,
    verbatim,
    line,
    rule,
    link,
    emphasis,
    ruby,
    reading,
    image
};

struct Rule {
    lxb_tag_id_t tag;
    Act act;
    char const* name = ""; // of an emphasis
};

constexpr Rule rules[] = {
    {LXB_TAG_ADDRESS, Act::apart},
    {LXB_TAG_ARTICLE, Act::apart},
    {LXB_TAG_ASIDE, Act::apart},
    {LXB_TAG_BODY, Act::apart},
    {LXB_TAG_CENTER, Act::apart},
    {LXB_TAG_DETAILS, Act::apart},
    {LXB_TAG_DIV, Act::apart},
    {LXB_TAG_DL, Act::list},
    {LXB_TAG_DT, Act::item},
    {LXB_TAG_DD, Act::item},
    {LXB_TAG_FIELDSET, Act::apart},
    {LXB_TAG_FIGURE, Act::apart},
    {LXB_TAG_FOOTER, Act::apart},
    {LXB_TAG_FORM, Act::apart},
    {LXB_TAG_HEADER, Act::apart},
    {LXB_TAG_HGROUP, Act::apart},
    {LXB_TAG_HTML, Act::apart},
    {LXB_TAG_LEGEND, Act::apart},
    {LXB_TAG_MAIN, Act::apart},
    {LXB_TAG_NAV, Act::apart},
    {LXB_TAG_SEARCH, Act::apart},
    {LXB_TAG_SECTION, Act::apart},
    {LXB_TAG_SUMMARY, Act::apart},
    {LXB_TAG_TBODY, Act::inside},
    {LXB_TAG_MARQUEE, Act::apart},
    {LXB_TAG_P, Act::paragraph},
    {LXB_TAG_H1, Act::heading},
    {LXB_TAG_H2, Act::heading},
    {LXB_TAG_H3, Act::heading},
    {LXB_TAG_H4, Act::heading},
    {LXB_TAG_H5, Act::heading},
    {LXB_TAG_H6, Act::heading},
    {LXB_TAG_UL, Act::list},
    {LXB_TAG_OL, Act::list},
    {LXB_TAG_MENU, Act::list},
    {LXB_TAG_DIR, Act::list},
    {LXB_TAG_LI, Act::item},
    {LXB_TAG_TABLE, Act::table},
    {LXB_TAG_TR, Act::row},
    {LXB_TAG_TD, Act::cell},
    {LXB_TAG_TH, Act::cell},
    {LXB_TAG_CAPTION, Act::caption},
    {LXB_TAG_FIGCAPTION, Act::caption},
    {LXB_TAG_BLOCKQUOTE, Act::quote},
    {LXB_TAG_PRE, Act::verbatim},
    {LXB_TAG_LISTING, Act::verbatim},
    {LXB_TAG_XMP, Act::verbatim},
    {LXB_TAG_PLAINTEXT, Act::verbatim},
    {LXB_TAG_BR, Act::line},
    {LXB_TAG_HR, Act::rule},
    {LXB_TAG_A, Act::link},
    {LXB_TAG_RUBY, Act::ruby},
    {LXB_TAG_RT, Act::reading},
    {LXB_TAG_IMG, Act::image},
    {LXB_TAG_B, Act::emphasis, "strong"},
    {LXB_TAG_STRONG, Act::emphasis, "strong"},
    {LXB_TAG_EM, Act::emphasis, "em"},
    {LXB_TAG_I, Act::emphasis, "em"},
    {LXB_TAG_DEL, Act::emphasis, "del"},
    {LXB_TAG_S, Act::emphasis, "del"},
    {LXB_TAG_STRIKE, Act::emphasis, "del"},
    {LXB_TAG_INS, Act::emphasis, "ins"},
    {LXB_TAG_RP, Act::skip},
    {LXB_TAG_HEAD, Act::skip},
    {LXB_TAG_TITLE, Act::skip},
    {LXB_TAG_SCRIPT, Act::skip},
    {LXB_TAG_STYLE, Act::skip},
    {LXB_TAG_TEMPLATE, Act::skip},
    {LXB_TAG_NOSCRIPT, Act::skip},
    {LXB_TAG_SELECT, Act::skip},
    {LXB_TAG_OPTION, Act::skip},
    {LXB_TAG_DATALIST, Act::skip},
    {LXB_TAG_TEXTAREA, Act::skip},
    {LXB_TAG_IFRAME, Act::skip},
    {LXB_TAG_OBJECT, Act::skip},
    {LXB_TAG_AUDIO, Act::skip},
    {LXB_TAG_VIDEO, Act::skip},
    {LXB_TAG_CANVAS, Act::skip},
    {LXB_TAG_SVG, Act::skip},
    {LXB_TAG_METER, Act::skip},
    {LXB_TAG_PROGRESS, Act::skip},
    {LXB_TAG_NOFRAMES, Act::skip},
    {LXB_TAG_NOEMBED, Act::skip},
    {LXB_TAG_BUTTON, Act::skip},
};

using Rules = std::array<Rule, LXB_TAG__LAST_ENTRY>;

constexpr Rules by_tag = [] {
    Rules all{};
    for (Rule const& rule : rules) all[rule.tag] = rule;
    return all;
}();

Rule const& rule_of(lxb_dom_node_t const* node) {
    static constexpr Rule inside{LXB_TAG__UNDEF, Act::inside};
    return node->local_name < LXB_TAG__LAST_ENTRY ? by_tag[node->local_name] : inside;
}

std::u16string trimmed(std::u16string text) {
    while (!text.empty() && is_space(text.back())) text.pop_back();
    std::size_t begin = 0;
    while (begin < text.size() && is_space(text[begin])) ++begin;
    return text.substr(begin);
}

bool is_block(Act act) { return act != Act::inside && act < Act::line && act != Act::skip; }

std::string without_blanks(std::string_view style) {
    std::string plain;
    for (char c : style)
        if (!std::isspace(static_cast<unsigned char>(c))) plain.push_back(char(std::tolower(static_cast<unsigned char>(c))));
    return plain;
}

// display:none and its kin, whatever the spacing.
bool hides(std::string_view style) {
    std::string plain = without_blanks(style);
    for (std::string_view way :
         {"display:none", "visibility:hidden", "visibility:collapse", "font-size:0;", "font-size:0px", "opacity:0;", "clip:rect(0"})
        if (plain.find(way) != std::string::npos) return true;
    return plain.ends_with("font-size:0") || plain.ends_with("opacity:0");
}

bool is_hidden(lxb_dom_node_t const* node) {
    if (node->type != LXB_DOM_NODE_TYPE_ELEMENT || !lxb_dom_interface_element(const_cast<lxb_dom_node_t*>(node))->first_attr) return false;
    if (has_attribute(node, "hidden") || small_letters(attribute(node, "aria-hidden")) == "true") return true;
    return hides(attribute(node, "style"));
}

// The face that an element sets its words in: strong, kai, hei; "" where it says none. Official documents tell their headings by it.
char const* face_of(lxb_dom_node_t const* node) {
    if (!lxb_dom_interface_element(const_cast<lxb_dom_node_t*>(node))->first_attr) return "";
    std::string style = without_blanks(attribute(node, "style"));
    for (std::string_view weight : {"font-weight:bold", "font-weight:600", "font-weight:700", "font-weight:800", "font-weight:900"})
        if (style.find(weight) != std::string::npos) return "strong";
    std::size_t at = style.find("font-family:");
    std::string family = at != std::string::npos ? style.substr(at + 12) : without_blanks(attribute(node, "face"));
    while (!family.empty() && (family[0] == '"' || family[0] == '\'')) family.erase(0, 1);
    struct Family {
        std::string_view begins;
        char const* name;
    };
    constexpr Family families[] = {{"楷", "kai"},       {"kai", "kai"},        {"simkai", "kai"}, {"stkaiti", "kai"},
                                   {"华文楷体", "kai"}, {"黑体", "hei"},       {"hei", "hei"},    {"simhei", "hei"},
                                   {"stheiti", "hei"},  {"方正小标宋", "hei"}, {"方正楷", "kai"}, {"方正黑", "hei"}};
    for (Family const& known : families)
        if (family.starts_with(known.begins)) return known.name;
    return "";
}

// div#content.main
std::string selector(lxb_dom_node_t const* node) {
    std::size_t length = 0;
    lxb_char_t const* text = lxb_dom_element_local_name(lxb_dom_interface_element(const_cast<lxb_dom_node_t*>(node)), &length);
    std::string name(reinterpret_cast<char const*>(text), length);
    constexpr std::size_t limit = 80; // a class list longer than this says no more
    if (std::string_view id = attribute(node, "id"); !id.empty()) name.append("#").append(id.substr(0, limit));
    bool gap = true;
    for (char c : attribute(node, "class").substr(0, limit)) {
        bool space = std::isspace(static_cast<unsigned char>(c));
        if (!space && gap) name.push_back('.');
        if (!space) name.push_back(c);
        gap = space;
    }
    return name;
}

std::uint16_t span_count(lxb_dom_node_t const* node, std::string_view name) {
    unsigned count = 0;
    for (char c : attribute(node, name)) {
        if (c < '0' || c > '9' || count > 1000) break;
        count = count * 10 + unsigned(c - '0');
    }
    return std::uint16_t(std::clamp(count, 1u, 1000u)); // the HTML Standard's own limit for colspan
}

// Tables that hold tables, that are one cell, or whose cells hold pages of paragraphs place things; they do not tabulate them.
using Nodes = std::unordered_set<lxb_dom_node_t const*>;

struct OpenTable {
    lxb_dom_node_t const* node;
    int cells = 0, paragraphs = 0;
    bool places() const { return cells <= 1 || paragraphs > 4 * cells; }
};

// What must be known of the tree before the walk.
struct Survey {
    Nodes layout;                               // tables that place things
    std::vector<lxb_dom_node_t const*> data;    // scripts with structured data
    std::vector<lxb_dom_node_t const*> scripts; // the others that stand in the page
};

Survey survey_of(lxb_dom_node_t const* root) {
    Survey survey;
    Nodes& layout = survey.layout;
    std::vector<OpenTable> open; // tables around this node
    for (lxb_dom_node_t const* node = root; node;) {
        if (node->local_name == LXB_TAG_SCRIPT && node->first_child)
            (attribute(node, "type") == "application/ld+json" ? survey.data : survey.scripts).push_back(node);
        if (node->local_name == LXB_TAG_TABLE) {
            if (!open.empty()) layout.insert(open.back().node);
            open.push_back({node});
        }
        bool cell = node->local_name == LXB_TAG_TD || node->local_name == LXB_TAG_TH;
        if (!open.empty())
            open.back().cells += cell, open.back().paragraphs += node->local_name == LXB_TAG_P || node->local_name == LXB_TAG_BR;
        if (node->first_child) {
            node = node->first_child;
            continue;
        }
        for (;; node = node->parent) {
            if (!open.empty() && open.back().node == node) {
                if (open.back().places()) layout.insert(node);
                open.pop_back();
            }
            if (node == root || node->next) break;
        }
        node = node == root ? nullptr : node->next;
    }
    return survey;
}

// Which words are in the tree too early for the source (text that a table pushed out in front of itself).
using Early = std::map<std::uint32_t, TextPart>;

// An element named after what it holds, and its words.
struct Marked {
    lxb_dom_node_t const* node;
    std::string_view mark;
    Span words;
};

class Walk {
public:
    Walk(Text const& source, Dom& dom, Nodes const& layout, Early early)
        : source_(&source), dom_(&dom), layout_(&layout), early_(std::move(early)), stream_(source) {}

    void run(lxb_dom_node_t const* root, bool with_hidden) {
        with_hidden_ = with_hidden;
        lxb_dom_node_t const* node = root;
        while (node) {
            bool down = enter(node) && node->first_child;
            if (down) {
                node = node->first_child;
                continue;
            }
            leave(node);
            while (node != root && !node->next) {
                node = node->parent;
                leave(node);
            }
            node = node == root ? nullptr : node->next;
        }
        emit_early(~std::uint32_t(0));
    }

    Stream& stream() { return stream_; }
    // The head's title as a heading in front of everything.
    void title(lxb_dom_node_t const* node) {
        stream_.begin_style(BlockKind::heading, 1);
        for (lxb_dom_node_t const* child = node->first_child; child; child = child->next) text(child);
        stream_.end_style();
    }

    bool in_disorder() const { return in_disorder_; }
    Offset hidden() const { return hidden_; }
    ByteSpan first_hidden() const { return first_hidden_; }
    std::vector<TextPart> const& order() const { return order_; }
    std::vector<Marked> const& marked() const { return marked_; }

private:
    bool enter(lxb_dom_node_t const* node);
    void leave(lxb_dom_node_t const* node);
    Rule const& rule_here(lxb_dom_node_t const* node) const;
    void begin(lxb_dom_node_t const* node, Rule const& rule);
    void end(Rule const& rule);
    bool breaks_inside(lxb_dom_node_t const* line) const;
    void begin_verbatim(lxb_dom_node_t const* node);
    void end_verbatim();
    void picture(lxb_dom_node_t const* node);
    void text(lxb_dom_node_t const* node);
    void emit(TextPart piece, lxb_dom_node_t const* parent);
    void emit_early(std::uint32_t before);
    void count_hidden(lxb_dom_node_t const* root);

    Text const* source_;
    Dom* dom_;
    Nodes const* layout_;
    Early early_;
    Stream stream_;
    std::vector<TextPart> pieces_, order_;
    std::vector<Characters> characters_;
    std::vector<Marked> marked_;
    std::size_t pictures_ = 0; // values of the source that were passed while looking for pictures
    std::vector<std::size_t> open_marks_;
    std::vector<bool> verbatim_;               // for each open pre: as it stands, or as paragraphs
    std::vector<lxb_dom_node_t const*> faced_; // open elements that set a face
    std::uint32_t last_ = 0;
    Offset hidden_ = 0;
    ByteSpan first_hidden_;
    lxb_dom_node_t const* skipped_ = nullptr;
    bool with_hidden_ = false;
    bool in_disorder_ = false;
};

bool Walk::enter(lxb_dom_node_t const* node) {
    if (node->type == LXB_DOM_NODE_TYPE_TEXT) {
        text(node);
        return false;
    }
    if (node->type == LXB_DOM_NODE_TYPE_DOCUMENT) return true;
    if (node->type != LXB_DOM_NODE_TYPE_ELEMENT) return false;
    Rule const& rule = rule_here(node);
    bool hidden = rule.act != Act::skip && !with_hidden_ && is_hidden(node);
    if (hidden) count_hidden(node);
    if (rule.act == Act::skip || hidden) {
        skipped_ = node;
        return false;
    }
    begin(node, rule);
    if (std::string_view mark = mark_of(node); !mark.empty()) {
        open_marks_.push_back(marked_.size());
        marked_.push_back({node, mark, {stream_.length(), stream_.length()}});
    }
    if (char const* face = face_of(node); *face) {
        stream_.begin_emphasis(face);
        faced_.push_back(node);
    }
    return true;
}

void Walk::leave(lxb_dom_node_t const* node) {
    if (node->type != LXB_DOM_NODE_TYPE_ELEMENT) return;
    if (skipped_ == node) {
        skipped_ = nullptr;
        return;
    }
    if (!faced_.empty() && faced_.back() == node) {
        stream_.end_emphasis();
        faced_.pop_back();
    }
    if (!open_marks_.empty() && marked_[open_marks_.back()].node == node) {
        marked_[open_marks_.back()].words.end = stream_.length();
        open_marks_.pop_back();
    }
    end(rule_here(node));
}

// Tables that only place things are read as if they were divisions.
Rule const& Walk::rule_here(lxb_dom_node_t const* node) const {
    static constexpr Rule apart{LXB_TAG__UNDEF, Act::apart};
    Rule const& rule = rule_of(node);
    if (rule.act != Act::table && rule.act != Act::row && rule.act != Act::cell) return rule;
    lxb_dom_node_t const* table = node;
    for (int up = 0; up < 4 && table && table->local_name != LXB_TAG_TABLE; ++up) table = table->parent;
    return table && layout_->contains(table) ? apart : rule;
}

void Walk::begin(lxb_dom_node_t const* node, Rule const& rule) {
    if (is_block(rule.act)) stream_.begin_element(selector(node));
    switch (rule.act) {
    case Act::paragraph:
        return stream_.begin_style(BlockKind::paragraph);
    case Act::heading:
        return stream_.begin_style(BlockKind::heading, int(node->local_name - LXB_TAG_H1) + 1);
    case Act::caption:
        return stream_.begin_style(BlockKind::caption);
    case Act::list:
        return stream_.open(BlockKind::list);
    case Act::item:
        return stream_.open(BlockKind::list_item);
    case Act::table:
        return stream_.open(BlockKind::table);
    case Act::row:
        return stream_.open(BlockKind::row);
    case Act::cell:
        return stream_.open(BlockKind::cell, 0, {span_count(node, "colspan"), span_count(node, "rowspan")});
    case Act::quote:
        return stream_.open(BlockKind::quote);
    case Act::verbatim:
        return begin_verbatim(node);
    case Act::line:
        return breaks_inside(node) ? stream_.break_line() : stream_.boundary();
    case Act::rule:
        return stream_.boundary();
    case Act::link:
        return stream_.begin_link(from_utf8(attribute(node, "href")));
    case Act::emphasis:
        return stream_.begin_emphasis(rule.name);
    case Act::ruby:
        return stream_.begin_ruby();
    case Act::reading:
        return stream_.begin_reading();
    case Act::image:
        return picture(node);
    default:
        return;
    }
}

// A line break parts paragraphs, as pages of the nineties wrote them, except where the lines are one thing: a heading, a centred title.
bool Walk::breaks_inside(lxb_dom_node_t const* line) const {
    BlockKind style = stream_.style();
    if (style == BlockKind::heading || style == BlockKind::caption || stream_.inside(BlockKind::cell) ||
        stream_.inside(BlockKind::list_item))
        return true;
    lxb_dom_node_t const* around = line->parent;
    while (around && around->type == LXB_DOM_NODE_TYPE_ELEMENT && !is_block(rule_of(around).act)) around = around->parent;
    if (!around || around->type != LXB_DOM_NODE_TYPE_ELEMENT || around->local_name != LXB_TAG_P) return false;
    return small_letters(attribute(around, "align")) == "center" ||
           without_blanks(attribute(around, "style")).find("text-align:center") != std::string::npos;
}

// Program text keeps its blanks. Chinese prose in <pre>, a habit of old government sites, is paragraphs.
void Walk::begin_verbatim(lxb_dom_node_t const* node) {
    std::u16string text = dom_->text_of(node);
    auto han = std::count_if(text.begin(), text.end(), [](char16_t unit) { return is_han(unit); });
    bool prose = han * 3 > std::ptrdiff_t(text.size());
    verbatim_.push_back(!prose);
    stream_.begin_style(prose ? BlockKind::paragraph : BlockKind::code);
    prose ? stream_.begin_lines() : stream_.begin_verbatim();
}

void Walk::end_verbatim() {
    verbatim_.back() ? stream_.end_verbatim() : stream_.end_lines();
    verbatim_.pop_back();
    stream_.end_style();
}

// Words that say what a picture shows. Icons, and names of files for words, say nothing.
bool describes(std::u16string_view words) {
    constexpr std::size_t least = 3, longest = 300;
    std::u16string form = fold(words);
    for (std::u16string_view ending : {u".jpg", u".jpeg", u".png", u".gif", u".webp", u".bmp"})
        if (form.ends_with(ending)) return false;
    for (std::u16string_view empty : {u"image", u"photo", u"picture", u"图片", u"图像", u"二维码", u"点击查看", u"loading"})
        if (form.starts_with(empty) && form.size() < empty.size() + 4) return false;
    auto letters = std::count_if(words.begin(), words.end(), [](char16_t unit) { return is_letter(unit); });
    return words.size() >= least && words.size() <= longest && letters * 2 > std::ptrdiff_t(words.size());
}

void Walk::picture(lxb_dom_node_t const* node) {
    std::string_view alt = attribute(node, "alt");
    if (alt.empty()) return;
    auto const& values = dom_->values();
    auto same = [&](TagValue const& value) { return value.tag == LXB_TAG_IMG && value.value == alt; };
    constexpr std::size_t reach = 1000; // values looked through; a picture that was moved far away stays without its words
    auto begin = values.begin() + std::ptrdiff_t(pictures_),
         end = values.begin() + std::ptrdiff_t(std::min(values.size(), pictures_ + reach));
    auto found = std::find_if(begin, end, same);
    if (found == end) return;
    pictures_ = std::size_t(found - values.begin()) + 1;
    std::u16string words = trimmed(from_utf8(alt));
    if (describes(words)) stream_.parsed().pictures.push_back({stream_.length(), words, source_->map.source_of(found->source)});
}

void Walk::end(Rule const& rule) {
    switch (rule.act) {
    case Act::paragraph:
    case Act::heading:
    case Act::caption:
        stream_.end_style();
        break;
    case Act::verbatim:
        end_verbatim();
        break;
    case Act::list:
    case Act::item:
    case Act::table:
    case Act::row:
    case Act::cell:
    case Act::quote:
        stream_.close();
        break;
    case Act::link:
        stream_.end_link();
        break;
    case Act::emphasis:
        stream_.end_emphasis();
        break;
    case Act::reading:
        stream_.end_reading();
        break;
    default:
        break;
    }
    if (is_block(rule.act)) stream_.end_element();
}

void Walk::text(lxb_dom_node_t const* node) {
    pieces_.clear();
    dom_->pieces(node, pieces_);
    for (TextPart piece : pieces_) {
        if (early_.contains(piece.token)) continue;
        if (piece.token < last_) in_disorder_ = true;
        last_ = std::max(last_, piece.token);
        order_.push_back(piece);
        emit_early(piece.token);
        emit(piece, node->parent);
    }
}

void Walk::emit(TextPart piece, lxb_dom_node_t const* parent) {
    characters_.clear();
    dom_->expand(piece, parent, characters_);
    for (Characters const& each : characters_) each.copied ? stream_.copy(each.source) : stream_.make(each.made, each.source);
}

void Walk::emit_early(std::uint32_t before) {
    while (!early_.empty() && early_.begin()->first < before) {
        stream_.boundary();
        emit(early_.begin()->second, nullptr);
        stream_.boundary();
        early_.erase(early_.begin());
    }
}

void Walk::count_hidden(lxb_dom_node_t const* root) {
    std::vector<TextPart> pieces;
    std::vector<Characters> characters;
    for (lxb_dom_node_t const* node = root; node;) {
        if (node->type == LXB_DOM_NODE_TYPE_TEXT) dom_->pieces(node, pieces);
        bool down = node->first_child && rule_of(node).act != Act::skip;
        if (down) {
            node = node->first_child;
            continue;
        }
        while (node != root && !node->next) node = node->parent;
        node = node == root ? nullptr : node->next;
    }
    for (TextPart piece : pieces)
        if (!piece.blanks) dom_->expand(piece, root, characters);
    for (Characters const& each : characters) {
        if (hidden_ == 0) first_hidden_ = source_->map.source_of(each.source);
        hidden_ += each.source.length();
    }
}

// What must wait: words that stand in the tree before words that stand before them in the source.
Early too_early(std::vector<TextPart> const& order) {
    Early early;
    std::uint32_t least = ~std::uint32_t(0);
    for (auto piece = order.rbegin(); piece != order.rend(); ++piece) {
        if (piece->token > least && !piece->blanks) early.emplace(piece->token, *piece);
        least = std::min(least, piece->token);
    }
    return early;
}

lxb_dom_node_t const* child_of(lxb_dom_node_t const* node, lxb_tag_id_t tag) {
    for (lxb_dom_node_t const* child = node ? node->first_child : nullptr; child; child = child->next)
        if (child->local_name == tag) return child;
    return nullptr;
}

// Whether the page shows its title: a block says it, or the part of it before or behind a separator (题目_某某网).
bool shows(Parsed const& parsed, Block const& title) {
    constexpr Offset title_limit = 400; // what is longer is no title
    constexpr std::size_t least = 4;    // units that a part must have to be told from chance
    std::u16string whole = essence(parsed.text[title.span]);
    if (whole.empty() || whole.size() > title_limit) return true;
    for (Block const& block : parsed.blocks) {
        if (block.span.begin == title.span.begin || block.span.length() > title_limit) continue;
        std::u16string said = essence(parsed.text[block.span]);
        if (said.size() >= least && (whole.starts_with(said) || whole.ends_with(said)) && said.size() * 2 >= whole.size()) return true;
        if (said.size() >= least && whole.starts_with(said) && is_punctuation(whole[said.size() < whole.size() ? said.size() : 0]))
            return true;
        if (said.find(whole) != said.npos && said.size() < whole.size() * 3) return true;
    }
    return false;
}

// Takes the first block away again.
void drop_first_block(Parsed& parsed) {
    Offset gone = parsed.blocks.size() > 1 ? parsed.blocks[1].span.begin : parsed.text.length();
    auto shift = [&](Span& span) { span = {std::max(span.begin, gone) - gone, std::max(span.end, gone) - gone}; };
    parsed.map.erase_front(gone);
    parsed.text.map.erase_front(gone);
    parsed.text.units.erase(0, gone);
    parsed.blocks.erase(parsed.blocks.begin());
    for (Block& block : parsed.blocks) shift(block.span), block.parent -= block.parent >= 0;
    for (Hyperlink& link : parsed.links) shift(link.span);
    for (Emphasis& emphasis : parsed.emphases) shift(emphasis.span);
    for (Ruby& ruby : parsed.rubies) shift(ruby.base);
    for (Picture& picture : parsed.pictures) picture.at = std::max(picture.at, gone) - gone;
    for (Field& field : parsed.fields) shift(field.span);
}

std::string field_name(TagValue const& value) {
    std::string name = small_letters(value.name);
    switch (value.tag) {
    case LXB_TAG_META:
        return name.starts_with("og:") || name.starts_with("article:") ? name : "meta:" + name;
    case LXB_TAG_LINK:
        return "link:" + name;
    case LXB_TAG_A:
        return "a:license";
    case LXB_TAG_HTML:
        return "html:lang";
    case LXB_TAG_BASE:
        return "base:href";
    default:
        return "time";
    }
}

// What a template escaped as if it stood in markup: Plans &amp; reports. In JSON that is no character reference.
std::u16string without_references(std::u16string value) {
    std::size_t at = value.find(u'&');
    if (at == value.npos || value.find(u';', at) == value.npos || value.find(u'<') != value.npos) return value;
    Dom words(value, "body");
    return words.text_of(words.root());
}

void add_structured_data(Parsed& parsed, Text const& source, Dom& dom, std::vector<lxb_dom_node_t const*> const& scripts) {
    for (lxb_dom_node_t const* script : scripts) {
        Span at;
        std::u16string json = dom.text_of(script, &at);
        bool verbatim = at.length() == json.size();
        for (JsonValue& value : read_json_ld(json)) {
            Span place = verbatim ? Span{at.begin + value.span.begin, at.begin + value.span.end} : at;
            parsed.fields.push_back(
                {"json-ld:" + value.name, trimmed(without_references(std::move(value.value))), {}, source.map.source_of(place)});
        }
    }
}

void add_script_facts(Parsed& parsed, Text const& source, Dom& dom, std::vector<lxb_dom_node_t const*> const& scripts) {
    constexpr std::size_t looked_at = 40; // scripts; libraries stand in files of their own
    for (std::size_t i = 0; i < std::min(scripts.size(), looked_at); ++i) {
        Span at;
        std::u16string script = dom.text_of(scripts[i], &at);
        bool verbatim = at.length() == script.size();
        for (ScriptFact& fact : script_facts(script)) {
            Span place = verbatim ? Span{at.begin + fact.span.begin, at.begin + fact.span.end} : at;
            parsed.fields.push_back({"script:" + fact.name, trimmed(std::move(fact.value)), {}, source.map.source_of(place)});
        }
    }
}

// Fields "mark:author" and so on: the words of an element named so, or what its attribute says in a machine's way.
void add_marks(Parsed& parsed, std::vector<Marked> const& marked) {
    constexpr Offset longest = 120; // what is longer holds more than a fact
    for (Marked const& each : marked) {
        Span span = each.words;
        while (span.begin < span.end && is_space(parsed.text.units[span.begin])) ++span.begin;
        while (span.end > span.begin && is_space(parsed.text.units[span.end - 1])) --span.end;
        if (span.length() > longest) continue;
        std::string_view said = attribute(each.node, "datetime");
        if (said.empty()) said = attribute(each.node, "content");
        std::u16string value = said.empty() ? std::u16string(parsed.text[span]) : from_utf8(said);
        if (!value.empty()) parsed.fields.push_back({"mark:" + std::string(each.mark), trimmed(value), span, {}});
    }
}

void add_fields(Parsed& parsed, Text const& source, Dom& dom, lxb_dom_node_t const* title) {
    for (TagValue const& value : dom.values())
        if (value.tag != LXB_TAG_IMG)
            parsed.fields.push_back({field_name(value), trimmed(from_utf8(value.value)), {}, source.map.source_of(value.source)});
    if (!title) return;
    Span at;
    std::u16string words = trimmed(dom.text_of(title, &at));
    if (!words.empty()) parsed.fields.push_back({"title", words, {}, source.map.source_of(at)});
}

} // namespace

Parsed read_html(Text const& source) {
    Dom dom(source.units);
    lxb_dom_node_t const* html = child_of(dom.root(), LXB_TAG_HTML);
    lxb_dom_node_t const* title = child_of(child_of(html, LXB_TAG_HEAD), LXB_TAG_TITLE);
    Survey survey = survey_of(dom.root());
    auto walk = [&](bool with_hidden, Early early) {
        Walk walk(source, dom, survey.layout, std::move(early));
        if (title) walk.title(title);
        walk.run(dom.root(), with_hidden);
        return walk;
    };
    constexpr Offset nothing_else = 500; // visible units: a menu and a footer
    bool with_hidden = false;
    Walk first = walk(false, {});
    // A page that scripts would show: better its words than nothing.
    Offset seen = Offset(first.stream().parsed().text.units.size()), hidden = first.hidden();
    ByteSpan hidden_at = first.first_hidden();
    if (seen < nothing_else && hidden > 2 * seen + 40) with_hidden = true, first = walk(true, {});
    if (first.in_disorder()) {
        Early early = too_early(first.order());
        first = walk(with_hidden, std::move(early));
    }
    Parsed parsed = first.stream().finish();
    parsed.type = "text/html";
    for (Picture& picture : parsed.pictures) picture.at = std::min(picture.at, parsed.text.length());
    add_marks(parsed, first.marked());
    add_structured_data(parsed, source, dom, survey.data);
    add_script_facts(parsed, source, dom, survey.scripts);
    add_fields(parsed, source, dom, title);
    bool has_title = title && !parsed.blocks.empty() && !parsed.fields.empty() && parsed.fields.back().name == "title";
    if (has_title && shows(parsed, parsed.blocks[0])) drop_first_block(parsed);
    else if (has_title) parsed.fields.back().span = parsed.blocks[0].span;
    if (hidden > 0)
        parsed.notes.push_back({"hidden_text",
                                {},
                                hidden_at,
                                std::to_string(hidden) + " characters that the page hides " +
                                    (with_hidden ? "are shown, since it shows nothing else." : "were left out.")});
    if (dom.capped())
        parsed.notes.push_back({"nested_too_deep", {}, {}, "Tags nested deeper than 512 were read as if they were not there."});
    return parsed;
}

bool looks_like_html(std::u16string_view units) {
    constexpr std::size_t looked_at = 4096; // tags begin early or are not what the file is made of
    std::string head = small_letters(to_utf8(units.substr(0, looked_at)));
    std::size_t first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (first == head.npos || head.find('<') == head.npos) return false;
    for (std::string_view start : {"<!doctype html", "<html", "<head", "<body", "<!--", "<meta", "<title", "<script"})
        if (std::string_view(head).substr(first).starts_with(start)) return true;
    if (head.find("<html") != head.npos || head.find("<body") != head.npos) return true;
    int tags = 0;
    for (std::string_view tag :
         {"<p>", "<p ", "</p>", "<div", "</div>", "<br>", "<br/>", "<br />", "<span", "</a>", "<td", "<h1", "<h2", "<h3", "<ul", "<li>"})
        for (std::size_t at = head.find(tag); at != head.npos; at = head.find(tag, at + 1)) ++tags;
    return tags >= (head[first] == '<' ? 2 : 6); // a text that mentions a tag or two is a text
}

} // namespace duidu
