#include "parse/formats/json_ld.h"

#include "text/utf.h"

namespace duidu {

namespace {

constexpr std::size_t depth_limit = 64; // of objects in objects; deeper data says nothing of the page

// Which strings are wanted: the key and the key that its object stands under ("" at the top or inside @graph).
struct Wanted {
    std::u16string_view key, around;
    char const* name;
};

constexpr Wanted wanted[] = {
    {u"headline", u"", "headline"},      {u"datePublished", u"", "datepublished"},
    {u"articleSection", u"", "section"}, {u"name", u"author", "author"},
    {u"author", u"", "author"},          {u"name", u"publisher", "publisher"},
};

unsigned hexadecimal(std::u16string_view digits) {
    unsigned value = 0;
    for (char16_t unit : digits) {
        bool digit = unit >= u'0' && unit <= u'9', letter = (unit | 32) >= u'a' && (unit | 32) <= u'f';
        if (!digit && !letter) return 0xFFFD;
        value = value * 16 + unsigned(digit ? unit - u'0' : (unit | 32) - u'a' + 10);
    }
    return value;
}

class Reader {
public:
    explicit Reader(std::u16string_view json) : json_(json) {}

    std::vector<JsonValue> read() {
        for (Offset at = 0; at < json_.size();) at = step(at);
        return std::move(found_);
    }

private:
    // The keys of the objects around; an array keeps the key it stands under.
    std::vector<std::u16string> around_;
    std::u16string key_;
    std::vector<JsonValue> found_;
    std::u16string_view json_;

    Offset step(Offset at) {
        switch (json_[at]) {
        case u'{':
        case u'[':
            if (around_.size() >= depth_limit) return Offset(json_.size());
            around_.push_back(key_);
            return at + 1;
        case u'}':
        case u']':
            if (!around_.empty()) key_ = around_.back(), around_.pop_back();
            return at + 1;
        case u'"':
            return string(at);
        default:
            return at + 1;
        }
    }

    Offset string(Offset open) {
        std::u16string value;
        Offset at = open + 1;
        for (; at < json_.size() && json_[at] != u'"'; ++at) {
            if (json_[at] != u'\\' || at + 1 >= json_.size()) {
                value.push_back(json_[at]);
                continue;
            }
            char16_t escaped = json_[++at];
            if (escaped == u'u' && at + 4 < json_.size()) value.push_back(char16_t(hexadecimal(json_.substr(at + 1, 4)))), at += 4;
            else value.push_back(escaped == u'n' || escaped == u't' || escaped == u'r' ? u' ' : escaped);
        }
        Offset behind = at + 1;
        while (behind < json_.size() &&
               (json_[behind] == u' ' || json_[behind] == u'\n' || json_[behind] == u'\r' || json_[behind] == u'\t'))
            ++behind;
        if (behind < json_.size() && json_[behind] == u':') {
            key_ = std::move(value);
            return behind + 1;
        }
        std::u16string_view parent = parent_key();
        for (Wanted const& each : wanted)
            if (key_ == each.key && parent == each.around)
                found_.push_back({each.name, value, {open + 1, std::min(at, Offset(json_.size()))}});
        return at + 1;
    }

    // The key of the object that holds the string; arrays repeat the key they stand under.
    std::u16string_view parent_key() const {
        for (std::size_t i = around_.size(); i-- > 0;)
            if (around_[i] != key_) return around_[i] == u"@graph" ? std::u16string_view() : std::u16string_view(around_[i]);
        return {};
    }
};

} // namespace

std::vector<JsonValue> read_json_ld(std::u16string_view json) { return Reader(json).read(); }

} // namespace duidu
