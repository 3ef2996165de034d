#include "text/places.h"

#include "text/numeral.h"
#include "text/order.h"

#include <catch_amalgamated.hpp>
#include <random>

using namespace duidu;

TEST_CASE("the places of units that pass a test are told in order, in one text after the other") {
    Places places;
    auto numbers = [&](std::u16string_view text) {
        auto found = places.of(text, may_begin_number);
        return std::vector<Offset>(found.begin(), found.end());
    };
    CHECK(numbers(u"共10项、3类") == std::vector<Offset>{1, 2, 5});
    CHECK(numbers(u"").empty());
    CHECK(numbers(u"无").empty());
    CHECK(numbers(u"二〇二四年十二月") == std::vector<Offset>{0, 1, 2, 3, 5, 6});
}

TEST_CASE("things of one key stay as they stood") {
    using Thing = std::pair<int, char>;
    auto first = [](Thing const& thing) { return thing.first; };
    CHECK(in_order(std::vector<Thing>{{2, 'a'}, {1, 'b'}, {2, 'c'}, {1, 'd'}}, first) ==
          std::vector<Thing>{{1, 'b'}, {1, 'd'}, {2, 'a'}, {2, 'c'}});
    CHECK(in_order(std::vector<Thing>{{1, 'b'}, {1, 'a'}}, first) == std::vector<Thing>{{1, 'b'}, {1, 'a'}});
    CHECK(in_order(std::vector<Thing>{}, first).empty());
}

TEST_CASE("rows that are nearly in order are merged, however many and however nearly") {
    std::mt19937 random(5);
    for (int rows = 0; rows < 12; ++rows)
        for (int late : {0, 1, 3, 20, 60, 200}) {
            std::vector<int> all;
            for (int row = 0; row < rows; ++row)
                for (int i = 0; i < row % 4 * 30 + 2; ++i) all.push_back(10 * i - int(random() % unsigned(10 * late + 1)));
            std::vector<int> sorted = all;
            std::sort(sorted.begin(), sorted.end());
            merge_rows(all);
            CAPTURE(rows, late);
            CHECK(all == sorted);
        }
}

TEST_CASE("places may be asked themselves, between any two of them") {
    Places places;
    auto third = [](Offset at) { return at % 3 == 0; };
    auto found = places.among({4, 13}, third);
    CHECK(std::vector<Offset>(found.begin(), found.end()) == std::vector<Offset>{6, 9, 12});
    CHECK(places.among({7, 7}, third).empty());
}
