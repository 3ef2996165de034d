#include "reference/windows.h"

#include <catch_amalgamated.hpp>
#include <map>
#include <random>
#include <string>

using namespace duidu;

TEST_CASE("the first of each window is found again, and no other") {
    std::mt19937 random(3);
    std::u16string text;
    for (int i = 0; i < 3000; ++i) text.push_back(u"统筹城乡阅读"[random() % 6]);
    constexpr Offset length = 6;
    Windows windows(text.size());
    std::map<std::u16string_view, Offset> plain; // the obvious twin
    std::u16string_view view = text;
    for (Offset at = 0; at + length <= text.size(); ++at) {
        std::uint64_t hash = window_hash<length>(text.data() + at);
        auto known = plain.find(view.substr(at, length));
        Offset const* found = windows.find(hash);
        REQUIRE((found != nullptr) == (known != plain.end()));
        if (found) REQUIRE(*found == known->second);
        if (found) REQUIRE(windows.may_hold(hash));
        plain.emplace(view.substr(at, length), at);
        windows.add(hash, at);
    }
    CHECK(plain.size() > 2500);
}

TEST_CASE("every unit of a window counts, and its place") {
    std::u16string const text = u"甲乙丙丁戊己庚辛壬癸";
    std::uint64_t whole = window_hash<10>(text.data());
    for (std::size_t at = 0; at < text.size(); ++at) {
        std::u16string other = text;
        other[at] = u'子';
        CHECK(window_hash<10>(other.data()) != whole);
        other = text;
        std::swap(other[at], other[(at + 1) % text.size()]);
        CHECK(window_hash<10>(other.data()) != whole);
    }
}

TEST_CASE("openings know what was added by its first four units, and little else") {
    std::mt19937 random(5);
    auto word = [&] {
        std::u16string units;
        for (int i = 0; i < 4; ++i) units.push_back(char16_t(0x4E00 + random() % 0x5000));
        return units;
    };
    constexpr std::size_t many = 5000;
    Openings openings(many);
    std::vector<std::u16string> added(many);
    for (std::u16string& one : added) one = word(), openings.add(one.data());
    for (std::u16string const& one : added) REQUIRE(openings.may_begin((one + u"后").data()));
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < many; ++i) wrong += openings.may_begin(word().data()) ? 1 : 0;
    CHECK(wrong < many / 10);
    CHECK_FALSE(Openings(0).may_begin(word().data()));
}
