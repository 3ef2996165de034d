// JSON, written from left to right into one string; no tree is built, and no value is a string of its own.
//
//     json(object("span"_is = std::array{2, 3}, "now"_is = u"頁"sv))      {"span":[2,3],"now":"頁"}
//
// object() and each() only say what is to be written: they hold values and views, and must be written while what they view stands.
#pragma once

#include <algorithm>
#include <array>
#include <concepts>
#include <cstdint>
#include <cstring>
#include <memory>
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

// A number told with four decimals at most: 0.8333.
struct Rounded {
    double value;
};

// A number told as a whole one where it is one: 12, 0.5.
struct Figure {
    double value;
};

// A word of the program's own, which needs no escape: the name of a rule, an id that it counts.
struct Plain {
    std::string_view word;
};

// The bytes that a value takes at most; 0 where its type does not say it.
template <class Value> constexpr std::size_t most_bytes = 0;
template <> inline constexpr std::size_t most_bytes<std::nullptr_t> = 4;
template <> inline constexpr std::size_t most_bytes<bool> = 5;
template <std::integral Value> inline constexpr std::size_t most_bytes<Value> = 20;
template <std::floating_point Value> inline constexpr std::size_t most_bytes<Value> = 40;
template <> inline constexpr std::size_t most_bytes<Rounded> = 40;
template <> inline constexpr std::size_t most_bytes<Figure> = 40;
template <std::integral Value, std::size_t count> inline constexpr std::size_t most_bytes<std::array<Value, count>> = 2 + 21 * count;
template <class Value>
inline constexpr std::size_t most_bytes<std::optional<Value>> = most_bytes<Value> > 0 ? std::max<std::size_t>(most_bytes<Value>, 4) : 0;
template <class Value> inline constexpr std::size_t most_bytes<Maybe<Value>> = most_bytes<Value>;
template <MemberName name, class Value> inline constexpr std::size_t most_bytes<Member<name, Value>> =
    sizeof name.text + most_bytes<Value> + 2; // what its value says, and its name

// Each writes one value at `to`, where there is room for it, and gives its end.
template <std::size_t size> char* write(char* to, char const (&plain)[size]) { return std::memcpy(to, plain, size - 1), to + size - 1; }
inline char* write(char* to, std::nullptr_t) { return write(to, "null"); }
inline char* write(char* to, bool value) { return value ? write(to, "true") : write(to, "false"); }
char* write(char* to, double value);
char* write(char* to, Rounded value);
char* write(char* to, Figure value);
char* write_whole(char* to, std::uint64_t value);
template <std::integral Value> char* write(char* to, Value value) {
    auto size = std::uint64_t(value);
    if constexpr (std::signed_integral<Value>)
        if (value < 0) *to++ = '-', size = 0 - size;
    if (size < 10) return *to = char('0' + size), to + 1;
    return write_whole(to, size);
}
template <class Value, std::size_t count> char* write(char* to, std::array<Value, count> const& all) {
    *to++ = '[';
    for (std::size_t i = 0; i < count; ++i) {
        if (i > 0) *to++ = ',';
        to = write(to, all[i]);
    }
    return *to = ']', to + 1;
}
template <class Value> char* write(char* to, std::optional<Value> const& one) { return one ? write(to, *one) : write(to, nullptr); }

class JsonText {
public:
    // Room for about so many bytes more.
    void reserve_more(std::size_t bytes) { text_.reserve(text_.size() + std::size_t(to_ - chunk_.get()) + bytes); }

    // Anything: null, truth values, numbers, strings (malformed UTF-8 and lone surrogates become U+FFFD), arrays of fixed size, what
    // may be null, and what object() and each() hold.
    template <class Value> void value(Value const& value) {
        if constexpr (most_bytes < Value >> 0) to_ = write(room(), value);
        else if constexpr (std::same_as<Value, Plain>) plain(value.word);
        else if constexpr (std::convertible_to<Value, std::u16string_view>) string(std::u16string_view(value));
        else if constexpr (std::convertible_to<Value, std::string_view>) string(std::string_view(value));
        else if constexpr (std::invocable<Value const&, JsonText&>) value(*this);
        else several(value);
    }
    // {name: value, …}; the first member is always there. One look for room serves all members up to one that may be of any length.
    template <MemberName name, class Value, class... Rest> void object(Member<name, Value> const& first, Rest const&... rest) {
        static_assert((most_bytes<Member<name, Value>> + ... + most_bytes<Rest>) < margin);
        char* to = room();
        *to++ = '{';
        to = member<name, 1>(to, first.value);
        ((to = next(to, rest)), ...);
        *to++ = '}';
        to_ = to;
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
    // Written first where the processor's cache is, then appended as a whole. Whoever writes a thing of known length finds a margin free.
    static constexpr std::size_t chunk_size = 1 << 14, margin = 1 << 10;

    // Room for `most` bytes, fewer than a chunk.
    char* room(std::size_t most = margin) {
        if (std::size_t(chunk_.get() + chunk_size - to_) < most) flush();
        return to_;
    }
    void flush();
    void put(char c) { *room() = c, ++to_; }
    // Its name from the unit `from` on, which leaves out the comma.
    template <MemberName name, std::size_t from, class Value> char* member(char* to, Value const& of) {
        constexpr std::size_t length = sizeof name.text - from;
        std::memcpy(to, name.text + from, length);
        to += length;
        if constexpr (most_bytes < Value >> 0) return write(to, of);
        to_ = to;
        value(of);
        return room();
    }
    template <MemberName name, class Value> char* next(char* to, Member<name, Value> const& one) { return member<name, 0>(to, one.value); }
    template <MemberName name, class Value> char* next(char* to, Member<name, Maybe<Value>> const& one) {
        return one.value.there ? member<name, 0>(to, one.value.value) : to;
    }
    template <class Value> void several(std::optional<Value> const& one) { one ? value(*one) : value(nullptr); }
    template <class Value, std::size_t count> void several(std::array<Value, count> const& all) {
        list(all, [](Value const& one) { return one; });
    }
    void plain(std::string_view word);
    void string(std::string_view utf8);
    void string(std::u16string_view units);
    void escape(unsigned char c);

    std::string text_;
    std::unique_ptr<char[]> chunk_{new char[chunk_size]};
    char* to_ = chunk_.get(); // behind what is written of the chunk
    bool first_ = true;       // of the members that add() writes
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
