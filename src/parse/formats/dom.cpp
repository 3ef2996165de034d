#include "parse/formats/dom.h"

#include "text/ascii.h"
#include "text/utf.h"

#include <lexbor/dom/interfaces/character_data.h>
#include <lexbor/html/tree/active_formatting.h>
#include <lexbor/html/tree/insertion_mode.h>

#include <cctype>
#include <cstring>

namespace duidu {

namespace {

constexpr std::size_t depth_limit = 512;     // as Blink, WebKit and jsoup; lexbor's scope walks are quadratic in depth
constexpr std::size_t attribute_limit = 256; // duplicates are looked for pairwise; no real element comes near
// Buckets for a document's own tag and attribute names; in lexbor's 128, 40,000 of them take 0.5 s. A name takes some bytes of the page, so
// that a small page needs few, and clearing many would take longer than reading it.
constexpr std::size_t least_buckets = 1 << 7, most_buckets = 1 << 13, bytes_of_a_bucket = 32;
constexpr int reopen_allowance = 2; // formatting elements reopened, as a mean over tokens; real pages stay below 0.1
constexpr std::uint64_t reopen_start = 1 << 12;
constexpr std::size_t number_digits = 8;  // of a token's number after \1
constexpr std::size_t number_blanks = 16; // of a token's number in blanks, each of which says two bits:
// A form feed is no blank to all of the builder; the line feed is never the first, for tokens are too few.
constexpr lxb_char_t blanks_of_bits[] = {' ', '\t', '\n', '\r'};
constexpr std::uint8_t bits_of_blank[16] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 0, 0, 3, 0, 0}; // by the low half of its byte

bool is_blank(lxb_char_t c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

// Their tags change how the tokenizer reads on, so they are never dropped; they cannot nest either.
bool switches_tokenizer(lxb_tag_id_t tag) {
    constexpr lxb_tag_id_t tags[] = {LXB_TAG_TITLE,  LXB_TAG_TEXTAREA, LXB_TAG_STYLE,    LXB_TAG_XMP,
                                     LXB_TAG_IFRAME, LXB_TAG_NOEMBED,  LXB_TAG_NOFRAMES, LXB_TAG_SCRIPT};
    return std::find(std::begin(tags), std::end(tags), tag) != std::end(tags);
}

// Elements whose text is not searched for character references.
bool is_raw(lxb_dom_node_t const* node) {
    constexpr lxb_tag_id_t tags[] = {LXB_TAG_STYLE,    LXB_TAG_XMP,    LXB_TAG_IFRAME,   LXB_TAG_NOEMBED,
                                     LXB_TAG_NOFRAMES, LXB_TAG_SCRIPT, LXB_TAG_PLAINTEXT};
    return node && node->ns == LXB_NS_HTML && std::find(std::begin(tags), std::end(tags), node->local_name) != std::end(tags);
}

// Blanks beside a frameset: the builder picks them out of the text, so they carry no numbers.
bool is_frame_text(lxb_dom_node_t const* text) {
    return text->parent && (text->parent->local_name == LXB_TAG_FRAMESET || text->parent->local_name == LXB_TAG_HTML);
}

bool in_frames(lxb_html_tree_t const* tree) {
    return tree->mode == lxb_html_tree_insertion_mode_in_frameset || tree->mode == lxb_html_tree_insertion_mode_after_frameset ||
           tree->mode == lxb_html_tree_insertion_mode_after_after_frameset;
}

std::string_view view(lxb_char_t const* begin, std::size_t length) { return {reinterpret_cast<char const*>(begin), length}; }

// rel="noopener License": the link leads to the terms that the page is under.
bool names_licence(std::string_view relations) { return (" " + small_letters(relations) + " ").find(" license ") != std::string::npos; }

lxb_html_token_t* collect_text(lxb_html_tokenizer_t*, lxb_html_token_t* token, void* out) {
    if (token->tag_id == LXB_TAG__TEXT)
        static_cast<std::string*>(out)->append(view(token->text_start, std::size_t(token->text_end - token->text_start)));
    return token;
}

bool is_alphanumeric(char16_t unit) { return unit < 0x80 && std::isalnum(int(unit)); }

// &#0065; as a number: leading zeros say nothing, and no character has more than ten digits.
Offset numeric_reference(std::u16string_view units, std::string& key) {
    constexpr std::size_t digit_limit = 10;
    Offset at = 2;
    bool hexadecimal = at < units.size() && (units[at] | 32) == u'x';
    key = hexadecimal ? "&#x" : "&#";
    if (hexadecimal) ++at;
    std::size_t prefix = key.size();
    Offset first = at;
    for (; at < units.size() && units[at] < 0x80 && (hexadecimal ? std::isxdigit(int(units[at])) : std::isdigit(int(units[at]))); ++at)
        if ((units[at] != u'0' || key.size() > prefix) && key.size() < prefix + digit_limit) key.push_back(char(units[at]));
    if (at == first) return 0;
    if (key.size() == prefix) key.push_back('0');
    if (at < units.size() && units[at] == u';') ++at;
    key.push_back(';');
    return at;
}

Offset named_reference(std::u16string_view units, std::string& key) {
    constexpr Offset name_limit = 40; // the longest name is &CounterClockwiseContourIntegral;
    Offset at = 1;
    while (at < units.size() && at < name_limit && is_alphanumeric(units[at])) ++at;
    if (at < units.size() && units[at] == u';') ++at;
    key.clear();
    for (Offset i = 0; i < at; ++i) key.push_back(char(units[i]));
    return at;
}

} // namespace

namespace {

// UTF-16 units that begin in bytes of UTF-8: every byte but those behind the first of a character; one of four bytes makes two.
Offset units_in_eight(std::uint64_t eight) {
    constexpr std::uint64_t low_bits = 0x0101010101010101;
    std::uint64_t first = (~eight >> 7 | eight >> 6) & low_bits, four = eight >> 7 & eight >> 6 & eight >> 5 & eight >> 4 & low_bits;
    return Offset((first + four) * low_bits >> 56); // the sum of the eight bytes, none of which is above 2
}

// Sixteen bytes at once; each of the sixteen columns counts in a byte.
Offset units_in_rows(char const* bytes, std::size_t rows) {
    using Row = signed char __attribute__((vector_size(16)));
    constexpr std::size_t most = 63;                              // rows, of two units in a column
    constexpr signed char last_behind = -65, last_of_three = -17; // BF and EF
    Offset units = 0;
    for (std::size_t some; rows > 0; rows -= some) {
        some = std::min(rows, most);
        Row counts{};
        for (std::size_t row = 0; row < some; ++row, bytes += sizeof(Row)) {
            Row of;
            std::memcpy(&of, bytes, sizeof of);
            counts -= (of > last_behind) + ((of > last_of_three) & (of < 0));
        }
        std::uint64_t halves[2];
        std::memcpy(halves, &counts, sizeof halves);
        constexpr std::uint64_t even = 0x00FF00FF00FF00FF, sum = 0x0001000100010001; // the sums of eight columns may be above 255
        for (std::uint64_t half : halves) units += Offset(((half & even) + (half >> 8 & even)) * sum >> 48);
    }
    return units;
}

Offset units_in(char const* bytes, std::size_t length) {
    constexpr std::size_t row = 16;
    Offset units = units_in_rows(bytes, length / row);
    bytes += length / row * row, length %= row;
    std::uint64_t eight;
    if (length >= sizeof eight) {
        std::memcpy(&eight, bytes, sizeof eight);
        units += units_in_eight(eight);
        bytes += sizeof eight, length -= sizeof eight;
    }
    for (; length > 0; ++bytes, --length) {
        auto byte = static_cast<unsigned char>(*bytes);
        units += (byte & 0xC0) != 0x80 ? 1 + (byte >= 0xF0) : 0;
    }
    return units;
}

} // namespace

Utf8Copy::Utf8Copy(std::u16string_view units) : bytes(to_utf8(units)) {}

Offset Utf8Copy::unit_at(std::size_t byte) {
    if (byte >= byte_) unit_ += units_in(bytes.data() + byte_, byte - byte_);
    else unit_ -= units_in(bytes.data() + byte, byte_ - byte);
    byte_ = byte;
    return unit_;
}

ReferenceReader::ReferenceReader() : tokenizer_(lxb_html_tokenizer_create()) {
    lxb_html_tokenizer_init(tokenizer_);
    lxb_html_tokenizer_tags_make(tokenizer_, 8);
    lxb_html_tokenizer_attrs_make(tokenizer_, 8);
}

ReferenceReader::~ReferenceReader() {
    lxb_html_tokenizer_tags_destroy(tokenizer_);
    lxb_html_tokenizer_attrs_destroy(tokenizer_);
    lxb_html_tokenizer_destroy(tokenizer_);
}

// One or two characters stand for the reference, the rest of what was read stands as it is behind it: &ampx reads &x.
Reference ReferenceReader::resolve(std::string const& key) const {
    std::string read;
    lxb_html_tokenizer_callback_token_done_set(tokenizer_, collect_text, &read);
    lxb_html_tokenizer_begin(tokenizer_);
    lxb_html_tokenizer_chunk(tokenizer_, reinterpret_cast<lxb_char_t const*>(key.data()), key.size());
    lxb_html_tokenizer_end(tokenizer_);
    lxb_html_tokenizer_clean(tokenizer_);
    if (read == key) return {};
    std::u16string text = from_utf8(read), source = from_utf8(key);
    for (Offset end = 0; end < text.size();) {
        end += units_of(code_point_at(text, end));
        if (std::u16string_view(source).ends_with(std::u16string_view(text).substr(end)))
            return {Offset(source.size() - (text.size() - end)), text.substr(0, end)};
    }
    return {};
}

Reference ReferenceReader::read(std::u16string_view units) {
    if (units.size() < 2 || !(units[1] == u'#' || is_alphanumeric(units[1]))) return {};
    std::string key;
    bool number = units[1] == u'#';
    Offset length = number ? numeric_reference(units, key) : named_reference(units, key);
    if (length == 0) return {};
    auto [entry, fresh] = known_.try_emplace(key);
    if (fresh) entry->second = resolve(key);
    Reference reference = entry->second;
    if (number && reference.length > 0) reference.length = length;
    return reference;
}

namespace {

// A table of names that is still empty gets more buckets.
void widen(lexbor_hash_t* names, std::size_t bytes) {
    std::size_t buckets = std::min(bytes / bytes_of_a_bucket, most_buckets);
    if (buckets <= least_buckets) return;
    lexbor_free(names->table);
    names->table = static_cast<lexbor_hash_entry_t**>(lexbor_calloc(buckets, sizeof(lexbor_hash_entry_t*)));
    names->table_size = buckets;
}

} // namespace

Dom::Dom(std::u16string_view units, std::string_view context) : units_(units), utf8_(units), document_(lxb_html_document_create()) {
    widen(document_->dom_document.tags, utf8_.bytes.size());
    widen(document_->dom_document.attrs, utf8_.bytes.size());
    begin(context);
    auto* parser = static_cast<lxb_html_parser_t*>(document_->dom_document.parser);
    tokenizer_ = parser->tkz;
    tree_ = parser->tree;
    lxb_html_tokenizer_keep_duplicate_set(tokenizer_, true); // the tree drops them; looking twice is quadratic twice
    next_ = tokenizer_->callback_token_done;
    lxb_html_tokenizer_callback_token_done_set(tokenizer_, on_token, this);
    tokenize();
    if (context.empty()) {
        lxb_html_document_parse_chunk_end(document_);
        root_ = lxb_dom_interface_node(document_);
    } else {
        root_ = lxb_html_document_parse_fragment_chunk_end(document_);
    }
}

// lxb_html_tokenizer_chunk, which looks at every byte once more to count lines and columns; nobody asks for them.
void Dom::tokenize() {
    lxb_char_t const *at = end_of_source() - utf8_.bytes.size(), *end = end_of_source();
    tokenizer_->is_eof = false;
    tokenizer_->status = LXB_STATUS_OK;
    tokenizer_->last = end;
    while (at < end) at = tokenizer_->state(tokenizer_, at, end);
    if (tokenizer_->status == LXB_STATUS_OK) return;
    auto* parser = static_cast<lxb_html_parser_t*>(document_->dom_document.parser);
    parser->status = tokenizer_->status;
    parser->state = LXB_HTML_PARSER_STATE_ERROR;
}

void Dom::begin(std::string_view context) {
    if (context.empty()) {
        lxb_html_document_parse_chunk_begin(document_);
        return;
    }
    lxb_ns_id_t space = context.starts_with("svg ") ? LXB_NS_SVG : context.starts_with("math ") ? LXB_NS_MATH : LXB_NS_HTML;
    context.remove_prefix(context.find(' ') + 1);
    auto* name = reinterpret_cast<lxb_char_t const*>(context.data());
    lxb_dom_element_t* element = lxb_dom_document_create_element(&document_->dom_document, name, context.size(), nullptr);
    element->node.ns = space;
    lxb_html_document_parse_fragment_chunk_begin(document_, element);
}

Dom::~Dom() { lxb_html_document_destroy(document_); }

Span Dom::span_of(lxb_char_t const* begin, lxb_char_t const* end) {
    auto* base = reinterpret_cast<lxb_char_t const*>(utf8_.bytes.data());
    if (begin < base || end < begin || end > base + utf8_.bytes.size()) return {};
    Offset first = utf8_.unit_at(std::size_t(begin - base));
    return {first, utf8_.unit_at(std::size_t(end - base))};
}

lxb_html_token_t* Dom::on_token(lxb_html_tokenizer_t*, lxb_html_token_t* token, void* context) {
    Dom* self = static_cast<Dom*>(context);
    self->limit_formatting();
    if (token->tag_id == LXB_TAG__TEXT) return self->on_text(token);
    bool tag = token->tag_id >= LXB_TAG_A || token->tag_id == LXB_TAG__UNDEF;
    if (!tag) return self->pass(token);
    if (self->too_deep(token)) return token;
    if (!(token->type & LXB_HTML_TOKEN_TYPE_CLOSE) && token->attr_first) {
        self->keep_values(token);
        self->limit_attributes(token);
    }
    return self->pass(token);
}

// Formatting elements that the next words would reopen: those at the end of the list that are closed.
std::size_t Dom::waiting_formatting() const {
    constexpr std::size_t looked_at = 16; // an open formatting element stands near the top of the stack, or much was opened inside it
    lexbor_array_t const *formatting = tree_->active_formatting, *open = tree_->open_elements;
    std::size_t waiting = 0;
    while (waiting < formatting->length) {
        void* each = formatting->list[formatting->length - 1 - waiting];
        if (each == lxb_html_tree_active_formatting_marker()) break;
        std::size_t from = open->length - std::min<std::size_t>(open->length, looked_at);
        if (std::find(open->list + from, open->list + open->length, each) != open->list + open->length) break;
        ++waiting;
    }
    return waiting;
}

// Each new paragraph reopens every formatting element left open before it; a page of <b a=1><p><b a=2><p>… would grow as its square.
void Dom::limit_formatting() {
    ++seen_;
    reopened_ += waiting_formatting();
    if (reopened_ > reopen_start + reopen_allowance * seen_) tree_->active_formatting->length = 0;
}

bool Dom::too_deep(lxb_html_token_t const* token) {
    if (lxb_html_tag_is_void(token->tag_id) || switches_tokenizer(token->tag_id)) return false;
    if (token->type & LXB_HTML_TOKEN_TYPE_CLOSE) {
        if (dropped_ == 0) return false;
        --dropped_;
        return true;
    }
    if (tree_->open_elements->length < depth_limit) return false;
    dropped_any_ = true;
    if (!(token->type & LXB_HTML_TOKEN_TYPE_CLOSE_SELF)) ++dropped_;
    return true;
}

void Dom::limit_attributes(lxb_html_token_t* token) {
    std::size_t count = 0;
    for (lxb_html_token_attr_t* each = token->attr_first; each; each = each->next) {
        if (++count < attribute_limit) continue;
        each->next = nullptr;
        token->attr_last = each;
    }
}

// meta, link, html, base, time and links to licences say something of the document; where they say it must not be lost.
void Dom::keep_values(lxb_html_token_t const* token) {
    struct Keeper {
        lxb_tag_id_t tag;
        std::string_view name, value;
    };
    constexpr Keeper keepers[] = {{LXB_TAG_META, "property", "content"},
                                  {LXB_TAG_META, "name", "content"},
                                  {LXB_TAG_META, "itemprop", "content"},
                                  {LXB_TAG_META, "http-equiv", "content"},
                                  {LXB_TAG_LINK, "rel", "href"},
                                  {LXB_TAG_A, "rel", "href"},
                                  {LXB_TAG_HTML, "", "lang"},
                                  {LXB_TAG_HTML, "", "xml:lang"},
                                  {LXB_TAG_BASE, "", "href"},
                                  {LXB_TAG_TIME, "", "datetime"},
                                  {LXB_TAG_IMG, "", "alt"}};
    auto find = [&](std::string_view name) -> lxb_html_token_attr_t const* {
        std::size_t length = 0;
        int looked = 0;
        for (auto* each = token->attr_first; each && ++looked < int(attribute_limit); each = each->next) {
            lxb_char_t const* text = lxb_html_token_attr_name(each, &length);
            if (text && view(text, length) == name) return each;
        }
        return nullptr;
    };
    for (Keeper const& keeper : keepers) {
        if (keeper.tag != token->tag_id) continue;
        lxb_html_token_attr_t const* name = keeper.name.empty() ? nullptr : find(keeper.name);
        lxb_html_token_attr_t const* value = find(keeper.value);
        if (!value || !value->value_begin || (!name && !keeper.name.empty())) continue;
        if (token->tag_id == LXB_TAG_A && !(name->value && names_licence(view(name->value, name->value_size)))) return;
        std::string named = name && name->value ? std::string(view(name->value, name->value_size)) : std::string(keeper.value);
        values_.push_back(
            {token->tag_id, named, std::string(view(value->value, value->value_size)), span_of(value->value_begin, value->value_end)});
        return;
    }
}

// Whether the builder's rules for foreign content hold for the next text.
bool Dom::is_foreign() const {
    lxb_dom_node_t* node = lxb_html_tree_adjusted_current_node(tree_);
    return node && node->ns != LXB_NS_HTML && !lxb_html_tree_mathml_text_integration_point(node) &&
           !lxb_html_tree_html_integration_point(node);
}

lxb_html_token_t* Dom::on_text(lxb_html_token_t* token) {
    if (in_frames(tree_)) {
        framed_ = true;
        return pass(token);
    }
    lxb_char_t const* begin = token->text_start;
    lxb_char_t const* end = token->text_end;
    lxb_char_t const* words = begin;
    while (words < end && is_blank(*words)) ++words;
    std::size_t length = std::size_t(end - begin);
    lxb_char_t const* source_end = token->end;
    bool plain =
        token->null_count == 0 && length <= std::size_t(end_of_source() - token->begin) && std::memcmp(begin, token->begin, length) == 0;
    if (plain) source_end = token->begin + length; // at the end of the file the tokenizer forgets some brackets of an open CDATA section
    Span source = span_of(token->begin, source_end);
    // NULs say nothing, except in foreign content, where they are U+FFFD.
    bool foreign = is_foreign();
    bool speaks = false, only_nuls = true;
    for (lxb_char_t const* at = words; at < end && (!speaks || only_nuls); ++at) {
        only_nuls &= *at == 0 || is_blank(*at);
        speaks |= !is_blank(*at) && (*at != 0 || foreign);
    }
    auto number = std::uint32_t(tokens_.size());
    tokens_.push_back({source.begin, source.end, std::uint32_t(words - begin), plain, *begin == '\n', foreign});
    if (words > begin) {
        lxb_char_t in_blanks[1 + number_blanks] = {'\n'};
        for (std::size_t blank = 0; blank < number_blanks; ++blank)
            in_blanks[number_blanks - blank] = blanks_of_bits[number >> (2 * blank) & 3];
        lxb_html_token_t blanks = *token;
        blanks.null_count = 0;
        blanks.text_start = in_blanks + (*begin != '\n');
        blanks.text_end = std::end(in_blanks);
        if (!pass(&blanks)) return nullptr;
    }
    if (speaks) {
        lxb_char_t in_digits[1 + number_digits] = {1};
        for (std::size_t digit = 0; digit < number_digits; ++digit)
            in_digits[number_digits - digit] = lxb_char_t("0123456789abcdef"[number >> (4 * digit) & 15]);
        lxb_html_token_t rest = *token;
        rest.null_count = 0;
        rest.text_start = in_digits;
        rest.text_end = std::end(in_digits);
        bool frames_allowed = tree_->frameset_ok;
        if (!pass(&rest)) return nullptr;
        if (only_nuls) tree_->frameset_ok = frames_allowed;
    }
    return token;
}

void Dom::pieces(lxb_dom_node_t const* text, std::vector<TextPart>& out) const {
    if (framed_ && is_frame_text(text)) return;
    lexbor_str_t const& data = lxb_dom_interface_character_data(const_cast<lxb_dom_node_t*>(text))->data;
    std::string_view rest = view(data.data, data.length);
    while (!rest.empty()) {
        std::uint32_t number = 0;
        if (rest[0] == '\1' && rest.size() > number_digits) {
            for (std::size_t i = 1; i <= number_digits; ++i)
                number = number << 4 | std::uint32_t(rest[i] <= '9' ? rest[i] - '0' : rest[i] - 'a' + 10);
            if (number >= tokens_.size()) return;
            out.push_back({number, false, false});
            rest.remove_prefix(number_digits + 1);
            continue;
        }
        bool line = rest[0] == '\n';
        rest.remove_prefix(line ? 1 : 0);
        if (rest.size() < number_blanks) return; // a frameset's own blanks
        for (std::size_t i = 0; i < number_blanks; ++i) number = number << 2 | bits_of_blank[rest[i] & 15];
        if (number >= tokens_.size()) return;
        out.push_back({number, true, tokens_[number].line && !line});
        rest.remove_prefix(number_blanks);
    }
}

void Dom::expand(TextPart piece, lxb_dom_node_t const* parent, std::vector<Characters>& out) {
    Token const& token = tokens_[piece.token];
    bool raw = is_raw(parent);
    std::uint32_t count = 0; // characters so far, of which the first are the blanks
    auto wanted = [&] { return (count < token.blanks) == piece.blanks && !(piece.cut && count == 0); };
    auto keep = [&](Span source, std::u16string made) {
        if (!wanted()) return;
        bool copied = made.empty();
        if (copied && !out.empty() && out.back().copied && out.back().source.end == source.begin) out.back().source.end = source.end;
        else out.push_back({source, std::move(made), copied});
    };
    if (token.plain && !piece.cut) {
        Offset middle = token.begin + token.blanks;
        out.push_back({piece.blanks ? Span{token.begin, middle} : Span{middle, token.end}, {}, true});
        return;
    }
    for (Offset at = token.begin; at < token.end && (!piece.blanks || count < token.blanks); ++count) {
        char16_t unit = units_[at];
        Offset begin = at++;
        Reference reference = unit == u'&' && !raw ? references_.read(units_.substr(begin, token.end - begin)) : Reference{};
        if (reference.length > 0) {
            at = begin + reference.length;
            keep({begin, at}, reference.text);
        } else if (unit == u'\r') {
            if (at < token.end && units_[at] == u'\n') ++at;
            keep({begin, at}, u"\n");
        } else if (unit == 0) {
            if (raw || token.foreign) keep({begin, at}, u"\uFFFD");
        } else {
            keep({begin, at}, {});
        }
    }
}

std::u16string Dom::text_of(lxb_dom_node_t const* node, Span* source) {
    std::u16string text;
    std::vector<TextPart> pieces_here;
    std::vector<Characters> characters;
    for (lxb_dom_node_t const* child = node->first_child; child; child = child->next)
        if (child->type == LXB_DOM_NODE_TYPE_TEXT) pieces(child, pieces_here);
    for (TextPart piece : pieces_here) expand(piece, node, characters);
    for (Characters const& each : characters) {
        text += each.copied ? std::u16string(units_.substr(each.source.begin, each.source.length())) : each.made;
        if (source) *source = source->empty() ? each.source : Span{source->begin, each.source.end};
    }
    return text;
}

namespace {

lxb_dom_attr_t const* find_attribute(lxb_dom_node_t const* node, std::string_view name) {
    if (node->type != LXB_DOM_NODE_TYPE_ELEMENT) return nullptr;
    auto* element = lxb_dom_interface_element(const_cast<lxb_dom_node_t*>(node));
    if (!element->first_attr) return nullptr; // most have none, and a name is looked up in a table
    return lxb_dom_element_attr_by_name(element, reinterpret_cast<lxb_char_t const*>(name.data()), name.size());
}

} // namespace

std::string_view attribute(lxb_dom_node_t const* element, std::string_view name) {
    lxb_dom_attr_t const* found = find_attribute(element, name);
    return found && found->value ? view(found->value->data, found->value->length) : std::string_view();
}

bool has_attribute(lxb_dom_node_t const* element, std::string_view name) { return find_attribute(element, name) != nullptr; }

} // namespace duidu
