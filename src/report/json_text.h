// JSON, written from left to right into one string; no tree is built, and no value is a string of its own.
//
//     json(object("span"_is = std::array{2, 3}, "now"_is = u"頁"sv))      {"span":[2,3],"now":"頁"}
//
// object() and each() only say what is to be written: they hold values and views, and must be written while what they view stands.
#pragma once

#include <array>
#include <charconv>
#include <concepts>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace duidu {

// The name of a member, with what stands around it: ,"span":
template <std::size_t size> struct MemberName {
    constexpr MemberName(char const (&name)[size]) {
        text[0] = ',', text[1] = '"', text[size + 1] = '"', text[size + 2] = ':';
        for (std::size_t i = 0; i + 1 < size; ++i) text[i + 2] = name[i];
    }
    char text[size + 3] = {};
};

template <MemberName name, class Value> struct Member { Value value; };

// A value whose member is left out where it is not there.
template <class Value> struct Maybe {
    bool there;
    Value value;
};

class JsonText {
public:
    JsonText() : chunk_(chunk_size, '\0') {}
    // Room for about so many bytes more.
    void reserve_more(std::size_t bytes) { text_.reserve(text_.size() + to_ + bytes); }

    // Anything: null, truth values, numbers, strings (malformed UTF-8 and lone surrogates become U+FFFD), arrays of fixed size, what
    // may be null, and what object() and each() hold.
    template <class Value> void value(Value const& value) {
        if constexpr (std::same_as<Value, std::nullptr_t>) put("null");
        else if constexpr (std::same_as<Value, bool>) value ? put("true") : put("false");
        else if constexpr (std::integral<Value>) integer(value);
        else if constexpr (std::floating_point<Value>) number(value);
        else if constexpr (std::convertible_to<Value, std::u16string_view>) string(std::u16string_view(value));
        else if constexpr (std::convertible_to<Value, std::string_view>) string(std::string_view(value));
        else if constexpr (std::invocable<Value const&, JsonText&>) value(*this);
        else several(value);
    }
    // {name: value, …}; the first member is always there.
    template <MemberName name, class Value, class... Rest> void object(Member<name, Value> const& first, Rest const&... rest) {
        put('{');
        member<name, 1>(first.value);
        (next(rest), ...);
        put('}');
    }
    // [value, …] of any kinds.
    template <class... Values> void array(Values const&... values) {
        put('[');
        bool first = true;
        ((std::exchange(first, false) ? void() : put(','), value(values)), ...);
        put(']');
    }
    // Objects whose members are not known to the source: `tell` calls add().
    template <class Tell> void open_object(Tell tell) {
        put('{');
        bool outer = std::exchange(first_, true);
        tell();
        first_ = outer;
        put('}');
    }
    template <class Value> void add(std::string_view name, Value const& of) {
        if (!std::exchange(first_, false)) put(',');
        string(name);
        put(':');
        value(of);
    }
    // [tell(one), …]
    template <class List, class Tell> void list(List const& all, Tell const& tell) {
        put('[');
        bool first = true;
        for (auto const& one : all) {
            if (!std::exchange(first, false)) put(',');
            value(tell(one));
        }
        put(']');
    }

    std::string text() && {
        flush();
        return std::move(text_);
    }

private:
    // Written first where the processor's cache is, then appended as a whole.
    static constexpr std::size_t chunk_size = 1 << 14;

    // Room for `most` bytes, far fewer than a chunk, at `to_`.
    char* room(std::size_t most) {
        if (chunk_size - to_ < most) flush();
        return chunk_.data() + to_;
    }
    void flush() { text_.append(chunk_.data(), to_), to_ = 0; }
    void put(char c) { *room(1) = c, ++to_; }
    template <std::size_t size> void put(char const (&plain)[size]) {
        std::memcpy(room(size), plain, size);
        to_ += size - 1;
    }
    // Its name from the unit `from` on, which leaves out the comma.
    template <MemberName name, std::size_t from, class Value> void member(Value const& of) {
        constexpr std::size_t length = sizeof name.text - from;
        std::memcpy(room(length), name.text + from, length);
        to_ += length;
        value(of);
    }
    template <MemberName name, class Value> void next(Member<name, Value> const& one) { member<name, 0>(one.value); }
    template <MemberName name, class Value> void next(Member<name, Maybe<Value>> const& one) {
        if (one.value.there) member<name, 0>(one.value.value);
    }
    template <class Number> void integer(Number value) {
        constexpr std::size_t longest = 24;
        char* to = room(longest);
        to_ += std::size_t(std::to_chars(to, to + longest, value).ptr - to);
    }
    template <class Value> void several(std::optional<Value> const& one) { one ? value(*one) : put("null"); }
    template <class Value, std::size_t count> void several(std::array<Value, count> const& all) {
        list(all, [](Value const& one) { return one; });
    }
    void number(double value);
    void string(std::string_view utf8);
    void string(std::u16string_view units);
    void escape(unsigned char c);

    std::string text_, chunk_;
    std::size_t to_ = 0; // how much of the chunk is written
    bool first_ = true;  // of the members that add() writes
};

// ---- what holds values until they are written ----

// Strings that stand elsewhere are viewed, those that were made for the report are kept.
inline std::string_view held(std::string const& text) { return text; }
inline std::u16string_view held(std::u16string const& text) { return text; }
inline std::string held(std::string&& text) { return std::move(text); }
inline std::u16string held(std::u16string&& text) { return std::move(text); }
template <class Value> Value held(Value value) { return value; }

template <MemberName name> struct Named {
    template <class Value> auto operator=(Value&& value) const {
        return Member<name, decltype(held(std::forward<Value>(value)))>{held(std::forward<Value>(value))};
    }
};
template <MemberName name> constexpr Named<name> operator""_is() { return {}; }

template <class... Members> auto object(Members... members) {
    return [members...](JsonText& out) { out.object(members...); };
}
template <class... Values> auto array(Values&&... values) {
    return [... all = held(std::forward<Values>(values))](JsonText& out) { out.array(all...); };
}
template <class List, class Tell> auto each(List const& list, Tell tell) {
    return [&list, tell](JsonText& out) { out.list(list, tell); };
}
template <class One, class Tell> auto each(std::span<One const> list, Tell tell) {
    return [list, tell](JsonText& out) { out.list(list, tell); };
}

// The text of one value.
template <class Value> std::string json(Value const& value) {
    JsonText out;
    out.value(value);
    return std::move(out).text();
}

} // namespace duidu
