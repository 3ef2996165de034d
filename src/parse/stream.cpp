#include "parse/stream.h"

#include "text/eight.h"
#include "text/unicode.h"

#include <array>
#include <utility>

namespace duidu {

namespace {

constexpr Offset no_words = ~Offset(0);
constexpr std::size_t path_steps = 6; // enough to recognise a place; a path of 512 steps for each block would be larger than the page

// Blank space ends below U+3000, but for one; asked for every unit of a page.
bool may_be_blank(char16_t unit) { return unit <= u'\u3000' || unit == u'\uFEFF'; }

bool collapses(char16_t unit) { return unit == u' ' || unit == u'\n' || unit == u'\t' || unit == u'\r' || unit == u'\f'; }

// Blank space that the author set on purpose. It counts inside a block, not at its edges, where it only indents.
bool stays(char16_t unit) { return unit == u'\u00A0' || unit == u'\u3000' || unit == u'\u200B' || unit == u'\uFEFF'; }

bool is_blank(char16_t unit) { return may_be_blank(unit) && (collapses(unit) || stays(unit)); }

// Where the next blank stands, or the end. Eight units are asked at once whether one of them may be a blank.
std::size_t find_blank(std::u16string_view units, std::size_t at) {
    for (; at + at_once <= units.size(); at += at_once) {
        Eight eight = eight_at(units.data() + at);
        if (!any(Eight((eight <= 0x20) | (eight == 0xA0) | (eight == 0x200B) | (eight == 0x3000) | (eight == 0xFEFF)))) continue;
        for (std::size_t place = at; place < at + at_once; ++place)
            if (is_blank(units[place])) return place;
    }
    while (at < units.size() && !is_blank(units[at])) ++at;
    return at;
}

// Characters of a script that is written without spaces: a line end between two of them means nothing.
bool is_wide(char16_t unit) {
    return (unit >= 0x2E80 && unit < 0xAC00) || (unit >= 0xF900 && unit < 0xFB00) || (unit >= 0xFE30 && unit < 0xFFE0);
}

bool holds_one_paragraph(BlockKind kind) { return kind == BlockKind::list_item || kind == BlockKind::cell; }

} // namespace

void Stream::open(BlockKind kind, int level, CellSize cell) {
    end_leaf();
    Opened opened;
    opened.block.kind = kind;
    opened.block.level = level;
    opened.block.cell = cell;
    opened_.push_back(std::move(opened));
}

void Stream::close() {
    end_leaf();
    if (opened_.empty()) return;
    int index = opened_.back().index;
    opened_.pop_back();
    if (index < 0) return;
    Block& block = parsed_.blocks[index];
    block.span.end = Offset(parsed_.text.units.size());
    if (!holds_one_paragraph(block.kind) || int(parsed_.blocks.size()) != index + 2) return;
    Block const& child = parsed_.blocks.back();
    if (child.kind != BlockKind::paragraph) return;
    block.strong = child.strong;
    block.element = child.element;
    block.path = child.path;
    parsed_.blocks.pop_back();
}

void Stream::number(int number) {
    if (!opened_.empty()) opened_.back().block.number = number;
}

void Stream::begin_style(BlockKind kind, int level) {
    end_leaf();
    styles_.push_back({kind, level});
}

void Stream::end_style() {
    end_leaf();
    if (!styles_.empty()) styles_.pop_back();
}

void Stream::boundary() { end_leaf(); }

void Stream::empty_line() {
    end_leaf();
    set_apart_ = true;
}

void Stream::begin_element(std::string name) {
    end_leaf();
    elements_.push_back({std::move(name)});
}

void Stream::end_element() {
    end_leaf();
    if (!elements_.empty()) elements_.pop_back();
}

void Stream::copy(Span source) {
    std::u16string_view units = std::u16string_view(source_->units).substr(0, source.end);
    for (Offset at = source.begin; at < source.end;) {
        auto end = Offset(std::min<std::size_t>(verbatim_ > 0 ? units.find(u'\n', at) : find_blank(units, at), source.end));
        if (end > at) append(units.substr(at, end - at), {at, end}, true);
        if (end < source.end) wait(units[end], {end, end + 1});
        at = end + (end < source.end);
    }
}

void Stream::make(std::u16string_view units, Span source) {
    if (units.size() == 1 && (verbatim_ > 0 ? units[0] == u'\n' : is_blank(units[0]))) return wait(units[0], source);
    if (!units.empty()) append(units, source, false);
}

void Stream::break_line() {
    if (leaf_ < 0) return;
    blanks_.assign(1, {u'\n', false, false, {reached_, reached_}});
}

void Stream::wait(char16_t blank, Span source) {
    bool collapsed = verbatim_ == 0 && collapses(blank);
    bool line = blank == u'\n' || blank == u'\r';
    if (line && lines_ > 0) return end_leaf();
    if (leaf_ < 0 && readings_ == 0) return;
    if (collapsed && !blanks_.empty() && blanks_.back().unit == u'\n') return; // the line has ended already
    if (collapsed && !blanks_.empty() && blanks_.back().collapsed) {
        blanks_.back().source.end = source.end;
        blanks_.back().line |= line;
        return;
    }
    blanks_.push_back({collapsed ? u' ' : blank, collapsed, line, source});
}

void Stream::flush_blanks(char16_t next) {
    std::u16string const& text = parsed_.text.units;
    for (Blank const& blank : blanks_) {
        bool means_nothing =
            blank.collapsed && (text.empty() || is_blank(text.back()) || (blank.line && is_wide(text.back()) && is_wide(next)));
        if (means_nothing) continue;
        if (blank.source.begin < reached_) continue;
        bool copied = blank.source.length() == 1 && source_->units[blank.source.begin] == blank.unit;
        parsed_.text.units.push_back(blank.unit);
        parsed_.map.add(blank.source, 1, copied);
        reached_ = blank.source.end;
    }
    blanks_.clear();
}

void Stream::append(std::u16string_view units, Span source, bool copied) {
    if (readings_ > 0) {
        reading_.append(units);
        return;
    }
    if (source.begin < reached_) source = {reached_, std::max(reached_, source.end)}, copied = false;
    begin_leaf();
    flush_blanks(units.front());
    if (waiting_marks_ > 0) begin_words();
    if (strong_ > 0) strong_units_ += Offset(units.size());
    parsed_.text.units.append(units);
    parsed_.map.add(source, Offset(units.size()), copied && source.length() == units.size());
    reached_ = source.end;
}

void Stream::begin_words() {
    for (Mark& mark : marks_)
        if (mark.begin == no_words) mark.begin = Offset(parsed_.text.units.size());
    waiting_marks_ = 0;
}

void Stream::begin_leaf() {
    if (leaf_ >= 0) return;
    std::u16string& text = parsed_.text.units;
    if (!text.empty()) {
        Offset lines = set_apart_ ? 2 : 1;
        text.append(lines, u'\n');
        parsed_.map.add({reached_, reached_}, lines, false);
    }
    set_apart_ = false;
    int element = realise_elements();
    int parent = realise_blocks(element);
    Block block;
    if (!styles_.empty()) block.kind = styles_.back().kind, block.level = styles_.back().level;
    block.code = block.kind == BlockKind::code;
    block.parent = parent;
    block.element = element;
    block.path = path_of(element);
    block.span = {Offset(text.size()), Offset(text.size())};
    leaf_ = int(parsed_.blocks.size());
    strong_units_ = 0;
    parsed_.blocks.push_back(std::move(block));
}

void Stream::end_leaf() {
    blanks_.clear();
    if (leaf_ < 0) return;
    Block& block = parsed_.blocks[leaf_];
    block.span.end = Offset(parsed_.text.units.size());
    block.strong = block.kind == BlockKind::heading || (strong_units_ > 0 && strong_units_ * 10 >= block.span.length() * 9);
    leaf_ = -1;
}

// What is open becomes real from the outside in, so only the innermost ones can still be missing.
int Stream::realise_blocks(int element) {
    std::size_t first = opened_.size();
    while (first > 0 && opened_[first - 1].index < 0) --first;
    Offset at = Offset(parsed_.text.units.size());
    for (; first < opened_.size(); ++first) {
        Opened& opened = opened_[first];
        opened.block.parent = first > 0 ? opened_[first - 1].index : -1;
        opened.block.element = element;
        opened.block.span = {at, at};
        opened.index = int(parsed_.blocks.size());
        parsed_.blocks.push_back(opened.block);
    }
    return opened_.empty() ? -1 : opened_.back().index;
}

int Stream::realise_elements() {
    std::size_t first = elements_.size();
    while (first > 0 && elements_[first - 1].index < 0) --first;
    for (; first < elements_.size(); ++first) {
        elements_[first].index = int(parsed_.elements.size());
        parsed_.elements.push_back({first > 0 ? elements_[first - 1].index : -1, std::move(elements_[first].name)});
    }
    return elements_.empty() ? -1 : elements_.back().index;
}

// Paragraphs in a row stand in elements of one name and parent: their path is the same.
int Stream::path_of(int element) {
    auto of = [&](int i) -> Element const& { return parsed_.elements[std::size_t(i)]; };
    int before = std::exchange(path_element_, element);
    bool known = element >= 0 && before >= 0 && of(element).parent == of(before).parent && of(element).name == of(before).name;
    if (known) return path_;
    std::array<int, path_steps> steps;
    std::size_t count = 0;
    for (; count < steps.size() && element >= 0; element = of(element).parent) steps[count++] = element;
    std::string path;
    while (count-- > 0) path.append(of(steps[count]).name).append(count > 0 ? "/" : "");
    auto [known_path, fresh] = paths_.try_emplace(std::move(path), int(parsed_.paths.size()));
    if (fresh) parsed_.paths.push_back(known_path->first);
    return path_ = known_path->second;
}

void Stream::begin_link(std::u16string href) {
    marks_.push_back({true, std::move(href), "", no_words});
    ++waiting_marks_;
}

void Stream::end_link() { end_mark(true); }

void Stream::begin_emphasis(std::string name) {
    if (name == "strong") ++strong_;
    marks_.push_back({false, u"", std::move(name), no_words});
    ++waiting_marks_;
}

void Stream::end_emphasis() { end_mark(false); }

void Stream::end_mark(bool link) {
    auto mark = std::find_if(marks_.rbegin(), marks_.rend(), [&](Mark const& each) { return each.link == link; });
    if (mark == marks_.rend()) return;
    Span span{mark->begin, Offset(parsed_.text.units.size())};
    if (mark->name == "strong") --strong_;
    if (mark->begin == no_words) --waiting_marks_;
    else if (link) parsed_.links.push_back({span, std::move(mark->href)});
    else parsed_.emphases.push_back({span, std::move(mark->name)});
    marks_.erase(std::next(mark).base());
}

void Stream::begin_ruby() { ruby_base_ = Offset(parsed_.text.units.size()); }

void Stream::begin_reading() {
    reading_.clear();
    ++readings_;
}

void Stream::end_reading() {
    if (readings_ == 0 || --readings_ > 0) return;
    Offset end = Offset(parsed_.text.units.size());
    blanks_.clear();
    while (ruby_base_ < end && is_blank(parsed_.text.units[ruby_base_])) ++ruby_base_;
    if (ruby_base_ < end && !reading_.empty()) parsed_.rubies.push_back({{ruby_base_, end}, reading_});
    ruby_base_ = end;
}

Parsed Stream::finish() {
    while (!marks_.empty()) end_mark(marks_.back().link);
    while (!opened_.empty()) close();
    end_leaf();
    std::stable_sort(parsed_.links.begin(), parsed_.links.end(), [](auto const& a, auto const& b) { return a.span < b.span; });
    std::stable_sort(parsed_.emphases.begin(), parsed_.emphases.end(), [](auto const& a, auto const& b) { return a.span < b.span; });
    parsed_.text.map = then(source_->map, parsed_.map);
    return std::move(parsed_);
}

} // namespace duidu
