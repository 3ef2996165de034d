#include "report/json_text.h"

#include "text/utf.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace duidu {

namespace {

// One unit or byte below 0x80 as it stands in a string.
void append_ascii(std::string& out, unsigned char c) {
    constexpr std::string_view plain = "\"\\\b\f\n\r\t", names = "\"\\bfnrt";
    if (std::size_t at = plain.find(char(c)); at != plain.npos) {
        out += {'\\', names[at]};
    } else if (c < 0x20) {
        out += "\\u00";
        out += "0123456789abcdef"[c >> 4];
        out += "0123456789abcdef"[c & 15];
    } else {
        out += char(c);
    }
}

bool is_plain(char16_t unit) { return unit < 0x80 && unit >= 0x20 && unit != u'"' && unit != u'\\'; }

// Three decimals and the like, which is what confidences and scores have.
bool append_short(std::string& out, double value) {
    constexpr double scale = 1e4, limit = 1e9;
    double whole = std::round(std::fabs(value) * scale);
    if (whole > limit || whole / scale != std::fabs(value)) return false;
    auto digits = static_cast<unsigned long>(whole);
    if (std::signbit(value)) out += '-';
    out += std::to_string(digits / 10000) + '.';
    std::string rest = std::to_string(10000 + digits % 10000).substr(1);
    while (rest.size() > 1 && rest.back() == '0') rest.pop_back();
    out += rest;
    return true;
}

} // namespace

// As few digits as give the same number back.
Json::Json(double value) {
    if (!std::isfinite(value)) {
        text_ = "null";
        return;
    }
    if (append_short(text_, value)) return;
    char digits[40];
    for (int precision = 15; precision <= 17; ++precision) {
        std::snprintf(digits, sizeof digits, "%.*g", precision, value);
        if (std::strtod(digits, nullptr) == value) break;
    }
    text_ = digits;
    if (text_.find_first_of(".e") == text_.npos) text_ += ".0";
}

Json::Json(std::string_view utf8) {
    for (char c : utf8)
        if (static_cast<unsigned char>(c) >= 0x80) {
            text_ = Json(std::u16string_view(from_utf8(utf8))).text_;
            return;
        }
    text_ = '"';
    for (char c : utf8) is_plain(char16_t(c)) ? text_.push_back(c) : append_ascii(text_, static_cast<unsigned char>(c));
    text_ += '"';
}

Json::Json(std::u16string_view units) {
    text_.reserve(units.size() * 3 + 2);
    text_ = '"';
    for (std::size_t at = 0; at < units.size();) {
        std::size_t end = at;
        while (end < units.size() && (units[end] >= 0x80 || is_plain(units[end]))) ++end;
        if (end > at) text_ += to_utf8(units.substr(at, end - at));
        if (end < units.size()) append_ascii(text_, static_cast<unsigned char>(units[end++]));
        at = end;
    }
    text_ += '"';
}

Json::Json(std::initializer_list<JsonMember> members) : text_("{"), close_('}') {
    for (JsonMember const& member : members) set(member.name, member.value);
}

Json Json::array(std::initializer_list<Json> values) {
    Json out;
    out.text_ = "[";
    out.close_ = ']';
    for (Json const& value : values) out.push_back(value);
    return out;
}

Json Json::object() { return Json(std::initializer_list<JsonMember>{}); }

void Json::append(Json const& value) {
    text_ += value.text_;
    if (value.close_) text_ += value.close_;
}

void Json::push_back(Json const& value) {
    if (text_.size() > 1) text_ += ',';
    append(value);
}

void Json::set(std::string_view name, Json const& value) {
    if (text_.size() > 1) text_ += ',';
    text_ += '"';
    text_ += name;
    text_ += "\":";
    append(value);
}

std::string Json::text() const { return close_ ? text_ + close_ : text_; }

} // namespace duidu
