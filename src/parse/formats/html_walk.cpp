#include "parse/formats/html_walk.h"

#include "parse/formats/html_attributes.h"
#include "parse/formats/marks.h"
#include "text/fold.h"
#include "text/unicode.h"
#include "text/utf.h"

#include <algorithm>

namespace duidu {

namespace {

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

} // namespace

void PageWalk::run(lxb_dom_node_t const* root, bool with_hidden) {
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

void PageWalk::title(lxb_dom_node_t const* node) {
    stream_.begin_style(BlockKind::heading, 1);
    for (lxb_dom_node_t const* child = node->first_child; child; child = child->next) text(child);
    stream_.end_style();
}

bool PageWalk::enter(lxb_dom_node_t const* node) {
    if (node->type == LXB_DOM_NODE_TYPE_TEXT) {
        text(node);
        return false;
    }
    if (node->type == LXB_DOM_NODE_TYPE_DOCUMENT) return true;
    if (node->type != LXB_DOM_NODE_TYPE_ELEMENT) return false;
    TagRule const& rule = rule_here(node);
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

void PageWalk::leave(lxb_dom_node_t const* node) {
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
TagRule const& PageWalk::rule_here(lxb_dom_node_t const* node) const {
    static constexpr TagRule apart{LXB_TAG__UNDEF, Act::apart};
    TagRule const& rule = rule_of(node);
    if (rule.act != Act::table && rule.act != Act::row && rule.act != Act::cell) return rule;
    lxb_dom_node_t const* table = node;
    for (int up = 0; up < 4 && table && table->local_name != LXB_TAG_TABLE; ++up) table = table->parent;
    return table && layout_->contains(table) ? apart : rule;
}

void PageWalk::begin(lxb_dom_node_t const* node, TagRule const& rule) {
    if (is_block(rule.act)) stream_.begin_element(selector(node));
    switch (rule.act) {
    case Act::paragraph:
        return stream_.begin_style(BlockKind::paragraph);
    case Act::heading:
        return stream_.begin_style(BlockKind::heading, int(node->local_name - LXB_TAG_H1) + 1);
    case Act::caption:
        return stream_.begin_style(BlockKind::caption);
    case Act::list:
        return begin_list(node);
    case Act::item:
        return begin_item(node);
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
bool PageWalk::breaks_inside(lxb_dom_node_t const* line) const {
    BlockKind style = stream_.style();
    if (style == BlockKind::heading || style == BlockKind::caption || stream_.inside(BlockKind::cell) ||
        stream_.inside(BlockKind::list_item))
        return true;
    lxb_dom_node_t const* around = line->parent;
    while (around && around->type == LXB_DOM_NODE_TYPE_ELEMENT && !is_block(rule_of(around).act)) around = around->parent;
    if (!around || around->type != LXB_DOM_NODE_TYPE_ELEMENT || around->local_name != LXB_TAG_P) return false;
    return is_centred(around);
}

void PageWalk::begin_list(lxb_dom_node_t const* node) {
    stream_.open(BlockKind::list);
    lists_.push_back({node->local_name == LXB_TAG_OL, number_of(node, "start", 1)});
}

// <ol start=3><li>丙<li value=7>庚<li>辛</ol> shows 3, 7, 8.
void PageWalk::begin_item(lxb_dom_node_t const* node) {
    stream_.open(BlockKind::list_item);
    if (lists_.empty() || !lists_.back().ordered) return;
    int number = number_of(node, "value", lists_.back().next);
    lists_.back().next = number + 1;
    stream_.number(number);
}

// Program text keeps its blanks. Chinese prose in <pre>, a habit of old government sites, is paragraphs.
void PageWalk::begin_verbatim(lxb_dom_node_t const* node) {
    std::u16string text = dom_->text_of(node);
    auto han = std::count_if(text.begin(), text.end(), [](char16_t unit) { return is_han(unit); });
    bool prose = han * 3 > std::ptrdiff_t(text.size());
    verbatim_.push_back(!prose);
    stream_.begin_style(prose ? BlockKind::paragraph : BlockKind::code);
    prose ? stream_.begin_lines() : stream_.begin_verbatim();
}

void PageWalk::end_verbatim() {
    verbatim_.back() ? stream_.end_verbatim() : stream_.end_lines();
    verbatim_.pop_back();
    stream_.end_style();
}

void PageWalk::picture(lxb_dom_node_t const* node) {
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

void PageWalk::end(TagRule const& rule) {
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
        if (!lists_.empty()) lists_.pop_back();
        [[fallthrough]];
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

void PageWalk::text(lxb_dom_node_t const* node) {
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

void PageWalk::emit(TextPart piece, lxb_dom_node_t const* parent) {
    characters_.clear();
    dom_->expand(piece, parent, characters_);
    for (Characters const& each : characters_) each.copied ? stream_.copy(each.source) : stream_.make(each.made, each.source);
}

void PageWalk::emit_early(std::uint32_t before) {
    while (!early_.empty() && early_.begin()->first < before) {
        stream_.boundary();
        emit(early_.begin()->second, nullptr);
        stream_.boundary();
        early_.erase(early_.begin());
    }
}

void PageWalk::count_hidden(lxb_dom_node_t const* root) {
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

Early too_early(std::vector<TextPart> const& order) {
    Early early;
    std::uint32_t least = ~std::uint32_t(0);
    for (auto piece = order.rbegin(); piece != order.rend(); ++piece) {
        if (piece->token > least && !piece->blanks) early.emplace(piece->token, *piece);
        least = std::min(least, piece->token);
    }
    return early;
}

} // namespace duidu
