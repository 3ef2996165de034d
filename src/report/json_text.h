// A JSON value as the text of it. Values are told from the inside out, so a report is written by joining texts; no tree is built.
//
//     Json{{"span", Json::array({2, 3})}, {"now", u"頁"sv}}      {"span":[2,3],"now":"頁"}
#pragma once

#include <concepts>
#include <initializer_list>
#include <string>
#include <string_view>

namespace duidu {

struct JsonMember;

class Json {
public:
    Json() : text_("null") {}
    Json(std::nullptr_t) : Json() {}
    Json(std::same_as<bool> auto value) : text_(value ? "true" : "false") {}
    template <std::integral Number>
    requires(!std::same_as<Number, bool>) Json(Number value) : text_(std::to_string(value)) {}
    Json(double value);
    Json(char const* utf8) : Json(std::string_view(utf8)) {}
    Json(std::string const& utf8) : Json(std::string_view(utf8)) {}
    // Malformed UTF-8 and lone surrogates become U+FFFD.
    Json(std::string_view utf8);
    Json(std::u16string_view units);
    // An object.
    Json(std::initializer_list<JsonMember> members);

    static Json array(std::initializer_list<Json> values = {});
    static Json object();

    void push_back(Json const& value);
    void set(std::string_view name, Json const& value);

    std::string text() const;

private:
    void append(Json const& value);

    std::string text_; // of an array or object without its last bracket, so that it can grow
    char close_ = 0;   // that bracket
};

struct JsonMember {
    std::string_view name; // without characters that JSON escapes
    Json value;
};

} // namespace duidu
