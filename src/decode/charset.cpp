#include "decode/charset.h"

#include "decode/whatwg.h"

#include <algorithm>

namespace duidu {

namespace {

#include "decode/whatwg_labels.inc"

// https://encoding.spec.whatwg.org/#concept-encoding-get: without ASCII space around it, small letters.
std::string canonical(std::string_view label) {
    constexpr std::string_view space = "\t\n\f\r ";
    std::size_t begin = label.find_first_not_of(space);
    if (begin == label.npos) return {};
    std::string small(label.substr(begin, label.find_last_not_of(space) + 1 - begin));
    for (char& c : small)
        if (c >= 'A' && c <= 'Z') c = char(c - 'A' + 'a');
    return small;
}

// Any bytes have a text: a charset that nobody knows is read as bytes, each its own character.
Coder const& coder_or_latin1(std::string_view name) {
    Coder const* found = coder(name);
    return found ? *found : *coder("latin1");
}

} // namespace

std::string charset_of_label(std::string_view label) {
    std::string small = canonical(label);
    auto before = [](Label const& each, std::string const& wanted) { return each.label < wanted; };
    auto found = std::lower_bound(std::begin(labels), std::end(labels), small, before);
    return found != std::end(labels) && found->label == small ? std::string(found->name) : std::string();
}

void decode_bytes(std::string_view name, Bytes bytes, ByteSpan at, Text& text, std::vector<Malformed>& malformed) {
    Coder const& by = coder_or_latin1(name);
    Shift shift;
    by.decode(by, {bytes.data() + at.begin, bytes.data() + at.end, at.begin, true}, shift, text, malformed);
}

Decoder::Decoder(std::string_view name) : coder_(coder_or_latin1(name)) {}

void Decoder::feed(Bytes piece, Text& text, std::vector<Malformed>& malformed) {
    open_.insert(open_.end(), piece.begin(), piece.end());
    decode(false, text, malformed);
}

void Decoder::finish(Text& text, std::vector<Malformed>& malformed) { decode(true, text, malformed); }

void Decoder::decode(bool last, Text& text, std::vector<Malformed>& malformed) {
    Offset used = coder_.decode(coder_, {open_.data(), open_.data() + open_.size(), reached_, last}, shift_, text, malformed);
    open_.erase(open_.begin(), open_.begin() + used);
    reached_ += used;
}

bool encode_units(std::string_view name, std::u16string_view units, std::string& bytes) {
    Coder const& by = coder_or_latin1(name);
    return by.encode(by, units, bytes);
}

} // namespace duidu
